import { describe, expect, it } from 'vitest'
import { keywordsOf, leftoverKeywords } from '../../../../src/schema/inline/keywords/keywords.js'

describe('keywordsOf', () => {
  it.each([
    ['draft-07', ['additionalItems'], ['prefixItems', 'unevaluatedProperties', '$dynamicRef', 'dependentRequired']],
    ['2019-09', ['additionalItems', 'unevaluatedItems', '$recursiveRef'], ['prefixItems', '$dynamicRef']],
    ['2020-12', ['prefixItems', 'unevaluatedItems', '$dynamicRef'], ['additionalItems', '$recursiveRef']],
  ] as const)('%s has %j and not %j', (dialect, has, lacks) => {
    const keywords = keywordsOf(dialect, {})
    expect(has.filter((name) => !keywords.has(name))).toEqual([])
    expect(lacks.filter((name) => keywords.has(name))).toEqual([])
  })

  it('has the reference alone beside a reference of draft 07', () => {
    expect([...keywordsOf('draft-07', { $ref: '#' }).keys()]).toEqual(['$ref'])
  })

  it('names those that look at what others left', () => {
    expect([...leftoverKeywords].every((name) => keywordsOf('2020-12', {}).has(name))).toBe(true)
  })
})
