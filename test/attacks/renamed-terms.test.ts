/**
 * Contexts are not signed, only what they make of the words. Whoever holds a badge can rewrite or
 * append contexts and rename properties along with them: the graph, and so the signature, stays.
 */
import { describe, expect, it } from 'vitest'
import { toArray, type JsonObject } from '../../src/json/json.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { withRenamed, withValue } from '../support/edit-json.js'
import { badgeContexts, badgeOf, ed25519Key, signDocument, type SignDetails } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'

const key = ed25519Key(1)
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime'
const VOCABULARY = 'https://academy.example/terms#'
const OWNERS_CONTEXT = 'https://owner.example/context.json'

async function signed(
  changes: JsonObject = {},
  details: SignDetails = {},
): Promise<JsonObject & { readonly proof: JsonObject }> {
  return signDocument(badgeOf(key.did, changes), key, details)
}

function contextsWith(...more: readonly (string | JsonObject)[]): JsonObject[string] {
  return [...badgeContexts, ...more]
}

describe('the holder renames an option of the proof by an inline context', () => {
  it.each([
    ['created', 'http://purl.org/dc/terms/created', '2027-01-01T00:00:00Z', 'PROOF_CREATED_IN_FUTURE'],
    ['expires', 'https://w3id.org/security#expiration', '2026-02-01T00:00:00Z', 'PROOF_EXPIRED'],
  ])('refuses %s under another name', async (option, iri, date, code) => {
    const document = await signed({}, { proof: { [option]: date } })
    expect(await codesOf(document)).toEqual([code])

    const { [option]: moved, ...rest } = document.proof
    const proof = { ...rest, other: moved! }
    const alias = { other: { '@id': iri, '@type': DATE_TIME } }
    expect(await codesOf({ ...document, '@context': contextsWith(alias), proof })).toEqual([
      'CONTEXT_INLINE_NOT_ALLOWED',
    ])
    await expectGenuine()
  })

  it('refuses it behind a prefix of a prefix', async () => {
    const document = await signed({}, { proof: { expires: '2026-02-01T00:00:00Z' } })
    const { expires, ...rest } = document.proof
    const chain = {
      outer: 'https://w3id.org/',
      inner: 'outer:',
      other: { '@id': 'inner:security#expiration', '@type': DATE_TIME },
    }
    const respelled = { ...document, '@context': contextsWith(chain), proof: { ...rest, other: expires! } }
    expect(await codesOf(respelled)).toEqual(['CONTEXT_INLINE_NOT_ALLOWED'])
  })
})

describe('the holder renames a property of the issuer’s own', () => {
  const own = { failed: `${VOCABULARY}failed` }
  const subject = (words: JsonObject): JsonObject => ({
    ...(badgeOf(key.did)['credentialSubject'] as JsonObject),
    ...words,
  })

  it('control: the property verifies under the name that its IRI ends in', async () => {
    const document = await signed({ '@context': contextsWith(own), credentialSubject: subject({ failed: true }) })
    await expectGenuine(document)
  })

  it.each([
    ['the opposite', { passed: `${VOCABULARY}failed` }, 'passed'],
    ['a name that a verdict rests on', { validUntil: `${VOCABULARY}failed` }, 'validUntil'],
    ['a name of data model 1.1 that a verdict rests on', { expirationDate: `${VOCABULARY}failed` }, 'expirationDate'],
    ['the beginning of its IRI', { passed: VOCABULARY }, 'passed'],
  ])('refuses %s', async (_, context, name) => {
    const document = await signed({ '@context': contextsWith(own), credentialSubject: subject({ failed: true }) })
    const respelled = { ...document, '@context': contextsWith(context), credentialSubject: subject({ [name]: true }) }
    expect((await codesOf(respelled)).length).toBeGreaterThan(0)
  })
})

describe('the holder appends a context that the verifier’s owner added', () => {
  const owned = (context: JsonObject): Verifier =>
    createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      contexts: { [OWNERS_CONTEXT]: JSON.stringify({ '@context': context }) },
    })

  it('refuses a second name for a word that is defined within a class only', async () => {
    const by = owned({ kind: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType' })
    const document = await signed()
    await expectGenuine(document, by)
    const renamed = withRenamed(document, '/credentialSubject/achievement/achievementType', 'kind')
    expect(await codesOf({ ...renamed, '@context': contextsWith(OWNERS_CONTEXT) }, {}, by)).toEqual(['NOT_COMPACTED'])
  })

  it('refuses a second name for a class', async () => {
    const by = owned({ School: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile' })
    const renamed = withValue(await signed(), '/issuer/type', ['School'])
    expect(await codesOf({ ...renamed, '@context': contextsWith(OWNERS_CONTEXT) }, {}, by)).toContain('NOT_COMPACTED')
  })

  it('refuses a word of the owner’s renamed by an inline context before it', async () => {
    const by = owned({ level: `${VOCABULARY}level` })
    const contexts = { [OWNERS_CONTEXT]: JSON.stringify({ '@context': { level: `${VOCABULARY}level` } }) }
    const changes = { '@context': contextsWith(OWNERS_CONTEXT), level: 'beginner' }
    const document = await signed(changes, { contexts })
    await expectGenuine(document, by)
    const { level, ...rest } = document
    const rename = { 'level-of-master': `${VOCABULARY}level` }
    const respelled = { ...rest, '@context': contextsWith(rename, OWNERS_CONTEXT), 'level-of-master': level! }
    expect(await codesOf(respelled, {}, by)).toEqual(['CONTEXT_INLINE_NOT_ALLOWED'])
  })
})

describe('the holder says a thing twice', () => {
  it('refuses a type, a text and a node that stand twice in their array', async () => {
    const evidence = { id: 'https://academy.example/evidence/1', type: ['Evidence'], name: 'A weld' }
    const document = await signed({ evidence: [evidence] })
    await expectGenuine(document)
    for (const twice of [
      { evidence: [evidence, evidence] },
      { evidence: [evidence, { id: evidence.id, type: ['Evidence'] }] },
      { type: [...toArray(document['type']), 'VerifiableCredential'] },
    ]) {
      expect(await codesOf({ ...document, ...twice })).toEqual(['NOT_COMPACTED'])
    }
  })
})

describe('the holder writes a number that is signed less exactly', () => {
  it('refuses a digit beyond those of the literal', async () => {
    const subject = { ...(badgeOf(key.did)['credentialSubject'] as JsonObject), creditsEarned: 0.1 }
    const document = await signed({ credentialSubject: subject })
    await expectGenuine(document)
    const respelled = withValue(document, '/credentialSubject/creditsEarned', 0.10000000000000002)
    expect(await codesOf(respelled)).toEqual(['NOT_COMPACTED'])
  })
})

describe('after all this', () => {
  it('the next genuine badge verifies', () => expectGenuine(undefined, verifier))
})
