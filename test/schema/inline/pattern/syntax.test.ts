import { describe, expect, it } from 'vitest'
import { toCharacterTest } from '../../../../src/schema/inline/pattern/syntax.js'

const codePoints = [...'aZ0_-. \n\u00e9\u{1F600}]^'].map((character) => character.codePointAt(0) ?? 0)

describe('toCharacterTest', () => {
  it.each([
    'a',
    '\\.',
    '\\d',
    '\\W',
    '\\s',
    '.',
    '[a-z]',
    '[^a-z]',
    '[\\]^]',
    '\\p{L}',
    '\\u{1F600}',
    '[\\u{1F600}-\\u{1F64F}]',
    '\\n',
  ])('tells of %s what the engine of the language tells, also when asked again', (source) => {
    const test = toCharacterTest(source)
    const expected = codePoints.map((each) => new RegExp(`^${source}$`, 'u').test(String.fromCodePoint(each)))
    expect(codePoints.map((each) => test?.(each))).toEqual(expected)
    expect(codePoints.map((each) => test?.(each))).toEqual(expected)
  })

  it.each(['[b-a]', '\\p{Nothing}', '\\a', '[', ''.padEnd(1, '*')])('does not know %s', (source) => {
    expect(toCharacterTest(source)).toBeUndefined()
  })
})
