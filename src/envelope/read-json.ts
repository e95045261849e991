import { isJsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { Envelope, Origin } from './envelope.js'
import { readEnveloped } from './enveloped.js'
import { readDocument } from './read-document.js'
import { readToken } from './read-token.js'

/**
 * Reads a credential or a presentation that stands as JSON: itself, or in an envelope of the W3C.
 *
 * @param value - strict JSON
 * @param origin - how it was given
 * @param limits - for parsing
 * @throws OpenBadgesError what `readDocument`, `readEnveloped` and `readToken` throw
 */
export function readJson(value: JsonValue, origin: Origin, limits: Limits): Envelope {
  const token = isJsonObject(value) ? readEnveloped(value) : undefined
  return token === undefined ? readDocument(value, origin) : readToken(token, origin, limits)
}
