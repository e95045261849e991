import { describe, expect, it } from 'vitest'
import { createProgressBar } from '../../src/cli/progress-bar.js'
import { Tally } from '../../src/cli/reports/entry.js'

function world(isTTY = true): {
  readonly io: Parameters<typeof createProgressBar>[1]
  readonly written: string[]
  readonly clock: { now: number }
} {
  const written: string[] = []
  const clock = { now: 0 }
  const stderr = { write: (text: string): void => void written.push(text), isTTY, columns: 60 }
  const stdin = (async function* () {})()
  return { io: { stdin, stdout: stderr, stderr, env: {}, now: () => clock.now }, written, clock }
}

describe('the progress bar', () => {
  it('says how far it is, how fast, how long yet, and what came out', () => {
    const { io, written, clock } = world()
    const bar = createProgressBar(1_000, io)
    const tally = new Tally(io.now)
    for (let i = 0; i < 249; i++) tally.count({ source: 'a', report: { verdict: 'verified' } as never })
    tally.count({ source: 'a', failure: { code: 'ENOENT', message: '' } })
    clock.now = 2_000
    bar.show(tally)
    expect(written.join('')).toBe(
      `\r${'[#####---------------] 250/1,000, 125/s, 0:06 left: 249 verified, 0 not, 1 unread'.slice(0, 59)}\u001b[K`,
    )
  })

  it('is drawn ten times a second at most, and taken away before other text', () => {
    const { io, written, clock } = world()
    const bar = createProgressBar(10, io)
    const tally = new Tally(io.now)
    bar.clear()
    bar.show(tally)
    clock.now = 99
    bar.show(tally)
    expect(written).toHaveLength(1)
    bar.clear()
    bar.clear()
    expect(written.slice(1)).toEqual(['\r\u001b[K'])
    bar.show(tally)
    expect(written).toHaveLength(3)
  })

  it('says nothing where nobody looks, and of a single input', () => {
    for (const [isTTY, total] of [
      [false, 10],
      [true, 1],
    ] as const) {
      const { io, written } = world(isTTY)
      const bar = createProgressBar(total, io)
      bar.show(new Tally(io.now))
      bar.clear()
      expect(written).toEqual([])
    }
  })
})
