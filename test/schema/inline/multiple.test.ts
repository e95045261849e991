import { describe, expect, it } from 'vitest'
import { isMultipleOf } from '../../../src/schema/inline/multiple.js'

describe('isMultipleOf', () => {
  it.each([
    [0.0075, 0.0001, true],
    [4.5, 1.5, true],
    [35, 1.5, false],
    [0, 7, true],
    [-4, 2, true],
    [12391239123, 1e-8, true],
    [1e308, 0.123456789, false],
    [1e308, 1e-308, true],
    [5e-324, 1, false],
    [0.00751, 0.0001, false],
  ])('%d of %d: %s', (number, unit, is) => {
    expect(isMultipleOf(number, unit)).toBe(is)
  })
})
