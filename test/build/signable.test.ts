import { describe, expect, it } from 'vitest'
import { faultOfNumber, limitsForInput } from '../../src/build/signable.js'
import { defaultLimits } from '../../src/limits.js'

describe('faultOfNumber', () => {
  it.each([0, 42, -1.5, 0.1, 1.5e-7, 123456789.123456, 60.39])('finds none with %d', (number) => {
    expect(faultOfNumber(number)).toBeUndefined()
  })

  it.each([
    [0.1 + 0.2, 'digits'],
    [1e-7, 'nearer'],
    [5e-324, 'nearer'],
  ])('finds one with %d', (number, word) => {
    expect(faultOfNumber(number)).toContain(word)
  })
})

describe('limitsForInput', () => {
  it('leave room for what is wrapped around the input', () => {
    expect(limitsForInput.maxJsonDepth).toBeLessThan(defaultLimits.maxJsonDepth)
    expect(limitsForInput.maxJsonNodes).toBeLessThan(defaultLimits.maxJsonNodes)
  })
})
