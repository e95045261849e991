/** The verdict in one sentence. */
import type { PhraseKey } from '../messages/languages.js'
import type { CheckName, CheckResult, VerificationReport } from '../verify/report.js'

/** Names the sentence that says what the verdict means. */
export function summaryKeyOf(report: VerificationReport): PhraseKey {
  const { verdict, checks, credential, evidence } = report
  const isGenuine = credential !== undefined
  switch (verdict) {
    case 'verified':
      if (isOutcome(checks, 'status', 'unknown')) return 'verdict.verified.status-forgiven'
      return evidence.policy.trust === 'any-issuer' ? 'verdict.verified.trust-not-asked' : 'verdict.verified'
    case 'invalid':
      if (isOutcome(checks, 'format', 'failed')) return 'verdict.invalid.format'
      return isOutcome(checks, 'proof', 'failed') ? 'verdict.invalid.proof' : 'verdict.invalid'
    case 'untrusted':
      return isGenuine ? 'verdict.untrusted' : 'verdict.untrusted.not-contacted'
    case 'unknown':
      return isGenuine ? 'verdict.unknown.genuine' : 'verdict.unknown'
    case 'revoked':
    case 'suspended':
    case 'wrong-recipient':
    case 'expired':
    case 'not-yet-valid':
    case 'endorsement-failed':
      return `verdict.${verdict}`
  }
}

function isOutcome(checks: readonly CheckResult[], name: CheckName, expected: CheckResult['outcome']): boolean {
  return checks.some(({ check, outcome }) => check === name && outcome === expected)
}
