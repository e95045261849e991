/** Every form that an issuer issues, read back by other implementations: jose the tokens, @digitalbazaar/vc the proofs. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsaSuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { cryptosuite as eddsaSuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { importJWK, jwtVerify, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { createIssuer, type Award, type Issuer } from '../../src/issue/issuer.js'
import { createProofSetSigner } from '../../src/issue/proof-set-signer.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import { didWebDocument } from '../../src/keys/publish.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { verifyWithPeer } from '../support/peer-stack.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const eddsa = new DataIntegrityProof({ cryptosuite: eddsaSuite })
const ecdsa = new DataIntegrityProof({ cryptosuite: ecdsaSuite })
const good = { verified: true, errors: [] }
const ed25519 = await fixedKey('school')
const p256 = await fixedKey('school', { algorithm: 'ES256' })
const p384 = await fixedKey('school', { algorithm: 'ES384' })
const guildKey = await fixedKey('guild')
const guild = issuerWith(createDataIntegritySigner(guildKey), issuerOf(guildKey))
const guildOfTokens = issuerWith(createJwtSigner(guildKey), issuerOf(guildKey))
const achievement = {
  id: 'https://school.example/achievements/1',
  name: 'Welder',
  description: 'Welds.',
  criteria: 'Weld.',
} as const
const award: Award = { achievement, recipient: { id: 'did:example:learner' }, expiresAfter: { years: 9 } }

function issuerWith(signer: Signer, id = issuerOf(signer.key), at: Date = signedAt): Issuer {
  return createIssuer({ profile: { id, name: 'School' }, signer, status: 'none', now: () => at })
}

function verifierOf(...trustedIssuers: string[]): Verifier {
  return createVerifier({ trustedIssuers, fetch: noNetwork, now: () => judgedAt })
}

function documentOf<Credential>(
  signed: SignedCredential<Credential>,
): Extract<SignedCredential<Credential>, { readonly format: 'data-integrity' }>['document'] {
  if (signed.format === 'data-integrity') return signed.document
  throw new Error('a token')
}

/** The credential with its proofs out of a token: what jose verified, without the claims that the token adds. */
async function insideOf(signed: SignedCredential, key: LocalSigningKey, alg: string): Promise<object> {
  const token = signed.format === 'jwt' ? signed.token : expect.fail('a document')
  const publicKey = await importJWK({ ...key.publicKey } as JWK, alg)
  const { payload } = await jwtVerify(token, publicKey, { algorithms: [alg], currentDate: judgedAt })
  const { iss: _iss, sub: _sub, jti: _jti, nbf: _nbf, exp: _exp, iat: _iat, ...inside } = payload
  return inside
}

describe.each([
  ['P-256', p256],
  ['P-384', p384],
])('a badge with a proof by a key on %s', (_, key) => {
  it('is verified by us and by @digitalbazaar/vc, and by neither once it is changed', async () => {
    const badge = documentOf(await issuerWith(createDataIntegritySigner(key)).issue(award))
    expect(badge.proof).toMatchObject({ cryptosuite: 'ecdsa-rdfc-2019' })
    expect((await verifierOf(issuerOf(key)).verify(badge)).verdict).toBe('verified')
    expect(await verifyWithPeer(badge, judgedAt, ecdsa)).toEqual(good)
    const changed = { ...badge, name: 'Baker' }
    expect((await verifierOf(issuerOf(key)).verify(changed)).verdict).toBe('invalid')
    expect((await verifyWithPeer(changed, judgedAt, ecdsa)).verified).toBe(false)
  })
})

describe.each([
  ['Ed25519', ed25519, 'EdDSA', eddsa],
  ['P-256', p256, 'ES256', ecdsa],
] as const)('a token with a proof inside, both by a key on %s', (_, key, alg, suite) => {
  it('is verified by jose, by us, and what is inside by both without the token', async () => {
    const signer = createJwtSigner(key, { embed: createDataIntegritySigner(key) })
    const badge = await issuerWith(signer).issue(award)
    const inside = await insideOf(badge, key, alg)
    expect(await verifyWithPeer(inside, judgedAt, suite)).toEqual(good)
    const verifier = verifierOf(issuerOf(key))
    for (const each of [badge, inside]) {
      const report = await verifier.verify(each)
      expect(report.verdict).toBe('verified')
      expect(report.findings).toEqual([])
    }
    expect((await verifyWithPeer({ ...inside, name: 'Baker' }, judgedAt, suite)).verified).toBe(false)
  })
})

