/**
 * The formats that the schemas name, as the compiled schemas call them.
 */
import { isAbsoluteIri } from '../json/iri.js'
import { instantFault } from '../time.js'

/** Format name → whether a text has it. */
export const formats: Readonly<Record<'date' | 'date-time' | 'iri', (text: string) => boolean>> = {
  date: isCalendarDate,
  'date-time': isDateTime,
  iri: isAbsoluteIri,
}

/** Tells whether a text is an RFC 3339 date-time of the calendar with its zone. */
function isDateTime(text: string): boolean {
  return instantFault(text) === undefined
}

/** Tells whether a text is a day of the calendar, years 0001 to 9999. */
function isCalendarDate(text: string): boolean {
  return CALENDAR_DATE.test(text) && isDateTime(`${text}T00:00:00Z`)
}

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/
