import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../../src/envelope/read-envelope.js'
import { OpenBadgesError, wrongOption } from '../../../src/errors.js'
import type { JsonObject, JsonValue } from '../../../src/json/json.js'
import { didWebDocument } from '../../../src/keys/publish.js'
import { readPublicKey } from '../../../src/keys/public-key.js'
import { defaultLimits } from '../../../src/limits.js'
import type { Authenticated, ProofMeans } from '../../../src/proof/authentication.js'
import { verifyDataIntegrity } from '../../../src/proof/data-integrity/verify-data-integrity.js'
import { fakeSession, unreachable, type FakeSession } from '../../support/fake-session.js'
import { badgeOf, ed25519Key, newKey, proofOf, signDocument, type SignDetails } from '../../support/foreign-signer.js'
import { proofMeans } from '../../support/proof-means.js'
import { thrownBy } from '../../support/thrown-by.js'

const school = ed25519Key(1)
const guild = ed25519Key(2)
const badge = badgeOf(school.did)
const own = await proofOf(badge, school)
const byGuild = await proofOf(badge, guild)
const forged = { ...own, proofValue: byGuild['proofValue']! }
const unknownSuite = { ...own, cryptosuite: 'bbs-2023' }

async function verify(document: JsonObject, means: ProofMeans = proofMeans()): Promise<Authenticated> {
  const envelope = await readEnvelope(document, defaultLimits)
  if (envelope.format === 'jwt') expect.fail('no document')
  return verifyDataIntegrity(envelope, means)
}

const withProofs = (...proof: readonly JsonObject[]): JsonObject => ({ ...badge, proof })
const refusal = async (document: JsonObject, means?: ProofMeans): Promise<string> =>
  (await thrownBy(() => verify(document, means))).code
const signed = (details: SignDetails): Promise<JsonObject> => signDocument(badge, school, details)

