/** Traps of tokens and of the keys that sign them: T-4, T-5, T-6, T-7, T-8, T-9, T-14. */
import { describe, expect, it } from 'vitest'
import { didWebDocument, jwksOf } from '../../../src/keys/publish.js'
import { generateKey } from '../../../src/keys/signing-key.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { buildWith, problemsOf } from '../support.js'
import { codesOf, documentOf, formats, issue, judge, key, partsOf } from './issue.js'

const web = 'did:web:school.example'
const webKey = await fixedKey('traps', { id: `${web}#key-1` })
const page = 'https://school.example'
const pageKey = await fixedKey('traps', { id: `${page}/keys#key-1` })

describe('T-4: the claim sub and the id of the subject', () => {
  it('writes sub where the subject has an id, and the same', async () => {
    const { payload } = partsOf(await issue('jwt'))
    expect(payload['sub']).toBe('did:example:learner')
    expect(payload['credentialSubject']).toMatchObject({ id: payload['sub'] })
  })

  it('writes none where it has none, and the token verifies without a finding', async () => {
    const badge = await issue('jwt', { recipient: { email: 'kari@example.org' } })
    const { payload } = partsOf(badge)
    expect(payload['credentialSubject']).not.toHaveProperty('id')
    expect(payload).not.toHaveProperty('sub')
    expect(await judge(badge)).toMatchObject({ verdict: 'verified', findings: [] })
  })

  it('never writes an audience', async () => {
    expect(partsOf(await issue('jwt')).payload).not.toHaveProperty('aud')
  })
})

describe('T-5: a token can hold whole seconds only', () => {
  it.each([
    ['2026-11-22T09:00:00.999Z', '2026-11-22T09:00:00Z'],
    ['2026-11-22T10:30:00+01:30', '2026-11-22T09:00:00Z'],
    ['1960-02-29T23:59:59.5Z', '1960-02-29T23:59:59Z'],
    [new Date(Date.UTC(2026, 10, 22, 9, 0, 0, 1)), '2026-11-22T09:00:00Z'],
  ])('cuts validFrom %s to %s', (validFrom, expected) => {
    expect(buildWith({ validFrom }).validFrom).toBe(expected)
  })

  it('cuts validUntil and the clock as well', () => {
    const built = buildWith({ validUntil: '2028-11-22T10:00:00.5+01:00' })
    expect(built.validUntil).toBe('2028-11-22T09:00:00Z')
    expect(built.validFrom).toBe('2026-11-22T09:00:00Z')
  })

  it.each([{}, { validFrom: '2026-11-22T08:00:00.999Z' }, { validFrom: '1960-02-29T23:59:59.5Z' }])(
    'writes nbf equal to validFrom, for %j',
    async (changes) => {
      const badge = await issue('jwt', changes)
      const { payload } = partsOf(badge)
      expect(Number(payload['nbf']) * 1000).toBe(Date.parse(String(payload['validFrom'])))
      expect((await judge(badge)).verdict).toBe('verified')
    },
  )
})

describe('T-6: the claim exp and validUntil', () => {
  it.each([{ validUntil: '2028-11-22T10:00:00.5+01:00' }, { expiresAfter: { years: 2 } }])(
    'writes both, equal, for %j',
    async (changes) => {
      const { payload } = partsOf(await issue('jwt', changes))
      expect(payload['validUntil']).toBe('2028-11-22T09:00:00Z')
      expect(payload['exp']).toBe(Date.UTC(2028, 10, 22, 9) / 1000)
    },
  )

  it('writes neither where there is no end', async () => {
    const { payload } = partsOf(await issue('jwt'))
    expect(payload).not.toHaveProperty('exp')
    expect(payload).not.toHaveProperty('validUntil')
  })

  it.each([
    ['CHOICES_EXCLUSIVE /expiresAfter', { validUntil: '2028-01-01T00:00:00Z', expiresAfter: { years: 1 } }],
    ['PERIOD_INVERTED /validUntil', { validUntil: '2016-11-22T09:00:00Z' }],
    ['NAME_UNKNOWN /exp', { exp: 1_858_496_400 }],
    ['NAME_UNKNOWN /expirationDate', { expirationDate: '2028-01-01T00:00:00Z' }],
    ['NAME_UNKNOWN /expires', { expires: '2028-01-01T00:00:00Z' }],
  ])('says %s of an end that is said otherwise', (problem, changes) => {
    expect(problemsOf(() => buildWith(changes))).toEqual([problem])
  })
})

describe('T-7: the header typ', () => {
  it('is "JWT", beside alg and kid and nothing else', async () => {
    const badge = await issue('jwt')
    expect(partsOf(badge).header).toEqual({ alg: 'EdDSA', kid: key.id, typ: 'JWT' })
    expect((await judge(badge)).findings).toEqual([])
  })
})

