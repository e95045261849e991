import { OpenBadgesError, type VerificationRecord, type Verifier, type VerifyPolicy } from '../index.js'
import { digestOf } from './evidence/digest.js'
import type { KeptCases } from './evidence/keep.js'
import { explainFailure } from './failure.js'
import type { Entry } from './reports/entry.js'
import type { Source } from './sources.js'

/** How sources are judged. */
export interface JudgeAllOptions {
  readonly verifier: Verifier
  readonly policy: VerifyPolicy
  readonly workers: number | 'auto'
  readonly signal?: AbortSignal | undefined
  /** Whether entries have records. Default: no. */
  readonly record?: boolean
  /** What was judged before, and is not judged again. */
  readonly kept?: KeptCases | undefined
}

/**
 * Judges sources, in their order. One that cannot be read is an entry like any other, and those behind it are judged.
 *
 * @param sources - each is read when its turn is near
 * @param options - see there
 */
export async function* judgeAll(
  sources: Iterable<Source>,
  { verifier, policy, workers, signal, record: isRecorded = false, kept }: JudgeAllOptions,
): AsyncGenerator<Entry> {
  /** What was read, and is not judged yet; between them, what needs no judging. */
  const waiting: Waiting[] = []

  async function* inputs(): AsyncGenerator<Uint8Array | URL> {
    for (const { source, reading } of readAhead(sources)) {
      try {
        const input = await reading
        const before = kept?.find(source, input instanceof URL ? undefined : digestOf(input))
        waiting.push(before === undefined ? { source, input } : { entry: before })
        if (before === undefined) yield input
      } catch (error) {
        const entry = { source, failure: failureOf(error) }
        waiting.push({ entry: () => Promise.resolve(entry) })
      }
    }
  }

  const options = { workers, record: isRecorded, ...(signal === undefined ? {} : { signal }) }
  for await (const { input, report, record } of verifier.verifyAll(inputs(), policy, options)) {
    yield* readyBefore(waiting)
    const { source } = waiting.shift() as Read
    const bytes = input instanceof URL ? undefined : input
    yield { source, report, ...withRecord(record), ...(bytes === undefined ? {} : { bytes }) }
  }
  yield* readyBefore(waiting)
}

/** Begins to read a few sources before their turn: a disk answers while others are judged. */
function* readAhead(sources: Iterable<Source>): Iterable<Reading> {
  const begun: Reading[] = []
  for (const { name: source, read } of sources) {
    const reading = read()
    // Of one that fails something is said when its turn comes, unless nobody waits for it any more.
    reading.catch(() => undefined)
    begun.push({ source, reading })
    if (begun.length > AHEAD) yield begun.shift() as Reading
  }
  yield* begun
}

interface Reading {
  readonly source: string
  readonly reading: Promise<Uint8Array | URL>
}

/** As many as Node reads at a time. */
const AHEAD = 4

type Waiting = Read | { readonly entry: () => Promise<Entry> }

interface Read {
  readonly source: string
  readonly input: Uint8Array | URL
}

async function* readyBefore(waiting: Waiting[]): AsyncGenerator<Entry> {
  for (let [first] = waiting; first !== undefined && 'entry' in first; [first] = waiting) {
    waiting.shift()
    yield first.entry()
  }
}

function withRecord(record: VerificationRecord | undefined): { readonly record?: VerificationRecord } {
  return record === undefined ? {} : { record }
}

/** Why there is no report: a code of the system or of this library, and a sentence. */
export function failureOf(error: unknown): { readonly code: string; readonly message: string } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'NOT_READ'
  return { code, message: error instanceof OpenBadgesError ? error.message : explainFailure(error).sentence }
}
