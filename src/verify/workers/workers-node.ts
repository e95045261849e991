/** Workers on Node: threads of this process. Elsewhere: `workers-browser.ts`. */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.js'
import type { GateWorker, WorkerEvents } from './worker.js'

/**
 * Tells how many workers there can be.
 *
 * @param wanted - a number, or `'auto'` for one less than this process may use cores: the caller's thread works, too
 */
export function workerCount(wanted: number | 'auto'): number {
  return wanted === 'auto' ? availableParallelism() - 1 : wanted
}

/** Lets messages of workers in, and whatever else this thread has to do. */
export function breathe(): Promise<void> {
  return setImmediate()
}

/**
 * Starts a worker.
 *
 * @param setup - what it is given
 * @param events - what its owner wants to be told
 */
export function startWorker(setup: WorkerSetup, { onMessage, onGone }: WorkerEvents): GateWorker {
  const worker = new Worker(new URL('./gate-worker.js', import.meta.url), { workerData: setup })
  let isEnded = false
  const gone = (): void => {
    if (isEnded) return
    isEnded = true
    void worker.terminate()
    onGone()
  }
  worker.on('message', (message: FromWorker) => {
    if (!isEnded) onMessage(message)
  })
  worker.on('error', gone)
  worker.on('messageerror', gone)
  worker.on('exit', gone)
  worker.unref()
  return {
    post: (message: ToWorker) => worker.postMessage(message),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    end: async () => {
      isEnded = true
      await worker.terminate()
    },
  }
}
