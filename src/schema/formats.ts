/**
 * The formats that the schemas name, as the compiled schemas call them.
 */
import { instantFault } from '../time.js'

/** Format name → whether a text has it. */
export const formats: Readonly<Record<'date' | 'date-time' | 'iri', (text: string) => boolean>> = {
  date: isCalendarDate,
  'date-time': isDateTime,
  iri: isAbsoluteIri,
}

/**
 * Tells whether a text is an absolute IRI: a scheme, a colon, and at least one character more.
 *
 * Refuses blank node labels (`_:`), white space, control characters, and the characters that
 * RFC 3987 keeps out of IRIs. Does not look at what the scheme is, nor at its own rules.
 */
export function isAbsoluteIri(text: string): boolean {
  return ABSOLUTE_IRI.test(text)
}

/** Tells whether a text is an RFC 3339 date-time of the calendar with its zone. */
function isDateTime(text: string): boolean {
  return instantFault(text) === undefined
}

/** Tells whether a text is a day of the calendar, years 0001 to 9999. */
function isCalendarDate(text: string): boolean {
  return CALENDAR_DATE.test(text) && isDateTime(`${text}T00:00:00Z`)
}

const ABSOLUTE_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/
