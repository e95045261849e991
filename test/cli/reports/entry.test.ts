import { describe, expect, it } from 'vitest'
import { inFigures, isJudged, Tally, toldTotals, verdicts } from '../../../src/cli/reports/entry.js'
import { entries } from './entries.js'

describe('a tally', () => {
  it('counts verdicts, the good one first, and what could not be read', () => {
    const tally = new Tally(() => 0)
    for (const entry of entries.toReversed()) tally.count(entry)
    const totals = tally.totals()
    expect([...totals.verdicts]).toEqual([
      ['verified', 3],
      ['untrusted', 1],
      ['expired', 1],
      ['invalid', 2],
    ])
    expect([totals.count, totals.unread, totals.seconds]).toEqual([8, 1, 0])
    expect(toldTotals(totals)).toBe('7 judged: 3 verified, 1 untrusted, 1 expired, 2 invalid; 1 could not be read')
  })

  it('says how long it took, and never less than nothing', () => {
    const moments = [10_000, 12_500, 9_000]
    const tally = new Tally(() => moments.shift() ?? 0)
    expect(tally.totals().seconds).toBe(2.5)
    expect(tally.totals().seconds).toBe(0)
    expect(toldTotals(tally.totals())).toBe('0 judged')
  })

  it('knows every verdict once', () => {
    expect(new Set(verdicts).size).toBe(verdicts.length)
    expect(verdicts).toHaveLength(10)
  })

  it('tells what was judged from what was not', () => {
    expect(entries.map(isJudged)).toEqual([true, true, true, true, true, true, true, false])
    expect(inFigures(10_000)).toBe('10,000')
  })
})