describe('verifyDataIntegrity', () => {
  it('authenticates a credential signed by its issuer', async () => {
    const { document, proof, findings } = await verify({ ...badge, proof: own })
    expect(document).toEqual(badge)
    expect(proof).toEqual({
      format: 'data-integrity',
      suite: 'eddsa-rdfc-2022',
      verificationMethod: school.method,
      created: '2026-01-01T00:00:00Z',
      keySource: 'did',
      keyId: school.method,
      keyThumbprint: readPublicKey({ ...school.publicJwk }, defaultLimits).thumbprint,
    })
    expect(findings).toEqual([])
  })

  it.each<[string, JsonObject]>([
    ['its name', { name: 'Surgeon' }],
    ['its issuer’s name', { issuer: { id: school.did, type: ['Profile'], name: 'Another' } }],
    ['its end', { validUntil: '2099-01-01T00:00:00Z' }],
    ['its id', { id: 'urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-4f6a4d2d7f11' }],
    ['a description that is new', { description: 'Very good' }],
    ['its subject', { credentialSubject: { ...(badge['credentialSubject'] as JsonObject), id: 'did:example:thief' } }],
  ])('refuses a credential that was changed after signing: %s', async (_, changes) => {
    expect(await refusal({ ...badge, ...changes, proof: own })).toBe('SIGNATURE_INVALID')
  })

  it.each<[string, Readonly<Record<string, JsonValue>>]>([
    ['created', { created: '2026-01-02T00:00:00Z' }],
    ['an end', { expires: '2099-01-01T00:00:00Z' }],
    ['an id', { id: 'urn:uuid:1' }],
    ['a domain', { domain: 'https://else.example' }],
  ])('refuses a proof that was changed after signing: %s', async (_, changes) => {
    expect(await refusal({ ...badge, proof: { ...own, ...changes } })).toBe('SIGNATURE_INVALID')
  })

  it('refuses a term in the proof that no context defines', async () => {
    expect(await refusal({ ...badge, proof: { ...own, colour: 'green' } })).toBe('TERM_UNDEFINED')
  })

  it.each<[string, Readonly<Record<string, JsonValue | undefined>>]>([
    ['an id', { id: 'urn:uuid:2b0d9f57-0e09-4d2c-a5b1-5f3f6b1a0001' }],
    ['no date', { created: undefined }],
    ['an end that is to come', { expires: '2027-01-01T00:00:00Z' }],
    ['contexts of its document', { '@context': badge['@context']! }],
    ['the first context of its document', { '@context': 'https://www.w3.org/ns/credentials/v2' }],
    ['a nonce', { nonce: 'uAAAA' }],
  ])('authenticates a proof with %s', async (_, proof) => {
    expect((await verify(await signed({ proof }))).proof.keyId).toBe(school.method)
  })

  it.each<[string, Readonly<Record<string, JsonValue | undefined>>, string]>([
    ['for another purpose', { proofPurpose: 'authentication' }, 'PROOF_PURPOSE_WRONG'],
    ['without purpose', { proofPurpose: undefined }, 'PROOF_PURPOSE_WRONG'],
    ['without method', { verificationMethod: undefined }, 'PROOF_MALFORMED'],
    ['created 61 seconds from now', { created: '2026-06-01T00:01:01Z' }, 'PROOF_CREATED_IN_FUTURE'],
    ['that has expired', { expires: '2026-05-01T00:00:00Z' }, 'PROOF_EXPIRED'],
    ['by a method that the issuer does not have', { verificationMethod: `${school.did}#0` }, 'KEY_NOT_AUTHORIZED'],
    [
      'with contexts of its own',
      { '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'] },
      'CONTEXT_NESTED',
    ],
  ])('refuses a proof %s, although its signature may hold', async (_, proof, code) => {
    expect(await refusal(await signed({ proof }))).toBe(code)
  })

  it('says of dates without zone and of fields that mean nothing', async () => {
    const { findings } = await verify(
      await signed({ proof: { expires: '2027-01-01T00:00:00', domain: 'a', challenge: 'b' } }),
    )
    expect(findings.map(({ code, facts, path }) => [code, facts, path])).toEqual([
      ['PROOF_FIELD_IGNORED', { field: 'challenge' }, '/proof/challenge'],
      ['PROOF_FIELD_IGNORED', { field: 'domain' }, '/proof/domain'],
      ['DATE_READ_AS_UTC', { found: '"2027-01-01T00:00:00"' }, '/proof/expires'],
    ])
  })

  it('tells when it was signed, if the proof does', async () => {
    expect((await verify(await signed({}))).signedAt).toBe(Date.UTC(2026, 0, 1))
    expect(await verify(await signed({ proof: { created: undefined } }))).not.toHaveProperty('signedAt')
  })

  it('says that a node is described in several places, once for all proofs', async () => {
    const subject = badge['credentialSubject'] as JsonObject
    const creator = { id: school.did, type: ['Profile'], name: 'Another Academy' }
    const achievement = { ...(subject['achievement'] as JsonObject), creator }
    const document = { ...badge, credentialSubject: { ...subject, achievement } }
    const good = await proofOf(document, school)
    const ignored = await proofOf(document, school, { proof: { domain: 'a' } })
    const { findings } = await verify({ ...document, proof: [good, ignored, unknownSuite] })
    expect(findings.map(({ code }) => code)).toEqual([
      'PROOF_NOT_CHECKED',
      'NODE_DESCRIBED_TWICE',
      'PROOF_FIELD_IGNORED',
    ])
  })

  it.each<[string, readonly string[], string, readonly string[]]>([
    ['a badge', ['VerifiableCredential'], 'OpenBadgeCredential', ['unrecognized', 'badge']],
    [
      'an endorsement, too',
      ['VerifiableCredential', 'OpenBadgeCredential'],
      'EndorsementCredential',
      ['badge', 'endorsement'],
    ],
  ])('refuses a document that is %s by what it says of itself elsewhere', async (_, type, elsewhere, kinds) => {
    const other = { ...badge, type, refreshService: { id: badge['id']!, type: [elsewhere] } }
    const error = await thrownBy(async () => verify(await signDocument(other, school)))
    expect([error.code, error.path, error.facts]).toEqual(['KIND_AMBIGUOUS', '/type', { kinds }])
  })

  it('refuses a credential without issuer, and says that its signature holds', async () => {
    const { issuer: _, ...anonymous } = badge
    const error = await thrownBy(async () => verify(await signDocument(anonymous, school)))
    expect([error.code, error.facts['signature']]).toEqual(['KEY_NOT_AUTHORIZED', 'valid'])
  })
})

