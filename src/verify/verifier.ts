/** The court: the whole verification on one screen. */
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { skipped } from '../gates/outcome.js'
import { passGates, type GateMeans, type GateReport, type Judgeable, type ReadInput } from '../gates/pass-gates.js'
import { certain } from '../platform/certain.js'
import { present } from '../platform/present.js'
import { checkEndorsements, leaveEndorsements, type JudgedEndorsement } from './check-endorsements.js'
import { checkIssuer } from './check-issuer.js'
import { checkRecipient } from './check-recipient.js'
import { checkRefresh, type Refreshment } from './check-refresh.js'
import { checkStatus } from './check-status.js'
import { checkValidity, type DateRules } from './check-validity.js'
import { examineAllInside, findInside, nothingInside, type Court } from './examine-inside.js'
import { readRecord } from './evidence/read-record.js'
import { openRecordedWorld, startRecord } from './evidence/recorder.js'
import { inputOfRecord, momentOfRecord, replayWorld } from './evidence/replayer.js'
import type { VerificationRecord } from './evidence/verification-record.js'
import { findEndorsements } from './find-contained.js'
import type { Surroundings } from './foreign-words.js'
import type { PassGates } from './gate-means.js'
import { openInquiry, type Inquiry } from './inquiry.js'
import { passAddress } from './pass-address.js'
import { readPolicy, type ReadPolicy, type VerifyPolicy } from './policy.js'
import type { VerificationReport } from './report.js'
import { readVerifierOptions, type VerifierOptions } from './options.js'
import { readVerifyAllOptions, verifyAll, type Judge, type VerifiedItem, type VerifyAllOptions } from './verify-all.js'
import { Snapshot } from './workers/sent-input.js'
import { openWorld } from './world.js'
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
   * Judges as `verify` does, and keeps all that the verdict rested on besides the options of the verifier: the input, the
   * policy, every answer of a host. Answers that were fetched before are used as ever, and are in the record, too.
   *
   * A record holds what the credential holds, and whom it was expected to be of: keep it as you keep the credential.
   *
   * @param input - as for `verify`
   * @param policy - as for `verify`
   * @throws OpenBadgesError as `verify`
   */
  verifyRecorded<Accepted extends AcceptableKind = 'badge'>(
    input: unknown,
    policy?: VerifyPolicy<Accepted>,
  ): Promise<RecordedVerification<Accepted>>

  /**
   * Judges again by a record, and asks nobody: the report is the same, byte for byte, but that it says so (`source` is
   * `replayed`, and there is the finding `EVIDENCE_NOT_FETCHED_HERE`). Trust is that of this verifier.
   *
   * A record is as good as whoever kept it: nothing in it says that hosts did answer so.
   *
   * @param record - from `verifyRecorded` or `verifyAll`
   * @param changes - of its policy; with `asOf` it is judged as of another moment, under the keys that were published when it
   *   was made. What was not asked then is unknown, `EVIDENCE_MISSING`
   * @throws OpenBadgesError `EVIDENCE_INVALID`, `OPTIONS_INVALID`
   */
  replay(record: VerificationRecord, changes?: VerifyPolicy): Promise<VerificationReport>

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

