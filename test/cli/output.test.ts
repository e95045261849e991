import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { labelled, printable, printableJson, styleFor, wrap } from '../../src/cli/output.js'

const write = (): void => undefined

describe('printable', () => {
  it.each([
    ['a terminal command', '\u001b]0;owned\u0007', '\\u{1b}]0;owned\\u{7}'],
    ['a colour', '\u001b[32mVERIFIED', '\\u{1b}[32mVERIFIED'],
    ['a command of eight bits', '\u009b31m', '\\u{9b}31m'],
    ['line breaks', 'a\r\nb', 'a\\u{d}\\u{a}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a change of direction', 'a\u202Eb', 'a\\u{202e}b'],
    ['an isolate', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['nothing that is wide', 'a\u200Bb', 'a\\u{200b}b'],
    ['a filler that is shown as nothing', 'a\u3164b', 'a\\u{3164}b'],
    ['invisible ASCII', 'a\u{E0041}b', 'a\\u{e0041}b'],
    ['half a character', 'a\uD800b', 'a\\u{d800}b'],
    ['NUL', 'a\0b', 'a\\u{0}b'],
  ])('shows %s as its code point', (_name, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it.each(['Zażółć gęślą jaźń', '東京大学', 'جامعة', '❤️ 🎓'])('leaves %s as it is', (text) => {
    expect(printable(text)).toBe(text)
  })

  it('leaves out the middle of what is too long', () => {
    expect(printable('abcdefghijklmnopqrstuvwxyz', 10)).toBe('abcdefg…xyz')
  })

  it('leaves what is just not too long as it is', () => {
    expect(printable('abcdefghij', 10)).toBe('abcdefghij')
  })
})

describe('printableJson', () => {
  const hostile = { name: 'a\u001b[31m\u009b\u202E\u2028\u{E0041}\uD800b\n', list: ['é', 1, null] }

  it('is read as the same value', () => {
    expect(JSON.parse(printableJson(hostile))).toEqual(hostile)
  })

  it('has nothing in it that a terminal obeys', () => {
    expect(printableJson(hostile)).toMatch(/^[\n\x20-\x7Eé]*$/)
  })
})

describe('wrap', () => {
  it('breaks at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  })

  it('gives a word that is too long a line of its own', () => {
    expect(wrap('a did:key:z6MkAbcdef b', 6)).toEqual(['a', 'did:key:z6MkAbcdef', 'b'])
  })

  it('has one line for no text', () => {
    expect(wrap('', 10)).toEqual([''])
  })
})

describe('labelled', () => {
  it('hangs the further lines below the first', () => {
    const style = { colors: pc.createColors(false), width: 12 }
    expect(labelled(style, { label: 'who ', labelWidth: 4 }, 'one two three')).toEqual(['who one two', '    three'])
  })
})

describe('styleFor', () => {
  const isColored = (stream: { isTTY?: boolean }, env: Record<string, string>): boolean =>
    styleFor({ write, ...stream }, env).colors.isColorSupported

  it('colours on a terminal', () => {
    expect(isColored({ isTTY: true }, {})).toBe(true)
  })

  it('does not colour where nobody is looking', () => {
    expect(isColored({}, {})).toBe(false)
  })

  it('does not colour where NO_COLOR is set', () => {
    expect(isColored({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
  })

  it('takes an empty NO_COLOR for none', () => {
    expect(isColored({ isTTY: true }, { NO_COLOR: '' })).toBe(true)
  })

  it('does not colour on a dumb terminal', () => {
    expect(isColored({ isTTY: true }, { TERM: 'dumb' })).toBe(false)
  })

  it.each([
    [60, 60],
    [300, 100],
    [10, 50],
    [0, 100],
    [undefined, 100],
  ])('for a terminal of %s columns writes lines of %d', (columns, width) => {
    expect(styleFor(columns === undefined ? { write } : { write, columns }, {}).width).toBe(width)
  })
})