describe('a set of proofs', () => {
  it('holds with one proof in a list', async () => {
    expect((await verify(withProofs(own))).findings).toEqual([])
  })

  it('holds with two good proofs, and rests on the first', async () => {
    const later = await proofOf(badge, school, { proof: { created: '2026-02-01T00:00:00Z' } })
    expect((await verify(withProofs(later, own))).proof.created).toBe('2026-02-01T00:00:00Z')
    expect((await verify(withProofs(own, later))).proof.created).toBe('2026-01-01T00:00:00Z')
  })

  it.each<[string, readonly JsonObject[], string, string]>([
    ['a proof of an unknown suite', [own, unknownSuite], 'PROOF_NOT_CHECKED', '/proof/1'],
    ['a proof of an unknown suite before it', [unknownSuite, own], 'PROOF_NOT_CHECKED', '/proof/0'],
    ['a proof for another purpose', [own, { ...own, proofPurpose: 'authentication' }], 'PROOF_NOT_CHECKED', '/proof/1'],
    ['a good proof by somebody else', [own, byGuild], 'PROOF_BY_OTHERS', '/proof/1'],
    ['a good proof by somebody else before it', [byGuild, own], 'PROOF_BY_OTHERS', '/proof/0'],
  ])('holds with a good proof and %s, which it says', async (_, proofs, code, path) => {
    const { proof, findings } = await verify(withProofs(...proofs))
    expect(proof.keyId).toBe(school.method)
    expect(findings.map((each) => [each.code, each.path])).toEqual([[code, path]])
  })

  it('names the key of somebody else whose proof is good', async () => {
    const [finding] = (await verify(withProofs(own, byGuild))).findings
    expect(finding?.facts).toEqual({ controller: guild.method })
  })

  it('does not rest on proofs of types that no context defines, whatever else is good', async () => {
    const error = await thrownBy(() => verify(withProofs(own, { ...own, type: 'Seal' })))
    expect([error.code, error.path, error.facts]).toEqual(['TERM_UNDEFINED', '/proof/1/type', { term: 'Seal' }])
  })

  const [march, july] = ['2027-03-01T00:00:00Z', '2027-07-01T00:00:00Z']
  it.each<[string, readonly (string | undefined)[], number | undefined]>([
    ['without end', [undefined], undefined],
    ['to the end of its one proof', [march], Date.UTC(2027, 2, 1)],
    ['to the first end of several', [july, undefined, march], Date.UTC(2027, 2, 1)],
  ])('holds %s', async (_, ends, holdsUntil) => {
    const proofs = await Promise.all(ends.map((expires) => proofOf(badge, school, { proof: { expires } })))
    const authenticated = await verify(withProofs(...proofs))
    expect(authenticated.holdsUntil).toBe(holdsUntil)
    expect('holdsUntil' in authenticated).toBe(holdsUntil !== undefined)
  })

  it.each<[string, readonly JsonObject[], string]>([
    ['a good and a forged proof', [own, forged], 'SIGNATURE_INVALID'],
    ['a forged and a good proof', [forged, own], 'SIGNATURE_INVALID'],
    ['a good proof and one whose value is broken', [own, { ...own, proofValue: 'z1' }], 'PROOF_MALFORMED'],
    ['a good proof and one without value', [own, { ...own, proofValue: null }], 'PROOF_MALFORMED'],
    [
      'a good proof and one by somebody else that does not hold',
      [own, { ...byGuild, proofValue: own['proofValue']! }],
      'KEY_NOT_AUTHORIZED',
    ],
    ['a good proof by somebody else only', [byGuild], 'KEY_NOT_AUTHORIZED'],
    ['two good proofs by somebody else', [byGuild, byGuild], 'KEY_NOT_AUTHORIZED'],
    ['a proof by somebody else and an unknown suite', [byGuild, unknownSuite], 'KEY_NOT_AUTHORIZED'],
    ['a proof of an unknown suite only', [unknownSuite], 'SUITE_NOT_SUPPORTED'],
    ['a proof for another purpose only', [{ ...own, proofPurpose: 'authentication' }], 'PROOF_PURPOSE_WRONG'],
    ['no proofs', [], 'NO_PROOF'],
    ['nine proofs', Array.from({ length: 9 }, () => own), 'TOO_MANY_PROOFS'],
  ])('does not hold with %s', async (_, proofs, code) => {
    expect(await refusal(withProofs(...proofs))).toBe(code)
  })

  it('says of a credential that only others signed, that the signature holds', async () => {
    const error = await thrownBy(() => verify(withProofs(byGuild)))
    expect(error).toMatchObject({ path: '/proof/0', facts: { signature: 'valid', issuer: school.did } })
  })

  it('is refused for the first of two proofs by others', async () => {
    const later = await proofOf(badge, ed25519Key(3))
    expect(await thrownBy(() => verify(withProofs(later, byGuild)))).toMatchObject({
      path: '/proof/0',
      facts: { key: later['verificationMethod'] },
    })
  })

  it('does not hide a fault of ours', async () => {
    const findKey = (): never => {
      throw new TypeError('a fault')
    }
    const broken = { ...own, proofValue: 'z1' }
    await expect(verify(withProofs(own, broken), proofMeans(undefined, { findKey }))).rejects.toThrow('a fault')
  })

  it('passes on an error that is no problem of the credential', async () => {
    const findKey: ProofMeans['findKey'] = () => Promise.reject(wrongOption('keys', 'some', 'none'))
    const means = proofMeans(undefined, { findKey })
    expect(await refusal(withProofs(own, { ...own, proofValue: 'z1' }), means)).toBe('OPTIONS_INVALID')
  })

  it('does not hold where one proof is by a key of the issuer and another cannot be looked up', async () => {
    const web = await proofOf(badge, guild, { proof: { verificationMethod: 'did:web:guild.example#a' } })
    expect(await refusal(withProofs(own, web))).toBe('KEY_NOT_AUTHORIZED')
  })

  it('does not hold where nobody says whose key made one of two good proofs', async () => {
    const means = proofMeans()
    const findKey: ProofMeans['findKey'] = (issuer, reference, fits) =>
      reference.method === school.method
        ? means.findKey(issuer, reference, fits)
        : Promise.reject(new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer }))
    const error = await thrownBy(() => verify(withProofs(own, byGuild), { ...means, findKey }))
    expect([error.code, error.facts['signature']]).toEqual(['ISSUER_PUBLISHES_NO_KEYS', 'valid'])
  })

  it('names the wrong proof rather than the one that could not be looked at', async () => {
    const did = 'did:web:school.example'
    const document = badgeOf(did)
    const good = await proofOf(document, school, { proof: { verificationMethod: `${did}#a` } })
    const session = fakeSession({ 'https://school.example/.well-known/did.json': unreachable })
    const broken = { ...good, proofValue: 'z1' }
    expect(await refusal({ ...document, proof: [good] }, proofMeans(session))).toBe('KEY_UNREACHABLE')
    expect(await refusal({ ...document, proof: [good, broken] }, proofMeans(session))).toBe('PROOF_MALFORMED')
  })

  it('is not judged as a chain whose start is gone', async () => {
    expect(await refusal(withProofs({ ...own, previousProof: 'urn:uuid:9' }))).toBe('PREVIOUS_PROOF_MISSING')
  })
})

