import { describe, expect, it } from 'vitest'
import { phrasesEn } from '../../src/messages/phrases-en.js'
import { checkNames } from '../../src/verify/report.js'

const phrases = Object.entries(phrasesEn)

describe('the phrases in English', () => {
  it.each(phrases)('%s is plain text in one line', (_, text) => {
    expect(text).toMatch(/^\S.*\S$/)
    expect(text).not.toMatch(/[<>\n]|\s{2}/)
  })

  it.each(phrases.filter(([key]) => /^(verdict|mark)\.|\.(failed|unknown)$/.test(key)))(
    '%s is a sentence',
    (_, text) => {
      expect(text).toMatch(/^[A-Z].*\.$/)
    },
  )

  it.each(checkNames)('have words for %s that failed, and that is unknown', (check) => {
    expect(phrasesEn).toHaveProperty([`check.${check}.failed`])
    expect(phrasesEn).toHaveProperty([`check.${check}.unknown`])
  })

  it('never call unknown what failed, nor the other way round', () => {
    for (const [key, text] of phrases) {
      if (key.startsWith('check.') && key.endsWith('.unknown')) expect(text, key).toMatch(/could not|cannot/)
      if (key.startsWith('check.') && key.endsWith('.failed') && key !== 'check.format.failed') {
        expect(text, key).not.toMatch(/could not|cannot/)
      }
    }
  })
})
