import { describe, expect, it } from 'vitest'
import { drawIndex, type Draw } from '../../src/status/draw-index.js'
import { seededRandom } from '../support/seeded-random.js'
import { thrownBy } from '../support/thrown-by.js'

const draw = (changes: Partial<Draw>): number =>
  drawIndex({ length: 1_000, taken: 0, isTaken: () => false, random: seededRandom('draw'), ...changes })

/** Six bytes, the highest first. */
function bytesOf(value: bigint): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(12, '0'), 'hex'))
}

/** A source that gives these values one after the other, and tells how many it was asked for. */
function script(...values: readonly bigint[]): { readonly random: Draw['random']; readonly asked: () => number } {
  let asked = 0
  return { random: () => bytesOf(values[asked++ % values.length]!), asked: () => asked }
}

/** How far counts are from being equal: about as much as there are of them, for a fair draw. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** Draws again and again from the same list, and counts. */
function countDraws(draws: number, list: Partial<Draw>): number[] {
  const counts = new Array<number>(list.length!).fill(0)
  for (let index = 0; index < draws; index++) counts[draw(list)]! += 1
  return counts
}

describe('drawIndex', () => {
  // One seed, so the same numbers in every run; a fair source stays within these bounds in 9,999 runs of 10,000.
  it('draws every index with the same chance', () => {
    const counts = countDraws(50_000, { length: 101, random: seededRandom('all') })
    expect(Math.min(...counts)).toBeGreaterThan(0)
    expect(chiSquare(counts)).toBeGreaterThan(55)
    expect(chiSquare(counts)).toBeLessThan(160)
  })

  it('draws every free index with the same chance, and never one that is taken', () => {
    const isTaken = (index: number): boolean => index % 3 === 0 || index < 20
    const counts = countDraws(50_000, { length: 120, taken: 53, isTaken, random: seededRandom('free') })
    expect(counts.filter((count, index) => isTaken(index) && count > 0)).toEqual([])
    const free = counts.filter((_, index) => !isTaken(index))
    expect(free).toHaveLength(67)
    expect(chiSquare(free)).toBeGreaterThan(30)
    expect(chiSquare(free)).toBeLessThan(120)
  })

  it('takes six bytes as one number, the highest first', () => {
    expect(draw({ length: 2 ** 27, random: () => Uint8Array.of(0, 0, 1, 2, 3, 4) })).toBe(0x0102_0304)
    expect(draw({ length: 131_072, random: script(2n ** 48n - 1n).random })).toBe(131_071)
    expect(draw({ length: 100_000_000, random: () => Uint8Array.of(1, 2, 3, 4, 5, 6) })).toBe(52_157_446)
  })

  // 2^48 is no multiple of most lengths: the values at the end would give the first indexes once too often.
  it.each([3, 7, 1_000, 131_073, 100_000_000])(
    'draws again for a value that would favour the first of %i',
    (length) => {
      const fair = 2n ** 48n - (2n ** 48n % BigInt(length))
      expect(fair).toBeLessThan(2n ** 48n)
      const beyond = script(fair, 2n ** 48n - 1n, 2n)
      expect(draw({ length, random: beyond.random })).toBe(2)
      expect(beyond.asked()).toBe(3)
      const last = script(fair - 1n)
      expect(draw({ length, random: last.random })).toBe(length - 1)
      expect(last.asked()).toBe(1)
    },
  )

  it('draws again where the index is taken', () => {
    const { random, asked } = script(5n, 1_005n, 7n)
    expect(draw({ taken: 1, isTaken: (index) => index === 5, random })).toBe(7)
    expect(asked()).toBe(3)
  })

  it.each([
    [1, 0, 1],
    [2, 0, 1],
    [20, 18, 19],
    [1_000, 949, 950],
    [131_072, 124_517, 124_518],
    [100_000_000, 94_999_999, 95_000_000],
  ])('of %i entries the list has room with %i taken, and is full with %i', (length, room, full) => {
    expect(draw({ length, taken: room })).toBeLessThan(length)
    const error = thrownBy(() => draw({ length, taken: full }))
    expect(error).toMatchObject({ code: 'STATUS_LIST_FULL', facts: { allocated: full, length } })
  })

  it('finds the free ones of a list that is nearly full', () => {
    const isTaken = (index: number): boolean => index % 20 !== 0 || index >= 980
    for (let run = 0; run < 100; run++) {
      expect(isTaken(draw({ taken: 949, isTaken, random: seededRandom(`run ${run}`) }))).toBe(false)
    }
  })

  it('refuses a source that repeats itself, and takes what it gives where that is free', () => {
    const { random, asked } = script(5n)
    expect(draw({ random })).toBe(5)
    const error = thrownBy(() => draw({ taken: 1, isTaken: (index) => index === 5, random }))
    const facts = { option: 'random', expected: 'a source of randomness', found: 'one that repeats itself' }
    expect([error.code, error.facts]).toEqual(['OPTIONS_INVALID', facts])
    // The one that was free, and then as often as a fair source never misses.
    expect(asked()).toBe(1 + 4_000)
  })

  it('asks for six bytes', () => {
    const lengths: number[] = []
    draw({ random: (length) => (lengths.push(length), new Uint8Array(length)) })
    expect(lengths).toEqual([6])
  })

  it.each<[unknown, string]>([
    [new Uint8Array(0), 'one that makes 0'],
    [new Uint8Array(5), 'one that makes 5'],
    [new Uint8Array(7), 'one that makes 7'],
    [[1, 2, 3, 4, 5, 6], 'an object'],
    ['123456', '"123456"'],
    [7, '7'],
    [null, 'null'],
  ])('refuses a source that gives %o', (bytes, found) => {
    const { code, facts } = thrownBy(() => draw({ random: () => bytes as Uint8Array }))
    const expected = 'a function that makes 6 bytes'
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'random', expected, found }])
  })
})
