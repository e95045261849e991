import type { Verifier, VerifyPolicy } from '../index.js'
import { explainFailure } from './failure.js'
import type { Entry } from './reports/entry.js'
import type { Source } from './sources.js'

/** How sources are judged. */
export interface JudgeAllOptions {
  readonly verifier: Verifier
  readonly policy: VerifyPolicy
  readonly workers: number | 'auto'
  readonly signal?: AbortSignal | undefined
}

/**
 * Judges sources, in their order. One that cannot be read is an entry like any other, and those behind it are judged.
 *
 * @param sources - each is read when its turn is near
 * @param options - see there
 */
export async function* judgeAll(
  sources: Iterable<Source>,
  { verifier, policy, workers, signal }: JudgeAllOptions,
): AsyncGenerator<Entry> {
  /** What was read, and is not judged yet; between them, what could not be. */
  const waiting: (Entry | Read)[] = []

  async function* inputs(): AsyncGenerator<Uint8Array | URL> {
    for (const { name: source, read } of sources) {
      try {
        const input = await read()
        waiting.push({ source, input })
        yield input
      } catch (error) {
        waiting.push({ source, failure: failureOf(error) })
      }
    }
  }

  const options = { workers, ...(signal === undefined ? {} : { signal }) }
  for await (const { input, report } of verifier.verifyAll(inputs(), policy, options)) {
    yield* unreadBefore(waiting)
    const { source } = waiting.shift() as Read
    yield { source, report, ...(input instanceof URL ? {} : { bytes: input }) }
  }
  yield* unreadBefore(waiting)
}

interface Read {
  readonly source: string
  readonly input: Uint8Array | URL
}

function* unreadBefore(waiting: (Entry | Read)[]): Generator<Entry> {
  for (let [first] = waiting; first !== undefined && !('input' in first); [first] = waiting) {
    waiting.shift()
    yield first
  }
}

function failureOf(error: unknown): { readonly code: string; readonly message: string } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'NOT_READ'
  return { code, message: explainFailure(error).sentence }
}
