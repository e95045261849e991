/** One worker and what it has to do, as the crew sees it. */
import type { Answer, FromWorker, Question, WorkerSetup } from './messages.js'
import { toSentError } from './sent-error.js'
import { toSentKey } from './sent-key.js'
import { fromSentReport } from './sent-report.js'
import type { Task } from './task.js'
import type { StartWorker } from './worker.js'
import { certain } from '../../platform/certain.js'

/** A worker's place in the crew. */
export interface Seat {
  /** Whether the worker has started. */
  isThere(): boolean
  /** Tasks that it has, without those that wait for the caller's thread to answer. */
  load(): number
  give(tasks: readonly Task[]): void
  end(): Promise<void>
}

/** What the crew wants to be told of a seat. */
export interface SeatEvents {
  /** It can take more. */
  readonly onFree: () => void
  /** Its worker ended: what it was at, and what was waiting meanwhile. Both are left undone. */
  readonly onGone: (active: readonly Task[], asking: readonly Task[]) => void
}

/** What a seat is made with. */
export interface SeatMeans extends SeatEvents {
  readonly start: StartWorker
  readonly setup: WorkerSetup
  /** Lets messages gather, so that they can go together. */
  readonly breathe: () => Promise<void>
}

/** Starts a worker and gives it a seat. */
export function createSeat({ start, setup, breathe, onFree, onGone }: SeatMeans): Seat {
  const tasks = new Map<number, Task>()
  /** Task → its questions that are not answered. */
  const asking = new Map<number, number>()
  let answers: Answer[] = []
  let isSending = false
  let isThere = false
  let isOver = false

  const worker = start(setup, { onMessage, onGone: gone })

  function onMessage({ reports, questions }: FromWorker): void {
    isThere = true
    for (const report of reports) {
      const task = tasks.get(report.task)
      tasks.delete(report.task)
      task?.settle(fromSentReport(report))
    }
    for (const question of questions) {
      const task = tasks.get(question.task)
      if (task !== undefined) void answer(question, task)
    }
    if (tasks.size === 0) worker.hold(false)
    onFree()
  }

  async function answer(question: Question, task: Task): Promise<void> {
    asking.set(task.id, (asking.get(task.id) ?? 0) + 1)
    const found = await answerTo(question, task)
    answers.push(found)
    const open = certain(asking.get(task.id)) - 1
    if (open === 0) asking.delete(task.id)
    else asking.set(task.id, open)
    await send()
  }

  /** What is answered at one time goes in one message. */
  async function send(): Promise<void> {
    if (isSending) return
    isSending = true
    await breathe()
    isSending = false
    const ready = answers
    answers = []
    if (!isOver) worker.post({ answers: ready })
  }

  function gone(): void {
    if (isOver) return
    isOver = true
    const left = [...tasks.values()]
    onGone(
      left.filter(({ id }) => !asking.has(id)),
      left.filter(({ id }) => asking.has(id)),
    )
  }

  return {
    isThere: () => isThere,
    load: () => tasks.size - asking.size,
    give(given) {
      for (const task of given) tasks.set(task.id, task)
      worker.hold(true)
      worker.post({ tasks: given.map(({ id, facts, snapshot }) => ({ id, facts, input: snapshot.input })) })
    },
    async end() {
      isOver = true
      await worker.end()
    },
  }
}

async function answerTo({ id, issuer, request }: Question, { desk }: Task): Promise<Answer> {
  try {
    if (request === undefined) return { id, keys: (await desk.pinnedKeys(issuer)).map(toSentKey) }
    return { id, fetched: await (await desk.sessionFor(issuer)).request(request) }
  } catch (error) {
    return { id, error: toSentError(error) }
  }
}
