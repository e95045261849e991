/** E21: documents without any valid signature whose only purpose is to cost time. */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { badgeContexts, badgeOf, ed25519Key, proofOf, signPayload } from '../support/foreign-signer.js'
import { codesOf, expectGenuine } from './genuine.js'

const key = ed25519Key(1)

/** A badge with the proof of another. */
async function unsigned(changes: JsonObject): Promise<JsonObject> {
  return { ...badgeOf(key.did, changes), proof: await proofOf(badgeOf(key.did), key) }
}

describe('a document that only costs time', () => {
  it('is refused for nodes that stand inside each other in every order', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `urn:example:node:${index}`)
    const evidence = ids.map((id) => ({
      id,
      type: ['Evidence', 'Achievement'],
      name: 'x',
      related: ids.filter((other) => other !== id).map((other) => ({ id: other, type: ['Related'] })),
    }))
    expect(await codesOf(await unsigned({ evidence }))).toContain('GRAPH_TOO_COMPLEX')
    await expectGenuine()
  })

  it.each([
    ['one node with hundreds', 1, 400],
    ['hundreds of nodes with one', 300, 1],
  ])('is refused for its nested contexts: %s', async (_, nodes, contexts) => {
    const context = Array.from({ length: contexts }, (_each, index) => badgeContexts[index % 2]!)
    const endorsement = Array.from({ length: nodes }, (_each, index) => ({
      '@context': context,
      id: `urn:example:endorsement:${index}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
    }))
    expect(await codesOf(await unsigned({ endorsement }))).toContain('GRAPH_TOO_COMPLEX')
    await expectGenuine()
  })

  it('is refused for its contexts, inline contexts and inline terms', async () => {
    const inline = (terms: number): JsonObject =>
      Object.fromEntries(Array.from({ length: terms }, (_, index) => [`t${index}`, `https://x.example/#t${index}`]))
    for (const context of [
      [...badgeContexts, ...Array.from({ length: 9 }, () => badgeContexts[1]!)],
      [...badgeContexts, inline(1), inline(1), inline(1)],
      [...badgeContexts, inline(101)],
    ]) {
      expect(await codesOf(await unsigned({ '@context': context }))).toContain('GRAPH_TOO_COMPLEX')
    }
    await expectGenuine()
  })
})

// E21: each took minutes before any signature was looked at.
describe('a document of more than any badge has', () => {
  const many = <Value extends JsonValue>(count: number, value: Value): Value[] =>
    Array.from({ length: count }, () => value)
  const deep = (levels: number): JsonObject =>
    JSON.parse(`${'{"a":'.repeat(levels)}0${'}'.repeat(levels)}`) as JsonObject
  const inlineContext = { '@context': badgeContexts, id: 'urn:example:endorsement', type: ['EndorsementCredential'] }

  it.each<[string, JsonObject]>([
    ['an array of 10,000 strings', { tag: many(10_000, 'welding') }],
    ['100,000 strings in nine tenths of a megabyte', { tag: many(250, many(400, 'weldin')) }],
    [
      '100,000 strings under names',
      { tag: many(400, Object.fromEntries(many(250, 0).map((_, at) => [`k${at}`, 'w']))) },
    ],
    ['2,000 nested contexts', { endorsement: many(2_000, inlineContext) }],
    ['2,000 nested contexts in pieces', { evidence: many(5, { endorsement: many(400, inlineContext) }) }],
    ['2,000 contexts', { '@context': many(2_000, badgeContexts[1]!) }],
    ['2,000 levels', { extra: deep(2_000) }],
    ['2,000 levels of arrays', { extra: JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)) as JsonValue }],
    ['100,000 names', Object.fromEntries(many(100_000, 0).map((_, at) => [`k${at}`, 'x']))],
    ['10,000 types', { type: many(10_000, 'OpenBadgeCredential') }],
    ['10,000 proofs', { proof: many(10_000, { type: 'DataIntegrityProof' }) }],
    ['a text of a megabyte', { description: 'x'.repeat(1024 * 1024) }],
    [
      'a picture of three megabytes',
      { image: { id: `data:image/png;base64,${'A'.repeat(3 * 1024 * 1024)}`, type: 'Image' } },
    ],
  ])('is refused for %s, as an object, as text, as bytes and in a token that is signed', async (_, changes) => {
    const document = { ...(await unsigned({})), ...changes }
    const text = JSON.stringify(document)
    const token = signPayload({ ...badgeOf(key.did), ...changes }, key)
    for (const input of [document, text, new TextEncoder().encode(text), token]) {
      expect(await codesOf(input)).toEqual(['JSON_LIMIT_EXCEEDED'])
    }
    await expectGenuine()
  })
})
