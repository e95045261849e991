import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPattern, type Pattern } from '../../../../src/schema/inline/pattern/pattern.js'

const patternOf = (source: string): Pattern =>
  toPattern(source, {
    spend: () => undefined,
    malformed: () => {
      throw new Error('malformed')
    },
    notSupported: (what) => {
      throw new Error(what)
    },
  })

const matches = (source: string, text: string): boolean => patternOf(source).matches(text, () => undefined)

/** Regular expressions of few characters, and not so deep that the engine of the language takes hours over them. */
const expressions = fc.letrec<{ atom: string; term: string; sequence: string; choice: string }>((tie) => ({
  atom: fc.oneof(
    { withCrossShrink: true, maxDepth: 2, depthIdentifier: 'pattern' },
    fc.constantFrom(
      'a',
      'b',
      '-',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '\\W',
      '\\s',
      '\\u{1F600}',
      '[a-c😀]',
      '\\p{L}',
      '[\\w-]',
    ),
    tie('choice').map((inner) => `(${inner})`),
    tie('choice').map((inner) => `(?:${inner})`),
  ),
  term: fc.oneof(
    fc
      .tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?', '{0}'))
      .map((parts) => parts.join('')),
    fc.constantFrom('^', '$', '\\b', '\\B'),
  ),
  sequence: fc.array(tie('term'), { maxLength: 4 }).map((terms) => terms.join('')),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
})).choice

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '1', '-', ' ', '\n', '😀', 'é', '_'), { maxLength: 5 })
  .map((characters) => characters.join(''))

describe('toPattern', () => {
  it('matches what the engine of the language matches', () => {
    fc.assert(
      fc.property(expressions, texts, (source, text) => {
        // V8 finds \B between the halves of a character, where the standard sees no place.
        fc.pre(!(source.includes('\\B') && text.includes('😀')))
        expect([source, text, matches(source, text)]).toEqual([source, text, new RegExp(source, 'u').test(text)])
      }),
      { numRuns: 2_000, seed: 5 },
    )
  })

  it.each([
    ['^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$', 'a.b.c', 'a.b'],
    [
      '^https:\\/\\/purl\\.example\\/context(-3\\.\\d\\.\\d)*\\.json$',
      'https://purl.example/context-3.0.3.json',
      'http://purl.example/context.json',
    ],
    ['(ext:)[a-z|A-Z|0-9|.|-|_]+', 'xext:a', 'ext'],
    ['^\\S+\\@\\S+$', 'a@b', 'a b'],
    ['^\\x41\\u0042\\u{43}\\cJ\\t$', 'ABC\n\t', 'ABC'],
    ['^[\\]\\-\\\\]$', ']', 'a'],
    ['^(?<year>\\d{4})$', '2026', '26'],
    ['^[\\d\\-\\_\\@]+$', '1-_@', 'a'],
    ['', '', undefined],
  ])('%s matches %j and not %j', (source, good, bad) => {
    expect(matches(source, good)).toBe(true)
    if (bad !== undefined) expect(matches(source, bad)).toBe(false)
  })

  // security.md E28: each takes exponential or quadratic time where ways are tried one after the other.
  it.each([
    '^(a+)+$',
    '(a|a)*$',
    '^(a|aa)+$',
    '(.*a){10}b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '([a-z]+)*=',
    '^(a?){50}a{50}b',
  ])('%s takes linear time', (source) => {
    const stepsFor = (length: number): number => {
      let steps = 0
      patternOf(source).matches('a'.repeat(length) + '!', (more) => (steps += more))
      return steps
    }
    expect(stepsFor(4_000)).toBeLessThan(2.2 * stepsFor(2_000))
  })

  it('looks no further than a pattern that is held to the start can match', () => {
    let steps = 0
    patternOf('^data:').matches('https:'.repeat(10_000), (more) => (steps += more))
    expect(steps).toBeLessThan(20)
  })

  it('refuses what would be too large', () => {
    expect(() => patternOf('((a{100}){100}){100}')).toThrow('more than 5,000 steps')
    expect(() => patternOf('(){999999999}')).not.toThrow()
    expect(() => patternOf('(){0,999999999}')).toThrow('more than 5,000 steps')
  })
})
