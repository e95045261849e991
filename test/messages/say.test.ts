import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.js'
import { advise, say, type Catalogue } from '../../src/messages/say.js'

const sentence = (found: string): string => say('INPUT_NOT_JSON', { found })

describe('say', () => {
  it('puts the facts in their places', () => {
    expect(say('INPUT_TOO_LARGE', { limit: 5, found: 6 })).toBe('Expected at most 5 bytes, found 6.')
  })

  it('writes lists with commas, and booleans as words', () => {
    expect(say('KIND_AMBIGUOUS', { kinds: ['badge', 'clr'] })).toContain('badge, clr')
    expect(say('INPUT_NOT_JSON', { found: true })).toContain('found true')
  })

  it('leaves the place of a missing fact visible', () => {
    expect(say('INPUT_NOT_JSON', {})).toContain('{found}')
  })

  it('takes no fact from the prototype of the facts', () => {
    const catalogue: Catalogue = { ...en, INPUT_EMPTY: { message: '{constructor} {toString}', remedy: '' } }
    expect(say('INPUT_EMPTY', {}, catalogue)).toBe('{constructor} {toString}')
  })

  it.each(['{limit}', '$&', '$1', "$'"])('shows a fact that reads %s as it is', (found) => {
    expect(sentence(found)).toContain(`found ${found}.`)
  })

  it.each([
    ['a line break', '\n', '\\u{a}'],
    ['an escape sequence of terminals', '\u001b', '\\u{1b}'],
    ['a control character of the second kind', '\u009b', '\\u{9b}'],
    ['a right-to-left override', '\u202e', '\\u{202e}'],
    ['an isolate', '\u2066', '\\u{2066}'],
    ['a zero width space', '\u200b', '\\u{200b}'],
    ['a byte order mark', '\ufeff', '\\u{feff}'],
    ['a line separator', '\u2028', '\\u{2028}'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['half of a surrogate pair', '\ud83d', '\\u{d83d}'],
  ])('makes %s visible', (_, character, shown) => {
    expect(sentence(`a${character}b`)).toContain(`a${shown}b`)
  })

  it('shows ordinary characters of any script as they are', () => {
    expect(sentence('Ærlig talt, 你好 😀')).toContain('Ærlig talt, 你好 😀')
  })

  it('cuts long texts and long lists', () => {
    expect(sentence('x'.repeat(100_000)).length).toBeLessThan(400)
    expect(sentence('x'.repeat(300))).toContain(`${'x'.repeat(300)}.`)
    const many = Array.from({ length: 500 }, (_, index) => `member${index}`)
    expect(say('KIND_AMBIGUOUS', { kinds: many })).toContain('member39, …')
    expect(say('KIND_AMBIGUOUS', { kinds: many })).not.toContain('member40')
    expect(say('KIND_AMBIGUOUS', { kinds: many.slice(0, 40) })).not.toContain('…')
  })

  it('makes one line without invisible characters of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (found) => {
        expect(sentence(found)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      }),
    )
  })

  it('speaks another language where it is given one', () => {
    const norwegian: Catalogue = { ...en, INPUT_EMPTY: { message: 'Fant ingenting.', remedy: 'Se etter.' } }
    expect(say('INPUT_EMPTY', {}, norwegian)).toBe('Fant ingenting.')
    expect(advise('INPUT_EMPTY', {}, norwegian)).toBe('Se etter.')
  })
})

describe('advise', () => {
  it('fills in the facts of the problem', () => {
    expect(advise('ALGORITHM_NOT_SUPPORTED', { algorithm: 'PS256', supported: ['RS256', 'ES256'] })).toBe(
      'Supported are RS256, ES256.',
    )
  })

  it('gives the general advice without facts', () => {
    expect(advise('INPUT_EMPTY')).toBe(en.INPUT_EMPTY.remedy)
  })

  it('shows how to add a context, with its address', () => {
    const advice = advise('CONTEXT_UNKNOWN', { context: 'https://school.example/v1' })
    expect(advice).toContain("createVerifier({ contexts: { 'https://school.example/v1': text } })")
  })
})
