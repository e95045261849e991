/**
 * The JSON-LD processor in a thread of its own, on Node: with a deadline and a cap on its memory, and thrown
 * away with whatever it has become when it fails.
 */
import { Worker } from 'node:worker_threads'
import { OpenBadgesError } from '../errors.js'
import type { PeerAnswer, PeerTask } from './peer-task.js'

/**
 * Has the JSON-LD processor translate a document.
 *
 * @param task - see there
 * @param deadlineMilliseconds - how long it may take
 * @returns N-Quads
 * @throws OpenBadgesError `JSON_LD_INVALID`, `GRAPH_TOO_COMPLEX`, and `DOCUMENT_NOT_TRANSLATED` if it came to no end, or
 *   to a bad one
 */
export async function translateByPeer(task: PeerTask, deadlineMilliseconds: number): Promise<string> {
  // One after the other: a document is not to pay for its neighbour's time.
  const turn = queue.last.then(() => askThread(task, deadlineMilliseconds))
  queue.last = turn.then(
    () => undefined,
    () => undefined,
  )
  return readAnswer(await turn)
}

function readAnswer(answer: PeerAnswer): string {
  if ('nquads' in answer) return answer.nquads
  if ('failure' in answer) throw new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason: answer.failure })
  if (answer.code === 'JSON_LD_INVALID') throw new OpenBadgesError(answer.code, answer.facts)
  throw new OpenBadgesError(answer.code, answer.facts)
}

function askThread(task: PeerTask, deadlineMilliseconds: number): Promise<PeerAnswer> {
  const thread = (queue.thread ??= startThread())
  return new Promise((resolve) => {
    const deadline = setTimeout(
      () => thread.end({ failure: `more than ${deadlineMilliseconds} ms` }),
      deadlineMilliseconds,
    )
    thread.end = (answer) => {
      clearTimeout(deadline)
      thread.end = discard
      thread.worker.unref()
      // What has failed once may be in any state.
      if ('failure' in answer) {
        queue.thread = undefined
        void thread.worker.terminate()
      }
      resolve(answer)
    }
    thread.worker.ref()
    thread.worker.postMessage(task)
  })
}

/** A thread, and whoever waits for its answer. */
interface Thread {
  readonly worker: Worker
  end: (answer: PeerAnswer) => void
}

const discard = (): void => undefined

function startThread(): Thread {
  const worker = new Worker(new URL('./peer-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
    // Nothing of the caller's environment is any of its business.
    env: {},
    execArgv: [],
    argv: [],
  })
  const thread: Thread = { worker, end: discard }
  const fail = (reason: string): void => {
    if (queue.thread === thread) queue.thread = undefined
    thread.end({ failure: reason })
  }
  worker.on('message', (answer: PeerAnswer) => thread.end(answer))
  worker.on('error', (error: unknown) => fail(nameOf(error)))
  worker.on('exit', () => fail('its thread ended'))
  return thread
}

function nameOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'its thread failed'
}

/** Of its heap: what is beyond a few megabytes for a document of the greatest size is an attack. */
const MAX_MEGABYTES = 256

const queue: { last: Promise<void>; thread: Thread | undefined } = { last: Promise.resolve(), thread: undefined }
