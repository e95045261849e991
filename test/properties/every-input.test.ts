import { expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { corpusEntries, describeCorpus, noNetwork, readCorpus } from '../support/corpus.js'
import { faultsOf } from '../support/report-shape.js'

/** Cuts are made at multiples of this many bytes. */
const STEP = 64

/** Cuts of one file at most, spread evenly. */
const MAX_CUTS = 40

/** Where a file is cut: at every multiple of the step, or at as many of them as are allowed. */
function cutsOf(length: number): number[] {
  const cuts = Array.from({ length: Math.ceil(length / STEP) }, (_, index) => index * STEP)
  if (cuts.length <= MAX_CUTS) return cuts
  return Array.from({ length: MAX_CUTS }, (_, index) => cuts[Math.floor((index * cuts.length) / MAX_CUTS)] ?? 0)
}

describeCorpus('every file of the corpus, without a network,', () => {
  const paths = [...new Set(corpusEntries().map(({ path }) => path))]
  const verifier = createVerifier({
    trustedIssuers: anyIssuer,
    fetch: noNetwork,
    now: () => Date.parse('2026-11-21T00:00:00Z'),
    cache: 'off',
  })

  it('whole, has a report that is well-formed', async () => {
    const verdicts = new Map<string, number>()
    for (const path of paths) {
      const report = await verifier.verify(readCorpus(path))
      expect(faultsOf(report), path).toEqual([])
      verdicts.set(report.verdict, (verdicts.get(report.verdict) ?? 0) + 1)
    }
    console.log(`whole files: ${[...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`)
    // Were none verified, cutting them would prove nothing.
    expect(verdicts.get('verified')).toBeGreaterThanOrEqual(5)
  }, 120_000)

  it('cut at every 64th byte, has a report that is well-formed, and is never verified', async () => {
    let count = 0
    for (const path of paths) {
      const bytes = readCorpus(path)
      const length = bytes.toString('latin1').trimEnd().length
      for (const cut of cutsOf(length)) {
        const report = await verifier.verify(bytes.subarray(0, cut))
        count += 1
        expect(faultsOf(report), `${path}, cut at ${cut}`).toEqual([])
        expect(report.verified, `${path}, cut at ${cut}`).toBe(false)
      }
    }
    console.log(`cuts: ${count} of ${paths.length} files`)
    expect(count).toBeGreaterThan(10_000)
  }, 120_000)
})
