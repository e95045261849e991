import { describe, expect, it } from 'vitest'
import { dateOf, type ViewDate } from '../../src/view/dates.js'
import { jsonOf, pens, viewOf } from './support.js'

const inWords = (text: string): string => viewOf<ViewDate>(dateOf(text, pens.texts, pens.wording)!).text

describe('dateOf', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '1 January 2026, 00:00 UTC'],
    ['2026-11-22T09:05:59.123+01:00', '22 November 2026, 09:05 UTC+01:00'],
    ['2026-12-31T23:30:00-09:30', '31 December 2026, 23:30 UTC-09:30'],
    ['2026-02-28T12:00:00+00:00', '28 February 2026, 12:00 UTC'],
    ['0001-01-01T00:00:00Z', '1 January 0001, 00:00 UTC'],
    ['9999-12-31T23:59:59Z', '31 December 9999, 23:59 UTC'],
  ])('says %s as it is written, in its zone', (at, text) => {
    expect(jsonOf(dateOf(at, pens.texts, pens.wording)!)).toEqual({ at, text })
    expect(inWords(at)).toBe(text)
  })

  it.each(['2026-02-30T00:00:00Z', '2026-01-01', 'soon', '2026-01-01T00:00:00'])('leaves %s as it is', (text) => {
    expect(inWords(text)).toBe(text)
  })

  it('knows every month', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      inWords(`2026-${String(index + 1).padStart(2, '0')}-15T00:00:00Z`),
    )
    expect(new Set(months.map((text) => text.split(' ')[1])).size).toBe(12)
    expect(months.every((text) => /^15 [A-Z][a-z]+ 2026, 00:00 UTC$/.test(text))).toBe(true)
  })

  it('is absent where there is no date', () => {
    expect(dateOf(undefined, pens.texts, pens.wording)).toBeUndefined()
  })
})
