/** What came of one input, and of all of them. */
import type { VerificationRecord, VerificationReport, Verdict } from '../../index.js'

/** What came of one input. */
export type Entry = JudgedEntry | UnreadEntry

/** An input on which there is a report. */
export interface JudgedEntry {
  /** Its name. */
  readonly source: string
  readonly report: VerificationReport
  /** What was in the file, where it was one. */
  readonly bytes?: Uint8Array
  /** What the report rests on, where that is wanted. */
  readonly record?: VerificationRecord
  /** Judged by an earlier run, whose evidence is there. */
  readonly isKept?: true
}

/** An input that could not be read at all, such as a file that nobody may open. */
export interface UnreadEntry {
  readonly source: string
  readonly failure: {
    /** Of the system, or of this library. */
    readonly code: string
    readonly message: string
  }
}

/** Tells whether there is a report on an input. */
export function isJudged(entry: Entry): entry is JudgedEntry {
  return 'report' in entry
}

/** How many came to what. */
export interface Totals {
  readonly count: number
  /** In the order of `verdicts`; none that nothing came to. */
  readonly verdicts: ReadonlyMap<Verdict, number>
  readonly unread: number
  /** Of those judged, how many by evidence that was kept. */
  readonly replayed: number
  /** When the first one was judged, and how long all took. */
  readonly startedAt: Date
  readonly seconds: number
}

/** Counts entries as they come. */
export class Tally {
  private readonly verdicts = new Map<Verdict, number>()
  private readonly started: number
  private readonly now: () => number
  private unread = 0
  private replayed = 0

  /** @param now - the clock, in milliseconds */
  constructor(now: () => number) {
    this.now = now
    this.started = now()
  }

  count(entry: Entry): void {
    if (!isJudged(entry)) {
      this.unread += 1
      return
    }
    const { verdict, source } = entry.report
    if (source === 'replayed') this.replayed += 1
    this.verdicts.set(verdict, (this.verdicts.get(verdict) ?? 0) + 1)
  }

  totals(): Totals {
    const { unread, replayed } = this
    const ordered = verdicts.flatMap((verdict) => {
      const count = this.verdicts.get(verdict)
      return count === undefined ? [] : [[verdict, count] as const]
    })
    return {
      count: ordered.reduce((sum, [, count]) => sum + count, unread),
      verdicts: new Map(ordered),
      unread,
      replayed,
      startedAt: new Date(this.started),
      seconds: Math.max(0, this.now() - this.started) / 1000,
    }
  }
}

/** Says how many came to what: `10 judged: 8 verified, 2 expired; 1 could not be read`. */
export function toldTotals({ count, verdicts: counts, unread, replayed }: Totals): string {
  const judged = [...counts].map(([verdict, each]) => `${inFigures(each)} ${verdict.replaceAll('-', ' ')}`)
  const parts = [
    `${inFigures(count - unread)} judged${judged.length === 0 ? '' : `: ${judged.join(', ')}`}`,
    ...(unread === 0 ? [] : [`${inFigures(unread)} could not be read`]),
  ]
  const basis = replayed === 0 ? '' : `; ${inFigures(replayed)} by evidence that was kept`
  return `${parts.join('; ')}${basis}`
}

/** A number as people read it. */
export function inFigures(count: number): string {
  return count.toLocaleString('en')
}

/** Every verdict, the good one first. */
export const verdicts: readonly Verdict[] = [
  'verified',
  'untrusted',
  'unknown',
  'expired',
  'not-yet-valid',
  'suspended',
  'revoked',
  'wrong-recipient',
  'endorsement-failed',
  'invalid',
]
