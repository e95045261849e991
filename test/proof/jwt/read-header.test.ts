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
    expect(refused({ alg })).toBe('ALGORITHM_NOT_ALLOWED')
  })

  it.each(['ES256K', 'Ed448', 'ESB256', 'ML-DSA-44', 'ML-DSA-87'])('does not verify the algorithm %s', (alg) => {
    expect(refused({ alg })).toBe('ALGORITHM_NOT_SUPPORTED')
  })

  it.each<[string, JsonObject]>([
    ['no algorithm', {}],
    ['null as algorithm', { alg: null }],
    ['a list of algorithms', { alg: ['EdDSA'] }],
    ['a number as algorithm', { alg: -8 }],
    ['an object as algorithm', { alg: { name: 'EdDSA' } }],
    ['a number as kid', { alg: 'EdDSA', kid: 7 }],
    ['null as kid', { alg: 'EdDSA', kid: null }],
    ['a list as kid', { alg: 'EdDSA', kid: [key.id] }],
    ['an object as kid', { alg: 'EdDSA', kid: {} }],
    ['a kid that is very long', { alg: 'EdDSA', kid: 'k'.repeat(defaultLimits.maxDidJwkLength + 1) }],
    ['text as jwk', { alg: 'EdDSA', jwk: JSON.stringify(jwk) }],
    ['null as jwk', { alg: 'EdDSA', jwk: null }],
    ['a list as jwk', { alg: 'EdDSA', jwk: [jwk] }],
  ])('refuses a header with %s', (_, header) => {
    expect(refused(header)).toBe('JWT_MALFORMED')
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
    expect(read({ alg: 'EdDSA', kid: key.id }).reference.method).toBe(key.id)
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
