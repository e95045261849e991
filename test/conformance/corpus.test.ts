import { beforeAll, describe, expect, it } from 'vitest'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import type { FetchFunction } from '../../src/net/network.js'
import { checkNames, type VerificationReport } from '../../src/verify/report.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import {
  corpusEntries,
  corpusFetch,
  describeCorpus,
  noNetwork,
  readCorpus,
  type CorpusEntry,
} from '../support/corpus.js'
import {
  disagreement,
  failsAtTheirStep,
  isCalledGood,
  kindOf,
  problemCodes,
  ruleOf,
  statusIssuersOf,
  type Judged,
} from './comparison.js'
import { pinOf } from './pinned-keys.js'
import { corpusDoc, type Counted } from './corpus-doc.js'
import { exceptions, otherExceptions } from './exceptions.js'

const ofOpenBadges = ({ entry: { profile } }: Judged): boolean =>
  ['OB3', 'OB3-Endorsement', 'CLR2'].includes(profile ?? '')

describeCorpus('the corpus of other people’s credentials', () => {
  let judged: readonly Judged[] = []

  beforeAll(async () => {
    judged = await judgeAll(corpusFetch)
  }, 240_000)

  it('gets what its makers say of each testable entry, but for the exceptions named', () => {
    expect(judged.length).toBeGreaterThanOrEqual(590)
    const unforeseen = judged.flatMap((each) => {
      const how = disagreement(each)
      return how === undefined || isExcepted(each.entry) ? [] : [`${each.entry.id} (${ruleOf(each.entry)}) ${how}`]
    })
    expect(unforeseen).toEqual([])
  })

  it.each(Object.entries(exceptions))('%s is the exception that it is said to be', (id, exception) => {
    const found = judged.find(({ entry }) => entry.id === id)!
    const { report } = found
    expect(disagreement(found)).toBeDefined()
    expect([report.verdict, ...problemCodes(report)]).toEqual([exception.verdict, ...exception.codes])
    expect(exception.reason).not.toBe('')
  })

  it.each(Object.entries(otherExceptions))('%s, no badge, is an exception: %s', (id) => {
    const found = judged.find(({ entry }) => entry.id === id)!
    expect(ofOpenBadges(found)).toBe(false)
    expect(disagreement(found)).toBeDefined()
    expect(found.report.verified).toBe(false)
  })

  it('has few exceptions among Open Badges, endorsements and records', () => {
    const group = judged.filter(ofOpenBadges)
    const excepted = group.filter(({ entry }) => Object.hasOwn(exceptions, entry.id))
    console.log(`corpus: ${excepted.length} exceptions of ${group.length} badges, endorsements and records`)
    expect(excepted.length / group.length).toBeLessThanOrEqual(0.02)
  })

  it('verifies nothing that is called invalid', () => {
    const verified = judged.filter(({ entry, report }) => entry.expected.verdict === 'invalid' && report.verified)
    expect(verified.map(({ entry }) => entry.id)).toEqual([])
  })

  it('fails nine of ten of those called invalid at the step that their makers name', () => {
    const invalid = judged.filter(({ entry }) => entry.expected.verdict === 'invalid' && entry.scope !== 'out-of-scope')
    const matches = invalid.map(({ entry, report }) => ({ entry, is: failsAtTheirStep(entry, report) }))
    const named = matches.filter(({ is }) => is !== undefined)
    const others = named.filter(({ is }) => is === false).map(({ entry }) => entry.id)
    console.log(`corpus: ${named.length - others.length} of ${named.length} invalid entries fail at their makers' step`)
    console.log(`corpus: at another step: ${others.join(' ')}`)
    expect((named.length - others.length) / named.length).toBeGreaterThanOrEqual(0.9)
  })

  it('gets a complete report for every entry', () => {
    for (const { entry, report } of judged) {
      expect(
        report.checks.map(({ check }) => check),
        entry.id,
      ).toEqual(checkNames)
      expect(allCodes(report), entry.id).not.toContain('INTERNAL_ERROR')
      expect(JSON.parse(JSON.stringify(report)), entry.id).toEqual(report)
    }
  })

  it('is counted in the documentation, by rule and by feature', async () => {
    const counted = judged.map((each) => ({
      entry: each.entry,
      agrees: disagreement(each) === undefined,
      isUnknown: isLookedAtInPart(each.granted ?? each.report),
    }))
    const rules = new Map<string, Counted[]>()
    for (const each of counted) {
      const rule = ruleOf(each.entry)
      rules.set(rule, [...(rules.get(rule) ?? []), each])
    }
    const sorted = new Map([...rules].sort(([a], [b]) => (a < b ? -1 : 1)))
    await expect(corpusDoc(counted, sorted)).toMatchFileSnapshot('../../docs/conformance-corpus.md')
  })

  describe('with every answer of the network withheld', () => {
    let withheld: ReadonlyMap<string, VerificationReport> = new Map()

    beforeAll(async () => {
      const judgedAgain = await judgeAll(noNetwork)
      withheld = new Map(judgedAgain.map(({ entry, report }) => [entry.id, report]))
    }, 240_000)

    it('is not verified where an answer was needed, and names an address that it lacked', () => {
      const asking = judged.filter(({ report }) => report.evidence.fetches.length > 0)
      expect(asking.length).toBeGreaterThan(20)
      for (const { entry } of asking) {
        const report = withheld.get(entry.id)!
        expect(report.verified && !isOnlyEndorsements(report), entry.id).toBe(false)
        const lacked = addressesLacked(report)
        expect(lacked, entry.id).not.toEqual([])
        const asked = report.evidence.fetches.map(({ url }) => url)
        expect(asked, entry.id).toEqual(expect.arrayContaining(lacked.map((url) => new URL(url).href)))
      }
    })

    it('gets the same verdict where none was needed', () => {
      const silent = judged.filter(({ report }) => report.evidence.fetches.length === 0)
      expect(silent.length).toBeGreaterThan(20)
      for (const { entry, report } of silent) expect(withheld.get(entry.id), entry.id).toEqual(report)
    })
  })
})

