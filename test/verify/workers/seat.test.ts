import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src/limits.js'
import type { FromWorker, ToWorker } from '../../../src/verify/workers/messages.js'
import { createSeat } from '../../../src/verify/workers/seat.js'
import { Snapshot } from '../../../src/verify/workers/sent-input.js'
import { toSentReport } from '../../../src/verify/workers/sent-report.js'
import type { Task } from '../../../src/verify/workers/task.js'
import type { WorkerEvents } from '../../../src/verify/workers/worker.js'
import { closedGates } from '../../../src/gates/pass-gates.js'
import { problem } from '../../../src/messages/problem.js'

const setup = { limits: defaultLimits, contexts: {}, schemas: {}, jsonLdEngine: 'own' as const, pinned: undefined }

/** A seat, and its worker in the hands of the test. */
function scene() {
  const posted: ToWorker[] = []
  const told: string[] = []
  let events: WorkerEvents | undefined
  const seat = createSeat({
    setup,
    start: (_, given) => {
      events = given
      return {
        post: (message) => posted.push(message),
        hold: (isBusy) => told.push(isBusy ? 'held' : 'let go'),
        end: () => Promise.resolve(void told.push('ended')),
      }
    },
    breathe: () => setImmediate(),
    onFree: () => told.push('free'),
    onGone: (active, asking) =>
      told.push(`gone: ${active.map(({ id }) => id).join()}; ${asking.map(({ id }) => id).join()}`),
  })
  const say = (message: Partial<FromWorker>): void => events?.onMessage({ reports: [], questions: [], ...message })
  return { seat, posted, told, say, go: () => events?.onGone() }
}

const settled: number[] = []
const answers: ((keys: readonly []) => void)[] = []
const task = (id: number): Task =>
  ({
    id,
    place: id,
    snapshot: new Snapshot(`input ${id}`, 7),
    facts: {},
    desk: { pinnedKeys: () => new Promise((resolve) => answers.push(resolve)) },
    settle: () => settled.push(id),
  }) as unknown as Task

const report = (id: number) => toSentReport(id, closedGates(problem('INPUT_EMPTY', {}), undefined))

describe('a seat', () => {
  it('is there once its worker has said something', () => {
    const { seat, say, told } = scene()
    expect(seat.isThere()).toBe(false)
    say({})
    expect(seat.isThere()).toBe(true)
    expect(told).toContain('free')
  })

  it('holds the program while its worker has something to do, and passes its reports on', () => {
    const { seat, say, told, posted } = scene()
    seat.give([task(1), task(2)])
    expect(posted).toEqual([
      {
        tasks: [
          { id: 1, facts: {}, input: 'input 1' },
          { id: 2, facts: {}, input: 'input 2' },
        ],
      },
    ])
    expect(seat.load()).toBe(2)
    say({ reports: [report(2)] })
    expect([seat.load(), settled.at(-1), told]).toEqual([1, 2, ['held', 'free']])
    say({ reports: [report(1), report(1)] })
    expect([seat.load(), settled.filter((id) => id === 1)]).toEqual([0, [1]])
    expect(told).toEqual(['held', 'free', 'let go', 'free'])
  })

  it('does not count what waits for an answer, and sends answers together', async () => {
    const { seat, say, posted } = scene()
    seat.give([task(3), task(4), task(5)])
    answers.length = 0
    say({
      questions: [
        { id: 0, task: 3, issuer: 'a' },
        { id: 1, task: 4, issuer: 'a' },
        { id: 2, task: 9, issuer: 'a' },
      ],
    })
    expect([seat.load(), answers.length]).toEqual([1, 2])
    for (const answer of answers) answer([])
    await setImmediate()
    await setImmediate()
    expect(seat.load()).toBe(3)
    expect(posted.slice(1)).toEqual([
      {
        answers: [
          { id: 0, keys: [] },
          { id: 1, keys: [] },
        ],
      },
    ])
  })

  it('does not count a task until all its questions are answered', async () => {
    const { seat, say } = scene()
    seat.give([task(10), task(11)])
    answers.length = 0
    say({
      questions: [
        { id: 0, task: 10, issuer: 'a' },
        { id: 1, task: 10, issuer: 'b' },
      ],
    })
    expect([seat.load(), answers.length]).toEqual([1, 2])
    answers[0]?.([])
    await setImmediate()
    expect(seat.load()).toBe(1)
    answers[1]?.([])
    await setImmediate()
    expect(seat.load()).toBe(2)
  })

  it('tells what its worker was at when it ended, and what was waiting', () => {
    const { seat, say, told, go } = scene()
    seat.give([task(6), task(7)])
    say({ questions: [{ id: 0, task: 7, issuer: 'a' }] })
    go()
    go()
    expect(told.slice(2)).toEqual(['gone: 6; 7'])
  })

  it('tells nothing of an end that was wanted, and posts nothing after it', async () => {
    const { seat, say, told, posted, go } = scene()
    seat.give([task(8)])
    answers.length = 0
    say({ questions: [{ id: 0, task: 8, issuer: 'a' }] })
    await seat.end()
    answers[0]?.([])
    await setImmediate()
    await setImmediate()
    go()
    expect(told.at(-1)).toBe('ended')
    expect(posted).toHaveLength(1)
  })
})