describe('a proof set', () => {
  it('is verified by us, and each of its suites by @digitalbazaar/vc, alone and in a token', async () => {
    const id = 'did:web:school.example'
    const [first, second] = [
      await fixedKey('school', { id: `${id}#key-1` }),
      await fixedKey('school', { id: `${id}#key-2`, algorithm: 'ES256' }),
    ]
    const set = createProofSetSigner([createDataIntegritySigner(first), createDataIntegritySigner(second)])
    const keys = [first.publicKey, second.publicKey]
    const verifier = createVerifier({ trustedIssuers: [{ id, keys }], fetch: noNetwork, now: () => judgedAt })
    const badge = documentOf(await issuerWith(set, id).issue(award))
    const token = await issuerWith(createJwtSigner(first, { embed: set }), id).issue(award)
    const inside = await insideOf(token, first, 'EdDSA')
    for (const each of [badge, token, inside]) expect((await verifier.verify(each)).verdict).toBe('verified')
    const served = documentsOf(id, [first, second])
    for (const document of [badge, inside]) {
      expect(await verifyWithPeer(document, judgedAt, eddsa, served)).toEqual(good)
      expect(await verifyWithPeer(document, judgedAt, ecdsa, served)).toEqual(good)
    }
  })
})

describe('an endorsement', () => {
  const about = { name: 'A word', subject: { id: achievement.id, comment: 'Well made.' }, expiresAfter: { years: 5 } }

  it('is verified by us and by @digitalbazaar/vc, and as a token by jose', async () => {
    expect(await verifyWithPeer(documentOf(await guild.endorse(about)), judgedAt)).toEqual(good)
    const token = await guildOfTokens.endorse(about)
    const publicKey = await importJWK({ ...guildKey.publicKey } as JWK, 'EdDSA')
    const { payload } = await jwtVerify(token.format === 'jwt' ? token.token : '', publicKey, { currentDate: judgedAt })
    expect(payload).toMatchObject({ sub: achievement.id, type: ['VerifiableCredential', 'EndorsementCredential'] })
  })

  it.each(['token', 'document'])('in a badge that is a %s holds by itself once it is taken out', async (form) => {
    const [embedded, token] = [await guild.endorse(about), await guildOfTokens.endorse(about)]
    const ofSchool = await guild.endorse({ name: 'Accredited', subject: { id: issuerOf(ed25519) } })
    const signer = form === 'token' ? createJwtSigner(ed25519) : createDataIntegritySigner(ed25519)
    const school = createIssuer({
      profile: { id: issuerOf(ed25519), name: 'School', endorsements: [ofSchool] },
      signer,
      status: 'none',
      now: () => signedAt,
    })
    const badge = await school.issue({ ...award, achievement: { ...achievement, endorsements: [embedded, token] } })
    const verifier = verifierOf(issuerOf(ed25519), issuerOf(guildKey))
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    if (badge.format === 'data-integrity') expect(await verifyWithPeer(badge.document, judgedAt)).toEqual(good)
    const content = badge.format === 'jwt' ? await insideOf(badge, ed25519, 'EdDSA') : badge.document
    const { issuer, credentialSubject } = content as OpenBadgeCredential
    const { endorsement = [], endorsementJwt = [] } = credentialSubject.achievement
    const profile = typeof issuer === 'string' ? expect.fail('no profile') : issuer
    expect([...endorsement, ...(profile.endorsement ?? [])]).toEqual([documentOf(embedded), documentOf(ofSchool)])
    expect(endorsementJwt).toHaveLength(1)
    for (const each of [...endorsement, ...endorsementJwt, ...(profile.endorsement ?? [])]) {
      expect((await verifier.verify(each, { accept: ['endorsement'] })).verdict).toBe('verified')
      if (typeof each !== 'string') expect(await verifyWithPeer(each, judgedAt)).toEqual(good)
    }
  })
})

describe('a badge that is issued anew', () => {
  it.each([
    ['with a proof', createDataIntegritySigner(ed25519)],
    ['as a token with a proof inside', createJwtSigner(ed25519, { embed: createDataIntegritySigner(ed25519) })],
  ])('%s is verified by the others, too', async (_, signer) => {
    const before = await issuerWith(signer, undefined, new Date('2025-01-01T00:00:00Z')).issue(award)
    const anew = await issuerWith(signer).reissue(before)
    const content = anew.format === 'jwt' ? await insideOf(anew, ed25519, 'EdDSA') : anew.document
    expect(content).toMatchObject({ awardedDate: '2025-01-01T00:00:00Z', validFrom: '2026-02-01T00:00:00Z' })
    expect(await verifyWithPeer(content, judgedAt)).toEqual(good)
    expect((await verifierOf(issuerOf(ed25519)).verify(anew)).verdict).toBe('verified')
  })
})

/** A DID document and its keys, each served at its own id, as the other implementation asks for them. */
function documentsOf(did: string, keys: readonly LocalSigningKey[]): Readonly<Record<string, object>> {
  const document = didWebDocument(
    did,
    keys.map(({ id, publicKey }) => ({ id, publicKey })),
  )
  const methods = document.verificationMethod.map((method): [string, object] => [
    method.id,
    { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  ])
  return Object.fromEntries<object>([[did, document], ...methods])
}
