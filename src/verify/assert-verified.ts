import { OpenBadgesError } from '../errors.js'
import type { AcceptableKind } from '../gates/authentic-credential.js'
import type { VerificationReport, VerifiedReport } from './report.js'

/**
 * Throws unless a report says `verified`; the thin throwing face of the verifier.
 *
 * @param report - what `verify` answered
 * @throws OpenBadgesError `NOT_VERIFIED` with the verdict and every problem's code; the report is its cause
 */
export function assertVerified<Accepted extends AcceptableKind>(
  report: VerificationReport<Accepted>,
): asserts report is VerifiedReport<Accepted> {
  if (report.verified) return
  const problems = report.checks.flatMap((check) => ('problems' in check ? check.problems : []))
  const codes = problems.map(({ code }) => code)
  throw new OpenBadgesError('NOT_VERIFIED', { verdict: report.verdict, codes }, { cause: report })
}
