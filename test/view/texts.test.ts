import { describe, expect, it } from 'vitest'
import { createTexts, nodesOf, stringsOf } from '../../src/view/texts.js'

const texts = createTexts('remove')

describe('texts', () => {
  it('are absent where there is none, or no text', () => {
    expect([undefined, [], {}, null, [{}]].map((value) => texts.line(value))).toEqual(Array(5).fill(undefined))
  })

  it('show all that contradict each other, marked, and never one of them', () => {
    expect(texts.line(['Degree', 'Course'])).toMatchObject({ text: 'Degree / Course', marks: ['contradictory'] })
    expect(texts.line([42, 43])).toMatchObject({ text: '42 / 43', marks: ['contradictory'] })
  })

  it('show texts that only look alike both', () => {
    const { marks, text } = texts.line(['Degree', 'De\u200Bgree'])!
    expect(text).toBe('Degree / Degree')
    expect(marks).toEqual(['contradictory', 'hidden-characters'])
  })

  it('show what is said twice once, without a mark', () => {
    expect(texts.line(['Degree', 'Degree'])).toMatchObject({ text: 'Degree', marks: [] })
  })

  it('cut lines that are very long, marked, and never a character in two', () => {
    const { text, marks } = texts.line(`${'a'.repeat(499)}😀tail`)!
    expect(marks).toEqual(['shortened'])
    expect(text).toBe(`${'a'.repeat(499)}…`)
    expect(texts.lines('a\n'.repeat(1_000))!.text).toHaveLength(2_000)
  })

  it.each(['', ' ', '\u200B', '\u2800', '\u3164'])('mark %j as blank', (text) => {
    expect(texts.line(text)?.marks).toContain('blank')
  })

  it('write hidden characters of ids out, so that two ids never look the same', () => {
    expect(texts.id('did:web:a\u200B.example')?.text).toBe('did:web:a\\u{200b}.example')
    expect(texts.id(`did:jwk:${'a'.repeat(3_000)}`)?.text).toHaveLength(3_008)
  })

  it('keep line breaks in texts of many lines only', () => {
    expect([texts.line('a\nb')?.text, texts.lines('a\nb')?.text, texts.id('a\nb')?.text]).toEqual([
      'a b',
      'a\nb',
      'a b',
    ])
  })

  it('write hidden characters out where that is asked for', () => {
    expect(createTexts('escape').line('a\u0007b')?.text).toBe('a\\u{7}b')
  })
})

describe('nodesOf and stringsOf', () => {
  it('read one or many', () => {
    expect([nodesOf({ a: 1 }), nodesOf([{ a: 1 }, 'x', null]), nodesOf(undefined)]).toEqual([
      [{ a: 1 }],
      [{ a: 1 }],
      [],
    ])
    expect([stringsOf('x'), stringsOf(['x', 'x', {}]), stringsOf({})]).toEqual([['x'], ['x'], []])
  })
})
