/**
 * B14: a proof brings contexts of its own, which would give its options, or what it signs, another meaning; or says for
 * whom and what it was made, as if it were the proof of a presentation.
 */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { openBadgesExtensionsContext } from '../../src/model/contexts.js'
import { badgeContexts, badgeOf, ed25519Key, proofOf, signDocument } from '../support/foreign-signer.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'

const key = ed25519Key(1)
const badge = badgeOf(key.did, { '@context': [...badgeContexts, openBadgesExtensionsContext] })
const contexts = badge['@context'] as readonly string[]
const [first, second] = contexts as [string, string]
const suites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const

/** The contexts of a proof that are no beginning of those of its document. */
const others: readonly (readonly [string, JsonValue])[] = [
  ['the second alone', second],
  ['the second first', [second, first]],
  ['the first twice', [first, first]],
  ['the first and the third', [first, openBadgesExtensionsContext]],
  ['one more than the document', [...contexts, 'https://w3id.org/security/data-integrity/v2']],
  ['one that nobody knows', 'https://attacker.example/context.json'],
  ['another name for a keyword', { forged: '@index' }],
  ['an inline context after those of the document', [...contexts, { forged: '@index' }]],
  ['another meaning of an option', { expires: 'https://attacker.example/expires' }],
  ['an object with nothing in it', {}],
  ['null', null],
  ['a number', 1],
  ['a list in the list', [contexts]],
]

describe.each(suites)('a proof of %s', (cryptosuite) => {
  it.each<[string, JsonValue]>([
    ['all', contexts],
    ['the first two', contexts.slice(0, 2)],
  ])('control: may repeat the contexts of its document from the start: %s', async (_, repeated) => {
    // What a proof over JSON signs is its document under exactly these contexts, and so it is shown.
    const seen = cryptosuite === 'eddsa-jcs-2022' ? { ...badge, '@context': repeated } : badge
    const proof = await proofOf(seen, key, { proof: { cryptosuite, '@context': repeated } })
    const report = await verifier.verify({ ...badge, proof })
    expect(report.verdict).toBe('verified')
    expect(report.credential).toMatchObject({ '@context': seen['@context'] })
  })

  it.each(others)('is refused with contexts of its own, added afterwards: %s', async (_, context) => {
    const signed = await signDocument(badge, key, { proof: { cryptosuite } })
    await expectGenuine(signed)
    expect(await codesOf({ ...signed, proof: { ...signed.proof, '@context': context } })).toEqual(['CONTEXT_NESTED'])
  })

  it.each(['domain', 'challenge', 'nonce'])('that names a %s is taken for what it is, and says so', async (field) => {
    const signed = await signDocument(badge, key, { proof: { cryptosuite, [field]: 'https://shop.example' } })
    const report = await verifier.verify(signed)
    expect(report.verdict).toBe('verified')
    const fields = report.findings
      .filter(({ code }) => code === 'PROOF_FIELD_IGNORED')
      .map(({ facts }) => facts['field'])
    expect(fields).toEqual(field === 'nonce' ? [] : [field])
  })

  it.each(['domain', 'challenge', 'nonce'])('to which somebody adds a %s is refused', async (field) => {
    const signed = await signDocument(badge, key, { proof: { cryptosuite } })
    const added = { ...signed, proof: { ...signed.proof, [field]: 'https://shop.example' } }
    expect(await codesOf(added)).toEqual(['SIGNATURE_INVALID'])
  })
})
