import { describe, expect, it } from 'vitest'
import { nearestOf } from '../../src/build/suggestion.js'

const names = ['id', 'name', 'url', 'role', 'validFrom', 'validUntil', 'tag']

describe('nearestOf', () => {
  it.each([
    ['nmae', 'name'],
    ['Name', 'name'],
    ['URL', 'url'],
    ['validfrom', 'validFrom'],
    ['valid_until', 'validUntil'],
    ['tags', 'tag'],
  ])('takes %s for %s', (written, meant) => {
    expect(nearestOf(written, names)).toBe(meant)
  })

  it.each(['', 'colour', 'x'.repeat(1_000), 'criteria'])('takes %s for nothing', (written) => {
    expect(nearestOf(written, names)).toBeUndefined()
  })

  it('takes the nearest of several', () => {
    expect(nearestOf('nam', ['tag', 'name', 'nest'])).toBe('name')
  })

  it('has nothing to suggest where there is nothing', () => {
    expect(nearestOf('name', [])).toBeUndefined()
  })
})
