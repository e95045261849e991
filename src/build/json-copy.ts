import type { JsonObject, JsonValue } from '../json/json.js'
import type { Reading } from './reading.js'

/**
 * Copies JSON that is not ours to understand, such as an endorsement that somebody else signed:
 * every value as it is.
 */
export function readJson(value: unknown, reading: Reading): JsonValue {
  return copy(value, reading, (key) => key)
}

/**
 * Copies the value of a property of one's own, in the only spelling that a signature over JSON-LD
 * allows: no keywords, no addresses as keys, no arrays in arrays (docs/verification.md,
 * `NOT_COMPACTED`).
 */
export function readExtension(value: unknown, reading: Reading): JsonValue {
  const step = reading.lastStep
  if (typeof step === 'string') checkTerm(step, reading)
  return copy(value, reading, checkTerm)
}
