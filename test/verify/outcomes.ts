/** What each check can come to, and the verdict that the design gives for it. */
import type { ProblemCode } from '../../src/codes.js'
import { outcomeOf, passed, skipped, type Outcome, type SkipReason } from '../../src/gates/outcome.js'
import type { DecisionPolicy } from '../../src/verify/decide.js'
import type { CheckName, CheckResult, Verdict } from '../../src/verify/report.js'

/** A code with which a check fails, and one with which it stays unknown. */
const codes: Readonly<Record<CheckName, readonly [failed: ProblemCode, unknown: ProblemCode]>> = {
  format: ['JSON_SYNTAX', 'FORMAT_NOT_SUPPORTED'],
  schema: ['PROPERTY_MISSING', 'VERSION_NOT_SUPPORTED'],
  proof: ['SIGNATURE_INVALID', 'KEY_UNREACHABLE'],
  issuer: ['ISSUER_NOT_TRUSTED', 'ISSUER_LOOKUP_FAILED'],
  validity: ['EXPIRED', 'INTERNAL_ERROR'],
  status: ['REVOKED', 'STATUS_NOT_SUPPORTED'],
  refresh: ['INPUT_EMPTY', 'INTERNAL_ERROR'],
  endorsements: ['ENDORSEMENT_FAILED', 'ENDORSEMENT_UNKNOWN'],
  recipient: ['WRONG_RECIPIENT', 'RECIPIENT_HASH_NOT_SUPPORTED'],
}

/** Why a check is skipped in earnest; gates and the judgement that is always made never are. */
const skips: Readonly<Partial<Record<CheckName, SkipReason>>> = {
  issuer: 'not-present',
  status: 'not-present',
  refresh: 'not-asked',
  endorsements: 'not-present',
  recipient: 'not-asked',
}

export type Kind = Outcome['outcome'] | 'closed' | 'withheld' | 'too-early' | 'suspended' | 'out-of-reach'

export interface Case {
  readonly kind: Kind
  readonly result: CheckResult
}

export const withCode = (code: ProblemCode): Outcome => outcomeOf([{ code, facts: {}, message: '' }])

const statusCases: [Kind, Outcome][] = [
  ['suspended', withCode('SUSPENDED')],
  ['out-of-reach', withCode('STATUS_LIST_UNREACHABLE')],
]

/** Everything that a check can come to. */
export function casesOf(check: CheckName): readonly Case[] {
  const [failed, unknown] = codes[check]
  const reason = skips[check]
  const outcomes: [Kind, Outcome][] = [
    ['passed', passed],
    ['failed', withCode(failed)],
    ['unknown', withCode(unknown)],
    ['closed', skipped('gate-closed')],
    ...(reason === undefined ? [] : [['skipped', skipped(reason)] as [Kind, Outcome]]),
    ...(check === 'proof' ? [['withheld', withCode('NOT_CONTACTED')] as [Kind, Outcome]] : []),
    ...(check === 'status' ? statusCases : []),
    ...(check === 'validity' ? [['too-early', withCode('NOT_YET_VALID')] as [Kind, Outcome]] : []),
  ]
  return outcomes.map(([kind, outcome]) => ({ kind, result: { check, ...outcome } }))
}

/** Design, section 5, "Verdict, first match wins", word by word; written without a look at the code. */
export function expectedVerdict(of: Readonly<Record<CheckName, Kind>>, policy: DecisionPolicy): Verdict {
  const { endorsements, whenStatusUnknown } = policy
  const gates = [of.format, of.schema, of.proof]
  if (gates.includes('failed')) return 'invalid'
  if (of.proof === 'withheld') return 'untrusted'
  if (gates.some((gate) => gate !== 'passed')) return 'unknown'
  if (of.status === 'failed') return 'revoked'
  if (of.status === 'suspended') return 'suspended'
  if (of.recipient === 'failed') return 'wrong-recipient'
  if (of.validity === 'failed') return 'expired'
  if (of.validity === 'too-early') return 'not-yet-valid'
  if (endorsements === 'require' && of.endorsements === 'failed') return 'endorsement-failed'
  if (of.issuer === 'failed') return 'untrusted'
  const isForgiven = endorsements === 'report' && ['failed', 'unknown'].includes(of.endorsements)
  const status = of.status === 'out-of-reach' && whenStatusUnknown === 'accept' ? 'passed' : of.status
  const rest = [of.issuer, of.validity, status, of.refresh, of.recipient, isForgiven ? 'passed' : of.endorsements]
  return rest.every((each) => each === 'passed' || each === 'skipped') ? 'verified' : 'unknown'
}

export const policies: readonly DecisionPolicy[] = (['report', 'require'] as const).flatMap((endorsements) =>
  (['reject', 'accept'] as const).map((whenStatusUnknown) => ({ endorsements, whenStatusUnknown })),
)
