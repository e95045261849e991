import type { Verdict } from './report.js'

/** How far `verifyAll` has come. */
export interface VerifyProgress {
  /** Reports that were taken. */
  readonly done: number
  /** How many had each verdict; one that none had is absent. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
}

/** Counts reports and tells of them now and then. */
export interface Tally {
  count(verdict: Verdict): void
  /** Tells of the last ones. */
  end(): void
}

/**
 * Makes a tally.
 *
 * @param tell - called after every 64 reports, and at the end
 */
export function createTally(tell: (progress: VerifyProgress) => void): Tally {
  const verdicts = new Map<Verdict, number>()
  let done = 0
  const report = (): void => tell({ done, verdicts: Object.fromEntries(verdicts) })
  return {
    count(verdict) {
      done += 1
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
      if (done % REPORTS === 0) report()
    },
    end() {
      if (done === 0 || done % REPORTS !== 0) report()
    },
  }
}

const REPORTS = 64
