/**
 * Instants as RFC 3339 writes them, and periods counted in UTC.
 */
import { UTCDate } from '@date-fns/utc'
import { add } from 'date-fns/add'
import { OpenBadgesError, wrongOption } from './errors.js'
import { describeValue } from './json/json.js'

/** A moment as callers give it: RFC 3339 with a zone, or a `Date`. */
export type Instant = string | Date

/** A length of time as people say it; added in UTC by the calendar. */
export interface Period {
  readonly years?: number
  readonly months?: number
  readonly weeks?: number
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}

/**
 * Reads an RFC 3339 date-time with a zone.
 *
 * Only days of the real calendar, years 0001 to 9999, no leap seconds, no other ISO 8601 forms.
 *
 * @param text - for example `2026-11-22T09:00:00Z`
 * @param path - JSON pointer named by the error
 * @returns milliseconds since 1970-01-01T00:00:00Z; fractions of a second below that are cut off
 * @throws OpenBadgesError `DATE_NO_ZONE` if only the zone is missing, else `DATE_INVALID`
 */
export function parseInstant(text: string, path?: string): number {
  const read = readInstant(text)
  if (typeof read === 'number') return read
  throw new OpenBadgesError(read, { found: JSON.stringify(text) }, path === undefined ? {} : { path })
}

/**
 * Reads an RFC 3339 date-time with a zone, as `parseInstant` does.
 *
 * @returns milliseconds since 1970-01-01T00:00:00Z, or in which of two ways the text fails to be an instant
 */
export function readInstant(text: string): number | InstantFault {
  return readUsual(text) ?? readAny(text)
}

/**
 * Reads the one form in which nearly every date is written, `2026-11-22T09:00:00Z`, digit by digit.
 *
 * @returns `undefined` for any other form, and for what the calendar does not have
 */
function readUsual(text: string): number | undefined {
  if (text.length !== 20 || text.charCodeAt(10) !== UPPER_T || text.charCodeAt(19) !== UPPER_Z) return undefined
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return undefined
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const date = [year, twoDigits(text, 5), twoDigits(text, 8)] as const
  const time = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)] as const
  const instant = utcOf(date, time, 0)
  return instant === undefined || Number.isNaN(instant) ? undefined : instant
}

/** NaN where one of the two is no digit. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function readAny(text: string): number | InstantFault {
  const match = text.length <= LONGEST_DATE ? DATE_TIME.exec(text) : null
  if (match === null) return 'DATE_INVALID'
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match
  const milliseconds = Number(`${fraction}000`.slice(1, 4))
  const date = [Number(year), Number(month), Number(day)] as const
  const local = utcOf(date, [Number(hour), Number(minute), Number(second)], milliseconds)
  if (local === undefined) return 'DATE_INVALID'
  if (zone === undefined) return 'DATE_NO_ZONE'
  const instant = local - offsetOf(zone)
  // An offset can push the first and the last day out of the years that can be written.
  return isWritable(instant) ? instant : 'DATE_INVALID'
}

/** How a text fails to be an instant: only the zone is missing, or it is no date-time at all. */
export type InstantFault = 'DATE_INVALID' | 'DATE_NO_ZONE'

/**
 * Tells in which of the two ways a value fails to be an instant, if any.
 *
 * @param value - any JSON, or nothing; what is no text is no date-time at all
 * @returns `undefined` for a good one
 */
export function instantFault(value: unknown): InstantFault | undefined {
  if (typeof value !== 'string') return 'DATE_INVALID'
  const read = readInstant(value)
  return typeof read === 'number' ? undefined : read
}

/**
 * Reads an instant where a missing zone means UTC: in proofs, key documents and status lists (design
 * decision 9).
 *
 * @param value - any JSON, or nothing
 * @returns milliseconds since 1970; `undefined` for what is no instant
 */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const read = readInstant(value)
  const instant = read === 'DATE_NO_ZONE' ? readInstant(`${value}Z`) : read
  return typeof instant === 'number' ? instant : undefined
}

/**
 * Turns a caller's instant into milliseconds.
 *
 * @param instant - RFC 3339 with a zone, or a `Date`
 * @param option - the name of the option or property, named by the error
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function toMilliseconds(instant: Instant, option: string): number {
  const read = typeof instant === 'string' ? readInstant(instant) : undefined
  if (typeof read === 'number') return read
  if (instant instanceof Date && isWritable(instant.getTime())) return instant.getTime()
  const found =
    instant instanceof Date ? 'a Date that is none, or beyond the years 0001 to 9999' : describeValue(instant)
  throw wrongOption(option, 'an RFC 3339 date-time with a zone, or a Date', found)
}

/**
 * Reads a clock that the caller gave.
 *
 * @returns milliseconds since 1970
 * @throws OpenBadgesError `OPTIONS_INVALID` for a clock that tells no time
 */
export function readClock(now: () => number | Date): number {
  const read = now()
  return toMilliseconds(typeof read === 'number' ? new Date(read) : read, 'now')
}

/**
 * Writes an instant as RFC 3339 in UTC: whole seconds without a fraction, others with milliseconds.
 *
 * @param milliseconds - since 1970-01-01T00:00:00Z
 */
export function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** Cuts an instant to whole seconds, as JWT claims need it (spec.md T-5). */
export function toWholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000
}

/** Tells whether a value is a period: whole numbers of units of time, and nothing else. */
export function isPeriod(value: unknown): value is Period {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([unit, count]: [string, unknown]) => UNITS.has(unit) && (count === undefined || Number.isSafeInteger(count)),
  )
}

/**
 * Adds a period by the calendar of UTC: one month after January 31st is the last day of February.
 *
 * @param milliseconds - the moment to start from
 * @param period - how long
 */
export function addPeriod(milliseconds: number, period: Period): number {
  return add(new UTCDate(milliseconds), period).getTime()
}

function utcOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number],
  milliseconds: number,
): number | undefined {
  // NaN is less than nothing and more than nothing, so it must not be within bounds.
  const isWithin = year >= 1 && hour <= 23 && minute <= 59 && second <= 59 && day >= 1 && day <= daysIn(month, year)
  if (!isWithin) return undefined
  // Years that begin in March have their odd day at the end; what comes before it repeats itself every five months.
  const isEarly = month < 3
  const whole = isEarly ? year - 1 : year
  const leapDays = Math.floor(whole / 4) - Math.floor(whole / 100) + Math.floor(whole / 400)
  const dayOfYear = Math.floor((153 * (isEarly ? month + 9 : month - 3) + 2) / 5) + day - 1
  const days = whole * 365 + leapDays + dayOfYear - DAYS_TO_1970
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + milliseconds
}

/** The days of a month; none of a month that the calendar does not have. */
function daysIn(month: number, year: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0)
}

function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000
}

/** Tells whether RFC 3339 can write an instant: not NaN, and of a year from 0001 to 9999. */
export function isWritable(milliseconds: number): boolean {
  return milliseconds >= FIRST_INSTANT && milliseconds <= LAST_INSTANT
}

const UNITS: ReadonlySet<string> = new Set(['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'])

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/

const [HYPHEN, COLON, ZERO, UPPER_T, UPPER_Z] = [0x2d, 0x3a, 0x30, 0x54, 0x5a] as const

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** From the first of March of the year 0 to the first of January 1970. */
const DAYS_TO_1970 = 719_468

/** Any fraction that a clock writes; longer ones are no dates. */
const LONGEST_DATE = 64

const FIRST_INSTANT = -62_135_596_800_000
const LAST_INSTANT = 253_402_300_799_999
