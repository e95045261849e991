import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMap, readCbor, writeCbor, type CborValue } from '../../../../src/proof/data-integrity/ecdsa-sd/cbor.js'

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** RFC 8949, appendix A: what of it proof values can hold. */
const examples: readonly (readonly [string, CborValue])[] = [
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1864', 100],
  ['18ff', 255],
  ['190100', 256],
  ['1903e8', 1000],
  ['19ffff', 65_535],
  ['1a00010000', 65_536],
  ['1a000f4240', 1_000_000],
  ['1affffffff', 4_294_967_295],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6161', 'a'],
  ['62c3bc', 'ü'],
  ['64f0908591', '𐅑'],
  ['80', []],
  ['83010203', [1, 2, 3]],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', Array.from({ length: 25 }, (_, index) => index + 1)],
  ['a0', new Map()],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
]

/** RFC 8949, appendix A and section 3: well-formed CBOR that has a shorter or another form, and what is no CBOR at all. */
const refused: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a number in more bytes than it needs', '1817'],
  ['a number of 255 in two bytes', '1900ff'],
  ['a number of 65535 in four bytes', '1a0000ffff'],
  ['a number in eight bytes', '1b000000e8d4a51000'],
  ['a negative number', '20'],
  ['a length in more bytes than it needs', '580401020304'],
  ['a byte string of indefinite length', '5f42010243030405ff'],
  ['a text of indefinite length', '7f657374726561646d696e67ff'],
  ['an array of indefinite length', '9f0102ff'],
  ['a map of indefinite length', 'bf0102ff'],
  ['a tag', 'c001'],
  ['the tag for typed arrays', 'd84041aa'],
  ['a boolean', 'f5'],
  ['null', 'f6'],
  ['a float', 'f93c00'],
  ['a key twice', 'a201020103'],
  ['a key that is a text', 'a1616102'],
  ['a map that ends after a key', 'a100'],
  ['a negative number in a byte', '3818'],
  ['a tag in a byte', 'd82000'],
  ['a float of a length that could be one', 'f818'],
  ['bytes after the end', '0000'],
  ['a text that is not UTF-8', '61ff'],
  ['a string longer than the bytes', '5a7fffffff00'],
  ['an array longer than the bytes', '9a7fffffff00'],
  ['a map longer than the bytes', 'ba7fffffff0001'],
  ['arrays in arrays in arrays', '81818100'],
  ['maps in arrays in arrays', '8181a10000'],
  ['maps in maps in maps', 'a100a100a10000'],
  ['arrays of four levels', '81818180'],
  ['a reserved length', '1c'],
]

describe('CBOR', () => {
  it.each(examples)('reads %s and writes it again', (hex, value) => {
    expect(readCbor(bytesOf(hex))).toEqual(value)
    expect(hexOf(writeCbor(value))).toBe(hex)
  })

  it.each(refused)('does not read %s', (_what, hex) => {
    expect(readCbor(bytesOf(hex))).toBeUndefined()
  })

  it('has one spelling for whatever it reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const value = readCbor(bytes)
        if (value !== undefined) expect(writeCbor(value)).toEqual(bytes)
      }),
      { numRuns: 5_000 },
    )
  })

  it('reads whatever it writes', () => {
    const scalar = fc.oneof(fc.nat(), fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }))
    const entries = fc.array(fc.tuple(fc.nat(), scalar))
    const flat = fc.oneof(
      scalar,
      fc.array(scalar),
      entries.map((each) => new Map<number, CborValue>(each)),
    )
    fc.assert(
      fc.property(fc.array(flat), (value) => {
        expect(readCbor(writeCbor(value))).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  it('tells a map from an array', () => {
    expect(isMap(new Map())).toBe(true)
    expect(isMap([])).toBe(false)
    expect(isMap(undefined)).toBe(false)
  })

  it('reads no further than the bytes go, whatever lengths they claim', () => {
    const claims = bytesOf(`859a00ffffff${'40'.repeat(2_000)}`)
    expect(readCbor(claims)).toBeUndefined()
  })
})