describe('T-8: kid, and where the key is found', () => {
  it.each(['Ed25519', 'ES256', 'ES384', 'RS256'] as const)(
    'names a new %s key by a DID URL of its own',
    async (algorithm) => {
      const own = await generateKey({ algorithm, rsaBits: 2_048 })
      const { header } = partsOf(await issue('jwt', {}, { key: own }))
      expect(header['kid']).toBe(own.id)
      expect(own.id).toMatch(/^did:(?:key:z\w+#z\w+|jwk:[\w-]+#0)$/)
    },
  )

  it.each(formats)('a did:web issuer publishes a DID document in which a badge as %s finds its key', async (format) => {
    const badge = await issue(format, {}, { key: webKey })
    const served = { 'https://school.example/.well-known/did.json': didWebDocument(web, [webKey]) }
    const report = await judge(badge, served, web)
    expect(report).toMatchObject({ verdict: 'verified', evidence: { proof: { keySource: 'key-document' } } })
    expect((await judge(badge, {}, web)).verdict).toBe('unknown')
  })

  it.each(formats)('an https issuer publishes a key set in which a badge as %s finds its key', async (format) => {
    const badge = await issue(format, {}, { key: pageKey, issuer: page })
    const served = { 'https://school.example/.well-known/jwks.json': jwksOf([pageKey], { issuer: page }) }
    const report = await judge(badge, served, page)
    expect(report).toMatchObject({ verdict: 'verified', evidence: { proof: { keySource: 'jwks' } } })
    expect((await judge(badge, {}, page)).verdict).toBe('unknown')
  })

  it('both forms hold the same key under the same name', () => {
    const [method] = didWebDocument(web, [webKey]).verificationMethod
    const [jwk] = jwksOf([webKey]).keys
    expect(jwk).toMatchObject({ ...webKey.publicKey, kid: webKey.id })
    expect(method).toMatchObject({ id: webKey.id, controller: web })
    expect(jwk).not.toHaveProperty('d')
  })

  it('refuses a key that is not named under the DID of the issuer', async () => {
    await expect(issue('jwt', {}, { key: webKey, issuer: 'did:web:other.example' })).rejects.toMatchObject({
      code: 'OPTIONS_INVALID',
      facts: { option: 'signer' },
    })
  })

  it.each(['key-1', '#key-1', ''])('refuses the key name "%s", which is no URI', async (id) => {
    const own = await fixedKey('traps', { id })
    await expect(issue('jwt', {}, { key: own, issuer: page })).rejects.toMatchObject({ code: 'OPTIONS_INVALID' })
  })

  it('refuses to publish two keys of one name, which verifiers could not tell apart', async () => {
    const other = await fixedKey('others', { id: pageKey.id })
    expect(() => jwksOf([pageKey, other])).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })
})

describe('T-9: names that texts about the standard misspell', () => {
  it('is signed by RS256, and the key is named by kid', async () => {
    const own = await generateKey({ algorithm: 'RS256', rsaBits: 2_048 })
    const { header } = partsOf(await issue('jwt', {}, { key: own }))
    expect(header['alg']).toBe('RS256')
    expect(Object.keys(header).sort()).toEqual(['alg', 'kid', 'typ'])
  })

  it('is of the suite eddsa-rdfc-2022', async () => {
    const { proof } = documentOf(await issue('data-integrity'))
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' })
  })

  it.each(['RSA256', 'rs256', 'EdDSA'])('makes no key for the algorithm %s', async (algorithm) => {
    await expect(generateKey({ algorithm: algorithm as 'RS256' })).rejects.toMatchObject({
      code: 'OPTIONS_INVALID',
      facts: { option: 'algorithm' },
    })
  })
})

describe('T-14: how a key is published', () => {
  it('is a Multikey with its controller, for the keys that have a multibase form', async () => {
    const keys = [webKey, await fixedKey('traps', { algorithm: 'ES256', id: `${web}#key-2` })]
    const { verificationMethod: methods } = didWebDocument(web, keys)
    expect(methods).toMatchObject(keys.map(({ id }) => ({ id, type: 'Multikey', controller: web })))
    expect(methods.map(({ publicKeyMultibase }) => publicKeyMultibase?.slice(0, 3))).toEqual(['z6M', 'zDn'])
  })

  it('is a JsonWebKey for RSA, which has none', async () => {
    const rsa = await generateKey({ algorithm: 'RS256', rsaBits: 2_048, id: `${web}#rsa` })
    const [method] = didWebDocument(web, [rsa]).verificationMethod
    expect(method).toMatchObject({ type: 'JsonWebKey', controller: web, publicKeyJwk: { kty: 'RSA' } })
  })

  it('is listed under assertionMethod by its absolute id', () => {
    const document = didWebDocument(web, [webKey])
    expect(document.assertionMethod).toEqual([webKey.id])
    expect(document.verificationMethod[0]?.id).toBe(webKey.id)
  })

  it('refuses a key under another DID', () => {
    expect(() => didWebDocument(web, [key])).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })

  it('speaks for the issuer only while it stands there', async () => {
    const other = await fixedKey('others', { id: `${web}#key-2` })
    const served = { 'https://school.example/.well-known/did.json': didWebDocument(web, [other]) }
    const report = await judge(await issue('data-integrity', {}, { key: webKey }), served, web)
    expect(codesOf(report)).toEqual(['KEY_NOT_AUTHORIZED'])
  })
})
