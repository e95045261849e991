/** Both ends of a thread, without one: what they hand on, and when they stop. Real threads: workers-node.test.ts. */
import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, expect, it, vi } from 'vitest'
import { defaultLimits } from '../../../src/limits.js'
import { startWorker, workerCount } from '../../../src/verify/workers/workers-node.js'

const setup = { limits: defaultLimits, contexts: {}, schemas: {}, jsonLdEngine: 'own' as const, pinned: new Map() }

/** The thread, as its owner sees it, and the port, as the thread does. */
const fake = vi.hoisted(() => ({
  thread: undefined as unknown as EventEmitter,
  port: null as (EventEmitter & { postMessage: (message: unknown) => void }) | null,
  done: [] as string[],
}))

vi.mock('node:worker_threads', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class Worker extends Emitter {
    constructor(program: URL, options: { workerData: unknown }) {
      super()
      fake.thread = this
      fake.done.push(program.pathname.split('/').at(-1) ?? '', Object.keys(options).join())
    }
    postMessage = (message: unknown): void => void fake.done.push(JSON.stringify(message))
    ref = (): void => void fake.done.push('ref')
    unref = (): void => void fake.done.push('unref')
    terminate = (): Promise<void> => Promise.resolve(void fake.done.push('terminate'))
  }
  return {
    Worker,
    workerData: { limits: {}, contexts: {}, schemas: {}, jsonLdEngine: 'own', pinned: new Map() },
    get parentPort() {
      return fake.port
    },
  }
})

beforeEach(() => {
  fake.done.length = 0
  vi.resetModules()
})

it('there are as many workers as are wanted, or one less than cores', () => {
  expect([workerCount(0), workerCount(3), workerCount('auto')]).toEqual([0, 3, availableParallelism() - 1])
})

it('a thread holds the program only while it is told to, and is told what there is to do', () => {
  const worker = startWorker(setup, { onMessage: () => undefined, onGone: () => undefined })
  worker.hold(true)
  worker.post({ answers: [] })
  worker.hold(false)
  expect(fake.done).toEqual(['gate-worker.js', 'workerData', 'unref', 'ref', '{"answers":[]}', 'unref'])
})

it.each(['error', 'messageerror', 'exit'])(
  'a thread that ends by "%s" is told of once, and says nothing more',
  (event) => {
    const told: string[] = []
    startWorker(setup, { onMessage: () => told.push('message'), onGone: () => told.push('gone') })
    fake.thread.emit('message', { reports: [], questions: [] })
    fake.thread.emit(event, new Error('ended'))
    fake.thread.emit('exit', 1)
    fake.thread.emit('message', { reports: [], questions: [] })
    expect(told).toEqual(['message', 'gone'])
    expect(fake.done.filter((each) => each === 'terminate')).toHaveLength(1)
  },
)

it('a thread that its owner ends is told of by nobody', async () => {
  const told: string[] = []
  const worker = startWorker(setup, { onMessage: () => told.push('message'), onGone: () => told.push('gone') })
  await worker.end()
  fake.thread.emit('message', { reports: [], questions: [] })
  fake.thread.emit('exit', 1)
  expect(told).toEqual([])
})

it('the program of a thread says that it is there, and does what it is told', async () => {
  const said: unknown[] = []
  fake.port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => said.push(message) })
  await import('../../../src/verify/workers/gate-worker.js')
  expect(said).toEqual([{ reports: [], questions: [] }])
  const facts = { at: 0, checkedAt: 0, accept: ['badge'], sizes: 'badge' }
  fake.port.emit('message', { tasks: [{ id: 1, input: 'nothing', facts }] })
  for (let turn = 0; turn < 20 && said.length < 2; turn++) await setImmediate()
  expect(said[1]).toMatchObject({ reports: [{ task: 1 }] })
})

it('the program does nothing where it is no thread', async () => {
  fake.port = null
  expect(Object.keys(await import('../../../src/verify/workers/gate-worker.js'))).toEqual([])
})
