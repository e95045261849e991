/**
 * The crew: workers, and the caller's own thread, that pass inputs through the gates. What is asked of others
 * meanwhile, and all that is judged afterwards, stays in the caller's thread.
 */
import { closedGates, passGates } from '../../gates/pass-gates.js'
import { problem } from '../../messages/problem.js'
import type { PassGates } from '../gate-means.js'
import type { WorkerSetup } from './messages.js'
import { createSeat, type Seat } from './seat.js'
import { Snapshot, inputOf, takeSnapshot } from './sent-input.js'
import { dequeue, enqueue, type Task } from './task.js'
import type { StartWorker } from './worker.js'

/** Those who pass inputs through the gates. */
export interface Crew {
  /**
   * Who passes what belongs to one input: itself, or a snapshot of it, and what it has inside.
   *
   * @param place - of the input in the row
   */
  at(place: number): PassGates
  /** Ends all workers, and leaves undone what is not done. */
  end(): Promise<void>
}

/** What a crew is made of. */
export interface CrewMeans {
  /** Workers besides the caller's thread. */
  readonly workers: number
  readonly setup: WorkerSetup
  readonly start: StartWorker
  readonly breathe: () => Promise<void>
}

/**
 * Gathers a crew. Workers are started once there was more than a little to do, at once or one after
 * the other, so that a few inputs cost no more than they would without.
 *
 * A worker that ends is replaced. What it was at is given to another one, alone; what ends that one too is reported
 * as unknown, `INTERNAL_ERROR`: in the caller's thread it would have ended the program.
 *
 * @param means - see there
 */
export function gatherCrew({ workers, setup, start, breathe }: CrewMeans): Crew {
  const queue: Task[] = []
  /** Over which a worker ended; each goes alone. */
  const suspects: Task[] = []
  const seats = new Set<Seat>()
  let ids = 0
  /** Seats that a worker may still be started for. */
  let vacant = workers
  let isAwaited = false
  let isWorking = false
  let isOver = false

  function seatWorker(): void {
    vacant -= 1
    const seat = createSeat({
      start,
      setup,
      breathe,
      onFree: assign,
      onGone(active, asking) {
        seats.delete(seat)
        // One that never came, or ended over nothing, is not tried again: something here does not let it be.
        if (active.length + asking.length > 0) vacant += 1
        for (const task of active) blame(task)
        for (const task of asking) enqueue(task.ended === 0 ? queue : suspects, task)
        assign()
      },
    })
    seats.add(seat)
  }

  function blame(task: Task): void {
    if (task.ended === 0) enqueue(suspects, { ...task, ended: 1 })
    else giveUp(task)
  }

  /** What comes up at one time is given out together. */
  async function assignSoon(): Promise<void> {
    if (isAwaited) return
    isAwaited = true
    await breathe()
    isAwaited = false
    assign()
  }

  /** Gives out what there is to do: to workers what they can take, the rest to this thread. */
  function assign(): void {
    if (isOver) return
    if (vacant > 0 && isMuch()) while (vacant > 0) seatWorker()
    feedWorkers()
    if (queue.length > 0) void workHere()
  }

  function feedWorkers(): void {
    if (suspects.length > 0) assignSuspects()
    else for (const seat of seats) assignTo(seat)
  }

  function isMuch(): boolean {
    const weight = queue.reduce((sum, { snapshot }) => sum + snapshot.weight, 0)
    return suspects.length > 0 || ids > FEW || weight > BATCH_WEIGHT
  }

  function assignTo(seat: Seat): void {
    // One batch under way and one that waits, so that no worker has to.
    while (queue.length > 0 && seat.isThere() && seat.load() <= BATCH) seat.give(dequeue(queue, BATCH, BATCH_WEIGHT))
  }

  function assignSuspects(): void {
    for (const seat of seats) {
      if (seat.isThere() && seat.load() === 0 && suspects.length > 0) seat.give(suspects.splice(0, 1))
    }
    if (seats.size === 0) suspects.splice(0).forEach(giveUp)
  }

  async function workHere(): Promise<void> {
    if (isWorking) return
    isWorking = true
    while (!isOver && queue.length > 0) {
      for (const { snapshot, means, settle } of dequeue(queue, TURN, TURN_WEIGHT)) {
        settle(passGates(inputOf(snapshot.input), means))
      }
      await breathe()
    }
    isWorking = false
  }

  return {
    at:
      (place) =>
      ({ input, facts, means, desk }) => {
        const snapshot = Snapshot.is(input) ? input : takeSnapshot(input, setup.limits)
        if (snapshot === undefined) return passGates(input, means)
        return new Promise((settle) => {
          enqueue(queue, { id: ids++, place, snapshot, facts, means, desk, ended: 0, settle })
          // Hundreds may come up at one time; no worker need wait for the last of them.
          if (!isOver && queue.length % BATCH === 0) feedWorkers()
          void assignSoon()
        })
      },
    async end() {
      isOver = true
      await Promise.all([...seats].map((seat) => seat.end()))
    },
  }
}

function giveUp({ settle }: Task): void {
  settle(closedGates(problem('INTERNAL_ERROR', { reason: 'a worker that ended' }), undefined))
}

/** Tasks that a worker is given at a time, and bytes of their inputs. */
const BATCH = 16
const BATCH_WEIGHT = 256 * 1024

/** Tasks that this thread does sooner than a worker is there. */
const FEW = 32

/** Tasks that this thread takes between two looks at what workers say. */
const TURN = 8
const TURN_WEIGHT = 64 * 1024
