import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/json/json.js'
import { generateKey, type SigningKey } from '../../../src/keys/signing-key.js'
import { readEnvelope } from '../../../src/envelope/read-envelope.js'
import { defaultLimits } from '../../../src/limits.js'
import { signJwt } from '../../../src/proof/jwt/sign-jwt.js'
import { verifyJwt } from '../../../src/proof/jwt/verify-jwt.js'
import { smallBadge } from '../../support/badges.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { proofMeans } from '../../support/proof-means.js'
import { issuerOf, signedAt } from '../../support/signed-badges.js'
import { thrownBy } from '../../support/thrown-by.js'

const keys: readonly SigningKey[] = [
  await fixedKey('school'),
  await fixedKey('school', { algorithm: 'ES256' }),
  await fixedKey('school', { algorithm: 'ES384' }),
  await generateKey({ algorithm: 'RS256', rsaBits: 2_048 }),
]
const [key] = keys as readonly [SigningKey]
const at = signedAt.getTime()
const badge = smallBadge(issuerOf(key)) as unknown as JsonObject

function partsOf(token: string): { header: JsonObject; payload: JsonObject } {
  const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  return { header: JSON.parse(header) as JsonObject, payload: JSON.parse(payload) as JsonObject }
}

describe('signJwt', () => {
  it.each(keys.map((each) => [each.algorithm, each] as const))(
    'signs with %s so that our own verifier agrees',
    async (algorithm, each) => {
      const own = smallBadge(issuerOf(each)) as unknown as JsonObject
      const token = await signJwt(own, each, at)
      const envelope = await readEnvelope(token, defaultLimits)
      if (envelope.format !== 'jwt') expect.fail('no token')
      const { document, proof, findings } = await verifyJwt(envelope, proofMeans())
      expect(document).toEqual(own)
      expect([proof.suite, proof.keyId, findings]).toEqual([algorithm === 'Ed25519' ? 'EdDSA' : algorithm, each.id, []])
    },
  )

  it('writes the header that the standard names, and no more', async () => {
    expect(partsOf(await signJwt(badge, key, at)).header).toEqual({ alg: 'EdDSA', kid: key.id, typ: 'JWT' })
  })

  it('adds the claims to the credential, each equal to what the credential says', async () => {
    expect(partsOf(await signJwt(badge, key, at)).payload).toEqual({
      ...badge,
      iss: issuerOf(key),
      jti: badge['id'],
      sub: 'did:example:learner-7',
      nbf: 1_767_225_600,
      exp: 1_830_297_600,
      iat: at / 1000,
    })
  })

  it('adds no claim for what the credential does not say', async () => {
    const { validUntil: _, id: __, credentialSubject, ...rest } = badge
    const { id: ___, ...anonymous } = credentialSubject as JsonObject
    const { payload } = partsOf(await signJwt({ ...rest, credentialSubject: anonymous }, key, at))
    expect(Object.keys(payload).filter((name) => ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat'].includes(name))).toEqual([
      'iss',
      'nbf',
      'iat',
    ])
  })

  it('says in whole seconds when it signed', async () => {
    expect(partsOf(await signJwt(badge, key, at + 999)).payload['iat']).toBe(at / 1000)
  })

  it('leaves the credential as it was', async () => {
    const before = JSON.stringify(badge)
    await signJwt(badge, key, at)
    expect(JSON.stringify(badge)).toBe(before)
  })

  it('writes letters of every alphabet', async () => {
    const name = 'Blåbærsyltetøy 学校 🎓'
    expect(partsOf(await signJwt({ ...badge, name }, key, at)).payload['name']).toBe(name)
  })

  it('signs the same twice with Ed25519', async () => {
    expect(await signJwt(badge, key, at)).toBe(await signJwt(badge, key, at))
  })

  it.each(['validFrom', 'validUntil'])(
    'refuses fractions of a second in %s, which no claim could equal',
    async (date) => {
      const error = await thrownBy(() => signJwt({ ...badge, [date]: '2026-01-01T00:00:00.5Z' }, key, at))
      const facts = { expected: 'a date in whole seconds', found: '2026-01-01T00:00:00.5Z' }
      expect([error.code, error.facts]).toEqual(['INPUT_INVALID', facts])
    },
  )

  it('says so if the key fails', async () => {
    const broken: SigningKey = { ...key, sign: () => Promise.reject(new Error('locked')) }
    expect((await thrownBy(() => signJwt(badge, broken, at))).code).toBe('SIGNING_FAILED')
  })
})
