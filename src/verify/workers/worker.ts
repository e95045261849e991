/** A worker as its owner sees it: the seam between the crew and the runtime. */
import type { FromWorker, ToWorker, WorkerSetup } from './messages.js'

/** A thread that passes inputs through the gates. */
export interface GateWorker {
  post(message: ToWorker): void
  /** Whether the program has to wait for it; an idle worker keeps no program alive. */
  hold(isBusy: boolean): void
  /** Ends it, whatever it is doing. */
  end(): Promise<void>
}

/** What a worker's owner wants to be told. */
export interface WorkerEvents {
  readonly onMessage: (message: FromWorker) => void
  /** It ended without having been told to; said once. */
  readonly onGone: () => void
}

/** Starts a worker. */
export type StartWorker = (setup: WorkerSetup, events: WorkerEvents) => GateWorker
