/** From when and until when a new credential is valid. */
import type { DateTime } from '../model/primitives.js'
import { addPeriod, formatInstant, toWholeSeconds, type Period } from '../time.js'
import { readObject, type Shape } from './read-object.js'
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
 *
 * @throws OpenBadgesError `INPUT_INVALID` if the end is given twice, or is not after the start
 */
export function decideValidity(wish: ValidityWish, reading: Reading): Validity {
  const { validUntil, expiresAfter } = wish
  const validFrom = wish.validFrom ?? toWholeSeconds(reading.now())
  const start = { validFrom: formatInstant(validFrom) }
  if (expiresAfter !== undefined) {
    if (validUntil !== undefined) refuse('expiresAfter', 'either "validUntil" or "expiresAfter"', 'both', reading)
    const end = addPeriod(validFrom, expiresAfter)
    if (!isWritable(end)) refuse('expiresAfter', 'an end before the year 10000', 'a later one', reading)
    return { ...start, validUntil: formatInstant(end) }
  }
  if (validUntil === undefined) return start
  const end = formatInstant(validUntil)
  if (validUntil <= validFrom) refuse('validUntil', `a moment after ${start.validFrom}`, end, reading)
  return { ...start, validUntil: end }
}

function refuse(name: string, expected: string, found: string, reading: Reading): void {
  reading.member(name, undefined, () => reading.refuseAs(expected, found))
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
