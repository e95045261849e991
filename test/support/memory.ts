/** How much memory is in use: what nobody can reach any more does not count. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collects garbage, and counts what is left, in millions of bytes. */
export function usedMegabytes(): number {
  collect ??= exposeCollector()
  // What one round finds, the next one gives back.
  for (let round = 0; round < 3; round++) collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1_000_000
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

let collect: (() => void) | undefined
