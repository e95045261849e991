import { OpenBadgesError } from '../errors.js'
import { skipped, type Outcome } from '../gates/outcome.js'
import type { GateReport, ReadInput } from '../gates/pass-gates.js'
import type { Finding } from '../messages/problem.js'
import type { FetchRecord } from '../net/network.js'
import { formatInstant } from '../time.js'
import { version } from '../version.js'
import type { Judgement } from './check-issuer.js'
import type { RefreshRecord } from './check-refresh.js'
import type { StatusJudgement } from './check-status.js'
import { decide } from './decide.js'
import type { VerifierSetup } from './options.js'
import { echoPolicy, type ReadPolicy } from './policy.js'
import {
  checkNames,
  type CheckName,
  type CheckResult,
  type ContainedReport,
  type VerificationReport,
} from './report.js'

/** What every check but the gates said. */
export type Judgements = Readonly<Record<Exclude<CheckName, 'format' | 'schema' | 'proof'>, Judgement>> & {
  readonly status: StatusJudgement
}

/** All that a report is written from. */
export interface ReportParts {
  readonly setup: VerifierSetup
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
export function writeReport({ setup, policy, checkedAt, given, gates, ...parts }: ReportParts): VerificationReport {
  const { format, schema, proof, envelope, relied, admitted } = gates
  const judgements = parts.judgements ?? closed
  const outcomes: Record<CheckName, Outcome> = { format, schema, proof, ...outcomesOf(judgements) }
  const checks = checkNames.map((check): CheckResult => ({ check, ...outcomes[check] }))
  const notes = checkNames.flatMap((check): readonly Finding[] =>
    check in judgements ? (judgements[check as keyof Judgements].findings ?? []) : [],
  )
  const input = given.envelope
  // Where a newer version is judged, what was odd about the file that was given is worth saying still.
  const ofInput = gates === given ? [] : (input?.findings ?? [])
  const base = {
    reportVersion: 1 as const,
    kind: envelope?.kind ?? ('unrecognized' as const),
    checks,
    findings: [...setup.findings, ...ofInput, ...gates.findings, ...notes],
    contained: parts.contained,
    at: formatInstant(policy.at),
    checkedAt: formatInstant(checkedAt),
    source: 'live' as const,
    evidence: {
      ...(input && { sha256: input.sha256, inputKind: input.inputKind, format: input.format }),
      ...(input?.container !== undefined && { container: input.container }),
      ...(relied && { proof: relied }),
      ...(parts.refreshed && { refreshed: parts.refreshed }),
      lists: judgements.status.lists,
      fetches: parts.fetches,
      policy: echoPolicy(policy, setup.trust.kind, setup.network.privateOrigins),
      version,
    },
  }
  const verdict = decide(checks, policy)
  const credential = admitted && { credential: admitted.credential }
  if (verdict !== 'verified') return { ...base, verdict, verified: false, ...credential }
  if (admitted === undefined) throw new OpenBadgesError('INTERNAL_ERROR', { reason: 'verified without a credential' })
  // The gates admit a credential as what it says it is, so that kind and credential go together.
  return { ...base, verdict, verified: true, credential: admitted.credential } as VerificationReport
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

function outcomesOf(judgements: Judgements): Readonly<Record<keyof Judgements, Outcome>> {
  const { issuer, validity, status, refresh, endorsements, recipient } = judgements
  return {
    issuer: issuer.outcome,
    validity: validity.outcome,
    status: status.outcome,
    refresh: refresh.outcome,
    endorsements: endorsements.outcome,
    recipient: recipient.outcome,
  }
}
