import { describe, expect, it } from 'vitest'
import { termsEn } from '../../src/messages/terms-en.js'
import {
  achievementTypes,
  alignmentTargetTypes,
  associationTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
} from '../../src/model/vocabulary.js'

const terms = [
  ...achievementTypes,
  ...alignmentTargetTypes,
  ...associationTypes,
  ...identifierTypes,
  ...resultStatuses,
  ...resultTypes,
]

describe('the terms in English', () => {
  it('are those of the enumerations, and no others', () => {
    expect(Object.keys(termsEn).sort()).toEqual([...new Set(terms)].sort())
  })

  it.each(Object.entries(termsEn))('%s is "%s"', (_, words) => {
    expect(words).toMatch(/^[A-Z][^.]*[^.\s]$/)
  })
})
