import { describe, expect, it } from 'vitest'
import { decideValidity, readPeriod, type Validity, type ValidityWish } from '../../src/build/validity.js'
import { buildWith, now, placeOf, problemsOf, readWith } from './support.js'

const decide = (wish: ValidityWish): Validity => readWith((_value, reading) => decideValidity(wish, reading), null)
const start = Date.UTC(2026, 0, 31)

describe('decideValidity', () => {
  it('starts now, to the second, and has no end', () => {
    expect(decide({})).toEqual({ validFrom: '2026-11-22T09:00:00Z' })
    expect(now % 1000).not.toBe(0)
  })

  it.each([
    [{ years: 2 }, '2028-01-31T00:00:00Z'],
    [{ months: 1 }, '2026-02-28T00:00:00Z'],
    [{ years: 1, months: 1, days: 1 }, '2027-03-01T00:00:00Z'],
    [{ weeks: 2, hours: 1, minutes: 1, seconds: 1 }, '2026-02-14T01:01:01Z'],
  ])('ends %j after the start, by the calendar of UTC', (expiresAfter, validUntil) => {
    expect(decide({ validFrom: start, expiresAfter }).validUntil).toBe(validUntil)
  })

  it('counts a period from the start given, not from now', () => {
    const built = buildWith({ validFrom: '2020-02-29T12:00:00Z', expiresAfter: { years: 1 } })
    expect(built.validUntil).toBe('2021-02-28T12:00:00Z')
  })

  it('ends one second after the start at the earliest', () => {
    expect(decide({ validFrom: start, validUntil: start + 1000 }).validUntil).toBe('2026-01-31T00:00:01Z')
    const wish = { validFrom: new Date(start), validUntil: new Date(start) }
    expect(problemsOf(() => buildWith(wish))).toEqual(['PERIOD_INVERTED /validUntil'])
    expect(problemsOf(() => buildWith({ ...wish, validUntil: new Date(start - 1000) }))).toEqual([
      'PERIOD_INVERTED /validUntil',
    ])
  })

  it('refuses an end that is not after now, where no start is given', () => {
    expect(placeOf(() => buildWith({ validUntil: '2026-11-22T09:00:00Z' }))).toBe('/validUntil')
  })

  it('refuses two ends', () => {
    expect(placeOf(() => buildWith({ validUntil: '2030-01-01T00:00:00Z', expiresAfter: { years: 1 } }))).toBe(
      '/expiresAfter',
    )
  })

  it('refuses an end that RFC 3339 cannot write', () => {
    expect(placeOf(() => buildWith({ expiresAfter: { years: 8_000 } }))).toBe('/expiresAfter')
    expect(placeOf(() => buildWith({ expiresAfter: { years: 900_000_000 } }))).toBe('/expiresAfter')
  })

  it.each(['2026-11-22', '2026-11-22T09:00:00', 'tomorrow', '', 1_795_338_000, new Date(Number.NaN), null])(
    'refuses %s as a moment',
    (moment) => {
      expect(placeOf(() => buildWith({ validFrom: moment }))).toBe('/validFrom')
      expect(placeOf(() => buildWith({ validUntil: moment }))).toBe('/validUntil')
    },
  )
})

describe('readPeriod', () => {
  it('takes whole numbers', () => {
    expect(readWith(readPeriod, { years: 2, days: 0 })).toEqual({ years: 2, days: 0 })
  })

  it.each([
    [{}, ''],
    [{ years: 0 }, ''],
    ['P2Y', ''],
    [{ years: -1 }, '/years'],
    [{ years: 1.5 }, '/years'],
    [{ years: '2' }, '/years'],
    [{ years: Number.POSITIVE_INFINITY }, '/years'],
    [{ year: 2 }, '/year'],
  ])('refuses %j', (period, place) => {
    expect(placeOf(() => readWith(readPeriod, period))).toBe(place)
  })
})
