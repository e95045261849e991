import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addPeriod,
  formatInstant,
  instantFault,
  isWritable,
  momentOf,
  parseInstant,
  toMilliseconds,
  toWholeSeconds,
  type Instant,
} from '../src/time.js'
import { thrownBy } from './support/thrown-by.js'

const at = (text: string): number => Date.parse(text)

describe('parseInstant', () => {
  it.each([
    ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22t09:00:00z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T09:00:00+01:00', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T09:00:00-05:30', '2026-11-22T14:30:00.000Z'],
    ['2026-11-22T00:00:00+23:59', '2026-11-21T00:01:00.000Z'],
    ['2026-11-22T09:00:00-00:00', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T09:00:00.5Z', '2026-11-22T09:00:00.500Z'],
    ['2026-11-22T09:00:00.001Z', '2026-11-22T09:00:00.001Z'],
    ['2026-11-22T09:00:00.9999999Z', '2026-11-22T09:00:00.999Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(new Date(parseInstant(text)).toISOString()).toBe(expected)
  })

  it.each([
    '2099-02-31T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T09:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-11-22T09:00:00+24:00',
    '2026-11-22T09:00:00+01:60',
    '2026-11-22T09:00:00+0100',
    '2026-11-22T09:00:00+01',
    '2026-11-22T09:00:00 Z',
    '2026-11-22T09:00:00.Z',
    '2026-11-22T09:00:00,5Z',
    '2026-11-22T09:00Z',
    '2026-11-22 09:00:00Z',
    '2026-11-22',
    '20261122T090000Z',
    '2026-W47-7T09:00:00Z',
    '+002026-11-22T09:00:00Z',
    '26-11-22T09:00:00Z',
    ' 2026-11-22T09:00:00Z',
    '2026-11-22T09:00:00Z\n',
    '２０２６-11-22T09:00:00Z',
    'Sun, 22 Nov 2026 09:00:00 GMT',
    '1795338000000',
    '0',
    '',
    'null',
    // The first and the last day of the calendar, pushed out of it by the offset.
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    `2026-11-22T09:00:00.${'0'.repeat(64)}Z`,
  ])('refuses %j with DATE_INVALID', (text) => {
    expect(thrownBy(() => parseInstant(text)).code).toBe('DATE_INVALID')
    expect(instantFault(text)).toBe('DATE_INVALID')
  })

  it.each(['2026-11-22T09:00:00', '2026-11-22T09:00:00.123', '2099-02-28t00:00:00'])(
    'refuses %s with DATE_NO_ZONE: only the zone is missing',
    (text) => {
      expect(thrownBy(() => parseInstant(text)).code).toBe('DATE_NO_ZONE')
      expect(instantFault(text)).toBe('DATE_NO_ZONE')
    },
  )

  it.each([undefined, null, true, 1_795_338_000_000, [], ['2026-11-22T09:00:00Z'], {}])(
    'takes what is no text for no date-time: %j',
    (value) => {
      expect([instantFault(value), momentOf(value)]).toEqual(['DATE_INVALID', undefined])
    },
  )

  it('calls a day that does not exist invalid even without a zone', () => {
    expect(instantFault('2099-02-31T00:00:00')).toBe('DATE_INVALID')
  })

  it('names the path it was given, and none otherwise', () => {
    expect(thrownBy(() => parseInstant('soon', '/validUntil')).path).toBe('/validUntil')
    expect(thrownBy(() => parseInstant('soon')).path).toBeUndefined()
  })

  it('agrees with the engine on every instant of the calendar, in any zone', () => {
    const instants = fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z') })
    fc.assert(
      fc.property(instants, fc.integer({ min: -1439, max: 1439 }), (date, offset) => {
        fc.pre(!Number.isNaN(date.getTime()))
        const local = new Date(date.getTime() + offset * 60_000).toISOString().replace('Z', '')
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
        const zone = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
        expect(parseInstant(`${local}${offset < 0 ? '-' : '+'}${zone}`)).toBe(date.getTime())
      }),
    )
  })

  it('throws nothing but its own two codes, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZtz:+.-]{0,40}$/)), (text) => {
        const fault = instantFault(text)
        if (fault === undefined) expect(Number.isFinite(parseInstant(text))).toBe(true)
        else expect(thrownBy(() => parseInstant(text)).code).toBe(fault)
      }),
    )
  })
})

describe('momentOf', () => {
  it.each([
    ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z'],
    ['2026-11-22T09:00:00+01:00', '2026-11-22T08:00:00Z'],
    ['2026-11-22T09:00:00', '2026-11-22T09:00:00Z'],
    ['2026-11-22t09:00:00.5', '2026-11-22T09:00:00.5Z'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00Z'],
  ])('reads %s as %s: a zone that is missing is UTC', (text, expected) => {
    expect(momentOf(text)).toBe(parseInstant(expected))
  })

  it.each(['2026-11-22', '2099-02-31T00:00:00', '2099-02-31T00:00:00Z', '2026-11-22T09:00:00ZZ', 'soon', '', 'Z'])(
    'takes %j for no instant',
    (text) => {
      expect(momentOf(text)).toBeUndefined()
    },
  )

  it('takes for no instant what has no room for the zone any more', () => {
    const fraction = '0'.repeat(64 - '2026-11-22T09:00:00.'.length)
    expect(momentOf(`2026-11-22T09:00:00.${fraction}`)).toBeUndefined()
    expect(momentOf(`2026-11-22T09:00:00.${fraction.slice(1)}`)).toBe(at('2026-11-22T09:00:00Z'))
  })

  it('reads with and without zone the same instant of UTC, and throws nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('0001-01-01T00:00:00Z'), max: at('9999-12-31T23:59:59.999Z') }), (instant) => {
        const text = formatInstant(instant)
        expect([momentOf(text), momentOf(text.slice(0, -1))]).toEqual([instant, instant])
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9TZtz:+.-]{0,40}$/), (text) => {
        expect(momentOf(text) === undefined).toBe(instantFault(text) === 'DATE_INVALID')
      }),
    )
  })
})

