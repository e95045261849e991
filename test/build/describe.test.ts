import { describe as suite, expect, it } from 'vitest'
import { describe } from '../../src/build/describe.js'

class Point {
  readonly x = 1
}

suite('describe', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a"b', '"a\\"b"'],
    [7, '7'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    [1n, '1'],
    [Symbol('s'), 'a symbol'],
    [describe, 'a function'],
    [[], 'an empty array'],
    [[1, 2], 'an array of 2'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    [new Point(), 'an object of a class'],
    [new Date(0), 'a Date'],
    [new Date(Number.NaN), 'a Date'],
    [new Uint8Array(2), 'bytes'],
  ])('names %s', (value, words) => {
    expect(describe(value)).toBe(words)
  })

  it('cuts long texts', () => {
    expect(describe('x'.repeat(1_000_000)).length).toBeLessThan(300)
  })
})
