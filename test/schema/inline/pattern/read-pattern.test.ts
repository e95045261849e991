import { describe, expect, it } from 'vitest'
import { readPattern } from '../../../../src/schema/inline/pattern/read-pattern.js'

function refusalOf(source: string): string {
  try {
    readPattern(source, {
      spend: () => undefined,
      malformed: () => {
        throw new Error('malformed')
      },
      notSupported: (what) => {
        throw new Error(what)
      },
    })
    return 'read'
  } catch (error) {
    return error instanceof Error ? error.message : 'something else'
  }
}

describe('readPattern', () => {
  it.each([
    '(',
    ')',
    '[',
    ']',
    '{',
    'a{',
    'a{2,1}',
    '*',
    '^*',
    '\\',
    '[b-a]',
    '(?',
    '(?a)',
    '\\p{Nothing}',
    '\\a',
    'a**',
    '[\\p{Nothing}]',
  ])('finds %s malformed, as the language does', (source) => {
    expect(refusalOf(source)).toBe('malformed')
    expect(() => new RegExp(source, 'u')).toThrow(SyntaxError)
  })

  it.each(['(?=a)', '(?!a)', '(?<=a)', '(?<!a)'])('says that it does not look around: %s', (source) => {
    expect(refusalOf(source)).toBe('look-ahead or look-behind in a pattern')
  })

  it.each(['(a)\\1', '(?<x>a)\\k<x>'])('says that it does not go back: %s', (source) => {
    expect(refusalOf(source)).toBe('a reference to a group in a pattern')
  })

  it('does not read groups inside each other without end', () => {
    expect(refusalOf('('.repeat(40) + ')'.repeat(40))).toBe('read')
    expect(refusalOf('('.repeat(100_000))).toBe('groups inside each other, more than 50')
  })

  it('reads parts in their order', () => {
    const expression = readPattern('^a|b{2,3}', { spend: () => undefined } as never)
    expect(expression).toMatchObject({
      kind: 'choice',
      options: [
        { kind: 'sequence', parts: [{ kind: 'assertion', at: 'start' }, { kind: 'character' }] },
        { kind: 'sequence', parts: [{ kind: 'repeat', min: 2, max: 3 }] },
      ],
    })
  })
})
