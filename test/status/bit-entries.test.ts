import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesIn, isEntrySize, readEntry, writeEntry } from '../../src/status/bit-entries.js'

/** The oracle: all bits as one text of zeros and ones, from left to right. */
function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
}

function read(bytes: Uint8Array, index: number, size: number): number {
  return readEntry((at) => bytes[at]!, index, size)
}

/** The bytes with an entry written, and the numbers of those that were said to change. */
function write(
  bytes: Uint8Array,
  index: number,
  size: number,
  value: number,
): { readonly written: Uint8Array; readonly changed: readonly number[] } {
  const changes = writeEntry((at) => bytes[at]!, index, size, value)
  const written = bytes.slice()
  for (const [at, byte] of changes) written[at] = byte
  return { written, changed: [...changes.keys()] }
}

/** Some bytes, and an entry in them of any size, also across the border of two bytes. */
const place = fc
  .record({ bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }), size: fc.integer({ min: 1, max: 8 }) })
  .chain(({ bytes, size }) =>
    fc.record({
      bytes: fc.constant(bytes),
      size: fc.constant(size),
      index: fc.integer({ min: 0, max: Math.floor((bytes.length * 8) / size) - 1 }),
      value: fc.integer({ min: 0, max: 2 ** size - 1 }),
    }),
  )

describe('readEntry', () => {
  // "the first index, with a value of zero (0), is located at the left-most bit in the bitstring"
  it.each([
    ['the left-most bit', [0b1000_0000, 0], 0],
    ['the right-most bit of the first byte', [0b0000_0001, 0], 7],
    ['the left-most bit of the second byte', [0, 0b1000_0000], 8],
    ['the right-most bit of all', [0, 0b0000_0001], 15],
  ])('finds entry by entry from left to right: %s', (_, bytes, set) => {
    const values = Array.from({ length: 16 }, (_, index) => read(Uint8Array.from(bytes), index, 1))
    expect(values).toEqual(Array.from({ length: 16 }, (_, index) => (index === set ? 1 : 0)))
  })

  // "The position of the value is computed as statusListIndex times the statusSize."
  it.each([
    [2, [0, 1, 2, 3, 3, 2, 1, 0], [0b00_01_10_11, 0b11_10_01_00]],
    [3, [1, 2, 3, 4, 5], [0b001_010_01, 0b1_100_101_0]],
    [4, [1, 15, 0, 8], [0b0001_1111, 0b0000_1000]],
    [5, [31, 1, 16], [0b11111_000, 0b01_10000_0]],
    [8, [200, 1], [200, 1]],
  ])('reads entries of %i bits as %j', (size, values, bytes) => {
    expect(values.map((_, index) => read(Uint8Array.from(bytes), index, size))).toEqual(values)
  })

  it('reads the bits that stand there, as a number', () => {
    fc.assert(
      fc.property(place, ({ bytes, size, index }) => {
        const text = bitsOf(bytes).slice(index * size, (index + 1) * size)
        expect(read(bytes, index, size)).toBe(Number(BigInt(`0b${text}`)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds entries of lists of more than 2^32 bits', () => {
    const asked: number[] = []
    const set = 2 ** 33 + 5
    const byteAt = (at: number): number => {
      asked.push(at)
      return at === 2 ** 30 ? 0b0000_0100 : 0
    }
    expect([set - 1, set, set + 1].map((index) => readEntry(byteAt, index, 1))).toEqual([0, 1, 0])
    expect(asked).toEqual([2 ** 30, 2 ** 30, 2 ** 30])
  })
})

describe('writeEntry', () => {
  it('writes the bits of one entry and leaves all others', () => {
    fc.assert(
      fc.property(place, ({ bytes, size, index, value }) => {
        const before = bitsOf(bytes)
        const entry = value.toString(2).padStart(size, '0')
        const after = before.slice(0, index * size) + entry + before.slice((index + 1) * size)
        expect(bitsOf(write(bytes, index, size, value).written)).toBe(after)
      }),
      { numRuns: 2_000 },
    )
  })

  it('changes no byte but those in which the entry lies', () => {
    fc.assert(
      fc.property(place, ({ bytes, size, index, value }) => {
        const [first, last] = [Math.floor((index * size) / 8), Math.floor(((index + 1) * size - 1) / 8)]
        expect(new Set(write(bytes, index, size, value).changed)).toEqual(new Set([first, last]))
      }),
    )
  })

  it('only says what changes', () => {
    const bytes = Uint8Array.of(0)
    writeEntry((at) => bytes[at]!, 3, 1, 1)
    expect(bytes).toEqual(Uint8Array.of(0))
  })
})

describe('isEntrySize', () => {
  it.each([1, 2, 7, 8])('takes %i bits', (size) => {
    expect(isEntrySize(size)).toBe(true)
  })

  it.each([0, 9, -1, 1.5, Number.NaN, Infinity, '2', true, null, undefined, [2]])('takes %o for none', (size) => {
    expect(isEntrySize(size)).toBe(false)
  })
})

describe('entriesIn', () => {
  it.each([
    [16_384, 1, 131_072],
    [16_384, 8, 16_384],
    [1, 3, 2],
    [2, 5, 3],
    [0, 1, 0],
  ])('%i bytes have room for entries of %i bits: %i', (bytes, size, entries) => {
    expect(entriesIn(bytes, size)).toBe(entries)
  })
})
