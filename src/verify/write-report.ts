import { OpenBadgesError } from '../errors.js'
import { passed, skipped, type Outcome } from '../gates/outcome.js'
import type { GateReport, ReadInput } from '../gates/pass-gates.js'
import { finding } from '../messages/problem.js'
import type { FetchRecord } from '../net/network.js'
import { present } from '../platform/present.js'
import { formatInstant } from '../time.js'
import { version } from '../version.js'
import type { Judgement } from './check-issuer.js'
import type { RefreshRecord } from './check-refresh.js'
import type { StatusJudgement } from './check-status.js'
import { decide } from './decide.js'
import type { VerifierSetup } from './options.js'
import { echoPolicy, type ReadPolicy } from './policy.js'
import {
  gateNames,
  judgementNames,
  type CheckName,
  type CheckResult,
  type ContainedReport,
  type VerificationReport,
} from './report.js'

/** What every check but the gates said. */
export type Judgements = Readonly<Record<(typeof judgementNames)[number], Judgement>> & {
  readonly status: StatusJudgement
}

/** All that a report is written from. */
export interface ReportParts {
  readonly setup: VerifierSetup
  readonly source: VerificationReport['source']
  readonly policy: ReadPolicy
  /** The real clock, in milliseconds. */
  readonly checkedAt: number
  /** What was given. */
  readonly given: GateReport<ReadInput>
  /** What was judged: the same, or a newer version of it. */
  readonly gates: GateReport<ReadInput>
  readonly refreshed: RefreshRecord | undefined
  /** Nothing if the gates stayed closed. */
  readonly judgements: Judgements | undefined
  readonly contained: readonly ContainedReport[]
  readonly fetches: readonly FetchRecord[]
}

/**
 * Writes down what was found, and decides the verdict.
 *
 * @param parts - see there
 */
export function writeReport(parts: ReportParts): VerificationReport {
  const { setup, source, policy, checkedAt, given, gates } = parts
  const { envelope, relied, admitted } = gates
  const judgements = parts.judgements ?? closed
  const checks = [
    ...gateNames.map((check) => toCheck(check, gates[check])),
    ...judgementNames.map((check) => toCheck(check, judgements[check].outcome)),
  ]
  const input = given.envelope
  const findings = [...setup.findings]
  if (source === 'replayed')
    findings.push(finding('EVIDENCE_NOT_FETCHED_HERE', { checkedAt: formatInstant(checkedAt) }))
  // Where a newer version is judged, what was odd about the file that was given is worth saying still.
  if (gates !== given) findings.push(...(input?.findings ?? []))
  findings.push(...gates.findings)
  for (const check of judgementNames) findings.push(...(judgements[check].findings ?? []))
  const verdict = decide(checks, policy)
  if (verdict === 'verified' && admitted === undefined)
    throw new OpenBadgesError('INTERNAL_ERROR', { reason: 'verified without a credential' })
  const at = formatInstant(policy.at)
  // The gates admit a credential as what it says it is, so that kind and credential go together.
  return present({
    reportVersion: 1,
    kind: envelope?.kind ?? 'unrecognized',
    checks,
    findings,
    contained: parts.contained,
    at,
    checkedAt: policy.isNow ? at : formatInstant(checkedAt),
    source,
    evidence: present({
      sha256: input?.sha256,
      inputKind: input?.inputKind,
      format: input?.format,
      container: input?.container,
      proof: relied,
      refreshed: parts.refreshed,
      lists: judgements.status.lists,
      fetches: parts.fetches,
      policy: echoPolicy(policy, setup.trust.kind, setup.network.privateOrigins),
      version,
    }),
    verdict,
    verified: verdict === 'verified',
    credential: admitted?.credential,
  }) as VerificationReport
}

function toCheck(check: CheckName, outcome: Outcome): CheckResult {
  if (outcome.outcome === 'skipped') return { check, outcome: 'skipped', because: outcome.because }
  return outcome === passed ? { check, outcome: 'passed' } : { check, ...outcome }
}

const gateClosed: Judgement = { outcome: skipped('gate-closed') }

const closed: Judgements = {
  issuer: gateClosed,
  validity: gateClosed,
  status: { ...gateClosed, lists: [] },
  refresh: gateClosed,
  endorsements: gateClosed,
  recipient: gateClosed,
}
