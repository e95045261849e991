/**
 * Measures the library beside others, each doing the same work on the same input in one run, and prints the median of each
 * one's best round, and ratios. Nothing here is a target, and no test asserts a time.
 *
 *     npm run bench [-- <milliseconds per program> [parts]]
 *
 * Parts: `contests` (verify, issue, canonicalise, status lists), `growth` (cost as badges grow), `many` (`verifyAll` on two
 * cores), `start` (loading, the first verification, memory) and `worst` (documents made to take time). Default: all of them. With little time for each program
 * the ratios of fast ones are rough.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { contestsOn, type Contest } from './contests.js'
import { measureGrowth } from './growth.js'
import { prepare } from './inputs.js'
import { measure, type Measured } from './measure.js'
import { measureStart } from './start.js'
import { statusContests } from './status-contests.js'
import { measureMany } from './verify-all.js'
import { measureWorst } from './worst.js'

const RESULTS = 'bench-output/results.json'

const [milliseconds = '2000', ...named] = process.argv.slice(2)
const time = Number(milliseconds)
const parts = {
  contests: measureContests,
  growth: measureGrowth,
  many: () => measureMany(10_000, 3),
  start: measureStart,
  worst: measureWorst,
}
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform }
// What was measured before and is not measured now stays.
const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as object) : {}
const results: Record<string, unknown> = Object.assign({ millisecondsEach: time }, before, { machine })
for (const [part, run] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(part)) continue
  results[part] = await run()
  if (part === 'contests') results['millisecondsEach'] = time
}
mkdirSync('bench-output', { recursive: true })
writeFileSync(RESULTS, JSON.stringify(results, null, 2))
console.log(`\n${machine.cores} × ${String(machine.cpu)}, Node ${machine.node}; written to ${RESULTS}`)

async function measureContests(): Promise<readonly Measured[]> {
  const { keys, inputs } = await prepare()
  const measured: Measured[] = []
  for (const input of inputs) {
    const title = `${input.size}: document ${input.document.length} bytes, token ${input.token.length} bytes`
    measured.push(...(await hold(title, input.size, await contestsOn(input, keys))))
  }
  const title = 'status list of 131,072 entries, every hundredth set'
  return [...measured, ...(await hold(title, 'status list', await statusContests(keys)))]
}

async function hold(title: string, size: string, contests: readonly Contest[]): Promise<readonly Measured[]> {
  console.log(`\n${title}`)
  const all: Measured[] = []
  for (const contest of contests) {
    const measured = await measure(contest, size, time)
    all.push(...measured)
    console.log(`\n  ${contest.name}`)
    for (const row of measured) console.log(`  ${lineOf(row)}`)
  }
  return all
}

function lineOf({ program, median, timesOurs }: Measured): string {
  const shown = `${median.toFixed(median < 1 ? 3 : 2)} ms`
  const ratio = timesOurs >= 1 ? `${timesOurs.toFixed(2)} times ours` : `ours ${(1 / timesOurs).toFixed(2)} times this`
  return `${program.padEnd(44)} ${shown.padStart(10)}   ${timesOurs === 1 ? '' : ratio}`
}
