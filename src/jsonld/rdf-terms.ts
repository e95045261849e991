/** RDF terms as canonical N-Quads writes them, made from JSON values (JSON-LD 1.1 API, section 8). */
import { toCanonicalJson } from '../json/canonical-json.js'
import type { JsonValue } from '../json/json.js'

/** An IRI, a literal or a blank node, in the syntax of canonical N-Quads. */
export type RdfTerm = string

/** Writes a blank node. Its number only tells it from others. */
export function blankTerm(number: number): RdfTerm {
  return `_:b${number}`
}

/** Writes an IRI. */
export function iriTerm(iri: string): RdfTerm {
  return `<${iri}>`
}

/**
 * Writes a scalar as a literal.
 *
 * @param value - the JSON value
 * @param datatype - the IRI that the term's definition names, if any
 */
export function literalTerm(value: string | number | boolean, datatype: string | undefined): RdfTerm {
  if (typeof value === 'string') return typedLiteral(value, datatype ?? XSD_STRING)
  if (typeof value === 'boolean') return typedLiteral(String(value), datatype ?? `${XSD}boolean`)
  const asDouble = !Number.isInteger(value) || Math.abs(value) >= 1e21 || datatype === `${XSD}double`
  return asDouble
    ? typedLiteral(canonicalDouble(value), datatype ?? `${XSD}double`)
    : typedLiteral(value.toFixed(0), datatype ?? `${XSD}integer`)
}

/** Writes a value that its term declares to be JSON (`@json`). */
export function jsonTerm(value: JsonValue): RdfTerm {
  return typedLiteral(toCanonicalJson(value), `${RDF}JSON`)
}

function typedLiteral(lexical: string, datatype: string): RdfTerm {
  const quoted = HAS_ESCAPED.test(lexical)
    ? `"${lexical.replaceAll(ESCAPED, (character) => ESCAPES[character] ?? unicodeEscape(character))}"`
    : `"${lexical}"`
  return datatype === XSD_STRING ? quoted : `${quoted}^^<${datatype}>`
}

/** XSD 1.1 canonical form of a double, as JSON-LD gives it: one digit before the point. */
function canonicalDouble(value: number): string {
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** RDF 1.1 syntax namespace. */
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const XSD = 'http://www.w3.org/2001/XMLSchema#'

const XSD_STRING = `${XSD}string`

/** RDFC-1.0, section 5.1: what canonical N-Quads escapes in literals. */
const HAS_ESCAPED = /[\u0000-\u001f"\\\u007f]/

const ESCAPED = new RegExp(HAS_ESCAPED, 'g')

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}
