/** Workers that are none: they serve in this thread, and only what can be cloned reaches them. */
import { setImmediate } from 'node:timers/promises'
import type { Question, SentTask } from '../../src/verify/workers/messages.js'
import { serveGates } from '../../src/verify/workers/serve-gates.js'
import type { StartWorker } from '../../src/verify/workers/worker.js'

/** How they behave. */
export interface NearWorkers {
  readonly start: StartWorker
  /** Workers that were started, and those that were ended by their owner. */
  readonly started: () => number
  readonly ended: () => number
  /** The ids of the tasks of each message. */
  readonly given: number[][]
}

/**
 * Makes workers.
 *
 * @param endsOver - whether a worker ends, by itself, when it is given a task
 * @param endsAsking - whether a worker ends, by itself, once it has asked
 * @param comes - whether workers come at all, or the first so many
 */
export function nearWorkers({
  endsOver = () => false,
  endsAsking = () => false,
  comes = true,
}: {
  readonly endsOver?: (task: SentTask) => boolean
  readonly endsAsking?: (question: Question) => boolean
  readonly comes?: boolean | number
} = {}): NearWorkers {
  let started = 0
  let ended = 0
  const given: number[][] = []
  const start: StartWorker = (setup, { onMessage, onGone }) => {
    started += 1
    let isAlive = true
    const goes = (): void => {
      if (isAlive) onGone()
      isAlive = false
    }
    const later = (then: () => void): void => void setImmediate().then(() => (isAlive ? then() : undefined))
    let serve: ReturnType<typeof serveGates> = () => undefined
    if (comes === false || (comes !== true && started > comes)) later(goes)
    else {
      later(() => {
        serve = serveGates(structuredClone(setup), {
          post: (message) => {
            const sent = structuredClone(message)
            later(() => {
              onMessage(sent)
              if (sent.questions.some(endsAsking)) goes()
            })
          },
          breathe: () => setImmediate(),
        })
      })
    }
    return {
      post(message) {
        const sent = structuredClone(message)
        if (sent.tasks !== undefined) given.push(sent.tasks.map(({ id }) => id))
        later(() => (sent.tasks?.some(endsOver) === true ? goes() : serve(sent)))
      },
      hold: () => undefined,
      end: () => {
        isAlive = false
        ended += 1
        return Promise.resolve()
      },
    }
  }
  return { start, started: () => started, ended: () => ended, given }
}
