/** From when and until when a new credential is valid. */
import type { DateTime } from '../model/primitives.js'
import { addPeriod, formatInstant, toWholeSeconds, type Period } from '../time.js'
import { readObject, type Rule, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import { isWritable, numberBetween } from './scalars.js'

/** What the caller says of validity; moments in milliseconds. */
export interface ValidityWish {
  readonly validFrom?: number
  readonly validUntil?: number
  readonly expiresAfter?: Period
}

/** What the credential says of it. */
export interface Validity {
  readonly validFrom: DateTime
  readonly validUntil?: DateTime
}

/** A period such as `{ years: 2 }`. */
export const readPeriod: Reader<Period> = (value, reading) => {
  const period = readObject(value, periodShape, reading)
  const isSomething = Object.values(period).some((count) => count > 0)
  return isSomething ? period : reading.refuseAs('a period such as { years: 2 }', 'one of no length')
}

/**
 * Decides the validity: from the moment given or from now on, until the moment given, the end of
 * the period, or for ever. All in UTC and whole seconds, which `nbf` and `exp` of a token can hold
 * (spec.md T-5).
 */
export function decideValidity(wish: ValidityWish, reading: Reading): Validity {
  const { start, end } = spanOf(wish, reading)
  return { validFrom: formatInstant(start), ...(end === undefined ? {} : { validUntil: formatInstant(end) }) }
}

/** The end is given once, after the start, and can be written. */
export const validityRule: Rule<ValidityWish> = {
  of: ['validFrom', 'validUntil', 'expiresAfter'],
  check: (wish, reading) => {
    const { start, end } = spanOf(wish, reading)
    if (wish.expiresAfter === undefined) {
      if (end !== undefined && end <= start) refuseEnd(start, end, reading)
      return
    }
    reading.at(['expiresAfter'], () => {
      if (wish.validUntil !== undefined) {
        reading.refuseAs('either "validUntil" or "expiresAfter"', 'both', { code: 'CHOICES_EXCLUSIVE' })
      }
      if (end === undefined || !isWritable(end)) reading.refuseAs('an end before the year 10000', 'a later one')
    })
  },
}

function refuseEnd(start: number, end: number, reading: Reading): void {
  const expected = `a moment after ${formatInstant(start)}`
  reading.at(['validUntil'], () => reading.refuse(expected, formatInstant(end), { code: 'PERIOD_INVERTED' }))
}

function spanOf(wish: ValidityWish, reading: Reading): { readonly start: number; readonly end: number | undefined } {
  const { validFrom: start = toWholeSeconds(reading.now()), validUntil, expiresAfter } = wish
  return { start, end: expiresAfter === undefined ? validUntil : addPeriod(start, expiresAfter) }
}

const count: Reader<number> = (value, reading) => {
  const given = numberBetween(0, 1_000_000_000, COUNT)(value, reading)
  return Number.isInteger(given) ? given : reading.refuse(COUNT, given)
}

const periodShape: Shape<Period> = {
  what: 'a period such as { years: 2 }',
  readers: { years: count, months: count, weeks: count, days: count, hours: count, minutes: count, seconds: count },
  required: [],
}

const COUNT = 'a whole number from 0'
