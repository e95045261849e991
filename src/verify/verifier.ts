/** The court: the whole verification on one screen. */
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { skipped } from '../gates/outcome.js'
import { passGates, type GateMeans, type GateReport, type Judgeable, type ReadInput } from '../gates/pass-gates.js'
import { issuerIdOf } from '../model/readers.js'
import { checkEndorsements, leaveEndorsements, type JudgedEndorsement } from './check-endorsements.js'
import { checkIssuer } from './check-issuer.js'
import { checkRecipient } from './check-recipient.js'
import { checkRefresh, type Refreshment } from './check-refresh.js'
import { checkStatus } from './check-status.js'
import { checkValidity, type DateRules } from './check-validity.js'
import { examineAllInside, findInside, nothingInside, type Court } from './examine-inside.js'
import { findEndorsements } from './find-contained.js'
import type { PassGates } from './gate-means.js'
import { openInquiry, type Inquiry } from './inquiry.js'
import { passAddress } from './pass-address.js'
import { readPolicy, type ReadPolicy, type VerifyPolicy } from './policy.js'
import type { VerificationReport } from './report.js'
import { readVerifierOptions, type VerifierOptions } from './options.js'
import { readVerifyAllOptions, verifyAll, type Judge, type VerifiedItem, type VerifyAllOptions } from './verify-all.js'
import { writeReport, type Judgements } from './write-report.js'

/** Verifies credentials for one deployment: what it trusts is fixed, what a call expects is not. */
export interface Verifier {
  /**
   * Judges a credential by nine checks and says what each found.
   *
   * Open Badges 3.0, "Verification and Validation". Untrusted input never makes it reject: whatever
   * is wrong stands in the report. `verdict` is `verified` only if every check that matters passed;
   * what could not be checked is never taken for good.
   *
   * Endorsements, and the members of records and presentations, are judged likewise: each has a report
   * of its own in `contained`.
   *
   * What is not checked: whether the claims are true, whether whoever shows the badge is its
   * recipient, and pictures.
   *
   * @param input - JSON or a compact JWS, as text or bytes; the credential as an object; a PNG or SVG with it inside; or
   *   a `URL`, from which any of these is fetched
   * @param policy - what this call expects
   * @throws OpenBadgesError `OPTIONS_INVALID` for a wrong policy, before any work
   */
  verify<Accepted extends AcceptableKind = 'badge'>(
    input: unknown,
    policy?: VerifyPolicy<Accepted>,
  ): Promise<VerificationReport<Accepted>>

  /**
   * Judges many credentials, and gives their reports in the order of the inputs.
   *
   * By itself it judges one after the other, and asks for an input when its report is wanted. With
   * `workers` it reads ahead and judges on several cores; the reports are the same. Whoever leaves the
   * loop, by `break` or by an error, ends all of it.
   *
   * @param inputs - as for `verify`
   * @param policy - one for all, or a function of the input
   * @param options - workers, progress, a way to end it
   * @throws OpenBadgesError `OPTIONS_INVALID` for wrong options, at once; for a wrong policy, in its turn
   */
  verifyAll<Input, Accepted extends AcceptableKind = 'badge'>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    policy?: VerifyPolicy<Accepted> | ((input: Input) => VerifyPolicy<Accepted>),
    options?: VerifyAllOptions,
  ): AsyncIterable<VerifiedItem<Input, Accepted>>
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
  const judge: Judge = async (input, policy, { pass = passHere, turn, stop } = {}) => {
    const checkedAt = setup.now()
    const stated = readPolicy(policy, checkedAt)
    const read = stop === undefined ? stated : { ...stated, signal: stop.controller.signal }
    const release = stop?.followers.follow(stated.signal, stop.controller)
    try {
      const inquiry = openInquiry(setup, read, checkedAt, turn)
      const court: Court = { setup, checkedAt, inquiry, pass: passAddress(pass, inquiry), isEndorsement: false }
      return await examine(input, read, court)
    } finally {
      release?.()
    }
  }
  // The gates let through what is accepted, and nothing else.
  return {
    verify: <Accepted extends AcceptableKind>(input: unknown, policy: VerifyPolicy<Accepted> = {}) =>
      judge(input, policy) as Promise<VerificationReport<Accepted>>,
    verifyAll: <Input, Accepted extends AcceptableKind>(
      inputs: Iterable<Input> | AsyncIterable<Input>,
      policy: VerifyPolicy<Accepted> | ((input: Input) => VerifyPolicy<Accepted>) = {},
      options: VerifyAllOptions = {},
    ) => {
      const policyOf = typeof policy === 'function' ? policy : () => policy
      const items = verifyAll(inputs, { judge, policyOf, options: readVerifyAllOptions(options), setup })
      return items as AsyncIterable<VerifiedItem<Input, Accepted>>
    },
  }
}

