import { describe, expect, it } from 'vitest'
import { bakedNames, openBadges3 } from '../../src/bake/baked-names.js'

describe('bakedNames', () => {
  it('has the newest standard first, which is what is baked', () => {
    expect(bakedNames[0]).toBe(openBadges3)
  })

  it('has each keyword, and each element of a namespace, once', () => {
    expect(new Set(bakedNames.map(({ keyword }) => keyword)).size).toBe(bakedNames.length)
    expect(new Set(bakedNames.map(({ namespace, element }) => `${namespace} ${element}`)).size).toBe(bakedNames.length)
  })

  it('has keywords that a PNG can hold', () => {
    for (const { keyword } of bakedNames) expect(keyword).toMatch(/^[a-z]{1,79}$/)
  })
})
