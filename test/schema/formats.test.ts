import { describe, expect, it } from 'vitest'
import { formats, isAbsoluteIri } from '../../src/schema/formats.js'

describe('isAbsoluteIri', () => {
  it.each([
    'https://example.com/badges/7?x=1#y',
    'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
    'did:web:example.com%3A3000:issuers:1#key-1',
    'urn:uuid:7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11',
    'mailto:kari@example.com',
    'data:image/png;base64,iVBORw0KGgo=',
    'https://例え.jp/バッジ',
    'https://example.com/[x]',
    'x-own+scheme.1:a',
  ])('accepts %s', (text) => {
    expect(isAbsoluteIri(text)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a bare UUID', '7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11'],
    ['a number as text', '1234'],
    ['a relative address', '/badges/7'],
    ['an address without scheme', '//example.com/badges/7'],
    ['a fragment', '#key-1'],
    ['a blank node', '_:b0'],
    ['a scheme alone', 'urn:'],
    ['a scheme that begins with a digit', '1a:b'],
    ['a space', 'https://example.com/a b'],
    ['a space before', ' https://example.com/'],
    ['a line break after', 'https://example.com/\n'],
    ['a no-break space', 'https://example.com/\u00a0'],
    ['a control character', 'https://example.com/\u0000'],
    ['a C1 control character', 'https://example.com/\u0085'],
    ...[...'<>"{}|\\^`'].map((character) => [`the character ${character}`, `https://example.com/${character}`]),
  ])('refuses %s', (_, text) => {
    expect(isAbsoluteIri(text)).toBe(false)
  })

  it('answers on two megabytes without delay', () => {
    expect(isAbsoluteIri(`data:image/png;base64,${'A'.repeat(2_000_000)}`)).toBe(true)
    expect(isAbsoluteIri(`data:image/png;base64,${'A'.repeat(2_000_000)} `)).toBe(false)
  })
})

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
