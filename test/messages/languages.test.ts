import { describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.js'
import { wordings } from '../../src/messages/languages.js'

describe('every language', () => {
  it.each(Object.entries(wordings))('%s has a sentence for every code, phrase and term of English', (_, wording) => {
    expect(Object.keys(wording.catalogue).sort()).toEqual(Object.keys(en).sort())
    expect(Object.keys(wording.phrases).sort()).toEqual(Object.keys(wordings.en.phrases).sort())
    expect(Object.keys(wording.terms).sort()).toEqual(Object.keys(wordings.en.terms).sort())
  })
})
