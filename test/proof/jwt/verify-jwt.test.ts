import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../../src/json/json.js'
import { didWebDocument, jwksOf } from '../../../src/keys/publish.js'
import { readPublicKey, type PublicKey } from '../../../src/keys/public-key.js'
import { generateKey, type LocalSigningKey } from '../../../src/keys/signing-key.js'
import { defaultLimits } from '../../../src/limits.js'
import type { Authenticated, ProofMeans } from '../../../src/proof/authentication.js'
import { verifyJwt } from '../../../src/proof/jwt/verify-jwt.js'
import { smallBadge } from '../../support/badges.js'
import { fakeSession } from '../../support/fake-session.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { claimsOf } from '../../support/foreign-signer.js'
import { proofMeans } from '../../support/proof-means.js'
import { issuerOf } from '../../support/signed-badges.js'
import { thrownBy } from '../../support/thrown-by.js'
import { encodePart, signToken } from '../../support/tokens.js'

const school = await fixedKey('school')
const stranger = await fixedKey('stranger')
const p256 = await fixedKey('school', { algorithm: 'ES256' })
const p384 = await fixedKey('school', { algorithm: 'ES384' })
const rsa = await generateKey({ algorithm: 'RS256', rsaBits: 2_048 })

const payloadOf = (issuer: string): JsonObject => {
  const badge = smallBadge(issuer) as unknown as JsonObject
  return { ...badge, ...claimsOf(badge) }
}
const own = payloadOf(issuerOf(school))
const publicOf = ({ publicKey }: LocalSigningKey): PublicKey => readPublicKey({ ...publicKey }, defaultLimits)

async function verify(token: string, means: ProofMeans = proofMeans()): Promise<Authenticated> {
  const envelope = await readEnvelope(token, defaultLimits)
  if (envelope.format !== 'jwt') expect.fail('no token')
  return verifyJwt(envelope, means)
}

const refusal = async (token: string, means?: ProofMeans): Promise<string> =>
  (await thrownBy(() => verify(token, means))).code

