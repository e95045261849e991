/**
 * Measures the library beside others, each doing the same work on the same input in one run, and
 * prints the median of each one's best round, and ratios. Nothing here is a target, and no test asserts a time.
 *
 *     npm run bench [-- <milliseconds per program>]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { Bench, type Statistics } from 'tinybench'
import { contestsOn, type Contest } from './contests.js'
import { prepare } from './inputs.js'
import { statusContests } from './status-contests.js'

interface Measured {
  readonly size: string
  readonly contest: string
  readonly program: string
  /** Milliseconds. */
  readonly median: number
  readonly p99: number
  readonly samples: number
  /** How many times the median of the library. */
  readonly timesOurs: number
}

const time = Number(process.argv[2] ?? 2_000)
const ROUNDS = 5
const { keys, inputs } = await prepare()
const results: Measured[] = []
for (const input of inputs) {
  const title = `${input.size} badge: document ${input.document.length} bytes, token ${input.token.length} bytes`
  await hold(title, input.size, await contestsOn(input, keys))
}
await hold('status list of 131,072 entries, every hundredth set', 'status list', await statusContests(keys))
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform }
mkdirSync('bench-output', { recursive: true })
writeFileSync('bench-output/results.json', JSON.stringify({ machine, millisecondsEach: time, results }, null, 2))
console.log(`\n${machine.cores} × ${String(machine.cpu)}, Node ${machine.node}; written to bench-output/results.json`)

async function hold(title: string, size: string, contests: readonly Contest[]): Promise<void> {
  console.log(`\n${title}`)
  for (const contest of contests) {
    const measured = await measure(contest, size)
    results.push(...measured)
    console.log(`\n  ${contest.name}`)
    for (const row of measured) console.log(`  ${lineOf(row)}`)
  }
}

/** In rounds, so that a busy moment of the machine does not hit one program alone; the best round counts. */
async function measure({ name, programs }: Contest, size: string): Promise<Measured[]> {
  const best = new Map<string, Statistics>()
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: time / ROUNDS, warmupTime: round === 0 ? time / 2 : 0, throws: true })
    for (const [program, work] of Object.entries(programs)) bench.add(program, work)
    await bench.run()
    for (const { name: program, result } of bench.tasks) {
      if (result.state !== 'completed') throw new Error(`${program}: ${result.state}`)
      const before = best.get(program)
      if (before === undefined || result.latency.p50 < before.p50) best.set(program, result.latency)
    }
  }
  const [ours = NaN] = [...best.values()].map(({ p50 }) => p50)
  return [...best].map(([program, { p50, p99, samplesCount }]) => ({
    size,
    contest: name,
    program,
    median: p50,
    p99,
    samples: samplesCount,
    timesOurs: p50 / ours,
  }))
}

function lineOf({ program, median, timesOurs }: Measured): string {
  const milliseconds = `${median.toFixed(median < 1 ? 3 : 2)} ms`
  const ratio = timesOurs >= 1 ? `${timesOurs.toFixed(2)} times ours` : `ours ${(1 / timesOurs).toFixed(1)} times this`
  return `${program.padEnd(44)} ${milliseconds.padStart(10)}   ${timesOurs === 1 ? '' : ratio}`
}
