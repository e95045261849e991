/** From when and until when a new credential is valid. */
import type { DateTime } from '../model/primitives.js'
import { addPeriod, formatInstant, isWritable, toWholeSeconds, type Period } from '../time.js'
import { readObject, type Rule, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import { numberBetween } from './scalars.js'

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
  const { validFrom: start = startNow(reading), validUntil, expiresAfter } = wish
  const end = expiresAfter === undefined ? validUntil : endAfter(start, expiresAfter, reading)
  return { validFrom: formatInstant(start), ...(end === undefined ? {} : { validUntil: formatInstant(end) }) }
}

/** The end is given once, and after the start. */
export const validityRules: readonly Rule<ValidityWish>[] = [
  {
    of: ['validUntil', 'expiresAfter'],
    check: checkOneEnd,
  },
  {
    of: ['validFrom', 'validUntil'],
    check: checkOrder,
  },
]

function checkOneEnd({ validUntil, expiresAfter }: ValidityWish, reading: Reading): void {
  if (validUntil === undefined || expiresAfter === undefined) return
  const expected = 'either "validUntil" or "expiresAfter"'
  reading.at(['expiresAfter'], () => reading.refuseAs(expected, 'both', { code: 'CHOICES_EXCLUSIVE' }))
}

function checkOrder({ validFrom, validUntil: end }: ValidityWish, reading: Reading): void {
  const start = validFrom ?? startNow(reading)
  if (end === undefined || end > start) return
  const expected = `a moment after ${formatInstant(start)}`
  reading.at(['validUntil'], () => reading.refuse(expected, formatInstant(end), { code: 'PERIOD_INVERTED' }))
}

function startNow(reading: Reading): number {
  return toWholeSeconds(reading.means.now())
}

function endAfter(start: number, period: Period, reading: Reading): number | undefined {
  const end = addPeriod(start, period)
  if (isWritable(end)) return end
  reading.at(['expiresAfter'], () => reading.refuseAs('an end before the year 10000', 'a later one'))
  return undefined
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