describe('verifyJwt', () => {
  it.each([school, p256, p384, rsa].map((key) => [key.algorithm, key] as const))(
    'authenticates a token signed with %s',
    async (_, key) => {
      const { proof, document, findings, notBefore, notAfter } = await verify(
        await signToken(payloadOf(issuerOf(key)), key),
      )
      expect(document).toEqual(smallBadge(issuerOf(key)))
      expect(proof).toEqual({
        format: 'jwt',
        suite: key.algorithm === 'Ed25519' ? 'EdDSA' : key.algorithm,
        verificationMethod: key.id,
        keySource: 'did',
        keyId: key.id,
        keyThumbprint: publicOf(key).thumbprint,
      })
      expect([notBefore, notAfter]).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1)])
      expect(findings).toEqual([])
    },
  )

  it('takes Ed25519 for another name of EdDSA', async () => {
    expect((await verify(await signToken(own, school, { header: { alg: 'Ed25519' } }))).proof.suite).toBe('Ed25519')
  })

  it('tells when it was signed, if the token does', async () => {
    const { signedAt } = await verify(await signToken(own, school, { claims: { iat: 1_769_904_000 } }))
    expect(signedAt).toBe(Date.UTC(2026, 1, 1))
    const silent = await verify(await signToken(own, school))
    expect([silent.holdsUntil, 'signedAt' in silent]).toEqual([undefined, false])
  })

  it('brings findings of header, claims and embedded proofs together', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
    const token = await signToken({ ...own, proof }, school, { header: { nonce: 'a' }, claims: { jti: undefined } })
    const { findings, document } = await verify(token)
    expect(findings.map(({ code }) => code)).toEqual([
      'JWT_HEADER_UNUSUAL',
      'JWT_CLAIM_MISSING',
      'EMBEDDED_PROOF_NOT_GOOD',
    ])
    expect(document).not.toHaveProperty('proof')
  })

  it('refuses every token with one character of its signing input changed', async () => {
    const token = await signToken(own, school)
    const [header = '', payload = '', signature = ''] = token.split('.')
    for (const position of [4, 40, 200, payload.length - 4]) {
      const other = payload[position] === 'A' ? 'B' : 'A'
      const changed = `${header}.${payload.slice(0, position)}${other}${payload.slice(position + 1)}.${signature}`
      const error = await thrownBy(() => verify(changed))
      expect(error.code).toMatch(/^(?:SIGNATURE_INVALID|JSON_|JWT_MALFORMED|KEY_NOT_AUTHORIZED|DID_MALFORMED|KIND_)/)
    }
  })

  const cut = async (length: number, fill = 'A'): Promise<string> =>
    `${(await signToken(own, school)).split('.').slice(0, 2).join('.')}.${fill.repeat(length)}`
  it.each([
    ['empty', () => cut(0)],
    ['of zeros', () => cut(86)],
    ['one byte short', () => cut(84)],
    ['one byte long', () => cut(88)],
    ['very long', () => cut(40_000)],
    [
      'of another token',
      async () =>
        `${(await signToken(own, school)).split('.').slice(0, 2).join('.')}.${(await signToken({ ...own, name: 'x' }, school)).split('.')[2] ?? ''}`,
    ],
  ])('refuses a signature that is %s', async (_, make) => {
    expect(await refusal(await make())).toBe('SIGNATURE_INVALID')
  })

  it.each([
    ['ES256', school],
    ['RS256', school],
    ['ES384', p256],
    ['EdDSA', p256],
    ['ES256', p384],
    ['EdDSA', rsa],
  ])('refuses a header that says %s over a key of another type', async (alg, key) => {
    expect(await refusal(await signToken(payloadOf(issuerOf(key)), key, { header: { alg } }))).toBe('KEY_TYPE_MISMATCH')
  })

  it('refuses a shared secret that is the public key', async () => {
    const { createHmac } = await import('node:crypto')
    const input = `${encodePart({ alg: 'HS256', kid: rsa.id })}.${encodePart(payloadOf(issuerOf(rsa)))}`
    const mac = createHmac('sha256', JSON.stringify(rsa.publicKey)).update(input).digest('base64url')
    expect(await refusal(`${input}.${mac}`)).toBe('ALGORITHM_NOT_ALLOWED')
  })

  it.each([
    ['none and no signature', { alg: 'none' }, 'ALGORITHM_NOT_ALLOWED'],
    ['an address of keys', { alg: 'EdDSA', jku: 'https://evil.example/' }, 'JWT_HEADER_NOT_ALLOWED'],
    ['what must be understood', { alg: 'EdDSA', crit: ['exp'] }, 'JWT_HEADER_NOT_ALLOWED'],
  ])('refuses a header with %s', async (_, header, code) => {
    expect(await refusal(await signToken(own, school, { header }))).toBe(code)
  })

  it.each([
    ['iss', 'https://evil.example/', 'JWT_CLAIM_MISMATCH'],
    ['sub', 'did:example:thief', 'JWT_CLAIM_MISMATCH'],
    ['exp', 4_000_000_000, 'JWT_CLAIM_MISMATCH'],
    ['exp', '4000000000', 'JWT_CLAIM_INVALID'],
  ])('refuses a token whose claim %s is %j', async (claim, value, code) => {
    expect(await refusal(await signToken(own, school, { claims: { [claim]: value } }))).toBe(code)
  })

  it('tells a forged signature before it looks at claims', async () => {
    const token = await signToken(own, school, { claims: { iss: 'https://evil.example/' } })
    expect(await refusal(`${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(86)}`)).toBe('SIGNATURE_INVALID')
  })
})

