import { isJsonArray, type JsonValue } from './json.js'

/**
 * Writes JSON in its canonical form (JCS, RFC 8785): keys in the order of their UTF-16 code units, numbers and texts as
 * ECMAScript writes them, no space.
 *
 * @param value - JSON without lone surrogates or non-finite numbers, as this library's readers give it
 */
export function toCanonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isJsonArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${toCanonicalJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}