/** A report, and what it rests on. */
export interface RecordedVerification<Accepted extends AcceptableKind = AcceptableKind> {
  readonly report: VerificationReport<Accepted>
  /** Absent where the input is nothing that a verifier reads, such as a function. */
  readonly record?: VerificationRecord
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
  const judge: Judge = async (input, policy, way = {}) => {
    const { pass = passHere, turn, stop, replayed, onRecord } = way
    const checkedAt = replayed === undefined ? setup.now() : momentOfRecord(replayed)
    const stated = readPolicy(policy, checkedAt)
    const read = stop === undefined ? stated : { ...stated, signal: stop.controller.signal }
    const release = stop?.followers.follow(stated.signal, stop.controller)
    const given = onRecord && startRecord(input, policy, checkedAt, setup.limits)
    // What the record holds is judged: a proxy may say something else each time.
    const taken = given === undefined || Snapshot.is(input) ? input : inputOfRecord(given.input, setup.limits)
    try {
      const session = { signal: read.signal, turn }
      const recorded = given && openRecordedWorld(setup, session)
      const world = replayed === undefined ? (recorded ?? openWorld(setup, session)) : replayWorld(replayed)
      const inquiry = openInquiry(setup, read, checkedAt, world)
      const source = replayed === undefined ? 'live' : 'replayed'
      const court = {
        setup,
        source,
        checkedAt,
        inquiry,
        pass: passAddress(pass, inquiry),
        isEndorsement: false,
      } as const
      const report = await examine(taken, read, court)
      if (given !== undefined && recorded !== undefined) onRecord?.({ ...given, ...recorded.notes() })
      return report
    } finally {
      release?.()
    }
  }
  // The gates let through what is accepted, and nothing else.
  return {
    verify: <Accepted extends AcceptableKind>(input: unknown, policy: VerifyPolicy<Accepted> = {}) =>
      judge(input, policy) as Promise<VerificationReport<Accepted>>,
    verifyRecorded: async <Accepted extends AcceptableKind>(input: unknown, policy: VerifyPolicy<Accepted> = {}) => {
      let record: VerificationRecord | undefined
      const report = await judge(input, policy, { onRecord: (made) => (record = made) })
      return present({ report, record }) as RecordedVerification<Accepted>
    },
    replay: async (record: VerificationRecord, changes: VerifyPolicy = {}) => {
      const replayed = readRecord(record)
      return judge(inputOfRecord(replayed.input, setup.limits), { ...replayed.policy, ...changes }, { replayed })
    },
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
  const { setup, source, checkedAt, inquiry } = court
  const fetchedBefore = inquiry.fetches().length
  const { accept } = policy
  const means: GateMeans = { ...inquiry.means, accept }
  const given = await court.pass({ input, facts: { ...inquiry.facts, accept }, means, desk: inquiry.desk })
  const refresh = await refreshIfAdmitted(given, policy, means, inquiry)
  const gates = refresh.newer?.gates ?? given
  const found = findInside(gates, court)
  const judged = found === undefined ? nothingInside : await examineAllInside(found, policy, court, examine)
  const { endorsements } = judged
  const inside = [...judged.members, ...endorsements]
  const judgements =
    gates.judgeable &&
    (await judge(gates.judgeable, { policy, court, refresh, endorsements, read: gates.envelope, inside }))
  return writeReport({
    setup,
    source,
    policy,
    checkedAt,
    given,
    gates,
    refreshed: refresh.newer?.record,
    judgements,
    contained: inside.map(({ placed, report }) => ({ path: placed.path, report })),
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
  /** The credential as it stands in the input. */
  readonly read: GateReport<ReadInput>['envelope']
  readonly inside: Surroundings['inside']
}

/** Every judgement looks at the authentic credential and nothing shared; all are made. */
async function judge(
  { document, authenticated, kind }: Judgeable,
  { policy, court, refresh, endorsements, read, inside }: Matter,
): Promise<Judgements> {
  const { inquiry, setup } = court
  const { by } = authenticated
  const dates: DateRules = {
    toleranceSeconds: setup.limits.clockToleranceSeconds,
    withoutZone: kind === 'status-list' ? 'utc' : 'wrong',
  }
  return {
    // A presentation has a holder, whom nobody needs to know; its members have issuers.
    issuer:
      kind === 'presentation'
        ? { outcome: skipped('not-present') }
        : checkIssuer(by, await inquiry.trustOf(by), policy.at),
    validity: { outcome: checkValidity(document, authenticated, policy.at, dates) },
    status: await checkStatus(document, () => inquiry.statusOf(by)),
    refresh: refresh.judgement,
    endorsements: court.isEndorsement
      ? leaveEndorsements(findEndorsements(document).length)
      : checkEndorsements(endorsements, document, policy),
    recipient: checkRecipient({ document, kind, authenticated }, policy.expectedRecipient, {
      read: certain(read).document,
      inside,
    }),
  }
}
