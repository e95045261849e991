import { describe, expect, it } from 'vitest'
import { readAward } from '../../src/build/credential-shape.js'
import { award, placeOf, readWith } from './support.js'

const check = (changes: object): void => {
  readWith(readAward, { ...award, ...changes })
}

describe('awardRules', () => {
  it('accepts an award without results and dates', () => {
    expect(() => {
      check({})
    }).not.toThrow()
  })

  it('names the result that points nowhere', () => {
    const results = [{ value: 'A' }, { resultDescription: 'urn:x:1' }]
    expect(placeOf(() => check({ results }))).toBe('/results/1/resultDescription')
  })

  it('accepts an activity that ends when it begins, whatever the zones', () => {
    const dates = { activityStartDate: '2025-08-15T02:00:00+02:00', activityEndDate: '2025-08-15T00:00:00Z' }
    expect(() => {
      check(dates)
    }).not.toThrow()
  })

  it('refuses an activity that ends before it begins', () => {
    const dates = { activityStartDate: '2025-08-15T00:00:00Z', activityEndDate: '2025-08-15T00:00:00+02:00' }
    expect(placeOf(() => check(dates))).toBe('/activityEndDate')
  })
})
