import { describe, expect, it } from 'vitest'
import type { Envelope, JwtEnvelope } from '../../src/envelope/envelope.js'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import { didWebDocument } from '../../src/keys/publish.js'
import { readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { authenticate } from '../../src/proof/authenticate.js'
import type { Authenticated, ProofMeans } from '../../src/proof/authentication.js'
import { fakeSession, type FakeSession } from '../support/fake-session.js'
import { badgeOf, ed25519Key, newKey, signDocument, signPayload, type TestKey } from '../support/foreign-signer.js'
import { proofMeans } from '../support/proof-means.js'
import { thrownBy } from '../support/thrown-by.js'

const learner = ed25519Key(11)
const thief = ed25519Key(12)
const school = ed25519Key(13)
const web = 'did:web:learner.example'
const webDocument = 'https://learner.example/.well-known/did.json'
const verifier = 'https://verifier.example'

const badge = await signDocument(badgeOf(school.did), school)
const unsigned = (holder: string, changes: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiablePresentation'],
  holder,
  verifiableCredential: [badge],
  ...changes,
})
const options = { proofPurpose: 'authentication', challenge: 'c-1', domain: verifier }
const expected = { challenge: 'c-1', domain: verifier }
const present = (document: JsonObject, key: TestKey, proof: JsonObject = {}): Promise<JsonObject> =>
  signDocument(document, key, { proof: { ...options, ...proof } })
const check = async (
  input: unknown,
  session?: FakeSession,
  changes: Partial<ProofMeans> = expected,
): Promise<Authenticated> => authenticate(await readEnvelope(input, defaultLimits), proofMeans(session, changes))
const refusal = async (input: unknown, session?: FakeSession, changes?: Partial<ProofMeans>): Promise<string> =>
  (await thrownBy(() => check(input, session, changes))).code

describe('a presentation with an embedded proof', () => {
  it('is authenticated as its holder’s, and shown without proof', async () => {
    const document = unsigned(learner.did)
    const authenticated = await check(await present(document, learner))
    expect(authenticated.document).toEqual(document)
    expect(authenticated.proof).toMatchObject({ suite: 'eddsa-rdfc-2022', keySource: 'did', keyId: learner.method })
    expect(authenticated.findings).toEqual([])
  })

  it.each<[string, JsonObject, string]>([
    ['made to state something', { proofPurpose: 'assertionMethod' }, 'PROOF_PURPOSE_WRONG'],
    ['for another occasion', { challenge: 'c-2' }, 'PROOF_CHALLENGE_MISMATCH'],
    ['for somebody else', { domain: 'https://else.example' }, 'PROOF_DOMAIN_MISMATCH'],
    ['for somebody else, too', { domain: [verifier, 'https://else.example'] }, 'PROOF_DOMAIN_MISMATCH'],
  ])('is refused with a proof %s', async (_, proof, code) => {
    expect(await refusal(await present(unsigned(learner.did), learner, proof))).toBe(code)
  })

  it('is refused without the challenge or the domain that is expected', async () => {
    const bare = await signDocument(unsigned(learner.did), learner, { proof: { proofPurpose: 'authentication' } })
    expect(await refusal(bare)).toBe('PROOF_CHALLENGE_MISMATCH')
    expect(await refusal(bare, undefined, { domain: verifier })).toBe('PROOF_DOMAIN_MISMATCH')
    expect((await check(bare, undefined, {})).findings).toEqual([])
  })

  it('says of a challenge and a domain that nobody expects', async () => {
    const { findings } = await check(await present(unsigned(learner.did), learner), undefined, {})
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['PROOF_FIELD_IGNORED', '/proof/challenge'],
      ['PROOF_FIELD_IGNORED', '/proof/domain'],
    ])
  })

  it('is refused once anything in it is changed', async () => {
    const presented = await present(unsigned(learner.did), learner)
    const proof = presented['proof'] as JsonObject
    expect(await refusal({ ...presented, id: 'urn:uuid:1' })).toBe('SIGNATURE_INVALID')
    expect(await refusal({ ...presented, verifiableCredential: [] })).not.toBe('')
    expect(
      await refusal({ ...presented, proof: { ...proof, challenge: 'c-2' } }, undefined, { challenge: 'c-2' }),
    ).toBe('SIGNATURE_INVALID')
  })

  it('is nobody’s but its holder’s, whoever issued what it holds', async () => {
    expect(await refusal(await present(unsigned(learner.did), thief))).toBe('KEY_NOT_AUTHORIZED')
    expect(await refusal(await present(unsigned(learner.did), school))).toBe('KEY_NOT_AUTHORIZED')
    const { holder: _, ...anonymous } = unsigned(learner.did)
    expect(await refusal(await present(anonymous, learner))).toBe('KEY_NOT_AUTHORIZED')
  })

  const published = didWebDocument(web, [{ id: `${web}#1`, publicKey: learner.publicJwk }]) as unknown as JsonObject
  const { assertionMethod, ...others } = published
  const byWeb = present(unsigned(web), learner, { verificationMethod: `${web}#1` })

  it('is good by a key that its holder publishes for authentication', async () => {
    const session = fakeSession({ [webDocument]: { ...others, authentication: assertionMethod! } })
    expect((await check(await byWeb, session)).proof).toMatchObject({ keySource: 'key-document', keyId: `${web}#1` })
  })

  it('is not good by one that its holder publishes for statements only', async () => {
    const another = newKey('Ed25519')
    const method = { id: '#2', type: 'Multikey', controller: web, publicKeyMultibase: another.multikey }
    const session = fakeSession({ [webDocument]: { ...published, authentication: [method] } })
    expect(await refusal(await byWeb, session)).toBe('KEY_NOT_AUTHORIZED')
    expect(await refusal(await byWeb, fakeSession({ [webDocument]: published }))).toBe('ISSUER_PUBLISHES_NO_KEYS')
  })

  it('is not good by a key that was pinned, to be an issuer’s', async () => {
    const pinned = [readPublicKey({ ...learner.publicJwk }, defaultLimits)]
    const session = fakeSession({ [webDocument]: published })
    const means = { ...expected, pinnedKeys: () => Promise.resolve(pinned) }
    expect(await refusal(await byWeb, session, means)).toBe('ISSUER_PUBLISHES_NO_KEYS')
  })

  it('shows the way back: a key for authentication makes no statements', async () => {
    const session = fakeSession({ [webDocument]: { ...others, authentication: assertionMethod! } })
    const signed = await signDocument(badgeOf(web), learner, { proof: { verificationMethod: `${web}#1` } })
    expect(await refusal(signed, session)).toBe('ISSUER_PUBLISHES_NO_KEYS')
  })
})

