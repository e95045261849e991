/** B9: a document that is large in one respect only, such that the work of judging it grows faster than it does. */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { badgeContexts, badgeOf, ed25519Key, proofOf } from '../support/foreign-signer.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { problemCodesIn } from '../support/problem-codes.js'

const key = ed25519Key(1)
const genuine = badgeOf(key.did)
const proof = await proofOf(genuine, key)
const limits = defaultLimits

/** A badge with the proof of another: nothing of it was signed. */
function unsigned(changes: JsonObject): JsonObject {
  return { ...badgeOf(key.did, changes), proof, ...changes }
}

function many<Member>(count: number, member: (index: number) => Member): readonly Member[] {
  return Array.from({ length: count }, (_, index) => member(index))
}

/** Texts as deep as that, the badge itself being the first. */
function nested(depth: number): JsonValue {
  return depth <= 1 ? 'x' : [nested(depth - 1)]
}

function named(count: number): JsonObject {
  return Object.fromEntries(many(count, (index) => [`t${index}`, `https://x.example/#t${index}`]))
}

function endorsedWith(contexts: number): JsonObject {
  const types = ['VerifiableCredential', 'EndorsementCredential']
  return { '@context': many(contexts, (index) => badgeContexts[index % 2]!), id: 'urn:example:e', type: types }
}

/** What grows, how a document of that size is made, its limit, and the code of one that is larger. */
const dimensions: readonly (readonly [string, (size: number) => JsonObject, number, string])[] = [
  [
    'objects and arrays inside each other',
    (size) => unsigned({ x: nested(size) }),
    limits.maxJsonDepth,
    'JSON_LIMIT_EXCEEDED',
  ],
  [
    'the values of all kinds',
    (size) => {
      const rows = many(20, () => many(240, () => 0))
      const few = unsigned({ x: rows, y: [] })
      return { ...few, y: many(size - valuesIn(few), () => 0) }
    },
    limits.maxJsonNodes,
    'JSON_LIMIT_EXCEEDED',
  ],
  [
    'the members of an array',
    (size) => unsigned({ x: many(size, () => 'x') }),
    limits.maxArrayLength,
    'JSON_LIMIT_EXCEEDED',
  ],
  ['the keys of an object', (size) => unsigned({ x: named(size) }), limits.maxObjectKeys, 'JSON_LIMIT_EXCEEDED'],
  ['a text', (size) => unsigned({ name: 'x'.repeat(size) }), limits.maxStringLength, 'JSON_LIMIT_EXCEEDED'],
  [
    'the contexts',
    (size) => unsigned({ '@context': [...badgeContexts, ...many(size - 2, () => badgeContexts[1]!)] }),
    limits.maxContexts,
    'GRAPH_TOO_COMPLEX',
  ],
  [
    'the inline contexts',
    (size) => unsigned({ '@context': [...badgeContexts, ...many(size, () => named(1))] }),
    limits.maxInlineContexts,
    'GRAPH_TOO_COMPLEX',
  ],
  [
    'the words of an inline context',
    (size) => unsigned({ '@context': [...badgeContexts, named(size)] }),
    limits.maxInlineTerms,
    'GRAPH_TOO_COMPLEX',
  ],
  [
    'the contexts inside',
    (size) => unsigned({ endorsement: [endorsedWith(size)] }),
    limits.maxNestedContexts,
    'GRAPH_TOO_COMPLEX',
  ],
  ['the proofs', (size) => unsigned({ proof: many(size, () => proof) }), limits.maxProofs, 'TOO_MANY_PROOFS'],
]

describe.each(dimensions)('%s', (_, make, limit, code) => {
  it('are judged as they are up to the limit, and refused one beyond it', async () => {
    const { checks } = await verifier.verify(make(limit))
    const codes = problemCodesIn({ checks })
    expect(codes).not.toContain(code)
    expect(await codesOf(make(limit + 1))).toContain(code)
    await expectGenuine()
  })
})

function valuesIn(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return 1 + Object.values(value).reduce((sum: number, member) => sum + valuesIn(member), 0)
}
