/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** A JSON object: own, enumerable data properties only, made by this library from untrusted input. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Tells whether a value is a JSON object, and not an array or null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Tells whether a value is a JSON array. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/**
 * Reads what JSON-LD calls "one or many": an absent value is none, an array is itself, anything
 * else is an array of one.
 */
export function toArray(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return []
  return isJsonArray(value) ? value : [value]
}

/** A few words that name a JSON value in a message: its kind, and its text where that is short. */
export function describeJson(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (isJsonArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`
  if (isJsonObject(value)) return 'an object'
  const text = JSON.stringify(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** A few words that name any value that a caller may have passed, JSON or not. Reads nothing of objects. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'undefined':
      return 'nothing'
    case 'object':
      return value === null ? 'null' : 'an object'
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
  }
}

/**
 * Extends a JSON pointer (RFC 6901) by one step.
 *
 * @param pointer - the pointer so far; `''` is the whole document
 * @param step - a key or an index
 */
export function pointerTo(pointer: string, step: string | number): string {
  if (typeof step === 'number') return `${pointer}/${step}`
  const isPlain = !step.includes('~') && !step.includes('/')
  return `${pointer}/${isPlain ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Characters of a value's text in a message. */
const LONGEST_SHOWN = 200
