/** Which code ran, by V8's own counters: what tells a fuzzer that an input is worth keeping. */
import { Session, type Profiler } from 'node:inspector'

/** What ran since somebody looked last. */
export interface Coverage {
  /** Whether anything ran that never did before. */
  hasGrown(): boolean
  /** Functions that ran, of all that were looked at. */
  readonly functions: number
}

type Interval = readonly [start: number, end: number]

/**
 * Begins to count.
 *
 * @param isOurs - which files count, by URL
 */
export function startCoverage(isOurs: (url: string) => boolean): Coverage {
  const session = new Session()
  session.connect()
  const ask = (method: string, options: object = {}): object | undefined => {
    let answer: object | undefined
    // It answers at once.
    session.post(method, options, (error, given) => {
      if (error !== null) throw error
      answer = given
    })
    return answer
  }
  ask('Profiler.enable')
  ask('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  /** By function: the parts of it that never ran. */
  const unseen = new Map<string, readonly Interval[]>()
  return {
    hasGrown() {
      const { result } = ask('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType
      let grown = false
      for (const { url, functions } of result) {
        if (!isOurs(url)) continue
        for (const each of functions) if (notice(unseen, url, each)) grown = true
      }
      return grown
    },
    get functions() {
      return unseen.size
    },
  }
}

function notice(unseen: Map<string, readonly Interval[]>, url: string, { ranges }: Profiler.FunctionCoverage): boolean {
  const [whole, ...blocks] = ranges
  if (whole === undefined || whole.count === 0) return false
  const key = `${url}:${whole.startOffset}:${whole.endOffset}`
  const now = idleIn(blocks)
  const before = unseen.get(key)
  const left = before === undefined ? now : common(before, now)
  unseen.set(key, left)
  return before === undefined || lengthOf(left) < lengthOf(before)
}

/** Blocks that did not run, but for what ran inside them. */
function idleIn(blocks: readonly Profiler.CoverageRange[]): readonly Interval[] {
  let idle: Interval[] = []
  for (const { startOffset, endOffset, count } of blocks) {
    if (count === 0) idle.push([startOffset, endOffset])
    else idle = idle.flatMap((each) => without(each, [startOffset, endOffset]))
  }
  return idle.sort(([a], [b]) => a - b)
}

function without([start, end]: Interval, [from, to]: Interval): Interval[] {
  if (to <= start || from >= end) return [[start, end]]
  return (
    [
      [start, from],
      [to, end],
    ] as Interval[]
  ).filter(([a, b]) => a < b)
}

function common(one: readonly Interval[], other: readonly Interval[]): readonly Interval[] {
  return one.flatMap(([a, b]) =>
    other.flatMap(([c, d]): Interval[] => (Math.max(a, c) < Math.min(b, d) ? [[Math.max(a, c), Math.min(b, d)]] : [])),
  )
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [start, end]) => sum + end - start, 0)
}
