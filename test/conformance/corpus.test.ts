import { expect, it } from 'vitest'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { VerificationReport } from '../../src/verify/report.js'
import type { FetchFunction } from '../../src/net/network.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'
import { disagreement, kindOf, notYetSupported, problemCodes } from './comparison.js'

describeCorpus('x', () => {
  it('y', async () => {
    for (const entry of corpusEntries().filter((e) => e.testable && ['OB3', 'OB3-Endorsement', 'CLR2'].includes(e.profile ?? ''))) {
      const report = await judge(entry, corpusFetch)
      const why = notYetSupported(entry)
      const d = disagreement(entry, report)
      console.log(why === undefined ? 'SUP' : 'NOT ' + why, entry.id, entry.format, entry.expected.verdict, entry.expected.failing.join(), '->', report.verdict, problemCodes(report).join(), '|', d)
    }
    expect(1).toBe(1)
  })
})
async function judge(entry: CorpusEntry, fetch: FetchFunction): Promise<VerificationReport> {
  const now = () => Date.parse(entry.evaluateAt)
  const verifier = createVerifier({ trustedIssuers: anyIssuer, fetch, now })
  return verifier.verify(new Uint8Array(readCorpus(entry.path)), {
    accept: [kindOf(entry)],
    asOf: entry.evaluateAt,
    refresh: entry.expected.failing.includes('refresh') ? 'follow' : 'ignore',
    endorsements: entry.expected.failing.includes('endorsement') ? 'require' : 'report',
  })
}
