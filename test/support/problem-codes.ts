/** The codes of what is in the way: what tests ask of a report. */
import type { Outcome } from '../../src/gates/outcome.js'

/** Of one check or gate; none if it passed or was skipped. */
export function problemCodesOf(outcome: Outcome): string[] {
  return 'problems' in outcome ? outcome.problems.map(({ code }) => code) : []
}

/** Of all checks of a report, in their order. */
export function problemCodesIn({ checks }: { readonly checks: readonly Outcome[] }): string[] {
  return checks.flatMap(problemCodesOf)
}
