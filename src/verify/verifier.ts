/** The court: the whole verification on one screen. */
import { OpenBadgesError } from '../errors.js'
import { skipped, type Outcome } from '../gates/outcome.js'
import { passGates, type Admitted, type GateReport } from '../gates/pass-gates.js'
import type { Finding } from '../messages/problem.js'
import { issuerIdOf } from '../model/readers.js'
import { formatInstant } from '../time.js'
import { checkEndorsements } from './check-endorsements.js'
import { checkIssuer, type Judgement } from './check-issuer.js'
import { checkRecipient } from './check-recipient.js'
import { checkRefresh } from './check-refresh.js'
import { checkStatus, type StatusJudgement } from './check-status.js'
import { checkValidity, type DateRules } from './check-validity.js'
import { decide } from './decide.js'
import { openInquiry, type Inquiry } from './inquiry.js'
import { echoPolicy, readPolicy, type ReadPolicy, type VerifyPolicy } from './policy.js'
import { checkNames, type CheckName, type CheckResult, type VerificationReport } from './report.js'
import { readVerifierOptions, type VerifierOptions, type VerifierSetup } from './options.js'
import { version } from '../version.js'

/** Verifies credentials for one deployment: what it trusts is fixed, what a call expects is not. */
export interface Verifier {
  /**
   * Judges a credential by nine checks and says what each found.
   *
   * Open Badges 3.0, "Verification and Validation". Untrusted input never makes it reject: whatever
   * is wrong stands in the report. `verdict` is `verified` only if every check that matters passed;
   * what could not be checked is never taken for good.
   *
   * What is not checked: whether the claims are true, whether whoever shows the badge is its
   * recipient, and pictures. This version judges no endorsements.
   *
   * @param input - JSON or a compact JWS, as text or bytes; or the credential as an object
   * @param policy - what this call expects
   * @throws OpenBadgesError `OPTIONS_INVALID` for a wrong policy, before any work
   */
  verify(input: unknown, policy?: VerifyPolicy): Promise<VerificationReport>

  /**
   * Judges many credentials, one after the other, in their order.
   *
   * @param inputs - as for `verify`
   * @param policy - one for all, or a function of the input
   */
  verifyAll<Input>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    policy?: VerifyPolicy | ((input: Input) => VerifyPolicy),
  ): AsyncIterable<VerifiedItem<Input>>
}

/** One result of `verifyAll`. */
export interface VerifiedItem<Input> {
  readonly index: number
  readonly input: Input
  readonly report: VerificationReport
}

/**
 * Makes a verifier.
 *
 * @param options - what the deployment trusts, and by what means it asks
 * @throws OpenBadgesError `OPTIONS_INVALID`, or a key code for a pinned key, before any work
 * @example
 * const verifier = createVerifier({ trustedIssuers: ['did:web:example.org'] })
 * const report = await verifier.verify(text)
 * if (report.verified) console.log(report.credential.name)
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const setup = readVerifierOptions(options)
  const verify: Verifier['verify'] = async (input, policy = {}) => {
    const checkedAt = setup.now()
    const read = readPolicy(policy, checkedAt)
    const inquiry = openInquiry(setup, read, checkedAt)
    const gates = await passGates(input, inquiry.means)
    const judged = gates.admitted && (await judge(gates.admitted, inquiry, read))
    return writeReport({ setup, asked: policy, policy: read, inquiry, gates, judged })
  }
  return {
    verify,
    async *verifyAll(inputs, policy = {}) {
      let index = 0
      for await (const input of inputs) {
        const report = await verify(input, typeof policy === 'function' ? policy(input) : policy)
        yield { index: index++, input, report }
      }
    },
  }
}

type Judgements = Readonly<Record<Exclude<CheckName, 'format' | 'schema' | 'proof'>, Judgement>> & {
  readonly status: StatusJudgement
}

/** Every judgement looks at the authentic credential and nothing shared; all are made. */
async function judge(admitted: Admitted, inquiry: Inquiry, policy: ReadPolicy): Promise<Judgements> {
  const { document, authenticated, kind } = admitted
  const issuerId = issuerIdOf(document) ?? ''
  const status = await inquiry.statusOf(issuerId)
  const dates: DateRules = {
    toleranceSeconds: inquiry.means.limits.clockToleranceSeconds,
    withoutZone: kind === 'status-list' ? 'utc' : 'wrong',
  }
  return {
    issuer: checkIssuer(issuerId, await inquiry.trustOf(issuerId), policy.at),
    validity: { outcome: checkValidity(document, authenticated, policy.at, dates) },
    status: await checkStatus(document, status.question, status.means),
    refresh: checkRefresh(document, policy.refresh),
    endorsements: { outcome: checkEndorsements(document) },
    recipient: checkRecipient(document, policy.expectedRecipient),
  }
}

interface Findings {
  readonly setup: VerifierSetup
  readonly asked: VerifyPolicy
  readonly policy: ReadPolicy
  readonly inquiry: Inquiry
  readonly gates: GateReport
  readonly judged: Judgements | undefined
}

function writeReport({ setup, asked, policy, inquiry, gates, judged }: Findings): VerificationReport {
  const { format, schema, proof, envelope, relied, admitted } = gates
  const judgements = judged ?? closed
  const outcomes: Record<CheckName, Outcome> = { format, schema, proof, ...outcomesOf(judgements) }
  const checks = checkNames.map((check): CheckResult => ({ check, ...outcomes[check] }))
  const notes = checkNames.flatMap((check): readonly Finding[] =>
    check in judgements ? (judgements[check as keyof Judgements].findings ?? []) : [],
  )
  const base = {
    reportVersion: 1 as const,
    kind: envelope?.kind ?? ('unrecognized' as const),
    checks,
    findings: [...setup.findings, ...gates.findings, ...notes],
    contained: [],
    at: formatInstant(policy.at),
    checkedAt: formatInstant(inquiry.means.checkedAt),
    source: 'live' as const,
    evidence: {
      ...(envelope && { sha256: envelope.sha256, inputKind: envelope.inputKind, format: envelope.format }),
      ...(relied && { proof: relied }),
      lists: judgements.status.lists,
      fetches: inquiry.fetches(),
      policy: echoPolicy(policy, asked, setup.trust.kind, setup.network.privateOrigins),
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
