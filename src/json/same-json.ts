import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json.js'

/**
 * Tells whether two values say the same: whether their canonical forms (JCS) are one text, without writing either.
 *
 * @param a - JSON as this library's readers give it
 * @param b - likewise
 */
export function isSameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (isJsonArray(a)) return isJsonArray(b) && isSameList(a, b)
  return isJsonObject(a) && isJsonObject(b) && isSameObject(a, b)
}

function isSameList(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  return a.length === b.length && a.every((member, index) => isSameJson(member, b[index] ?? null))
}

/** Whatever the order of their keys. */
function isSameObject(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] ?? null, b[key] ?? null))
}