const passHere: PassGates = ({ input, means }) => passGates(input, means)

/** Gates, then judgements, then one verdict. */
async function examine(input: unknown, policy: ReadPolicy, court: Court): Promise<VerificationReport> {
  const { setup, checkedAt, inquiry } = court
  const fetchedBefore = inquiry.fetches().length
  const { accept } = policy
  const means: GateMeans = { ...inquiry.means, accept }
  const given = await court.pass({ input, facts: { ...inquiry.facts, accept }, means, desk: inquiry.desk })
  const refresh = await refreshIfAdmitted(given, policy, means, inquiry)
  const gates = refresh.newer?.gates ?? given
  const found = findInside(gates, court)
  const { members, endorsements } =
    found === undefined ? nothingInside : await examineAllInside(found, policy, court, examine)
  const judgements = gates.judgeable && (await judge(gates.judgeable, { policy, court, refresh, endorsements }))
  return writeReport({
    setup,
    policy,
    checkedAt,
    given,
    gates,
    refreshed: refresh.newer?.record,
    judgements,
    contained: [...members, ...endorsements].map(({ placed, report }) => ({ path: placed.path, report })),
    fetches: inquiry.fetches().slice(fetchedBefore),
  })
}

function refreshIfAdmitted(
  { admitted }: GateReport<ReadInput>,
  { refresh }: ReadPolicy,
  gates: GateMeans,
  { sessionFor }: Inquiry,
): Refreshment | Promise<Refreshment> {
  if (admitted === undefined) return { judgement: { outcome: skipped('gate-closed') } }
  return checkRefresh(admitted, { policy: refresh, sessionFor, gates })
}

/** What a judgement may look at besides the credential. */
interface Matter {
  readonly policy: ReadPolicy
  readonly court: Court
  readonly refresh: Refreshment
  readonly endorsements: readonly JudgedEndorsement[]
}

/** Every judgement looks at the authentic credential and nothing shared; all are made. */
async function judge(
  { document, authenticated, kind }: Judgeable,
  { policy, court, refresh, endorsements }: Matter,
): Promise<Judgements> {
  const { inquiry, setup } = court
  const issuerId = issuerIdOf(document) ?? ''
  const dates: DateRules = {
    toleranceSeconds: setup.limits.clockToleranceSeconds,
    withoutZone: kind === 'status-list' ? 'utc' : 'wrong',
  }
  return {
    // A presentation has a holder, whom nobody needs to know; its members have issuers.
    issuer:
      kind === 'presentation'
        ? { outcome: skipped('not-present') }
        : checkIssuer(issuerId, await inquiry.trustOf(issuerId), policy.at),
    validity: { outcome: checkValidity(document, authenticated, policy.at, dates) },
    status: await checkStatus(document, () => inquiry.statusOf(issuerId)),
    refresh: refresh.judgement,
    endorsements: court.isEndorsement
      ? leaveEndorsements(findEndorsements(document).length)
      : checkEndorsements(endorsements, document, policy),
    recipient: checkRecipient(document, policy.expectedRecipient),
  }
}
