/** Readers of single values. */
import type { DateTime, Iri } from '../model/primitives.js'
import { isAbsoluteIri } from '../json/iri.js'
import { formats } from '../schema/formats.js'
import { formatInstant, isWritable, readInstant, toWholeSeconds } from '../time.js'
import type { Reader, Reading } from './reading.js'
import { nearestOf } from './suggestion.js'

/** Text with something to be seen, and no control characters but line breaks and tabs. */
export const text: Reader<string> = (value, reading) => {
  if (typeof value !== 'string') return reading.refuse('text', value, textOf(value))
  if (isPlain(value)) return reading.string(value)
  if (!VISIBLE.test(value)) return reading.refuse('text', value)
  return CONTROL.test(value) ? reading.refuse('text without control characters', value) : reading.string(value)
}

/** What most texts are: printable ASCII with something to be seen. Short ones are told sooner by hand. */
function isPlain(value: string): boolean {
  if (value.length > SHORT) return !UNPRINTABLE.test(value) && PRINTABLE.test(value)
  let isVisible = false
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (code < 0x20 || code > 0x7e) return false
    if (code !== 0x20) isVisible = true
  }
  return isVisible
}

/** Text of a form. */
export function textLike(form: RegExp, expected: string): Reader<string> {
  return (value, reading) => {
    if (typeof value !== 'string') return reading.refuse(expected, value, textOf(value))
    const given = text(value, reading)
    return form.test(given) ? given : reading.refuse(expected, given)
  }
}

/** A number that stands where text belongs was probably meant as text. */
function textOf(value: unknown): { readonly suggestion?: string } {
  return typeof value === 'number' && Number.isFinite(value) ? { suggestion: String(value) } : {}
}

/**
 * An absolute IRI. Addresses that run as a script or carry a document of their own are refused:
 * whoever shows a badge makes links of its ids.
 */
export const iri: Reader<Iri> = (value, reading) => {
  const given = anyIri(value, reading)
  if (INERT_IRI.test(given)) return given
  return reading.refuse('an address that neither runs nor contains anything', given, { code: 'ADDRESS_NOT_INERT' })
}

/** An absolute IRI of any scheme. */
export const anyIri: Reader<Iri> = (value, reading) => {
  const given = typeof value === 'string' ? reading.string(value) : reading.refuse(ABSOLUTE_IRI, value)
  if (isAbsoluteIri(given)) return given
  const hint = UUID.test(given) ? { suggestion: `urn:uuid:${given}` } : {}
  return reading.refuse(ABSOLUTE_IRI, given, { code: 'ID_NOT_ABSOLUTE', ...hint })
}

/** An address that verifiers can fetch. */
export const httpsUrl: Reader<Iri> = (value, reading) => {
  const given = iri(value, reading)
  return /^https:\/\/[^/]/i.test(given) ? given : reading.refuse('an https: address', given)
}

/** An email address; nothing is known of it but that it may be one. */
export const email: Reader<string> = textLike(/^[^\s@]+@[^\s@]+$/, 'an email address')

/** A language by its code. */
export const languageCode: Reader<string> = textLike(
  /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/,
  'a language code such as "nb" or "es-419"',
)

/** A compact JWS; whether it is signed well is not looked at. */
export const compactJws: Reader<string> = (value, reading) =>
  typeof value === 'string' && COMPACT_JWS.test(value) ? reading.string(value) : reading.refuse(JWS_FORM, value)

/** A day of the calendar. */
export const calendarDate: Reader<string> = (value, reading) => {
  if (typeof value === 'string' && formats.date(value)) return value
  return reading.refuse('a day such as 2001-12-31', value, typeof value === 'string' ? { code: 'DATE_INVALID' } : {})
}

/** A moment, in milliseconds, cut to whole seconds (spec.md T-5). */
export const instant: Reader<number> = (value, reading) => {
  if (value instanceof Date) {
    const milliseconds = timeOf(value)
    return isWritable(milliseconds)
      ? toWholeSeconds(milliseconds)
      : reading.refuseAs(INSTANT, 'a Date that tells no time', { code: 'DATE_INVALID' })
  }
  if (typeof value !== 'string') return reading.refuse(INSTANT, value)
  const read = readInstant(value)
  if (typeof read === 'number') return toWholeSeconds(read)
  const suggestion = read === 'DATE_NO_ZONE' ? `${value}Z` : `${value}T00:00:00Z`
  const isMeant = typeof readInstant(suggestion) === 'number'
  return reading.refuse(INSTANT, value, { code: read, ...(isMeant ? { suggestion } : {}) })
}

