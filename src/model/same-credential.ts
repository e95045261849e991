/** Whether two credentials are one, and which of them is newer (Open Badges 3.0, "Equality and Comparison"). */
import type { JsonObject } from '../json/json.js'
import { readInstant } from '../time.js'
import { idOf, issuerIdOf, startOf } from './readers.js'

/**
 * Tells whether two credentials are the same one, perhaps in two versions: their own ids are equal,
 * and so are those of their issuers.
 *
 * Ids are compared after unescaping percent-encoded characters and cutting white space at both ends.
 * Nothing else counts: not case, not the subject, not the proof. Two ids of which one is not percent-encoded
 * well are compared as they are written. Credentials without an id are never the same.
 *
 * Verifies nothing: whoever writes an id decides what it is equal to.
 *
 * @param one - a credential of either data model, as JSON
 * @param other - another
 */
export function isSameCredential(one: JsonObject, other: JsonObject): boolean {
  return areSame(idOf(one['id']), idOf(other['id'])) && areSame(issuerIdOf(one), issuerIdOf(other))
}

/**
 * Tells whether a credential is newer than another one that is the same: it became valid later, by
 * `validFrom` or, in data model 1.1, `issuanceDate`. Moments are compared, not how they are written.
 *
 * @param one - a credential of either data model, as JSON
 * @param other - another; if the two are not the same, neither is newer
 * @returns false also where one of the dates cannot be read
 */
export function isNewer(one: JsonObject, other: JsonObject): boolean {
  const [start, otherStart] = [startMomentOf(one), startMomentOf(other)]
  if (start === undefined || otherStart === undefined) return false
  return start > otherStart && isSameCredential(one, other)
}

/**
 * Reads from when a credential is valid.
 *
 * @returns milliseconds since 1970; `undefined` for what is no date with a zone
 */
export function startMomentOf(credential: JsonObject): number | undefined {
  const start = startOf(credential)
  const moment = typeof start === 'string' ? readInstant(start) : undefined
  return typeof moment === 'number' ? moment : undefined
}

function areSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [unescaped, otherUnescaped] = [unescape(one), unescape(other)]
  // What cannot be unescaped must not become equal to something else's unescaped form.
  const isEscapedWell = unescaped !== undefined && otherUnescaped !== undefined
  const [id, otherId] = isEscapedWell ? [unescaped.trim(), otherUnescaped.trim()] : [one.trim(), other.trim()]
  return id !== '' && id === otherId
}

/** @returns `undefined` for a `%` that begins no percent-encoded UTF-8 */
function unescape(id: string): string | undefined {
  try {
    return decodeURIComponent(id)
  } catch {
    return undefined
  }
}
