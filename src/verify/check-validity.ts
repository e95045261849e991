import { outcomeOf, type Outcome } from '../gates/outcome.js'
import { describeJson, type JsonObject, type JsonValue } from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import { endOf, startOf } from '../model/readers.js'
import { formatInstant, momentOf, readInstant } from '../time.js'

/** The time claims of a token, in milliseconds; they narrow the period. */
export interface TokenTimes {
  readonly notBefore?: number
  readonly notAfter?: number
}

/** How dates are read. */
export interface DateRules {
  /** Clock difference to forgive at the start; none is forgiven at the end. */
  readonly toleranceSeconds: number
  /** What a date without a zone is: wrong, or, on status lists, UTC (design decision 9). */
  readonly withoutZone: 'wrong' | 'utc'
}

/**
 * Decides whether a credential is inside its validity period at a given moment.
 *
 * Open Badges 3.0, Verification step 4. Reads validFrom/validUntil (VC 2.0) or
 * issuanceDate/expirationDate (VC 1.1), and the time claims of a token; the period is what all of
 * them allow. The last moment itself is still valid. Does not look at revocation.
 *
 * @param document - the authentic credential
 * @param times - the time claims of its token, if it came as one
 * @param at - the moment to judge, in milliseconds
 * @param rules - how dates are read
 * @returns passed, or failed with `NOT_YET_VALID` or `EXPIRED`; with `DATE_INVALID` or `DATE_NO_ZONE`
 *   for a date that cannot be read
 */
export function checkValidity(document: JsonObject, times: TokenTimes, at: number, rules: DateRules): Outcome {
  const start = readDate(startOf(document), rules)
  const end = readDate(endOf(document), rules)
  if (typeof start === 'object') return outcomeOf([start])
  if (typeof end === 'object') return outcomeOf([end])
  const from = Math.max(start ?? -Infinity, times.notBefore ?? -Infinity)
  const until = Math.min(end ?? Infinity, times.notAfter ?? Infinity)
  const problems: Problem[] = []
  if (at < from - rules.toleranceSeconds * 1000) {
    problems.push(problem('NOT_YET_VALID', { validFrom: formatInstant(from), at: formatInstant(at) }))
  }
  if (at > until) problems.push(problem('EXPIRED', { validUntil: formatInstant(until), at: formatInstant(at) }))
  return outcomeOf(problems)
}

/** The schema gate lets no other dates through; this holds even without it. */
function readDate(value: JsonValue | undefined, { withoutZone }: DateRules): number | undefined | Problem {
  if (value === undefined) return undefined
  if (typeof value !== 'string') return problem('DATE_INVALID', { found: describeJson(value) })
  const read = withoutZone === 'utc' ? (momentOf(value) ?? 'DATE_INVALID') : readInstant(value)
  return typeof read === 'number' ? read : problem(read, { found: describeJson(value) })
}
