import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toChunkedBytes, zeroBytes, type ChunkedBytes } from '../../src/status/chunked-bytes.js'
import { usedMegabytes } from '../support/memory.js'

/** The oracle: plain bytes, copied for every change. */
function changed(bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice()
  for (const [index, byte] of changes) copy[index] = byte
  return copy
}

/** As text, which is compared sooner than bytes are. */
function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** A row byte by byte. */
function each({ at, length }: ChunkedBytes): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => at(index))
}

/** Lengths around the borders of chunks, and small ones. */
const length = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 4_090, max: 4_100 }),
  fc.integer({ min: 8_185, max: 8_200 }),
)

/** Bytes of which most are zeros, and some changes to them one after the other. */
const history = length.chain((bytes) => {
  const change = fc.array(fc.tuple(fc.nat({ max: Math.max(0, bytes - 1) }), fc.constantFrom(0, 1, 170, 255)), {
    maxLength: bytes === 0 ? 0 : 4,
  })
  return fc.record({ bytes: fc.constant(bytes), start: change, changes: fc.array(change, { maxLength: 6 }) })
})

describe('bytes in chunks', () => {
  it('are what plain bytes are, and no value ever changes', () => {
    fc.assert(
      fc.property(history, ({ start, bytes, changes }) => {
        const plain = [changed(new Uint8Array(bytes), start)]
        const rows = [toChunkedBytes(plain[0]!)]
        for (const change of changes) {
          plain.push(changed(plain.at(-1)!, change))
          rows.push(rows.at(-1)!.with(new Map(change)))
        }
        const expected = plain.map(hex)
        expect(rows.map((row) => hex(row.toBytes()))).toEqual(expected)
        expect(rows.map((row) => hex(each(row)))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('begin as zeros', () => {
    fc.assert(
      fc.property(length, (bytes) => {
        const row = zeroBytes(bytes)
        expect(row.length).toBe(bytes)
        expect(hex(row.toBytes())).toBe('00'.repeat(bytes))
        expect(hex(each(row))).toBe('00'.repeat(bytes))
      }),
    )
  })

  it('share nothing with the bytes that they were made from, nor with those that they give', () => {
    const given = Uint8Array.of(1, 2, 3)
    const row = toChunkedBytes(given)
    given[0] = 9
    row.toBytes()[1] = 9
    expect(row.toBytes()).toEqual(Uint8Array.of(1, 2, 3))
  })

  it('keep changes to the zeros that all rows share to themselves', () => {
    zeroBytes(10).with(new Map([[3, 7]]))
    toChunkedBytes(new Uint8Array(10)).with(new Map([[3, 7]]))
    expect(zeroBytes(10).toBytes()).toEqual(new Uint8Array(10))
  })
})

describe('the memory of bytes in chunks', () => {
  const bytes = 12_500_000

  // A hundred rows of their own would take 1,250 MB; a table of their chunks takes 25 kB.
  it('is next to none where they are zeros, however many rows there are', () => {
    const before = usedMegabytes()
    const rows = Array.from({ length: 100 }, () => zeroBytes(bytes))
    expect(usedMegabytes() - before).toBeLessThan(12)
    expect(rows.every((row) => row.length === bytes && row.at(bytes - 1) === 0)).toBe(true)
  })

  it('is next to none where they were given as zeros', () => {
    const before = usedMegabytes()
    const rows = Array.from({ length: 5 }, () => toChunkedBytes(new Uint8Array(bytes)))
    expect(usedMegabytes() - before).toBeLessThan(40)
    expect(rows.every((row) => row.length === bytes && row.at(bytes - 1) === 0)).toBe(true)
  })

  it('is shared by the values before and after a change', () => {
    const first = toChunkedBytes(new Uint8Array(bytes).fill(1))
    const before = usedMegabytes()
    const rows = Array.from({ length: 100 }, (_, index) => first.with(new Map([[index * 100_000, 2]])))
    expect(usedMegabytes() - before).toBeLessThan(12)
    expect(rows.map((row, index) => row.at(index * 100_000))).toEqual(new Array(100).fill(2))
  })

  // So that the three above could fail.
  it('would be seen', () => {
    const before = usedMegabytes()
    const rows = Array.from({ length: 5 }, () => toChunkedBytes(new Uint8Array(bytes).fill(1)))
    expect(usedMegabytes() - before).toBeGreaterThan(60)
    expect(rows.every((row) => row.at(0) === 1)).toBe(true)
  })
})
