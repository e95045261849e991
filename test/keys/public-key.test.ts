import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { P256 } from '../../src/keys/curves.js'
import { publicKeyOfEd25519, publicKeyOfPoint, readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { toBase64Url } from '../../src/platform/bytes.js'
import { edwards, encodings } from '../support/edwards.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const jwkOf = async (algorithm: 'Ed25519' | 'ES256' | 'ES384'): Promise<JsonObject> => ({
  ...(await fixedKey('public', { algorithm })).publicKey,
})

const ed25519 = await jwkOf('Ed25519')
const p256 = await jwkOf('ES256')
const p384 = await jwkOf('ES384')

/** RFC 7638, section 3.1. */
const rsa = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
}

/** A modulus of so many bits, odd, with the first and the last bit set. */
function modulus(bits: number): string {
  const bytes = Buffer.alloc(Math.ceil(bits / 8), 0xa5)
  bytes[0] = (1 << ((bits - 1) % 8)) | (bytes[0]! & ((1 << ((bits - 1) % 8)) - 1))
  bytes[bytes.length - 1]! |= 1
  return bytes.toString('base64url')
}

const read = (jwk: JsonObject): ReturnType<typeof readPublicKey> => readPublicKey(jwk, defaultLimits)

describe('readPublicKey', () => {
  it.each([
    ['Ed25519', ed25519, 'Ed25519'],
    ['P-256', p256, 'ES256'],
    ['P-384', p384, 'ES384'],
    ['RSA', rsa, 'RS256'],
  ])('reads a key of type %s', async (_, jwk, algorithm) => {
    const key = read(jwk)
    expect(key.algorithms[0]).toBe(algorithm)
    expect(key.jwk).toEqual(jwk)
    expect((await key.load()).type).toBe('public')
  })

  it('makes the platform’s key once', () => {
    const key = read(ed25519)
    expect(key.load()).toBe(key.load())
  })

  it('keeps only the members that make the key', () => {
    expect(read({ ...ed25519, kid: 'a', use: 'sig', x5c: ['AAAA'], iss: 'b' }).jwk).toEqual(ed25519)
  })

  it.each([
    [
      'RFC 7638, section 3.1',
      { ...rsa, alg: 'RS256', kid: '2011-04-29' },
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    ],
    [
      'RFC 8037, appendix A.3',
      { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    ],
  ])('gives the thumbprint of %s', (_, jwk, thumbprint) => {
    expect(read(jwk).thumbprint).toBe(thumbprint)
  })

  it.each([
    ['P-256', p256],
    ['P-384', p384],
  ])('gives the thumbprint of %s keys as RFC 7638 writes it', (_, { crv, kty, x, y }) => {
    const input = `{"crv":"${String(crv)}","kty":"${String(kty)}","x":"${String(x)}","y":"${String(y)}"}`
    expect(read({ y: y!, x: x!, kid: 'other', kty: kty!, crv: crv! }).thumbprint).toBe(
      createHash('sha256').update(input).digest('base64url'),
    )
  })

  it.each<[string, JsonObject]>([
    ['no type', {}],
    ['a type that is no text', { ...ed25519, kty: ['OKP'] }],
    ['a type in small letters', { ...ed25519, kty: 'okp' }],
    ['a shared secret without its secret', { kty: 'oct' }],
    ['X25519', { ...ed25519, crv: 'X25519' }],
    ['Ed448', { ...ed25519, crv: 'Ed448' }],
    ['no curve', { ...ed25519, crv: null }],
    ['secp256k1', { ...p256, crv: 'secp256k1' }],
    ['an Edwards curve as EC', { ...p256, crv: 'Ed25519' }],
    ['a NIST curve as OKP', { ...ed25519, crv: 'P-256' }],
    ['ML-DSA', { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' }],
  ])('does not know keys with %s', (_, jwk) => {
    expect(thrownBy(() => read(jwk)).code).toBe('KEY_TYPE_NOT_SUPPORTED')
  })

  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'])(
    'refuses a key with the private member %s, and does not show it',
    (member) => {
      const error = thrownBy(() => read({ ...ed25519, [member]: 'c2VjcmV0' }))
      expect(error.code).toBe('KEY_MALFORMED')
      expect(JSON.stringify([error.message, error.facts])).not.toContain('c2VjcmV0')
    },
  )

  const x = String(ed25519['x'])
  it.each<[string, JsonObject]>([
    ['no x', { ...ed25519, x: null }],
    ['a number as x', { ...ed25519, x: 7 }],
    ['an empty x', { ...ed25519, x: '' }],
    ['padding', { ...ed25519, x: `${x}=` }],
    ['white space', { ...ed25519, x: `${x} ` }],
    ['the other base64 alphabet', { ...ed25519, x: `${x.slice(0, -1)}+` }],
    ['31 bytes', { ...ed25519, x: toBase64Url(new Uint8Array(31).fill(7)) }],
    ['33 bytes', { ...ed25519, x: toBase64Url(new Uint8Array(33).fill(7)) }],
    ['unused bits that are set', { ...ed25519, x: `${x.slice(0, -1)}${x.endsWith('B') ? 'C' : 'B'}` }],
    ['no y', { ...p256, y: null }],
    ['a y one byte short', { ...p256, y: toBase64Url(new Uint8Array(31).fill(7)) }],
    ['coordinates of another curve', { ...p384, crv: 'P-256' }],
    ['coordinates too short for P-521', { ...p256, crv: 'P-521' }],
    ['no modulus', { kty: 'RSA', e: 'AQAB' }],
    ['no exponent', { kty: 'RSA', n: rsa.n }],
    [
      'a zero before the modulus',
      { ...rsa, n: Buffer.concat([Buffer.alloc(1), Buffer.from(rsa.n, 'base64url')]).toString('base64url') },
    ],
    ['a zero before the exponent', { ...rsa, e: 'AAEAAQ' }],
    ['an exponent of zero', { ...rsa, e: 'AA' }],
    ['use "enc"', { ...ed25519, use: 'enc' }],
    ['operations that are no signatures', { ...ed25519, key_ops: ['encrypt'] }],
    ['no operations', { ...ed25519, key_ops: [] }],
  ])('refuses a key with %s', (_, jwk) => {
    expect(thrownBy(() => read(jwk)).code).toBe('KEY_MALFORMED')
  })

  it.each([
    ['alone, with any hash and padding', undefined, ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
    ['stated for PS256, with that only', 'PS256', ['PS256']],
    ['stated for RS512, with that only', 'RS512', ['RS512']],
  ])('lets an RSA key verify, %s', (_, alg, algorithms) => {
    const key = read({ ...rsa, ...(alg === undefined ? {} : { alg }) })
    expect(key.algorithms).toEqual(algorithms)
    // It is the same key whatever it is stated for.
    expect(key.thumbprint).toBe(read(rsa).thumbprint)
  })

  it.each<[string, JsonObject]>([
    ['RSA for RS1', { ...rsa, alg: 'RS1' }],
    ['RSA for ES256', { ...rsa, alg: 'ES256' }],
    ['P-256 for ES256K', { ...p256, alg: 'ES256K' }],
    ['RSA for encryption', { ...rsa, alg: 'RSA-OAEP' }],
    ['P-256 for ES384', { ...p256, alg: 'ES384' }],
    ['Ed25519 for ES256', { ...ed25519, alg: 'ES256' }],
    ['Ed25519 for a number', { ...ed25519, alg: 7 }],
  ])('does not use %s', (_, jwk) => {
    expect(thrownBy(() => read(jwk)).code).toBe('KEY_TYPE_NOT_SUPPORTED')
  })

  it.each<[string, JsonObject]>([
    ['its algorithm', { ...p256, alg: 'ES256' }],
    ['EdDSA', { ...ed25519, alg: 'EdDSA' }],
    ['Ed25519', { ...ed25519, alg: 'Ed25519' }],
    ['use "sig"', { ...ed25519, use: 'sig' }],
    ['verifying among its operations', { ...ed25519, key_ops: ['verify'] }],
  ])('reads a key that states %s', (_, jwk) => {
    expect(read(jwk).thumbprint).toMatch(/^[\w-]{43}$/)
  })

  it.each<[string, JsonObject]>([
    ['RSA of 512 bits', { ...rsa, n: modulus(512) }],
    ['RSA of 1024 bits', { ...rsa, n: modulus(1_024) }],
    ['RSA of 2047 bits', { ...rsa, n: modulus(2_047) }],
    ['RSA of 8193 bits', { ...rsa, n: modulus(8_193) }],
    ['RSA of 16384 bits', { ...rsa, n: modulus(16_384) }],
    [
      'an even RSA modulus',
      { ...rsa, n: Buffer.from(modulus(2_048), 'base64url').fill(0x88, 255).toString('base64url') },
    ],
    ['an RSA exponent of 1', { ...rsa, e: 'AQ' }],
    ['an RSA exponent of 2', { ...rsa, e: 'Ag' }],
    ['an even RSA exponent', { ...rsa, e: 'AQAA' }],
    ['an RSA exponent of nine bytes', { ...rsa, e: Buffer.alloc(9, 1).toString('base64url') }],
    ['an RSA exponent as long as the modulus', { ...rsa, e: rsa.n }],
    ['a P-256 point with x changed', { ...p256, x: toBase64Url(new Uint8Array(32).fill(7)) }],
    ['a P-256 point with its coordinates swapped', { ...p256, x: p256['y']!, y: p256['x']! }],
    ['a P-384 point with y changed', { ...p384, y: toBase64Url(new Uint8Array(48).fill(7)) }],
    ['the P-256 origin', { ...p256, x: toBase64Url(new Uint8Array(32)), y: toBase64Url(new Uint8Array(32)) }],
    ['P-256 coordinates beyond its prime', { ...p256, x: toBase64Url(new Uint8Array(32).fill(0xff)) }],
  ])('refuses %s as weak', (_, jwk) => {
    expect(thrownBy(() => read(jwk)).code).toBe('KEY_WEAK')
  })

  it.each(edwards.smallOrder.flatMap(encodings).map((bytes) => [toBase64Url(bytes)]))(
    'refuses the Ed25519 point %s as weak',
    (weak) => {
      expect(thrownBy(() => read({ ...ed25519, x: weak })).code).toBe('KEY_WEAK')
    },
  )

  it.each([2_048, 3_072, 4_096, 8_192])('reads RSA of %i bits', (bits) => {
    expect(read({ ...rsa, n: modulus(bits) }).algorithms[0]).toBe('RS256')
  })

  it.each([
    ['3', 'Aw'],
    ['65537', 'AQAB'],
  ])('reads RSA with the exponent %s', (_, e) => {
    expect(read({ ...rsa, e }).jwk.e).toBe(e)
  })

  it('reads what the platform generates', () => {
    const pairs = [
      generateKeyPairSync('ed25519').privateKey,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
      generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey,
    ]
    const algorithms = pairs.map(
      (pair) => read(createPublicKey(pair).export({ format: 'jwk' }) as JsonObject).algorithms[0],
    )
    expect(algorithms).toEqual(['Ed25519', 'ES256', 'ES384', 'RS256'])
  })

  it('names the place it was given', () => {
    const error = thrownBy(() => readPublicKey({}, defaultLimits, { url: 'https://school.example/' }))
    expect(error.url).toBe('https://school.example/')
  })
})

describe('publicKeyOfEd25519 and publicKeyOfPoint', () => {
  const bytes = (member: unknown): Uint8Array => Uint8Array.from(Buffer.from(String(member), 'base64url'))

  it('give the same key as the JWK', () => {
    expect(publicKeyOfEd25519(bytes(ed25519['x'])).thumbprint).toBe(read(ed25519).thumbprint)
    expect(publicKeyOfPoint(P256, bytes(p256['x']), bytes(p256['y'])).thumbprint).toBe(read(p256).thumbprint)
  })

  it('refuse weak points', () => {
    expect(thrownBy(() => publicKeyOfEd25519(new Uint8Array(32))).code).toBe('KEY_WEAK')
    expect(thrownBy(() => publicKeyOfPoint(P256, new Uint8Array(32), new Uint8Array(32))).code).toBe('KEY_WEAK')
  })
})
