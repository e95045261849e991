import type { Code } from '../codes.js'
import type { Outcome, SkipReason } from '../gates/outcome.js'
import type { Problem } from '../messages/problem.js'
import { gateNames, judgementNames, type CheckName, type CheckResult, type Verdict } from './report.js'

/** What of the policy bears on the verdict. */
export interface DecisionPolicy {
  readonly endorsements: 'report' | 'require'
  readonly whenStatusUnknown: 'reject' | 'accept'
}

/**
 * Decides the verdict: one pure function of the checks and the policy, total over both.
 *
 * The first rule that matches is the verdict. A "no" about what the credential is comes before
 * everything; a stated revocation before a missing answer; and any answer that is missing and not
 * forgiven keeps the verdict from being `verified`. The table stands in `docs/verification.md`.
 *
 * @param checks - every check once
 * @param policy - what is forgiven
 */
export function decide(checks: readonly CheckResult[], policy: DecisionPolicy): Verdict {
  const outcomes = new Map(checks.map((check) => [check.check, check]))
  for (const rule of rules) {
    if (rule.matches(outcomes, policy)) return rule.verdict(outcomes)
  }
  return 'verified'
}

type Outcomes = ReadonlyMap<CheckName, Outcome>

interface Rule {
  readonly matches: (outcomes: Outcomes, policy: DecisionPolicy) => boolean
  readonly verdict: (outcomes: Outcomes) => Verdict
}

const rules: readonly Rule[] = [
  { matches: (outcomes) => gateNames.some((gate) => is(outcomes, gate, 'failed')), verdict: () => 'invalid' },
  {
    matches: (outcomes) => gateNames.some((gate) => hasCode(outcomes, gate, 'NOT_CONTACTED')),
    verdict: () => 'untrusted',
  },
  // A gate is never skipped without a reason that comes first; if it were, that would be no yes.
  { matches: (outcomes) => gateNames.some((gate) => !is(outcomes, gate, 'passed')), verdict: () => 'unknown' },
  { matches: (outcomes) => hasCode(outcomes, 'status', 'REVOKED'), verdict: () => 'revoked' },
  { matches: (outcomes) => hasCode(outcomes, 'status', 'SUSPENDED'), verdict: () => 'suspended' },
  { matches: (outcomes) => is(outcomes, 'recipient', 'failed'), verdict: () => 'wrong-recipient' },
  {
    matches: (outcomes) => is(outcomes, 'validity', 'failed'),
    verdict: (outcomes) => (hasCode(outcomes, 'validity', 'NOT_YET_VALID') ? 'not-yet-valid' : 'expired'),
  },
  {
    matches: (outcomes, { endorsements }) => endorsements === 'require' && is(outcomes, 'endorsements', 'failed'),
    verdict: () => 'endorsement-failed',
  },
  { matches: (outcomes) => is(outcomes, 'issuer', 'failed'), verdict: () => 'untrusted' },
  {
    matches: (outcomes, policy) => judgementNames.some((check) => isOpen(outcomes, check, policy)),
    verdict: () => 'unknown',
  },
]

function is(outcomes: Outcomes, check: CheckName, outcome: Outcome['outcome']): boolean {
  return outcomes.get(check)?.outcome === outcome
}

function hasCode(outcomes: Outcomes, check: CheckName, code: string): boolean {
  const result = outcomes.get(check)
  return result !== undefined && 'problems' in result && result.problems.some((problem) => problem.code === code)
}

/** A check that is missing, closed, unknown, or failed without a rule of its own leaves the answer open. */
function isOpen(outcomes: Outcomes, check: CheckName, policy: DecisionPolicy): boolean {
  const result = outcomes.get(check)
  if (result === undefined) return true
  switch (result.outcome) {
    case 'passed':
      return false
    case 'skipped':
      return MAY_BE_SKIPPED[check]?.includes(result.because) !== true
    case 'failed':
      return !isForgiven(check, [], policy)
    case 'unknown':
      return !isForgiven(check, result.problems, policy)
  }
}

/** Endorsements that are only reported are other people's words: the badge stands without them. */
function isForgiven(check: CheckName, unknown: readonly Problem[], policy: DecisionPolicy): boolean {
  if (check === 'endorsements') return policy.endorsements === 'report'
  const isStatus = check === 'status' && policy.whenStatusUnknown === 'accept'
  return isStatus && unknown.length > 0 && unknown.every(({ code }) => FORGIVABLE.has(code))
}

/** Lists that could not be had, or are too old: not those that are wrong (design decision 11). */
const FORGIVABLE: ReadonlySet<Code> = new Set<Code>([
  'STATUS_LIST_UNREACHABLE',
  'STATUS_LIST_STALE',
  'STATUS_LIST_EXPIRED',
])

/** Why a check may be left out without leaving the answer open. Of issuers, only presentations have none. */
const MAY_BE_SKIPPED: Readonly<Partial<Record<CheckName, readonly SkipReason[]>>> = {
  issuer: ['not-present'],
  status: ['not-present'],
  refresh: ['not-present', 'not-asked', 'refresh-unavailable'],
  endorsements: ['not-present', 'not-asked'],
  recipient: ['not-asked'],
}
