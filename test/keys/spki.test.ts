import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSpki, readSpkiPem } from '../../src/keys/spki.js'
import { defaultLimits } from '../../src/limits.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'
import { derInteger, derSequence, derValue } from '../support/write-der.js'

const keys: Readonly<Record<string, KeyObject>> = {
  Ed25519: generateKeyPairSync('ed25519').publicKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
  'RSA, 2048 bits': generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey,
  'RSA, 3072 bits, exponent 3': generateKeyPairSync('rsa', { modulusLength: 3_072, publicExponent: 3 }).publicKey,
}
const names = Object.keys(keys)
const derOf = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ format: 'der', type: 'spki' }))
const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'spki' }) as string
const jwkOf = (key: KeyObject): Jwk => key.export({ format: 'jwk' }) as Jwk
const codeOf = (der: Uint8Array): string => thrownBy(() => readSpki(der, defaultLimits)).code

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
const identifiers = {
  ed25519: derValue(0x06, hex('2b6570')),
  elliptic: derValue(0x06, hex('2a8648ce3d0201')),
  p256: derValue(0x06, hex('2a8648ce3d030107')),
  p384: derValue(0x06, hex('2b81040022')),
  p521: derValue(0x06, hex('2b81040023')),
  rsa: derValue(0x06, hex('2a864886f70d010101')),
  rsaPss: derValue(0x06, hex('2a864886f70d01010a')),
}
const none = derValue(0x05)
const bits = (...content: readonly Uint8Array[]): Uint8Array => derValue(0x03, Uint8Array.of(0), ...content)
const spki = (algorithm: readonly Uint8Array[], key: Uint8Array): Uint8Array =>
  derSequence(derSequence(...algorithm), key)

const point = Buffer.from(jwkOf(keys['Ed25519']!).x ?? '', 'base64url')
const p256 = jwkOf(keys['P-256']!)
const [x, y] = [Buffer.from(p256.x ?? '', 'base64url'), Buffer.from(p256.y ?? '', 'base64url')]
const modulus = Buffer.from(jwkOf(keys['RSA, 2048 bits']!).n ?? '', 'base64url')
const rsaNumbers = derSequence(derInteger(0, ...modulus), derInteger(1, 0, 1))
const compressed = Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1), ...x)

describe('readSpki', () => {
  it.each(names)('reads a key of type %s', (name) => {
    expect(readSpki(derOf(keys[name]!), defaultLimits).jwk).toEqual(jwkOf(keys[name]!))
  })

  it.each([
    ['P-256', 'prime256v1'],
    ['P-384', 'secp384r1'],
  ])('reads a compressed point of %s', (_, namedCurve) => {
    for (let count = 0; count < 8; count++) {
      const key = generateKeyPairSync('ec', { namedCurve }).publicKey
      const jwk = jwkOf(key)
      const [a, b] = [Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from(jwk.y ?? '', 'base64url')]
      const curve = namedCurve === 'prime256v1' ? identifiers.p256 : identifiers.p384
      const short = bits(Uint8Array.of(2 + ((b.at(-1) ?? 0) & 1), ...a))
      expect(readSpki(spki([identifiers.elliptic, curve], short), defaultLimits).jwk).toEqual(jwk)
    }
  })

  it('reads what the parts of these tests are put together to', () => {
    expect(spki([identifiers.ed25519], bits(point))).toEqual(derOf(keys['Ed25519']!))
    const whole = spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(4), x, y))
    expect(whole).toEqual(derOf(keys['P-256']!))
    expect(spki([identifiers.rsa, none], bits(rsaNumbers))).toEqual(derOf(keys['RSA, 2048 bits']!))
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a key alone', point],
    ['a byte after it', Uint8Array.from([...derOf(keys['P-256']!), 0])],
    ['a byte too few', derOf(keys['P-256']!).subarray(0, -1)],
    ['a third member', derSequence(derSequence(identifiers.ed25519), bits(point), none)],
    ['no key', derSequence(derSequence(identifiers.ed25519))],
    ['no algorithm', derSequence(derSequence(), bits(point))],
    ['an algorithm that is no SEQUENCE', derSequence(identifiers.ed25519, bits(point))],
    ['a key that is an OCTET STRING', spki([identifiers.ed25519], derValue(0x04, Uint8Array.of(0), point))],
    ['a key with unused bits', spki([identifiers.ed25519], derValue(0x03, Uint8Array.of(1), point))],
    ['a key of no bytes at all', spki([identifiers.ed25519], derValue(0x03))],
    ['Ed25519 with parameters', spki([identifiers.ed25519, none], bits(point))],
    ['Ed25519 of 31 bytes', spki([identifiers.ed25519], bits(point.subarray(1)))],
    ['Ed25519 of 33 bytes', spki([identifiers.ed25519], bits(point, Uint8Array.of(0)))],
    ['a point of the wrong length', spki([identifiers.elliptic, identifiers.p384], bits(Uint8Array.of(4), x, y))],
    ['a point with a byte more', spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(4), x, y, x))],
    ['the point at infinity', spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(0)))],
    ['a hybrid point', spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(6), x, y))],
    ['a compressed point with y', spki([identifiers.elliptic, identifiers.p256], bits(compressed, y))],
    ['RSA without parameters', spki([identifiers.rsa], bits(rsaNumbers))],
    ['RSA with other parameters', spki([identifiers.rsa, derSequence()], bits(rsaNumbers))],
    [
      'RSA with a third number',
      spki([identifiers.rsa, none], bits(derSequence(...[1, 3, 5].map((n) => derInteger(n))))),
    ],
    [
      'RSA with a negative modulus',
      spki([identifiers.rsa, none], bits(derSequence(derInteger(...modulus), derInteger(3)))),
    ],
    ['RSA with a modulus of zero', spki([identifiers.rsa, none], bits(derSequence(derInteger(0), derInteger(3))))],
  ])('refuses %s', (_, der) => {
    expect(codeOf(der)).toBe('KEY_MALFORMED')
  })

  it.each<[string, Uint8Array]>([
    ['X25519', derOf(generateKeyPairSync('x25519').publicKey)],
    ['Ed448', derOf(generateKeyPairSync('ed448').publicKey)],
    ['Brainpool', derOf(generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }).publicKey)],
    ['secp256k1', derOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
    ['RSASSA-PSS', spki([identifiers.rsaPss], bits(rsaNumbers))],
    ['EC without a curve', spki([identifiers.elliptic], bits(Uint8Array.of(4), x, y))],
    ['EC with a curve written out', spki([identifiers.elliptic, derSequence()], bits(Uint8Array.of(4), x, y))],
    ['EC with two curves', spki([identifiers.elliptic, identifiers.p256, identifiers.p384], bits(compressed))],
  ])('does not read %s', (_, der) => {
    expect(codeOf(der)).toBe('KEY_TYPE_NOT_SUPPORTED')
  })

  it.each<[string, Uint8Array]>([
    ['an Ed25519 point of small order', spki([identifiers.ed25519], bits(new Uint8Array(32)))],
    ['a point off its curve', spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(4), y, x))],
    [
      'an x that no point has',
      spki([identifiers.elliptic, identifiers.p256], bits(Uint8Array.of(2), new Uint8Array(32).fill(255))),
    ],
    ['RSA of 1024 bits', derOf(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)],
    [
      'RSA with the exponent 1',
      spki([identifiers.rsa, none], bits(derSequence(derInteger(0, ...modulus), derInteger(1)))),
    ],
  ])('refuses %s as weak', (_, der) => {
    expect(codeOf(der)).toBe('KEY_WEAK')
  })
})

