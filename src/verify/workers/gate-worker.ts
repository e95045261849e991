/** The program of a worker. Nothing imports it: `workers-node.ts` starts it. */
import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.js'
import { serveGates } from './serve-gates.js'

const port = parentPort
if (port !== null) {
  const serve = serveGates(workerData as WorkerSetup, {
    post: (message: FromWorker) => port.postMessage(message),
    breathe: () => setImmediate(),
  })
  port.on('message', (message: ToWorker) => serve(message))
}
