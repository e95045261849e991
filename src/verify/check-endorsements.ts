import { outcomeOf, passed, skipped } from '../gates/outcome.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import { issuerIdOf, subjectsOf, idOf } from '../model/readers.js'
import type { JsonObject } from '../json/json.js'
import type { Judgement } from './check-issuer.js'
import { decide, type DecisionPolicy } from './decide.js'
import { nodeIdsOf, type PlacedEndorsement } from './find-contained.js'
import type { Verdict, VerificationReport } from './report.js'
import { certain } from '../platform/certain.js'

/** An endorsement and the report on it. */
export interface JudgedEndorsement {
  readonly placed: PlacedEndorsement
  readonly report: VerificationReport
}

/**
 * Judges the endorsements that a credential carries by the reports on them (Open Badges 3.0,
 * Verification step 6, "EndorsementCredential Verification"; design decision 14).
 *
 * Each must be verified by itself, whether its issuer is trusted or not: endorsers are shown, not
 * required to be known. It must speak of something that this credential describes; else a genuine
 * endorsement of something else would adorn it.
 *
 * Under `'report'` a bad endorsement does not change the verdict on the credential; this check says
 * what it says all the same.
 *
 * @param endorsements - all that the credential carries, each with its report
 * @param document - the credential
 * @param policy - of the verdict
 */
export function checkEndorsements(
  endorsements: readonly JudgedEndorsement[],
  document: JsonObject,
  policy: DecisionPolicy,
): Judgement {
  if (endorsements.length === 0) return { outcome: skipped('not-present') }
  const nodes = nodeIdsOf(document)
  const problems: Problem[] = []
  const findings: Finding[] = []
  for (const { placed, report } of endorsements) {
    const { path, carrier } = placed
    const verdict = verdictWithoutTrust(report, policy)
    if (verdict !== 'verified') {
      const code = COULD_NOT_LOOK.has(verdict) ? 'ENDORSEMENT_UNKNOWN' : 'ENDORSEMENT_FAILED'
      problems.push(problem(code, { verdict, reasons: reasonsOf(report) }, { path }))
      continue
    }
    const endorsement = report.credential as unknown as JsonObject
    const subjects = subjectsOf(endorsement).map((subject) => certain(idOf(subject)))
    const foreign = subjects.find((subject) => !nodes.has(subject))
    if (foreign !== undefined) {
      problems.push(problem('ENDORSEMENT_OF_ANOTHER', { subject: foreign }, { path }))
      continue
    }
    const elsewhere = subjects.find((subject) => subject !== carrier)
    if (elsewhere !== undefined) {
      findings.push(finding('ENDORSEMENT_ELSEWHERE', { subject: elsewhere, carrier: carrier ?? '(no id)' }, { path }))
    }
    const endorser = issuerIdOf(endorsement)
    if (endorser !== undefined && endorser === issuerIdOf(document)) {
      findings.push(finding('ENDORSED_BY_ISSUER', { issuer: endorser }, { path }))
    }
  }
  return { outcome: outcomeOf(problems, { count: endorsements.length }), findings }
}

/**
 * The endorsements of an endorsement, which nobody follows: endorsers could endorse each other without end.
 *
 * @param count - how many there are
 */
export function leaveEndorsements(count: number): Judgement {
  if (count === 0) return { outcome: skipped('not-present') }
  return { outcome: skipped('not-asked'), findings: [finding('ENDORSEMENTS_NOT_FOLLOWED', { count })] }
}

function verdictWithoutTrust({ checks }: VerificationReport, policy: DecisionPolicy): Verdict {
  return decide(
    checks.map((each) =>
      each.check === 'issuer' && each.outcome !== 'skipped' ? { check: 'issuer', ...passed } : each,
    ),
    policy,
  )
}

/** Trust apart, `untrusted` is left where nobody was asked for the endorser's key. */
const COULD_NOT_LOOK: ReadonlySet<Verdict> = new Set(['unknown', 'untrusted'])

function reasonsOf({ checks }: VerificationReport): string[] {
  return checks.flatMap((each) => ('problems' in each ? each.problems.map(({ code }) => code) : []))
}
