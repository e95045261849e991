import canonicalize from 'canonicalize'
import type { JsonValue } from './json.js'

/**
 * Writes JSON in its canonical form (JCS, RFC 8785).
 *
 * @param value - JSON without lone surrogates or non-finite numbers, as this library's readers give it
 */
export function toCanonicalJson(value: JsonValue): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a JSON value always has a canonical form')
  return text
}
