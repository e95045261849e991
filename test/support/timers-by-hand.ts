/** Timers that fire when a test says so: what happens when the time is up is then the same on a busy machine. */
import { onTestFinished, vi } from 'vitest'

/**
 * Takes the timers, and the clock that measures spans, into the test's hands until it is over.
 *
 * @returns lets milliseconds pass at once
 */
export function timersByHand(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  return (milliseconds) => void vi.advanceTimersByTime(milliseconds)
}
