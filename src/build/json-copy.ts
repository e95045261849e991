import { readEach, toSet } from './lists.js'
import { iri } from './scalars.js'
import type { JsonObject, JsonValue } from '../json/json.js'
import type { Reader, Reading } from './reading.js'

/**
 * Copies JSON that somebody else signed, every value as it is. Nulls and empty arrays have no place
 * in a credential (spec.md R-4) and are refused.
 */
export function readJson(value: unknown, reading: Reading): JsonValue {
  return Array.isArray(value) ? readArray(value, reading, readJson) : readSingle(value, reading, readJson)
}

/**
 * Copies the value of a property of one's own, in the one spelling that a signature over JSON-LD
 * allows: terms as keys, no keywords, no addresses, no arrays in arrays, nothing twice.
 */
export function readExtension(value: unknown, reading: Reading): JsonValue {
  return Array.isArray(value) ? toSet(readArray(value, reading, readMember), reading) : readMember(value, reading)
}

/**
 * Checks that the name of a property of one's own may be a term of a context.
 *
 * @throws OpenBadgesError `INPUT_INVALID`
 */
export function checkTerm(name: string, reading: Reading): void {
  if (!TERM.test(name))
    reading.refuseAs('a term of a context as a name', JSON.stringify(name), { code: 'NAME_UNKNOWN' })
}

function readMember(value: unknown, reading: Reading): JsonValue {
  return readSingle(value, reading, (inner, place) => readExtension(inner, place), checkTerm)
}

function readSingle(
  value: unknown,
  reading: Reading,
  read: Reader<JsonValue>,
  checkName?: (name: string, reading: Reading) => void,
): JsonValue {
  if (typeof value === 'string') return reading.string(value)
  if (typeof value === 'number') return reading.number(value)
  if (typeof value === 'boolean') return value
  const before = reading.problems.length
  const copy: Record<string, JsonValue | undefined> = {}
  const given = reading.plainObject(value, 'a JSON value')
  for (const name of reading.namesIn(given, 'a JSON value')) {
    const data = reading.dataOf(given, reading.name(name))
    if (data === undefined) continue
    copy[name] = reading.attempt(name, data, (inner) => {
      checkName?.(name, reading)
      return checkName !== undefined && name === 'id' ? iri(inner, reading) : read(inner, reading)
    })
  }
  reading.refuseIfMoreThan(before)
  // None was refused.
  return Object.freeze(copy) as JsonObject
}

function readArray(value: readonly unknown[], reading: Reading, read: Reader<JsonValue>): readonly JsonValue[] {
  return Object.freeze(readEach(reading.members(value, 'an array of JSON values'), read, reading))
}

/** No keyword, no IRI. */
const TERM = /^[^@:][^:]*$/
