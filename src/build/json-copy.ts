import { oneOrMany, openType, readEach, toSet } from './lists.js'
import { iri } from './scalars.js'
import type { JsonObject, JsonValue } from '../json/json.js'
import { ABSENT, type Reader, type Reading } from './reading.js'

/**
 * Copies JSON that somebody else signed, every value as it is. Nulls and empty arrays have no place
 * in a credential (spec.md R-4) and are refused.
 */
export function readJson(value: unknown, reading: Reading): JsonValue {
  return Array.isArray(value) ? readArray(value, reading, readJson) : readSingle(value, reading, () => readJson)
}

/**
 * Copies the value of a property of one's own, in the spelling that a signature over JSON-LD needs:
 * terms as keys, no keywords, no addresses, no arrays in arrays, nothing twice, absolute ids. What
 * the caller's contexts make of it, only signing tells.
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
  return readSingle(value, reading, readerOfOwn)
}

function readSingle(value: unknown, reading: Reading, readerOf: (name: string) => Reader<JsonValue>): JsonValue {
  if (typeof value === 'string') return reading.string(value)
  if (typeof value === 'number') return reading.number(value)
  if (typeof value === 'boolean') return value
  const before = reading.problems.length
  const copy: Record<string, JsonValue | undefined> = {}
  const given = reading.plainObject(value, 'a JSON value')
  for (const name of reading.namesIn(given, 'a JSON value')) {
    if (reading.refusesName(name)) continue
    const member = reading.attemptProperty(given, name, readerOf(name))
    if (member !== ABSENT) copy[name] = member
  }
  reading.refuseIfMoreThan(before)
  // None was refused.
  return Object.freeze(copy) as JsonObject
}

/** Inside a value of one's own, ids are absolute, and names and types are those of the caller's contexts. */
function readerOfOwn(name: string): Reader<JsonValue> {
  if (name === 'id') return iri
  if (name === 'type') return oneOrMany(openType([]), 'types')
  return (value, reading) => {
    checkTerm(name, reading)
    if (!reading.extensions.defines(name) && !COMMON_TERMS.has(name)) {
      reading.refuseAs('a term of your `contexts` or `extensions`', JSON.stringify(name), { code: 'NAME_UNKNOWN' })
    }
    return readExtension(value, reading)
  }
}

function readArray(value: readonly unknown[], reading: Reading, read: Reader<JsonValue>): readonly JsonValue[] {
  return Object.freeze(readEach(reading.plainArray(value, 'an array of JSON values'), read, reading))
}

/** What the context of data model 2.0 defines of everything. */
const COMMON_TERMS: ReadonlySet<string> = new Set(['name', 'description'])

/** No keyword, no IRI. */
const TERM = /^[^@:][^:]*$/
