/**
 * Every bomb in a process of its own: what it costs, and whether that is bounded (security target T5).
 *
 *     npm run bombs -- [part of a direction's name]
 *
 * Five seconds of CPU, six of waiting, 256 MiB; never `verified`, but for the genuine badge itself; a genuine badge verifies afterwards. Ends
 * with 1 if any bomb breaks that.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { directions } from './bombs.js'
import type { Cost } from './one.js'

const MOST = { cpuSeconds: 5, wallSeconds: 6, grownMebibytes: 256 }

const [part = ''] = process.argv.slice(2)
const chosen = directions.filter(({ name }) => name.includes(part))
const program = fileURLToPath(new URL('./one.js', import.meta.url))
const bombs = chosen.flatMap(({ name, sizes }) => sizes.map((size) => ({ name, size: Math.floor(size) })))
const left = [...bombs]
let failed = 0

await Promise.all([work(), work()])
console.log(`bombs: ${bombs.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let bomb = left.shift(); bomb !== undefined; bomb = left.shift()) {
    const { name, size } = bomb
    const fault = await explode(name, size)
    if (fault !== undefined) failed += 1
    if (fault !== undefined) console.log(`FAILED ${name}, ${size}: ${fault}`)
  }
}

async function explode(name: string, size: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, name, String(size)], { timeout: 60_000 })
    const cost = JSON.parse(stdout) as Cost
    const { bytes, verdict, codes, cpuSeconds, wallSeconds, grownMebibytes, isForged, isUnharmed } = cost
    const figures = `${cpuSeconds.toFixed(2)} s CPU, ${wallSeconds.toFixed(2)} s, ${grownMebibytes.toFixed(0)} MiB`
    console.log(`${name}, ${size}: ${bytes} bytes, ${figures}, ${verdict} ${codes.join(' ')}`)
    if (cpuSeconds > MOST.cpuSeconds || wallSeconds > MOST.wallSeconds || grownMebibytes > MOST.grownMebibytes)
      return `costs ${figures}`
    if (isForged) return `is ${verdict}`
    return isUnharmed ? undefined : 'harmed what came after it'
  } catch (error) {
    return `ended the process: ${String(error)}`
  }
}