/** A token as it will be read: the presentation is its payload, or its `vp` claim. */
function tokenOf(presentation: JsonObject, claims: JsonObject, key: TestKey, header: JsonObject = {}): JwtEnvelope {
  const payload = { ...claims, vp: presentation }
  const token = signPayload(payload, key, header)
  const [encoded = ''] = token.split('.')
  return {
    format: 'jwt',
    inputKind: 'text',
    sha256: '',
    kind: 'presentation',
    dataModel: '1.1',
    document: presentation,
    proofs: [],
    token,
    header: JSON.parse(Buffer.from(encoded, 'base64url').toString()) as JsonObject,
    payload,
    claims,
    layout: 'vc-claim',
  }
}

describe('a presentation as a token', () => {
  const claims = { iss: learner.did, nonce: 'c-1', aud: verifier }
  const ask = (envelope: Envelope, changes: Partial<ProofMeans> = expected): Promise<Authenticated> =>
    authenticate(envelope, proofMeans(undefined, changes))
  const codeOf = async (envelope: Envelope): Promise<string> => (await thrownBy(() => ask(envelope))).code

  it.each<[string, JsonObject]>([
    ['holder', unsigned(learner.did)],
    ['iss alone', { type: ['VerifiablePresentation'] }],
  ])('is authenticated as that of whom its %s names', async (_, presentation) => {
    const { proof, findings } = await ask(tokenOf(presentation, claims, learner))
    expect(proof).toMatchObject({ format: 'jwt', suite: 'EdDSA', keySource: 'did', keyId: learner.method })
    expect(findings).toEqual([])
  })

  it.each(['JWT', 'vp+jwt', 'vp+ld+jwt', 'application/vp+jwt'])('may be of type %s', async (typ) => {
    expect((await ask(tokenOf(unsigned(learner.did), claims, learner, { typ }))).findings).toEqual([])
  })

  it('says that it is called a credential', async () => {
    const { findings } = await ask(tokenOf(unsigned(learner.did), claims, learner, { typ: 'vc+jwt' }))
    expect(findings).toMatchObject([{ code: 'JWT_TYP_UNUSUAL' }])
  })

  it.each<[string, JsonObject, TestKey, string]>([
    ['by somebody else', claims, thief, 'KEY_NOT_AUTHORIZED'],
    ['by somebody else who says so', { ...claims, iss: thief.did }, thief, 'KEY_NOT_AUTHORIZED'],
    ['whose iss is another', { ...claims, iss: thief.did }, learner, 'JWT_CLAIM_MISMATCH'],
    ['for another occasion', { ...claims, nonce: 'c-2' }, learner, 'PROOF_CHALLENGE_MISMATCH'],
    ['for no occasion', { iss: learner.did, aud: verifier }, learner, 'PROOF_CHALLENGE_MISMATCH'],
    ['for somebody else', { ...claims, aud: 'https://else.example' }, learner, 'PROOF_DOMAIN_MISMATCH'],
  ])('is refused %s', async (_, stated, key, code) => {
    expect(await codeOf(tokenOf(unsigned(learner.did), stated, key))).toBe(code)
  })

  it('is refused as a whole: its occasion stands beside everything in it', async () => {
    const error = await thrownBy(() => ask(tokenOf(unsigned(learner.did), { ...claims, nonce: 'c-2' }, learner)))
    expect([error.code, error.path]).toEqual(['PROOF_CHALLENGE_MISMATCH', ''])
  })
})
