import { outcomeOf, skipped, type Outcome } from '../gates/outcome.js'
import { isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { problem } from '../messages/problem.js'

/**
 * Judges the endorsements that a credential carries, wherever they stand (Open Badges 3.0,
 * Verification step 6).
 *
 * This version does not judge them: if there are any, the answer is unknown.
 *
 * @param document - the authentic credential
 */
export function checkEndorsements(document: JsonObject): Outcome {
  const count = countEndorsements(document)
  return count === 0 ? skipped('not-present') : outcomeOf([problem('ENDORSEMENTS_NOT_SUPPORTED', { count })])
}

function countEndorsements(value: JsonValue): number {
  if (isJsonArray(value)) return value.reduce<number>((count, member) => count + countEndorsements(member), 0)
  if (!isJsonObject(value)) return 0
  return Object.entries(value).reduce((count, [key, member]) => {
    const here = key === 'endorsement' || key === 'endorsementJwt' ? toArray(member).length : countEndorsements(member)
    return count + here
  }, 0)
}
