import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/json.js'
import type { ProofPurpose } from '../../../src/keys/candidate.js'
import { defaultLimits } from '../../../src/limits.js'
import { readHeader, type TokenHeader } from '../../../src/proof/jwt/read-header.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { thrownBy } from '../../support/thrown-by.js'

const key = await fixedKey('school')
const jwk = { ...key.publicKey } as JsonObject
const read = (header: JsonObject, purpose: ProofPurpose = 'assertionMethod'): TokenHeader =>
  readHeader(header, purpose, defaultLimits)
const refused = (header: JsonObject): string => thrownBy(() => read(header)).code
const refusal = (header: JsonObject): readonly unknown[] => {
  const { code, facts } = thrownBy(() => read(header))
  return [code, facts]
}
const findingsOn = (header: JsonObject): readonly string[] => read(header).findings.map(({ code }) => code)

describe('readHeader', () => {
  it.each([
    ['RS256', 'RS256'],
    ['ES256', 'ES256'],
    ['ES384', 'ES384'],
    ['ES512', 'ES512'],
    ['RS384', 'RS384'],
    ['RS512', 'RS512'],
    ['PS256', 'PS256'],
    ['PS384', 'PS384'],
    ['PS512', 'PS512'],
    ['EdDSA', 'Ed25519'],
    ['Ed25519', 'Ed25519'],
  ])('knows the algorithm %s', (alg, algorithm) => {
    expect(read({ alg })).toMatchObject({ alg, algorithm, reference: { method: undefined, embedded: undefined } })
  })

  it.each([
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'HS256',
    'HS384',
    'HS512',
    'hs256',
    'rs256',
    'RS256 ',
    ' RS256',
    'eddsa',
    'ed25519',
    'RSA',
    'A128KW',
    'dir',
    'HS1',
    'RS1',
    'toString',
    '__proto__',
    'constructor',
  ])('refuses the algorithm %j', (alg) => {
    expect(refusal({ alg })).toEqual(['ALGORITHM_NOT_ALLOWED', { found: JSON.stringify(alg) }])
  })

  it.each(['ES256K', 'Ed448', 'ESB256', 'ESB320', 'ESB384', 'ESB512', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'])(
    'does not verify the algorithm %s, and says which it does',
    (alg) => {
      const supported = [
        ...['Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'],
      ]
      const { code, facts } = thrownBy(() => read({ alg }))
      expect([code, facts['algorithm']]).toEqual(['ALGORITHM_NOT_SUPPORTED', alg])
      expect([...(facts['supported'] as readonly string[])].sort()).toEqual(supported.sort())
    },
  )

  const longest = 'k'.repeat(defaultLimits.maxDidJwkLength)
  it.each<[string, JsonObject, string]>([
    ['no algorithm', {}, 'a header without "alg"'],
    ['null as algorithm', { alg: null }, 'a header without "alg"'],
    ['a list of algorithms', { alg: ['EdDSA'] }, 'a header without "alg"'],
    ['a number as algorithm', { alg: -8 }, 'a header without "alg"'],
    ['an object as algorithm', { alg: { name: 'EdDSA' } }, 'a header without "alg"'],
    ['a number as kid', { alg: 'EdDSA', kid: 7 }, '7 as "kid"'],
    ['null as kid', { alg: 'EdDSA', kid: null }, 'null as "kid"'],
    ['a list as kid', { alg: 'EdDSA', kid: [key.id] }, 'an array of 1 as "kid"'],
    ['an object as kid', { alg: 'EdDSA', kid: {} }, 'an object as "kid"'],
    ['a kid that is very long', { alg: 'EdDSA', kid: `${longest}k` }, `a "kid" of ${longest.length + 1} characters`],
    ['text as jwk', { alg: 'EdDSA', jwk: 'a' }, '"a" as "jwk"'],
    ['null as jwk', { alg: 'EdDSA', jwk: null }, 'null as "jwk"'],
    ['a list as jwk', { alg: 'EdDSA', jwk: [jwk] }, 'an array of 1 as "jwk"'],
  ])('refuses a header with %s', (_, header, found) => {
    expect(refusal(header)).toEqual(['JWT_MALFORMED', { found }])
  })

  it('takes a kid of the greatest length', () => {
    expect(read({ alg: 'EdDSA', kid: longest }).reference.method).toBe(longest)
  })

  it.each<[string, JsonValue]>([
    ['crit', ['exp']],
    ['crit', []],
    ['crit', ['b64']],
    ['b64', false],
    ['b64', true],
    ['zip', 'DEF'],
    ['enc', 'A128GCM'],
    ['jku', 'https://evil.example/jwks.json'],
    ['x5u', 'https://evil.example/cert.pem'],
    ['x5c', ['MII']],
    ['x5c', null],
  ])('refuses the parameter %s: %j', (parameter, value) => {
    expect(thrownBy(() => read({ alg: 'EdDSA', [parameter]: value }))).toMatchObject({
      code: 'JWT_HEADER_NOT_ALLOWED',
      facts: { parameter },
    })
  })

  it('gives the name of the key', () => {
    expect(read({ alg: 'EdDSA', kid: key.id }).reference).toEqual({
      method: key.id,
      embedded: undefined,
      path: '',
      purpose: 'assertionMethod',
    })
    expect(read({ alg: 'EdDSA', kid: '' }).reference.method).toBe('')
  })

  it('gives the key itself', () => {
    expect(read({ alg: 'EdDSA', jwk }).reference.embedded?.jwk).toEqual(key.publicKey)
  })

  it.each<[string, JsonObject, string]>([
    ['a private key', { ...jwk, d: 'AAAA' }, 'KEY_MALFORMED'],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, 'KEY_MALFORMED'],
    ['a weak key', { ...jwk, x: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'KEY_WEAK'],
    ['a key of another type', { ...jwk, crv: 'X25519' }, 'KEY_TYPE_NOT_SUPPORTED'],
  ])('refuses %s in the header', (_, embedded, code) => {
    expect(refused({ alg: 'EdDSA', jwk: embedded })).toBe(code)
  })

  it.each(['JWT', 'jwt', 'vc+jwt', 'vc+ld+jwt', 'vc-ld+jwt', 'VC+JWT', 'application/vc+jwt', 'application/jwt'])(
    'finds nothing to say of the type %s',
    (typ) => {
      expect(findingsOn({ alg: 'EdDSA', typ, kid: 'a', jwk })).toEqual([])
    },
  )

  it.each<[JsonValue | undefined, readonly string[]]>([
    [undefined, []],
    ['dpop+jwt', ['JWT_TYP_UNUSUAL']],
    ['vp+jwt', ['JWT_TYP_UNUSUAL']],
    ['at+jwt', ['JWT_TYP_UNUSUAL']],
    ['JOSE', ['JWT_TYP_UNUSUAL']],
    ['', ['JWT_TYP_UNUSUAL']],
    [7, ['JWT_TYP_UNUSUAL']],
    [null, ['JWT_TYP_UNUSUAL']],
    [['JWT'], ['JWT_TYP_UNUSUAL']],
  ])('says so of the type %j', (typ, findings) => {
    expect(findingsOn({ alg: 'EdDSA', ...(typ === undefined ? {} : { typ }) })).toEqual(findings)
  })

  it.each<[JsonValue, string]>([
    ['dpop+jwt', '"dpop+jwt"'],
    ['vc+application/jwt', '"vc+application/jwt"'],
    [7, '7'],
    [['JWT'], 'an array of 1'],
  ])('quotes the type %j', (typ, found) => {
    expect(read({ alg: 'EdDSA', typ }).findings.map(({ facts }) => facts)).toEqual([{ found }])
  })

  it.each<[ProofPurpose, JsonObject, boolean]>([
    ['assertionMethod', { typ: 'vc+jwt', cty: 'vc' }, true],
    ['assertionMethod', { typ: 'vc+jwt', cty: 'application/VC' }, true],
    ['assertionMethod', { typ: 'vc+jwt', cty: 'vp' }, false],
    ['assertionMethod', { typ: 'vc+jwt', cty: 'JWT' }, false],
    ['assertionMethod', { typ: 'vc+jwt', cty: 7 }, false],
    ['assertionMethod', { cty: 'vc' }, false],
    ['authentication', { typ: 'vp+jwt', cty: 'vp' }, true],
    ['authentication', { typ: 'vp+jwt', cty: 'vc' }, false],
  ])('knows, of the purpose %s, the type of the content in %j: %s', (purpose, header, isUsual) => {
    const told = read({ alg: 'EdDSA', ...header }, purpose).findings.map(({ code, facts }) => [code, facts])
    expect(told).toEqual(isUsual ? [] : [['JWT_HEADER_UNUSUAL', { parameter: 'cty' }]])
  })

  it('names every parameter that it does not use', () => {
    const found = read({ alg: 'EdDSA', cty: 'vc', nonce: 'a', 'x5t#S256': 'b', iss: 'c' }).findings
    expect(found.map(({ code, facts }) => [code, facts['parameter']])).toEqual([
      ['JWT_HEADER_UNUSUAL', 'cty'],
      ['JWT_HEADER_UNUSUAL', 'nonce'],
      ['JWT_HEADER_UNUSUAL', 'x5t#S256'],
      ['JWT_HEADER_UNUSUAL', 'iss'],
    ])
  })
})
