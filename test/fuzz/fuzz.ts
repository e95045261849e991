/**
 * Fuzzes the built library, guided by the coverage that V8 counts.
 *
 *     npm run fuzz -- [--seconds 60] [--seed N] [--targets json,png] [--threads 2]
 *
 * Each target gets so many seconds. A finding is whatever throws what is no answer, hangs for five seconds, takes more than
 * 512 MiB of heap, changes `Object.prototype`, or breaks what targets.ts says of every input. Its input is kept in
 * `test/fuzz/findings/<target>/`, where the tests read it ever after. The last line counts targets; ends with 1 if anything was found.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { LONGEST, type FuzzData, type FuzzMessage } from './messages.js'
import { targetNames } from './targets.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    targets: { type: 'string', default: targetNames.join() },
    threads: { type: 'string', default: '2' },
  },
})
const repository = resolve('.')
const left = values.targets.split(',')
const seed = Number(values.seed)
const known = new Set<string>()

console.log(`seed ${seed}, ${values.seconds} s for each of ${left.join(', ')}`)
await Promise.all(
  Array.from({ length: Number(values.threads) }, async () => {
    for (let target = left.shift(); target !== undefined; target = left.shift()) await fuzz(target)
  }),
)
const failed = new Set([...known].map((name) => name.slice(0, name.indexOf(':')))).size
console.log(`fuzz: ${values.targets.split(',').length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Fuzzes one target; a thread that hangs or dies is replaced until the time is over. */
async function fuzz(target: string): Promise<void> {
  const end = performance.now() + Number(values.seconds) * 1000
  for (let round = 0; ; round += 1) {
    const milliseconds = end - performance.now()
    if (milliseconds <= 0) return
    if (await work(target, seed + round * 1_000_003, milliseconds)) return
  }
}

/** @returns whether the thread came to its own end */
function work(target: string, ownSeed: number, milliseconds: number): Promise<boolean> {
  const running = new SharedArrayBuffer(LONGEST)
  const clock = new SharedArrayBuffer(8)
  const count = new Int32Array(clock)
  const data: FuzzData = {
    ...{ target, seed: ownSeed, milliseconds, running, clock },
    vectors: join(repository, 'test/vectors/published'),
  }
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const present = (): Uint8Array => new Uint8Array(running).slice(0, count[1])
  return new Promise((settle) => {
    let before = -1
    const watch = setInterval(() => {
      const now = Atomics.load(count, 0)
      // It begins with the seeds; until then it loads.
      if (now !== 0 && now === before) {
        keep(target, 'hangs', present())
        void worker.terminate().then(() => finish(false))
      }
      before = now
    }, 5_000)
    const finish = (isDone: boolean): void => {
      clearInterval(watch)
      settle(isDone)
    }
    worker.on('message', (message: FuzzMessage) => {
      if (message.kind === 'finding') {
        keep(target, message.fault, message.input)
        return
      }
      const { runs, corpus, functions } = message
      console.log(`${target}: ${runs} inputs, ${corpus} kept, ${functions} functions of the library reached`)
      finish(true)
    })
    worker.on('error', (error) => {
      keep(target, `ended the thread: ${String(error)}`, present())
      finish(false)
    })
  })
}

/** Of findings that look the same, the first is kept. */
function keep(target: string, fault: string, input: Uint8Array): void {
  const name = `${target}: ${fault.split('\n').slice(0, 2).join()}`
  if (known.has(name)) return
  known.add(name)
  const folder = join(repository, 'test/fuzz/findings', target)
  const path = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, input)
  console.log(`FINDING ${target}: ${fault}\n  ${path}`)
}