// E13: a verdict must not depend on where it is made.
describe('in any time zone of the machine', () => {
  const home = process.env['TZ']

  afterEach(() => {
    if (home === undefined) delete process.env['TZ']
    else process.env['TZ'] = home
  })

  it.each([
    ['UTC', 0],
    ['America/Los_Angeles', 480],
    ['America/St_Johns', 210],
    ['Asia/Kathmandu', -345],
    ['Pacific/Kiritimati', -840],
  ])('%s, dates mean the same', (zone, minutesBehind) => {
    process.env['TZ'] = zone
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(minutesBehind)
    expect(parseInstant('2026-01-01T00:00:00Z')).toBe(1_767_225_600_000)
    expect(parseInstant('2026-03-29T02:30:00+01:00')).toBe(1_774_747_800_000)
    expect(instantFault('2026-01-01T00:00:00')).toBe('DATE_NO_ZONE')
    expect(momentOf('2026-01-01T00:00:00')).toBe(1_767_225_600_000)
    expect(instantFault('2099-02-31T00:00:00Z')).toBe('DATE_INVALID')
    expect(formatInstant(1_767_225_600_000)).toBe('2026-01-01T00:00:00Z')
    expect(formatInstant(addPeriod(at('2026-01-31T00:30:00Z'), { months: 1 }))).toBe('2026-02-28T00:30:00Z')
    // The night in which clocks in California and Newfoundland go forward has 24 hours all the same.
    expect(formatInstant(addPeriod(at('2026-03-08T09:30:00Z'), { days: 1 }))).toBe('2026-03-09T09:30:00Z')
  })
})

describe('toMilliseconds', () => {
  it.each<[Instant, number]>([
    ['2026-11-22T09:00:00Z', at('2026-11-22T09:00:00Z')],
    ['2026-11-22T09:00:00+01:00', at('2026-11-22T08:00:00Z')],
    [new Date(1_000), 1_000],
    [new Date('0001-01-01T00:00:00Z'), at('0001-01-01T00:00:00Z')],
    [new Date('9999-12-31T23:59:59.999Z'), at('9999-12-31T23:59:59.999Z')],
  ])('takes %s', (instant, expected) => {
    expect(toMilliseconds(instant, 'asOf')).toBe(expected)
  })

  it.each<[string, unknown]>([
    ['a date without zone', '2026-11-22T09:00:00'],
    ['a day', '2026-11-22'],
    ['a day that does not exist', '2099-02-31T00:00:00Z'],
    ['an empty text', ''],
    ['an invalid Date', new Date('never')],
    ['a Date beyond the year 9999', new Date('+010000-01-01T00:00:00Z')],
    ['a Date before the year 1', new Date('0000-12-31T23:59:59Z')],
    ['a number', 1_000],
    ['a bigint', 1_000n],
    ['a symbol', Symbol('now')],
    ['null', null],
    ['nothing', undefined],
    ['an object', { toString: () => '2026-11-22T09:00:00Z' }],
    ['a function', () => 0],
  ])('refuses %s with OPTIONS_INVALID', (_, instant) => {
    const error = thrownBy(() => toMilliseconds(instant as Instant, 'asOf'))
    expect(error.code).toBe('OPTIONS_INVALID')
    expect(error.facts['option']).toBe('asOf')
  })
})

describe('formatInstant', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1_000, '1970-01-01T00:00:01Z'],
    [1, '1970-01-01T00:00:00.001Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
  ])('writes %d as %s', (milliseconds, text) => {
    expect(formatInstant(milliseconds)).toBe(text)
  })

  it('writes what parseInstant reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('0001-01-01T00:00:00Z'), max: at('9999-12-31T23:59:59.999Z') }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant)
      }),
    )
  })
})

describe('toWholeSeconds', () => {
  it.each([
    [0, 0],
    [999, 0],
    [1_000, 1_000],
    [-1, -1_000],
  ])('cuts %d to %d', (milliseconds, expected) => {
    expect(toWholeSeconds(milliseconds)).toBe(expected)
  })
})

describe('addPeriod', () => {
  it.each([
    ['2024-01-31T00:00:00Z', { months: 1 }, '2024-02-29T00:00:00Z'],
    ['2026-01-31T00:00:00Z', { months: 1 }, '2026-02-28T00:00:00Z'],
    ['2024-02-29T12:00:00Z', { years: 1 }, '2025-02-28T12:00:00Z'],
    ['2026-12-31T23:59:59Z', { seconds: 1 }, '2027-01-01T00:00:00Z'],
    ['2026-11-22T00:00:00Z', { weeks: 1, days: 1, hours: 1, minutes: 1 }, '2026-11-30T01:01:00Z'],
    ['2026-11-22T00:00:00Z', { days: -1 }, '2026-11-21T00:00:00Z'],
    ['2026-11-22T00:00:00.250Z', {}, '2026-11-22T00:00:00.250Z'],
  ])('%s and %j is %s', (start, period, end) => {
    expect(formatInstant(addPeriod(at(start), period))).toBe(end)
  })
})

describe('isWritable', () => {
  it('knows the bounds of the calendar', () => {
    expect(isWritable(0)).toBe(true)
    expect(isWritable(Date.UTC(9999, 11, 31, 23, 59, 59, 999))).toBe(true)
    expect(isWritable(Date.UTC(10_000, 0, 1))).toBe(false)
    expect(isWritable(Number.NaN)).toBe(false)
  })
})
