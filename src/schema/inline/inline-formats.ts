/** The formats that schemas of others name, as they are judged here. */
import { isAbsoluteIri } from '../../json/iri.js'
import { formats } from '../formats.js'

/**
 * Format name → whether a text has it. All are linear in the length of the text. Formats that are
 * not here ask for nothing: JSON Schema leaves it to whoever judges.
 */
export const inlineFormats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date', formats.date],
  ['date-time', formats['date-time']],
  ['uri', isInertUri],
  ['url', isInertUri],
  ['iri', isInertIri],
  ['uri-reference', isReference],
  ['iri-reference', isReference],
  ['email', isEmail],
  ['idn-email', isEmail],
  ['uuid', (text) => UUID.test(text)],
])

function isInertIri(text: string): boolean {
  return isAbsoluteIri(text) && isInert(text)
}

function isInertUri(text: string): boolean {
  return ASCII.test(text) && isInertIri(text)
}

/** What may also be relative; white space and what breaks out of quotes is in none. */
function isReference(text: string): boolean {
  return REFERENCE.test(text) && isInert(text)
}

/** An address that a browser runs as a program is good for nothing in a credential. */
function isInert(text: string): boolean {
  return !EXECUTABLE.test(text)
}

/** Something on both sides of an @. Whether mail arrives is known only to whoever sends some. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && at < text.length - 1 && !CONTROL_OR_END_SPACE.test(text) && !/\s/.test(text.slice(at))
}

const ASCII = /^[\u0021-\u007e]*$/

const REFERENCE = /^[^\s\p{Cc}<>"{}|\\^`]*$/u

const EXECUTABLE = /^(?:javascript|vbscript):/i

const CONTROL_OR_END_SPACE = /\p{Cc}|^\s/u

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
