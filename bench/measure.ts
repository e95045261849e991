/** Holds a contest: every program in turn, round after round. */
import { Bench, type Statistics } from 'tinybench'
import type { Contest } from './contests.js'

/** How fast a program was. */
export interface Measured {
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

/**
 * Measures the programs of a contest. In rounds, so that a busy moment of the machine does not hit one program alone; the
 * best round counts.
 *
 * @param size - of the input, for the table
 * @param time - milliseconds for each program
 */
export async function measure({ name, programs }: Contest, size: string, time: number): Promise<readonly Measured[]> {
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

const ROUNDS = 5
