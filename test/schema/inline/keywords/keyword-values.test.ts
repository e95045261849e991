import { describe, expect, it } from 'vitest'
import type { KeywordSetting } from '../../../../src/schema/inline/compiled.js'
import { countOf, mapOf, namesIn } from '../../../../src/schema/inline/keywords/keyword-values.js'

const setting = {
  invalid: (expected: string): never => {
    throw new Error(expected)
  },
} as unknown as KeywordSetting

describe('what stands under keywords', () => {
  it('is read', () => {
    expect(countOf(3, setting)).toBe(3)
    expect(namesIn(['a'], setting)).toEqual(['a'])
    expect(mapOf({ a: 1 }, setting)).toEqual({ a: 1 })
  })

  it.each([
    ['a count', () => countOf(-1, setting), 'a whole number from 0 on'],
    ['names', () => namesIn(undefined, setting), 'an array of names'],
    ['a map', () => mapOf([], setting), 'an object'],
  ])('is refused where it is not %s', (_, read, message) => {
    expect(read).toThrow(message)
  })
})