describe('readSpkiPem', () => {
  it.each(names)('reads a key of type %s', (name) => {
    expect(readSpkiPem(pemOf(keys[name]!), defaultLimits).jwk).toEqual(jwkOf(keys[name]!))
  })

  it('reads one with Windows line ends and white space around it', () => {
    const pem = `\r\n ${pemOf(keys['P-256']!).replaceAll('\n', '\r\n')}\r\n`
    expect(readSpkiPem(pem, defaultLimits).jwk).toEqual(p256)
  })

  const body = Buffer.from(derOf(keys['Ed25519']!)).toString('base64')
  const block = (text: string): string => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`
  it.each([
    ['no block', body],
    ['an empty block', block('')],
    ['a block without an end', block(body).slice(0, 60)],
    ['two blocks', `${block(body)}\n${block(body)}`],
    ['text before it', `Key: ${block(body)}`],
    ['base64url', block('-_'.repeat(30))],
    ['no padding', block(body.replaceAll('=', 'A').slice(0, -1))],
    ['base64 with bits left over', block(`${body.slice(0, -4)}TR==`)],
    ['a header of its own', block(`Proc-Type: 4,ENCRYPTED\n\n${body}`)],
  ])('refuses %s', (_, pem) => {
    expect(thrownBy(() => readSpkiPem(pem, defaultLimits)).code).toBe('KEY_MALFORMED')
  })
})

describeCorpus('readSpki and Wycheproof', () => {
  it.each(['ecdsa_secp256r1_sha256_p1363', 'ecdsa_secp384r1_sha384_p1363', 'ed25519', 'rsa_signature_2048_sha256'])(
    'reads every key of %s as node:crypto does',
    (name) => {
      const { testGroups } = JSON.parse(readCorpus(`suites/wycheproof/${name}_test.json`).toString('utf8')) as {
        readonly testGroups: readonly { readonly publicKeyDer: string }[]
      }
      for (const { publicKeyDer } of testGroups) {
        const der = Buffer.from(publicKeyDer, 'hex')
        const jwk = jwkOf(createPublicKey({ key: der, format: 'der', type: 'spki' }))
        expect(readSpki(der, defaultLimits).jwk).toEqual(jwk)
      }
      expect(testGroups.length).toBeGreaterThan(0)
    },
  )
})
