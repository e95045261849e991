import { describe, expect, it } from 'vitest'
import { isPlainWord, makeInert } from '../../src/view/hidden-characters.js'

describe('makeInert', () => {
  it.each([
    ['a control', 'Aca\u0000demy', 'Academy'],
    ['an escape sequence', '\u001b[31mAcademy', '[31mAcademy'],
    ['a C1 control', 'Aca\u009bdemy', 'Academy'],
    ['a right-to-left override', 'Academy\u202Egpj.', 'Academygpj.'],
    ['bidirectional isolates', '\u2066Academy\u2069', 'Academy'],
    ['an Arabic letter mark', 'Aca\u061Cdemy', 'Academy'],
    ['zero-width space, no-break space and joiners between Latin letters', 'A\u200Bc\uFEFFa\u200Cd\u200De', 'Acade'],
    ['a soft hyphen', 'Aca\u00ADdemy', 'Academy'],
    ['a Hangul filler', 'Aca\u3164demy', 'Academy'],
    ['tags', 'Aca\u{E0041}\u{E0042}demy', 'Academy'],
    ['half of a surrogate pair', 'Aca\uD800demy', 'Academy'],
    ['a mark of annotations', 'Aca\uFFF9demy', 'Academy'],
    ['a second variation selector, which would carry a message', '☀\uFE0F\uFE0E', '☀\uFE0F'],
    ['a variation selector of nothing', 'A \uFE0F', 'A '],
  ])('removes %s', (_, text, expected) => {
    expect(makeInert(text, 'remove', 'space')).toEqual({ text: expected, hasHidden: true })
  })

  it.each([
    ['letters of any alphabet', 'Ærø Škola Ακαδημία Академия 学院 أكاديمية'],
    ['a non-joiner that Persian is spelled with', 'می\u200Cخواهم'],
    ['a joiner that Sinhala is spelled with', 'ශ්\u200Dරී'],
    ['a pictograph of several joined ones', '👩🏽\u200D🎓 and ❤️\u200D🔥'],
    ['a variant of a character', '葛\u{E0100}城'],
    ['combining accents', 'A\u0301cademy'],
  ])('keeps %s', (_, text) => {
    expect(makeInert(text, 'remove', 'space')).toEqual({ text, hasHidden: false })
  })

  it('writes a hidden character as its code point where that is asked for', () => {
    expect(makeInert('Academy\u202Egpj', 'escape', 'space').text).toBe('Academy\\u{202e}gpj')
  })

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])('knows the line break %j', (lineBreak) => {
    expect(makeInert(`a${lineBreak}b`, 'remove', 'space')).toEqual({ text: 'a b', hasHidden: false })
    expect(makeInert(`a${lineBreak}b`, 'remove', 'keep')).toEqual({ text: 'a\nb', hasHidden: false })
  })
})

describe('isPlainWord', () => {
  it.each(['a b', 'a\u200Bb', 'a\u202Eb', 'a\nb', 'a\u00A0b'])('refuses %j', (text) => {
    expect(isPlainWord(text)).toBe(false)
  })

  it('takes an address, again and again', () => {
    expect(['https://a.example/', 'https://a.example/'].map(isPlainWord)).toEqual([true, true])
  })
})
