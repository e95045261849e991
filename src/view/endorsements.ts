/** Endorsements as they may be shown: a genuine one may still be of something else. */
import type { Problem } from '../messages/problem.js'
import type { VerificationReport } from '../verify/report.js'
import type { ContainedView, ViewEndorsement } from './credential-view.js'

/**
 * Tells whether a credential inside another is an endorsement, by where it stands: whatever it says
 * that it is, it is shown as one.
 */
export function isEndorsement({ path }: { readonly path: string }): boolean {
  return ENDORSEMENT.test(path)
}

/**
 * Says of each endorsement whether it counts for what carries it. One counts only if it was judged
 * and nothing is said against it.
 *
 * @param contained - the views of all that stands inside, each by itself
 * @param report - on the credential around them
 */
export function endorsementsAmong(
  contained: readonly ContainedView[],
  report: VerificationReport,
): readonly ViewEndorsement[] {
  const endorsements = contained.filter(isEndorsement)
  return endorsements.map((each) => ({ ...each, standing: standingOf(each, endorsements, report) }))
}

function standingOf(
  { path }: ContainedView,
  all: readonly ContainedView[],
  { checks, findings }: VerificationReport,
): ViewEndorsement['standing'] {
  const check = checks.find((each) => each.check === 'endorsements')
  if (check === undefined || check.outcome === 'skipped') return 'not-known'
  const problems: readonly Problem[] = 'problems' in check ? check.problems : []
  const codes = problems.filter((problem) => problem.path === path).map(({ code }) => code)
  if (codes.includes('ENDORSEMENT_OF_ANOTHER')) return 'of-another'
  if (codes.includes('ENDORSEMENT_FAILED')) return 'not-genuine'
  // What is said of no endorsement in particular is said of each.
  const isOfAll = problems.some((problem) => !all.some((each) => each.path === problem.path))
  if (codes.length > 0 || isOfAll) return 'not-known'
  const isElsewhere = findings.some((each) => each.code === 'ENDORSEMENT_ELSEWHERE' && each.path === path)
  return isElsewhere ? 'of-another-part' : 'counts'
}

/** Where the standard has endorsements, at whatever depth. */
const ENDORSEMENT = /\/endorsement(?:Jwt)?(?:\/\d+)?$/