describe('a chain of proofs', () => {
  const id = 'urn:uuid:2b0d9f57-0e09-4d2c-a5b1-5f3f6b1a0002'
  /** VC Data Integrity 1.0, "Proof Chains": what comes before is signed, too. */
  const chainedTo = (previous: JsonObject): Promise<JsonObject> =>
    proofOf({ ...badge, proof: previous }, school, { proof: { previousProof: id, created: '2026-02-01T00:00:00Z' } })

  it('holds, and what it shows is the credential without proofs', async () => {
    const first = await proofOf(badge, school, { proof: { id } })
    const { document, proof, findings } = await verify(withProofs(await chainedTo(first), first))
    expect(document).toEqual(badge)
    expect([proof.created, findings]).toEqual(['2026-02-01T00:00:00Z', []])
  })

  it('does not hold once a proof in it was exchanged', async () => {
    const first = await proofOf(badge, school, { proof: { id } })
    const other = await proofOf(badge, school, { proof: { id, created: '2026-01-02T00:00:00Z' } })
    const error = await thrownBy(async () => verify(withProofs(other, await chainedTo(first))))
    expect([error.code, error.path]).toEqual(['SIGNATURE_INVALID', '/proof/1'])
  })

  it('is in doubt where it continues a proof of a suite that nobody knows, and wrong where anything is wrong', async () => {
    const first = { ...unknownSuite, id }
    const next = await chainedTo(first)
    const doubt = await thrownBy(() => verify(withProofs(first, own, next)))
    expect([doubt.code, doubt.path, doubt.facts['suite']]).toEqual(['SUITE_NOT_SUPPORTED', '/proof/0', 'bbs-2023'])
    expect(await refusal(withProofs(first, next, forged))).toBe('SIGNATURE_INVALID')
    const wrong = { ...next, proofValue: own['proofValue']! }
    expect(await refusal(withProofs(first, own, wrong))).toBe('SIGNATURE_INVALID')
  })
})