/** The proof of a document that is no badge is judged, too, although the verdict on it stands. */
function isLookedAtInPart({ verdict, checks }: VerificationReport): boolean {
  return verdict === 'unknown' || checks.some(({ check, outcome }) => check === 'proof' && outcome === 'unknown')
}

function isExcepted({ id }: CorpusEntry): boolean {
  return Object.hasOwn(exceptions, id) || Object.hasOwn(otherExceptions, id)
}

/** Endorsements are only reported unless they are asked for: a badge is verified without knowing of them. */
function isOnlyEndorsements(report: VerificationReport): boolean {
  return report.checks.every(({ check, outcome }) => outcome !== 'unknown' || check === 'endorsements')
}

/** Every address that a report, or one inside it, says it lacked. */
function addressesLacked(report: VerificationReport): string[] {
  const problems = report.checks.flatMap((check) => (check.outcome === 'unknown' ? check.problems : []))
  return [
    ...[...problems, ...report.findings].flatMap(({ url }) => (url === undefined ? [] : [url])),
    ...report.contained.flatMap((each) => addressesLacked(each.report)),
  ]
}

function allCodes(report: VerificationReport): string[] {
  return [...problemCodes(report), ...report.contained.flatMap((each) => allCodes(each.report))]
}

async function judgeAll(fetch: FetchFunction): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const entry of corpusEntries().filter(({ testable }) => testable)) {
    judged.push(await judgeAsSaid(entry, fetch))
  }
  return judged
}

async function judgeAsSaid(entry: CorpusEntry, fetch: FetchFunction): Promise<Judged> {
  const report = await judge(entry, fetch)
  switch (ruleOf(entry)) {
    case 'pinned':
      return { entry, report, granted: await judge(entry, fetch, { trustedIssuers: [pinOf(entry)] }) }
    case 'base': {
      const options = { disclose: [''], contexts: contextsOf(entry) }
      const { document } = await deriveCredential(inputOf(entry), options)
      return { entry, report, granted: await judge(entry, fetch, { input: document }) }
    }
    default:
      return { entry, report }
  }
}

/** As the comparison table of the corpus says: any issuer, the clock set back, what the entry is about asked for. */
async function judge(
  entry: CorpusEntry,
  fetch: FetchFunction,
  {
    trustedIssuers = anyIssuer,
    input = inputOf(entry),
  }: { readonly trustedIssuers?: Trust; readonly input?: unknown } = {},
): Promise<VerificationReport> {
  const { evaluateAt, expected } = entry
  const verifier = createVerifier({
    trustedIssuers,
    statusIssuers: statusIssuersOf(entry),
    contexts: contextsOf(entry),
    fetch,
    now: () => Date.parse(evaluateAt),
  })
  return verifier.verify(input, {
    accept: [kindOf(entry)],
    asOf: evaluateAt,
    refresh: expected.failing.includes('refresh') ? 'follow' : 'ignore',
    endorsements: expected.failing.includes('endorsement') && !isCalledGood(entry) ? 'require' : 'report',
  })
}

/** The file; of a bundle of a status list and entries in it, the list. */
function inputOf({ path, format }: CorpusEntry): unknown {
  const bytes = readCorpus(path)
  if (!format.startsWith('bundle')) return new Uint8Array(bytes)
  const bundle = JSON.parse(bytes.toString()) as Readonly<Record<string, unknown>>
  return bundle['status-credential'] ?? bundle
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