describe('whose key it is', () => {
  it.each([
    ['by name', { kid: stranger.id }],
    ['as an embedded key', { kid: undefined, jwk: stranger.publicKey }],
    ['by name and as an embedded key', { kid: stranger.id, jwk: stranger.publicKey }],
  ])('refuses the key of another, given %s, and says that its signature holds', async (_, header) => {
    const error = await thrownBy(async () => verify(await signToken(own, stranger, { header })))
    expect([error.code, error.facts['signature']]).toEqual(['KEY_NOT_AUTHORIZED', 'valid'])
  })

  it('refuses another key in the header under the issuer’s name', async () => {
    const token = await signToken(own, stranger, { header: { kid: school.id, jwk: stranger.publicKey } })
    const error = await thrownBy(() => verify(token))
    expect([error.code, error.facts['signature']]).toEqual(['KEY_NOT_AUTHORIZED', 'valid'])
  })

  it('refuses a signature by another key under the issuer’s name', async () => {
    expect(await refusal(await signToken(own, stranger, { header: { kid: school.id } }))).toBe('SIGNATURE_INVALID')
  })

  it('refuses a token without issuer', async () => {
    const { issuer: _, ...anonymous } = own
    const error = await thrownBy(async () => verify(await signToken(anonymous, school)))
    expect([error.code, error.facts['signature']]).toEqual(['KEY_NOT_AUTHORIZED', 'valid'])
  })

  it('authenticates a token without kid whose issuer is a key itself', async () => {
    const { proof } = await verify(await signToken(own, school, { header: { kid: undefined } }))
    expect(proof).not.toHaveProperty('verificationMethod')
    expect(proof.keyId).toBe(school.id)
  })

  const issuer = 'https://school.example/issuers/1'
  const published = { id: `${issuer}#rsa`, publicKey: rsa.publicKey }
  const jwks = 'https://school.example/.well-known/jwks.json'

  it.each([
    ['with the whole address as kid', { kid: published.id }],
    ['with the key itself in the header', { kid: undefined, jwk: rsa.publicKey }],
    ['with nothing in the header', { kid: undefined }],
  ])('finds the key of an https issuer in its key set, %s', async (_, header) => {
    const session = fakeSession({ [jwks]: jwksOf([published], { issuer }) })
    const { proof } = await verify(await signToken(payloadOf(issuer), rsa, { header }), proofMeans(session))
    expect([proof.keySource, proof.keyId]).toEqual(['jwks', published.id])
  })

  it('never asks another host that the kid names', async () => {
    const evil = 'https://evil.example/key'
    const session = fakeSession({ [evil]: stranger.publicKey, [jwks]: jwksOf([published]) })
    const token = await signToken(payloadOf(issuer), stranger, { header: { kid: evil } })
    expect(await refusal(token, proofMeans(session))).toBe('KEY_NOT_AUTHORIZED')
    expect(session.asked).toEqual([issuer, jwks])
  })

  it('takes a key that the caller pinned, and asks nobody', async () => {
    const session = fakeSession({})
    const pinnedKeys = (asked: string): Promise<readonly PublicKey[]> =>
      Promise.resolve(asked === issuer ? [publicOf(rsa)] : [])
    const { proof } = await verify(await signToken(payloadOf(issuer), rsa), proofMeans(session, { pinnedKeys }))
    expect(proof.keySource).toBe('pinned')
    expect(session.asked).toEqual([])
  })

  it.each<[string, object, Partial<ProofMeans>, string]>([
    [
      'revoked, whatever moment is judged',
      { revoked: '2026-05-01T00:00:00Z' },
      { at: Date.UTC(2026, 1, 1) },
      'KEY_REVOKED',
    ],
    ['expired at the moment judged', { expires: '2026-05-01T00:00:00Z' }, {}, 'KEY_EXPIRED'],
  ])('refuses a key that is %s', async (_, dates, changes, code) => {
    const did = 'did:web:school.example'
    const document = didWebDocument(did, [{ id: `${did}#rsa`, publicKey: rsa.publicKey, ...dates }])
    const session = fakeSession({ 'https://school.example/.well-known/did.json': document })
    const token = await signToken(payloadOf(did), rsa, { header: { kid: `${did}#rsa` } })
    expect(await refusal(token, proofMeans(session, changes))).toBe(code)
  })

  it('tells an end of a key that has no zone, after what is told of the header', async () => {
    const did = 'did:web:school.example'
    const { id, ...method } = { id: `${did}#rsa`, type: 'JsonWebKey', controller: did, publicKeyJwk: rsa.publicKey }
    const document = { id: did, assertionMethod: [{ id, ...method, expires: '2027-05-01T00:00:00' }] }
    const session = fakeSession({ 'https://school.example/.well-known/did.json': document })
    const header = { kid: id, nonce: 'a' }
    const token = await signToken(payloadOf(did), rsa, { header, claims: { jti: undefined } })
    const { findings } = await verify(token, proofMeans(session))
    expect(findings.map(({ code }) => code)).toEqual(['JWT_HEADER_UNUSUAL', 'DATE_READ_AS_UTC', 'JWT_CLAIM_MISSING'])
  })

  it('judges an expired key at a moment when it was in force', async () => {
    const did = 'did:web:school.example'
    const document = didWebDocument(did, [
      { id: `${did}#rsa`, publicKey: rsa.publicKey, expires: '2026-05-01T00:00:00Z' },
    ])
    const session = fakeSession({ 'https://school.example/.well-known/did.json': document })
    const token = await signToken(payloadOf(did), rsa, { header: { kid: `${did}#rsa` } })
    const { proof, holdsUntil } = await verify(token, proofMeans(session, { at: Date.UTC(2026, 1, 1) }))
    expect([proof.keyId, holdsUntil]).toEqual([`${did}#rsa`, Date.UTC(2026, 4, 1)])
  })
})