const did = 'did:web:school.example'
const method = `${did}#a`
const published = await signDocument(badgeOf(did), school, { proof: { verificationMethod: method } })

describe('keys of issuers that publish', () => {
  const publish = (dates: object = {}): FakeSession =>
    fakeSession({
      'https://school.example/.well-known/did.json': didWebDocument(did, [
        { id: method, publicKey: school.publicJwk, ...dates },
      ]),
    })

  it('authenticate', async () => {
    expect((await verify(published, proofMeans(publish()))).proof).toMatchObject({
      keySource: 'key-document',
      keyId: method,
    })
  })

  it.each<[string, object, Partial<ProofMeans>, string]>([
    ['was given up before the moment judged', { revoked: '2026-03-01T00:00:00Z' }, {}, 'KEY_REVOKED'],
    [
      'was given up after the moment judged',
      { revoked: '2026-03-01T00:00:00Z' },
      { at: Date.UTC(2026, 1, 1) },
      'KEY_REVOKED',
    ],
    ['ended before the moment judged', { expires: '2026-03-01T00:00:00Z' }, {}, 'KEY_EXPIRED'],
  ])('do not authenticate where the key %s', async (_, dates, changes, code) => {
    expect(await refusal(published, proofMeans(publish(dates), changes))).toBe(code)
  })

  it('authenticate at a moment before the key ended', async () => {
    const means = proofMeans(publish({ expires: '2026-03-01T00:00:00Z' }), { at: Date.UTC(2026, 1, 1) })
    expect((await verify(published, means)).proof.keyId).toBe(method)
  })

  it.each<[string, object, string | undefined, number]>([
    ['of the key', { expires: '2027-03-01T00:00:00Z' }, undefined, Date.UTC(2027, 2, 1)],
    [
      'of the key, before that of the proof',
      { expires: '2027-03-01T00:00:00Z' },
      '2027-07-01T00:00:00Z',
      Date.UTC(2027, 2, 1),
    ],
    [
      'of the proof, before that of the key',
      { expires: '2027-07-01T00:00:00Z' },
      '2027-03-01T00:00:00Z',
      Date.UTC(2027, 2, 1),
    ],
  ])('hold to the end %s', async (_, dates, expires, holdsUntil) => {
    const document = await signDocument(badgeOf(did), school, { proof: { verificationMethod: method, expires } })
    expect((await verify(document, proofMeans(publish(dates)))).holdsUntil).toBe(holdsUntil)
  })

  it('tell the end of a key that has no zone', async () => {
    const expires = '2027-03-01T00:00:00'
    const listed = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: school.multikey, expires }
    const session = fakeSession({
      'https://school.example/.well-known/did.json': { id: did, assertionMethod: [listed] },
    })
    const { findings } = await verify(published, proofMeans(session))
    expect(findings.map(({ code, facts, url }) => [code, facts, url])).toEqual([
      ['DATE_READ_AS_UTC', { found: '"2027-03-01T00:00:00"' }, 'https://school.example/.well-known/did.json'],
    ])
  })

  it.each(['ES256', 'RS256'] as const)('of type %s are not used for eddsa-rdfc-2022', async (algorithm) => {
    const other = newKey(algorithm)
    const listed = didWebDocument(did, [{ id: method, publicKey: other.publicJwk }])
    const session = fakeSession({ 'https://school.example/.well-known/did.json': listed })
    expect(await refusal(published, proofMeans(session))).toBe('KEY_TYPE_MISMATCH')
  })

  it('asks nobody where the suite is unknown', async () => {
    const session = publish()
    expect(
      await refusal({ ...published, proof: { ...published.proof, cryptosuite: 'bbs-2023' } }, proofMeans(session)),
    ).toBe('SUITE_NOT_SUPPORTED')
    expect(session.asked).toEqual([])
  })
})
