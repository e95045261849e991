/** One thread that fuzzes one target: it changes inputs that reached new code, and tells what is wrong. */
import { parentPort, workerData } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import { Random } from '../support/mutators/random.js'
import { startCoverage } from './coverage.js'
import { mutateBytes } from './mutate-bytes.js'
import { openPublishedFiles } from './published-files.js'
import { openTarget, type TargetName } from './targets.js'
import { LONGEST, type FuzzData, type FuzzMessage } from './messages.js'

const { target: name, seed, milliseconds, vectors, running, clock } = workerData as FuzzData
const mine = new Uint8Array(running)
const count = new Int32Array(clock)

const coverage = startCoverage((url) => url.startsWith('file:') && fileURLToPath(url).includes('/dist/'))
const target = await openTarget(name as TargetName, openPublishedFiles(vectors))
const random = new Random(seed)
const corpus: Uint8Array[] = [...target.seeds]
const prototype = Object.getOwnPropertyNames(Object.prototype).join()

let runs = 0

for (const each of target.seeds) await run(each)
coverage.hasGrown()

const end = performance.now() + milliseconds
while (performance.now() < end) {
  const batch = Array.from({ length: batchSize() }, () =>
    mutateBytes(random.pick(corpus), { random, others: corpus, words: target.words, longest: LONGEST }),
  )
  for (const input of batch) await run(input)
  if (!coverage.hasGrown()) continue
  // Which of them was it? Code that is seen once is not new a second time, so whoever shows anything of it is kept.
  for (const input of batch) if (random.chance(0.25)) corpus.push(input)
}
say({ kind: 'done', runs, corpus: corpus.length, functions: coverage.functions })

/** Sizes vary, so that what comes in pairs is not always parted. */
function batchSize(): number {
  return 8 + random.below(17)
}

async function run(input: Uint8Array): Promise<void> {
  mine.set(input)
  count[1] = input.length
  // Whoever watches sees that the thread is alive, and at what.
  Atomics.add(count, 0, 1)
  runs += 1
  let fault: string | undefined
  try {
    fault = await target.read(input)
  } catch (error) {
    fault = `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype) fault = 'Object.prototype was changed'
  if (fault !== undefined) say({ kind: 'finding', fault, input })
}

function say(message: FuzzMessage): void {
  parentPort?.postMessage(message)
}
