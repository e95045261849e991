import { describe, expect, it } from 'vitest'
import { readMultikey, toMultikey } from '../../src/keys/multikey.js'
import { defaultLimits } from '../../src/limits.js'
import { concatBytes, toBase58, toHex } from '../../src/platform/bytes.js'
import { edwards, encodings } from '../support/edwards.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const hexOf = (base64url: string | undefined): string => Buffer.from(base64url ?? '', 'base64url').toString('hex')
const written = (...bytes: readonly number[]): string => `z${toBase58(Uint8Array.from(bytes))}`
const bytesOf = (size: number, fill: number): number[] => Array.from({ length: size }, () => fill)

/** Public vectors: the did:key method, Data Integrity EdDSA and ECDSA cryptosuites. */
const vectors = [
  [
    'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    'Ed25519',
    '3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29',
    undefined,
  ],
] as const

describe('readMultikey', () => {
  it('reads the first key of the did:key method', () => {
    const [multikey, , hex] = vectors[0]
    const key = readMultikey(multikey, defaultLimits)
    expect(key.algorithms).toEqual(['Ed25519'])
    expect(hexOf(key.jwk.x)).toBe(hex)
  })

  it.each([
    ['Ed25519', 'z6Mk', 'Ed25519'],
    ['ES256', 'zDn', 'P-256'],
    ['ES384', 'z82', 'P-384'],
    ['ES512', 'z2J9', 'P-521'],
  ] as const)('writes %s keys so that they begin with %s, and reads them again', async (algorithm, start, crv) => {
    for (let index = 0; index < 10; index++) {
      const { publicKey } = await fixedKey(`multikey ${index}`, { algorithm })
      const multikey = toMultikey(publicKey) ?? ''
      expect(multikey.startsWith(start)).toBe(true)
      const read = readMultikey(multikey, defaultLimits)
      expect(read.jwk).toEqual(publicKey)
      expect(read.jwk.crv).toBe(crv)
      expect(read.algorithms).toEqual([algorithm])
    }
  })

  it('writes no RSA keys', () => {
    expect(toMultikey({ kty: 'RSA', n: 'AQAB', e: 'AQAB' })).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['z alone', 'z'],
    ['another base', `u${Buffer.from([0xed, 1, ...bytesOf(32, 9)]).toString('base64url')}`],
    ['a capital z', vectors[0][0].toUpperCase()],
    ['a character that is not base58', `${vectors[0][0].slice(0, -1)}0`],
    ['white space before', ` ${vectors[0][0]}`],
    ['white space after', `${vectors[0][0]} `],
    ['a line break after', `${vectors[0][0]}\n`],
    ['one byte less', written(0xed, 1, ...bytesOf(31, 9))],
    ['one byte more', written(0xed, 1, ...bytesOf(33, 9))],
    ['the code alone', written(0xed, 1)],
    ['P-256 one byte short', written(0x80, 0x24, 2, ...bytesOf(31, 9))],
    ['P-256 one byte long', written(0x80, 0x24, 2, ...bytesOf(33, 9))],
    ['P-256 not compressed', written(0x80, 0x24, 4, ...bytesOf(64, 9))],
    ['P-256 with the sign 4', written(0x80, 0x24, 4, ...bytesOf(32, 9))],
    ['P-384 with 33 bytes', written(0x81, 0x24, 2, ...bytesOf(32, 9))],
    ['P-521 with 66 bytes', written(0x82, 0x24, 2, ...bytesOf(65, 1))],
    ['RSA that is no PKCS#1', written(0x85, 0x24, ...bytesOf(270, 9))],
    ['800 characters and one', `z${'1'.repeat(800)}1`],
  ])('refuses %s', (_, text) => {
    expect(thrownBy(() => readMultikey(text, defaultLimits)).code).toBe('KEY_MALFORMED')
  })

  it.each([
    ['X25519', 'z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW'],
    ['secp256k1', written(0xe7, 1, 2, ...bytesOf(32, 9))],
    ['BLS12-381', written(0xeb, 1, ...bytesOf(96, 9))],
    ['a secret Ed25519 key', written(0x80, 0x26, ...bytesOf(32, 9))],
    ['a code with leading zeros', written(0, 0xed, 1, ...bytesOf(32, 9))],
  ])('does not know %s', (_, text) => {
    expect(thrownBy(() => readMultikey(text, defaultLimits)).code).toBe('KEY_TYPE_NOT_SUPPORTED')
  })

  it.each(edwards.smallOrder.flatMap(encodings).map((bytes) => [toHex(bytes), bytes] as const))(
    'refuses the weak Ed25519 point %s',
    (_, bytes) => {
      const text = `z${toBase58(concatBytes(Uint8Array.of(0xed, 1), bytes))}`
      expect(thrownBy(() => readMultikey(text, defaultLimits)).code).toBe('KEY_WEAK')
    },
  )

  it.each([
    ['P-256', 0x80, 32],
    ['P-384', 0x81, 48],
  ])('refuses x coordinates for which %s has no point, and those beyond its prime', (_, code, size) => {
    const codes = Array.from({ length: 40 }, (_byte, index) => {
      const x = [...bytesOf(size - 1, 0), index + 1]
      try {
        return readMultikey(written(code, 0x24, 2, ...x), defaultLimits).algorithms[0]
      } catch (error) {
        return (error as { code: string }).code
      }
    })
    expect(new Set(codes)).toContain('KEY_WEAK')
    expect(new Set(codes).size).toBe(2)
    const beyond = written(code, 0x24, 2, ...bytesOf(size, 0xff))
    expect(thrownBy(() => readMultikey(beyond, defaultLimits)).code).toBe('KEY_WEAK')
  })

  it('refuses long text without decoding it', () => {
    expect(thrownBy(() => readMultikey(`z${'2'.repeat(200_000)}`, defaultLimits)).code).toBe('KEY_MALFORMED')
    // Decoding would take minutes.
  })

  it('shows no more than the beginning of what it refuses', () => {
    const { message } = thrownBy(() => readMultikey(`z${'2'.repeat(100_000)}`, defaultLimits))
    expect(message.length).toBeLessThan(400)
  })

  it('names the place it was given', () => {
    const error = thrownBy(() => readMultikey('z', defaultLimits, { path: '/proof', url: 'https://school.example/' }))
    expect([error.path, error.url]).toEqual(['/proof', 'https://school.example/'])
  })
})
