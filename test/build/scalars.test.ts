import { describe, expect, it } from 'vitest'
import * as read from '../../src/build/scalars.js'
import { placeOf, readWith, refusalOf } from './support.js'

describe('text', () => {
  it.each(['a', ' a ', 'line\nline\ttab', '😀', 'שלום', '\u202ea'])('takes %j as it is', (value) => {
    expect(readWith(read.text, value)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '\n',
    '\u200b',
    '\u0000',
    'a\u0000',
    'a\u001b[31m',
    'a\u0085',
    '\ud800',
    '__proto__',
    7,
    null,
    undefined,
    ['a'],
    {},
  ])('refuses %j', (value) => {
    expect(placeOf(() => readWith(read.text, value))).toBe('')
  })
})

describe('iri', () => {
  it.each(['https://a.example/', 'did:example:1', 'urn:uuid:1', 'mailto:a@b.no', 'https://ø.example/ø#å'])(
    'takes %s',
    (value) => {
      expect(readWith(read.iri, value)).toBe(value)
    },
  )

  it.each(['', 'a', '/a', '#a', '//a.example/', '_:a', 'https:', 'https://a b', 'https://a<b', 'https://a\u3000', 7])(
    'refuses %j, which is not absolute',
    (value) => {
      expect(placeOf(() => readWith(read.iri, value))).toBe('')
    },
  )

  it.each(['javascript:alert(1)', 'JAVASCRIPT:x', 'vbscript:x', 'data:text/html,x', 'data:image/png;base64,AA=='])(
    'refuses %s, which runs or contains something',
    (value) => {
      expect(placeOf(() => readWith(read.iri, value))).toBe('')
    },
  )

  it('leaves the scheme to others in anyIri', () => {
    expect(readWith(read.anyIri, 'data:image/png;base64,AA==')).toBe('data:image/png;base64,AA==')
  })
})

describe('email', () => {
  it('takes what has a name and a host', () => {
    expect(readWith(read.email, 'kåre@ø.example')).toBe('kåre@ø.example')
  })

  it.each(['a', '@b', 'a@', 'a@b@c', 'a b@c'])('refuses %s', (value) => {
    expect(placeOf(() => readWith(read.email, value))).toBe('')
  })
})

describe('instant', () => {
  it('cuts to whole seconds, also before 1970', () => {
    expect(readWith(read.instant, '1970-01-01T00:00:01.999Z')).toBe(1000)
    expect(readWith(read.instant, new Date(-1))).toBe(-1000)
  })

  it('takes the years that RFC 3339 can write, in UTC', () => {
    expect(readWith(read.instant, '0001-01-01T00:00:00Z')).toBe(-62_135_596_800_000)
    expect(readWith(read.instant, '9999-12-31T23:59:59Z')).toBe(253_402_300_799_000)
    for (const beyond of ['0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', new Date(8.64e15)]) {
      expect(placeOf(() => readWith(read.instant, beyond))).toBe('')
    }
  })
})

describe('dateTime', () => {
  it('keeps a text, and writes a Date', () => {
    expect(readWith(read.dateTime, '2025-08-15T00:00:00.5+02:00')).toBe('2025-08-15T00:00:00.5+02:00')
    expect(readWith(read.dateTime, new Date(500))).toBe('1970-01-01T00:00:00Z')
  })
})

describe('calendarDate', () => {
  it.each(['2001-12-31', '2000-02-29'])('takes %s', (value) => {
    expect(readWith(read.calendarDate, value)).toBe(value)
  })

  it.each(['2001-02-29', '2001-1-1', '20010101', '0000-01-01', new Date(0)])('refuses %s', (value) => {
    expect(placeOf(() => readWith(read.calendarDate, value))).toBe('')
  })
})

describe('numberBetween', () => {
  it('includes its bounds', () => {
    const percent = read.numberBetween(0, 100, 'a number from 0 to 100')
    expect([0, 100, -0].map((number) => readWith(percent, number))).toEqual([0, 100, 0])
    for (const wrong of [-0.1, 100.1, Number.NaN, '50', 50n]) expect(placeOf(() => readWith(percent, wrong))).toBe('')
  })
})

describe('credits, flag, exactly', () => {
  it('take what they say, and nothing else', () => {
    expect(readWith(read.credits, 7.5)).toBe(7.5)
    expect(placeOf(() => readWith(read.credits, -1))).toBe('')
    expect(readWith(read.flag, false)).toBe(false)
    expect(placeOf(() => readWith(read.flag, 'false'))).toBe('')
    expect(readWith(read.exactly('Image'), 'Image')).toBe('Image')
    expect(placeOf(() => readWith(read.exactly('Image'), 'image'))).toBe('')
  })
})

describe('languageCode and compactJws', () => {
  it('take the forms that the standard gives', () => {
    expect(readWith(read.languageCode, 'es-419')).toBe('es-419')
    expect(readWith(read.compactJws, 'a..c')).toBe('a..c')
    for (const wrong of ['a.b', 'a.b.c.d', 'a.b.c=', '.b.c']) {
      expect(placeOf(() => readWith(read.compactJws, wrong))).toBe('')
    }
  })
})

describe('termOf and openTermOf', () => {
  const terms = ['Completed', 'Failed'] as const

  it('take the terms of the standard', () => {
    expect(readWith(read.termOf(terms), 'Failed')).toBe('Failed')
    expect(readWith(read.openTermOf(terms), 'Failed')).toBe('Failed')
  })

  it('differ about terms of one’s own', () => {
    expect(readWith(read.openTermOf(terms), 'ext:Passed')).toBe('ext:Passed')
    expect(placeOf(() => readWith(read.termOf(terms), 'ext:Passed'))).toBe('')
  })

  it('suggest the alias before the nearest', () => {
    const reader = read.termOf(terms, { fail: 'Completed' })
    expect(refusalOf(() => readWith(reader, 'fail')).facts).toMatchObject({ suggestion: 'Completed', allowed: terms })
  })
})

describe('textLike', () => {
  it('holds a text to its form', () => {
    expect(readWith(read.textLike(/^a+$/, 'as'), 'aa')).toBe('aa')
    expect(refusalOf(() => readWith(read.textLike(/^a+$/, 'as'), 'ab')).facts).toMatchObject({ expected: 'as' })
  })
})
