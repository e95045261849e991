/** Many verifications in a row: in the caller's thread, or on several cores. */
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { present } from '../platform/present.js'
import type { PassGates } from './gate-means.js'
import type { VerificationRecord } from './evidence/verification-record.js'
import { createFollowers, type Followers } from './followers.js'
import { inOrder, type Begun } from './in-order.js'
import type { VerifierSetup } from './options.js'
import { readSignal, type VerifyPolicy } from './policy.js'
import { createTally, type VerifyProgress } from './progress.js'
import type { VerificationReport } from './report.js'
import type { Crew } from './workers/crew.js'
import type { WorkerSetup } from './workers/messages.js'
import { takeSnapshot } from './workers/sent-input.js'
import { toSentKey } from './workers/sent-key.js'

/** How `verifyAll` goes about it. */
export interface VerifyAllOptions {
  /**
   * Threads that judge besides the caller's; `'auto'`: one less than this process may use cores. They read, canonicalise
   * and verify; requests, trust, status and verdicts stay with the caller. Inputs are then read ahead, each as it is
   * when it is read, and workers are started once there are more than a few. Where there are none, as in
   * browsers, the caller's thread does it all. Default: 0.
   */
  readonly workers?: number | 'auto'
  /** Called after every 64 reports, and at the end, as reports are taken. What it throws ends everything. */
  readonly onProgress?: (progress: VerifyProgress) => void
  /** Ends everything; whoever waits for a report gets its reason thrown. */
  readonly signal?: AbortSignal
  /** Whether each item has the record of its verification, as `verifyRecorded` gives it. Default: false. */
  readonly record?: boolean
}

/** One result of `verifyAll`. */
export interface VerifiedItem<Input, Accepted extends AcceptableKind = AcceptableKind> {
  readonly index: number
  readonly input: Input
  readonly report: VerificationReport<Accepted>
  /** Where records were wanted, as for `verifyRecorded`. */
  readonly record?: VerificationRecord
}

/** Makes one verification. */
export type Judge = (input: unknown, policy: VerifyPolicy, way?: Way) => Promise<VerificationReport>

/** What is special to a verification that is one of many. */
export interface Way {
  /** Who passes inputs through the gates. Default: this thread, at once. */
  readonly pass?: PassGates | undefined
  /** When those before it are done: nobody is asked over the network before. */
  readonly turn?: Promise<void>
  /** Stops requests under way; is to follow the policy's own signal. */
  readonly stop?: { readonly controller: AbortController; readonly followers: Followers }
  /** What is judged again, without asking anybody. */
  readonly replayed?: VerificationRecord
  /** Is given the record of it. */
  readonly onRecord?: ((record: VerificationRecord) => void) | undefined
}

/** What many verifications are made with. */
export interface Many<Input> {
  readonly judge: Judge
  readonly policyOf: (input: Input) => VerifyPolicy
  readonly options: ReadVerifyAllOptions
  readonly setup: VerifierSetup
}

/** Options with nothing left open. */
export type ReadVerifyAllOptions = Required<Pick<VerifyAllOptions, 'workers' | 'record'>> & {
  readonly onProgress: VerifyAllOptions['onProgress'] | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * Reads the options of `verifyAll`.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readVerifyAllOptions(options: VerifyAllOptions): ReadVerifyAllOptions {
  refuseUnknownNames(options, ['workers', 'onProgress', 'signal', 'record'])
  const { workers = 0, onProgress, signal, record = false } = options
  if (typeof record !== 'boolean') throw wrongOption('record', 'true or false', describeValue(record))
  const isNumber = Number.isSafeInteger(workers) && Number(workers) >= 0 && Number(workers) <= MOST_WORKERS
  if (workers !== 'auto' && !isNumber) {
    throw wrongOption('workers', `'auto' or a whole number up to ${MOST_WORKERS}`, describeValue(workers))
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw wrongOption('onProgress', 'a function', describeValue(onProgress))
  }
  return { workers, onProgress, signal: readSignal(signal), record }
}

/**
 * Judges inputs in their order. What a report says does not depend on how many threads there are: verifications that
 * must ask a host do so one after the other, in the order of their inputs, and what was fetched before is
 * there for those behind.
 *
 * @param inputs - where they come from
 * @param many - see there
 */
export async function* verifyAll<Input>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  { judge, policyOf, options, setup }: Many<Input>,
): AsyncGenerator<VerifiedItem<Input>, void, undefined> {
  const { workers, onProgress, signal } = options
  signal?.throwIfAborted()
  const crew = workers === 0 ? undefined : await gather(workers, setup)
  const tally = onProgress && createTally(onProgress)

  const followers = createFollowers()

  function begin(input: Input, index: number, turn: Promise<void>): Begun<Judged> {
    const controller = new AbortController()
    const snapshot = crew && takeSnapshot(input, setup.limits)
    const judged = async (): Promise<Judged> => {
      let record: VerificationRecord | undefined
      const report = await judge(snapshot ?? input, policyOf(input), {
        pass: crew?.crew.at(index),
        turn,
        stop: { controller, followers },
        onRecord: options.record ? (made) => (record = made) : undefined,
      })
      return present({ report, record })
    }
    return { result: judged(), weight: snapshot?.weight ?? setup.limits.maxInputBytes, stop: () => controller.abort() }
  }

  try {
    const threads = 1 + (crew?.workers ?? 0)
    const room = { pieces: threads === 1 ? 1 : threads * PIECES_EACH, bytes: threads * BYTES_EACH }
    for await (const { index, input, result } of inOrder(inputs, { begin, room, signal })) {
      tally?.count(result.report.verdict)
      yield { index, input, ...result }
    }
    tally?.end()
  } finally {
    await crew?.crew.end()
  }
}

type Judged = Pick<VerifiedItem<unknown>, 'report' | 'record'>

/** Without workers to be had, there is no crew. */
async function gather(
  wanted: number | 'auto',
  setup: VerifierSetup,
): Promise<{ readonly crew: Crew; readonly workers: number } | undefined> {
  const [{ gatherCrew }, { breathe, startWorker, workerCount }] = await Promise.all([
    import('./workers/crew.js'),
    import('#workers'),
  ])
  const workers = workerCount(wanted)
  if (workers === 0) return undefined
  return { workers, crew: gatherCrew({ workers, setup: setupOf(setup), start: startWorker, breathe }) }
}

/** The part of the options that is data. */
function setupOf({ limits, data, trust: { pinned } }: VerifierSetup): WorkerSetup {
  return {
    limits,
    ...data,
    pinned: pinned && new Map([...pinned].map(([issuer, keys]) => [issuer, keys.map(toSentKey)])),
  }
}

/** Inputs that are read ahead for each thread, and bytes of them. */
const PIECES_EACH = 48
const BYTES_EACH = 8 * 1024 * 1024

const MOST_WORKERS = 256