/**
 * A moment as text. A text stays as it was written, since its zone tells which day it was where it
 * happened; a `Date` is written in UTC.
 */
export const dateTime: Reader<DateTime> = (value, reading) => {
  const milliseconds = instant(value, reading)
  return typeof value === 'string' ? value : formatInstant(milliseconds)
}

/** The moment of a Date; NaN of what only looks like one, whatever methods it has of its own. */
function timeOf(date: Date): number {
  try {
    return Date.prototype.getTime.call(date)
  } catch {
    return Number.NaN
  }
}

/** A number within bounds, both included. */
export function numberBetween(least: number, most: number, expected: string): Reader<number> {
  return (value, reading) => {
    if (typeof value !== 'number') return reading.refuse(expected, value)
    const given = reading.number(value)
    return given >= least && given <= most ? given : reading.refuse(expected, given)
  }
}

/** Credits: a number from 0. */
export const credits: Reader<number> = numberBetween(0, Number.MAX_VALUE, 'a number from 0')

/** True or false. */
export const flag: Reader<boolean> = (value, reading) =>
  typeof value === 'boolean' ? value : reading.refuse('true or false', value)

/** The one text that may stand here. */
export function exactly<Text extends string>(expected: Text): Reader<Text> {
  return (value, reading) => (value === expected ? expected : reading.refuse(JSON.stringify(expected), value))
}

/**
 * A term of an enumeration.
 *
 * @param terms - those of the standard
 * @param aliases - what people write instead → the term
 */
export function termOf<Term extends string>(
  terms: readonly Term[],
  aliases: Readonly<Record<string, Term>> = {},
): Reader<Term> {
  return (value, reading) => {
    const term = terms.find((each) => each === value)
    return term ?? refuseTerm(value, terms, aliases, terms, reading)
  }
}

/** A term of an enumeration that the standard leaves open: one of its own, or `ext:` and a word. */
export function openTermOf<Term extends string>(
  terms: readonly Term[],
  aliases: Readonly<Record<string, Term>> = {},
): Reader<Term | `ext:${string}`> {
  return (value, reading) => {
    const term = terms.find((each) => each === value)
    if (term !== undefined) return term
    if (typeof value === 'string' && isExtensionTerm(value)) return value
    return refuseTerm(value, terms, aliases, [...terms, EXTENSION_FORM], reading)
  }
}

function isExtensionTerm(value: string): value is `ext:${string}` {
  return EXTENSION_TERM.test(value)
}

function refuseTerm<Term extends string>(
  value: unknown,
  terms: readonly Term[],
  aliases: Readonly<Record<string, Term>>,
  allowed: readonly string[],
  reading: Reading,
): never {
  if (typeof value !== 'string' || value === '') return reading.refuse(allowed, value)
  const suggestion = Object.hasOwn(aliases, value) ? aliases[value] : nearestOf(value, terms)
  return reading.refuse(suggestion === undefined ? allowed : JSON.stringify(suggestion), value, {
    code: 'TERM_UNKNOWN',
    allowed,
    ...(suggestion === undefined ? {} : { suggestion }),
  })
}

/** Characters of a text that are looked at one by one. */
const SHORT = 40

const UNPRINTABLE = /[^ -~]/

const PRINTABLE = /[!-~]/

const VISIBLE = /[^\p{Cc}\p{Cf}\p{Z}]/u

/** C0 and C1 but for tab and line breaks. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$/

const JWS_FORM = 'a compact JWS: three parts of base64url, joined by dots'

const ABSOLUTE_IRI = 'an absolute IRI, such as https://…, did:… or urn:uuid:…'

/** A picture in a data: URL is read where a picture is expected. */
const INERT_IRI = /^(?!(?:javascript|vbscript|data):)/i

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const INSTANT = 'a moment as RFC 3339 writes it, with its zone, such as 2026-11-22T09:00:00Z, or a Date'

const EXTENSION_TERM = /^ext:[A-Za-z0-9._-]+$/

const EXTENSION_FORM = 'ext:…'
