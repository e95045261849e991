import { describe, expect, it } from 'vitest'
import { formats } from '../../src/schema/formats.js'

describe('the format date-time', () => {
  it.each([
    '2026-11-22T09:00:00Z',
    '2026-11-22T09:00:00.123456+01:00',
    '2024-02-29T23:59:59-12:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('accepts %s', (text) => {
    expect(formats['date-time'](text)).toBe(true)
  })

  it.each([
    ['no zone', '2026-11-22T09:00:00'],
    ['a day alone', '2026-11-22'],
    ['a day that the calendar lacks', '2026-02-29T00:00:00Z'],
    ['a leap second', '2026-06-30T23:59:60Z'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['a year of five digits', '12026-01-01T00:00:00Z'],
    ['hour 24', '2026-11-22T24:00:00Z'],
    ['a space for the T', '2026-11-22 09:00:00Z'],
    ['something after it', '2026-11-22T09:00:00Z\n'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(formats['date-time'](text)).toBe(false)
  })
})

describe('the format date', () => {
  it.each(['2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(formats.date(text)).toBe(true)
  })

  it.each(['1900-02-29', '2000-13-01', '2000-2-9', '2000-02-29Z', '2000-02-29\n', ''])('refuses "%s"', (text) => {
    expect(formats.date(text)).toBe(false)
  })
})
