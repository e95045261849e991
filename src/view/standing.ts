/** Whether a result meets what its description requires, as far as that was signed. */
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { VerificationReport } from '../verify/report.js'
import { nodesOf, stringsOf } from './texts.js'

/** The answer; `not-known` wherever it cannot be told for sure. */
export type Standing = 'met' | 'not-met' | 'not-known' | 'nothing-required'

/** Whether an order was signed, or could have been changed by whoever holds the badge. */
export interface SignedOrder {
  /** Of the allowed values of a result. */
  readonly values: boolean
  /** Of the levels of a rubric. */
  readonly levels: boolean
}

/**
 * Tells which orders were signed.
 *
 * A token and a JCS proof sign the text. A proof over the graph does not sign the order of what is a
 * set there: the levels of a rubric are one in every Open Badges context, and the allowed values in
 * those before 3.0.2.
 */
export function signedOrderIn({ evidence }: VerificationReport, document: JsonObject): SignedOrder {
  const { proof } = evidence
  if (proof === undefined) return { values: false, levels: false }
  if (proof.format === 'jwt' || /-jcs-/.test(proof.suite)) return { values: true, levels: true }
  const contexts = stringsOf(document['@context']).filter((url) => OPEN_BADGES.test(url))
  // Of a list that was signed for selective disclosure, some members may have been left out.
  const areLists = !/-sd-/.test(proof.suite) && contexts.length > 0 && contexts.every((url) => LISTS.has(url))
  return { values: areLists, levels: false }
}

/**
 * Compares a result with what is required of it (Open Badges 3.0, ResultDescription).
 *
 * A value is compared by its place among the allowed ones, or as a number where both are numbers and
 * nothing is said of allowed ones; a level by its place in the rubric. Where both a value and a level
 * are required, the lower answer counts.
 */
export function standingOf(result: JsonObject, description: JsonObject, order: SignedOrder): Standing {
  const answers = [
    ...(description['requiredValue'] === undefined ? [] : [ofValue(result, description, order.values)]),
    ...(description['requiredLevel'] === undefined ? [] : [ofLevel(result, description, order.levels)]),
  ]
  if (answers.length === 0) return 'nothing-required'
  return (['not-met', 'not-known'] as const).find((each) => answers.includes(each)) ?? 'met'
}

function ofValue(result: JsonObject, description: JsonObject, isOrdered: boolean): Standing {
  const [value, required] = [result['value'], description['requiredValue']]
  if (typeof value !== 'string' || typeof required !== 'string') return 'not-known'
  if (value === required) return 'met'
  const { allowedValue } = description
  if (allowedValue !== undefined) return ofPlace(toArray(allowedValue), value, required, isOrdered)
  if (!NUMBER.test(value) || !NUMBER.test(required)) return 'not-known'
  return Number(value) >= Number(required) ? 'met' : 'not-met'
}

function ofLevel(result: JsonObject, description: JsonObject, isOrdered: boolean): Standing {
  const [reached, required] = [result['achievedLevel'], description['requiredLevel']]
  if (typeof reached !== 'string' || typeof required !== 'string') return 'not-known'
  const levels = nodesOf(description['rubricCriterionLevel']).map(({ id }) => id ?? null)
  if (!levels.includes(reached) || !levels.includes(required)) return 'not-known'
  return reached === required ? 'met' : ofPlace(levels, reached, required, isOrdered)
}

/** From the lowest to the highest; what stands there twice has no place. */
function ofPlace(places: readonly JsonValue[], found: string, required: string, isOrdered: boolean): Standing {
  const isOnce = (value: string): boolean => places.filter((each) => each === value).length === 1
  if (!isOrdered || !isOnce(found) || !isOnce(required)) return 'not-known'
  return places.indexOf(found) >= places.indexOf(required) ? 'met' : 'not-met'
}

const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/

const OPEN_BADGES = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context/

/** The contexts that make the allowed values a list. */
const LISTS: ReadonlySet<string> = new Set([
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
])
