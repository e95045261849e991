import { outcomeOf, skipped, type Outcome } from '../gates/outcome.js'
import { describeJson, isJsonObject, toArray, type JsonObject } from '../json/json.js'
import { problem } from '../messages/problem.js'

/**
 * Judges whether a credential was revoked or suspended (Open Badges 3.0, Verification step 4).
 *
 * This version reads no status lists: every entry makes the answer unknown, by its type. A
 * credential without entries is skipped, never passed: it cannot be revoked, which is not the same
 * as being in force.
 *
 * @param document - the authentic credential
 */
export function checkStatus(document: JsonObject): Outcome {
  const entries = toArray(document['credentialStatus'])
  if (entries.length === 0) return skipped('not-present')
  return outcomeOf(
    entries.map((entry) => {
      const type = describeJson(isJsonObject(entry) ? entry['type'] : entry)
      return problem('STATUS_NOT_SUPPORTED', { type }, { path: '/credentialStatus' })
    }),
  )
}
