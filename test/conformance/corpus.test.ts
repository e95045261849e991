import { beforeAll, describe, expect, it } from 'vitest'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import type { FetchFunction } from '../../src/net/network.js'
import { checkNames, type VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import {
  corpusEntries,
  corpusFetch,
  describeCorpus,
  noNetwork,
  readCorpus,
  type CorpusEntry,
} from '../support/corpus.js'
import { checkOf, disagreement, kindOf, notYetSupported, problemCodes, statusIssuersOf } from './comparison.js'
import { exceptions, refusedForAnotherReason, verifiedByAnotherProof } from './exceptions.js'

interface Judged {
  readonly entry: CorpusEntry
  readonly report: VerificationReport
}

describeCorpus('the corpus of other people’s badges, endorsements and records', () => {
  let supported: readonly Judged[] = []
  let others: readonly Judged[] = []

  beforeAll(async () => {
    const judged = await judgeAll(corpusFetch)
    supported = judged.filter(({ entry }) => notYetSupported(entry) === undefined)
    others = judged.filter(({ entry }) => notYetSupported(entry) !== undefined)
  }, 60_000)

  describe('of the kinds that this version supports', () => {
    it('get the verdict that their makers state, but for the exceptions named', () => {
      const differing = supported
        .map(({ entry, report }) => ({ entry, report, how: disagreement(entry, report) }))
        .filter(({ how }) => how !== undefined)
      const unforeseen = differing.filter(({ entry }) => !Object.hasOwn(allExceptions, entry.id))
      expect(unforeseen.map(({ entry, how }) => `${entry.id}: ${String(how)}`)).toEqual([])
      expect(supported.length).toBeGreaterThanOrEqual(49)
      const excepted = Object.keys(exceptions).length
      console.log(`corpus: ${supported.length - excepted} agreed, ${excepted} excepted`)
    })

    it.each(Object.entries(allExceptions))('%s is the exception that it is said to be', (id, exception) => {
      const judged = supported.find(({ entry }) => entry.id === id)!
      expect(disagreement(judged.entry, judged.report)).toBeDefined()
      expect(judged.report.verdict).toBe(exception.verdict)
      expect(problemCodes(judged.report)).toEqual(exception.codes)
      expect(exception.reason).not.toBe('')
    })

    it('are never verified without a proof', () => {
      const unsigned = supported.filter(({ entry }) => entry.expected.verdict === 'model-valid')
      expect(unsigned.length).toBeGreaterThanOrEqual(14)
      for (const { entry, report } of unsigned) {
        expect(report.verified, entry.id).toBe(false)
        expect(codesOf(report, 'proof'), entry.id).toEqual(['NO_PROOF'])
        expect(report, entry.id).not.toHaveProperty('credential')
      }
    })
  })

  describe('of the kinds that it does not', () => {
    it('are not verified, unless by a proof that it supports', () => {
      const verified = others.filter(({ report }) => report.verified)
      expect(verified.map(({ entry }) => entry.id).sort()).toEqual(Object.keys(verifiedByAnotherProof).sort())
      for (const { entry, report } of verified) {
        expect(report.evidence.proof?.suite, entry.id).toBe('eddsa-rdfc-2022')
        expect(
          report.findings.map(({ code }) => code),
          entry.id,
        ).toContain('PROOF_NOT_CHECKED')
      }
    })

    it('say what is missing or wrong', () => {
      for (const { entry, report } of others.filter(({ report }) => !report.verified)) {
        expect(problemCodes(report), entry.id).not.toEqual([])
      }
    })

    it('are counted', () => {
      const counts = new Map<string, number>()
      for (const { entry } of others) {
        const reason = String(notYetSupported(entry))
        counts.set(reason, (counts.get(reason) ?? 0) + 1)
      }
      const lines = [...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} ${reason}`)
      console.log(`corpus: ${others.length} not yet supported: ${lines.join(', ')}`)
      expect(others.length).toBeGreaterThan(100)
    })
  })

  it('gets a complete report for every entry', () => {
    for (const { entry, report } of [...supported, ...others]) {
      expect(
        report.checks.map(({ check }) => check),
        entry.id,
      ).toEqual(checkNames)
      expect(problemCodes(report), entry.id).not.toContain('INTERNAL_ERROR')
      expect(JSON.parse(JSON.stringify(report)), entry.id).toEqual(report)
    }
  })

  describe('with every answer of the network withheld', () => {
    let withheld: ReadonlyMap<string, VerificationReport> = new Map()

    beforeAll(async () => {
      const judged = await judgeAll(noNetwork)
      withheld = new Map(judged.map(({ entry, report }) => [entry.id, report]))
    }, 60_000)

    it('is not verified where an answer was needed, and names an address that it lacked', () => {
      const asking = [...supported, ...others].filter(({ report }) => report.evidence.fetches.length > 0)
      expect(asking.length).toBeGreaterThan(20)
      for (const { entry } of asking) {
        const report = withheld.get(entry.id)!
        expect(report.verified, entry.id).toBe(false)
        const lacked = (['proof', 'status'] as const).flatMap((name) => {
          const check = checkOf(report, name)
          return check.outcome === 'unknown' ? check.problems : []
        })
        expect(lacked, entry.id).not.toEqual([])
        const urls = lacked.map(({ url }) => new URL(url ?? 'none:').href)
        expect(
          report.evidence.fetches.map(({ url }) => url),
          entry.id,
        ).toEqual(expect.arrayContaining(urls))
      }
    })

    it('gets the same verdict where none was needed', () => {
      const silent = [...supported, ...others].filter(({ report }) => report.evidence.fetches.length === 0)
      expect(silent.length).toBeGreaterThan(20)
      for (const { entry, report } of silent) expect(withheld.get(entry.id), entry.id).toEqual(report)
    })
  })
})

const allExceptions = { ...exceptions, ...refusedForAnotherReason }

async function judgeAll(fetch: FetchFunction): Promise<readonly Judged[]> {
  const entries = corpusEntries().filter(({ testable, profile }) => testable && PROFILES.includes(profile ?? ''))
  const judged: Judged[] = []
  for (const entry of entries) judged.push({ entry, report: await judge(entry, fetch) })
  return judged
}

/** As the comparison table of the corpus says: any issuer, the clock set back, what the entry is about asked for. */
async function judge(entry: CorpusEntry, fetch: FetchFunction): Promise<VerificationReport> {
  const { evaluateAt, expected, path } = entry
  const verifier = createVerifier({
    trustedIssuers: anyIssuer,
    statusIssuers: statusIssuersOf(entry),
    contexts: contextsOf(entry),
    fetch,
    now: () => Date.parse(evaluateAt),
  })
  return verifier.verify(new Uint8Array(readCorpus(path)), {
    accept: [kindOf(entry)],
    asOf: evaluateAt,
    refresh: expected.failing.includes('refresh') ? 'follow' : 'ignore',
    endorsements: expected.verdict === 'invalid' && expected.failing.includes('endorsement') ? 'require' : 'report',
  })
}

/** The contexts that an entry names, that are not bundled and that the corpus holds: a caller would add them. */
function contextsOf({ urls }: CorpusEntry): Readonly<Record<string, string>> {
  const held = (urls ?? []).flatMap(({ url, role, local }) =>
    role === 'context' && local !== null && !bundledContextUrls.has(url)
      ? [[url, readCorpus(local).toString()] as const]
      : [],
  )
  return Object.fromEntries(held)
}

function codesOf(report: VerificationReport, name: 'proof'): readonly string[] {
  const check = checkOf(report, name)
  return 'problems' in check ? check.problems.map(({ code }) => code) : []
}

const PROFILES: readonly string[] = ['OB3', 'OB3-Endorsement', 'CLR2', 'StatusList']
