import type { CommandIo } from './command-io.js'
import { inFigures, type Tally } from './reports/entry.js'

/** Says on standard error how far a run is, where somebody is looking. */
export interface ProgressBar {
  /** Draws it anew, but not more often than an eye can follow. */
  readonly show: (tally: Tally) => void
  /** Takes it away, before something else is written. */
  readonly clear: () => void
}

/**
 * Makes a progress bar; off a terminal it says nothing.
 *
 * @param total - of inputs
 */
export function createProgressBar(total: number, { stderr, now }: CommandIo): ProgressBar {
  if (stderr.isTTY !== true || total < 2) return { show: () => undefined, clear: () => undefined }
  let drawnAt = -Infinity
  let isDrawn = false
  return {
    show(tally) {
      const moment = now()
      if (moment - drawnAt < LEAST_MILLISECONDS) return
      drawnAt = moment
      isDrawn = true
      const line = barOf(tally, total)
      stderr.write(`\r${line.slice(0, (stderr.columns ?? WIDTH) - 1)}\u001b[K`)
    },
    clear() {
      if (!isDrawn) return
      isDrawn = false
      // What was written over it is drawn again at once.
      drawnAt = -Infinity
      stderr.write('\r\u001b[K')
    },
  }
}

function barOf(tally: Tally, total: number): string {
  const { count, verdicts, unread, seconds } = tally.totals()
  const filled = Math.floor((count / total) * CELLS)
  const rate = seconds === 0 ? 0 : count / seconds
  const left = rate === 0 ? '' : `, ${inTime((total - count) / rate)} left`
  const verified = verdicts.get('verified') ?? 0
  const others = count - verified - unread
  const counts = [
    `${inFigures(verified)} verified`,
    `${inFigures(others)} not`,
    ...(unread > 0 ? [`${inFigures(unread)} unread`] : []),
  ]
  return `[${'#'.repeat(filled)}${'-'.repeat(CELLS - filled)}] ${inFigures(count)}/${inFigures(total)}, ${Math.round(rate)}/s${left}: ${counts.join(', ')}`
}

function inTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

const LEAST_MILLISECONDS = 100

const CELLS = 20

const WIDTH = 80
