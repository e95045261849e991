/** Workers where there are none of our own: browsers and other runtimes. See `workers-node.ts`. */
import type { WorkerSetup } from './messages.js'
import type { GateWorker, WorkerEvents } from './worker.js'

/** Tells how many workers there can be: none. The file that one would have to load is known to nobody's bundle. */
export function workerCount(_wanted: number | 'auto'): number {
  return 0
}

/** Lets other work in. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Never called: there are none. */
export function startWorker(_setup: WorkerSetup, _events: WorkerEvents): GateWorker {
  throw new TypeError('there are no workers here')
}
