import type { GateMeans, GateReport, ReadInput } from '../../gates/pass-gates.js'
import type { GateFacts, IssuerDesk } from '../gate-means.js'
import type { Snapshot } from './sent-input.js'
import { certain } from '../../platform/certain.js'

/** One pass through the gates that somebody waits for. */
export interface Task {
  readonly id: number
  /** The place in the row of the input that it is for: earlier ones come first. */
  readonly place: number
  readonly snapshot: Snapshot
  readonly facts: GateFacts
  /** To make the pass in the caller's thread. */
  readonly means: GateMeans
  /** To answer what a worker asks. */
  readonly desk: IssuerDesk
  /** How many workers ended over it. */
  readonly ended: number
  readonly settle: (report: GateReport<ReadInput> | Promise<GateReport<ReadInput>>) => void
}

/**
 * Puts a task into a queue: behind those of its own place and of earlier ones, before all others. What a credential
 * has inside is asked for late, and those behind it may be waiting for it.
 */
export function enqueue(queue: Task[], task: Task): void {
  let at = queue.length
  while (at > 0 && certain(queue[at - 1]).place > task.place) at -= 1
  queue.splice(at, 0, task)
}

/** Takes the first tasks out of a queue: so many, and no more than one beyond a weight. */
export function dequeue(queue: Task[], count: number, weight: number): Task[] {
  let taken = 0
  let sum = 0
  while (taken < Math.min(count, queue.length) && sum < weight) {
    sum += certain(queue[taken]).snapshot.weight
    taken += 1
  }
  return queue.splice(0, taken)
}
