/** Other people's credentials: each embedded proof under the very key that it carries in its name. */
import { expect, it } from 'vitest'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import { isOpenBadgesError } from '../../src/errors.js'
import { isJsonObject, toArray, type JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { readCandidate } from '../../src/keys/candidate.js'
import type { PublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { authenticate } from '../../src/proof/authenticate.js'
import type { ProofMeans } from '../../src/proof/authentication.js'
import { findSuite } from '../../src/proof/data-integrity/suites.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'
import { proofMeans } from '../support/proof-means.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'

/** The context that the corpus has for an address; empty if it has none. */
async function contextAt(url: string): Promise<string> {
  const { status, body } = await corpusFetch(url, {} as never)
  const text = status === 200 && body !== null ? await new Response(body as ReadableStream).text() : ''
  try {
    return Object.hasOwn(JSON.parse(text) as object, '@context') ? text : ''
  } catch {
    return ''
  }
}

/** The contexts that a document names and that we do not bundle, as the corpus has them. */
async function contextsOf(document: JsonObject): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {}
  for (const url of JSON.stringify(document).match(/https?:\/\/[^"\\ ]+/g) ?? []) {
    if (bundledContextUrls.has(url)) continue
    const text = await contextAt(url)
    if (text !== '') found[url] = text
  }
  return found
}

/** What comes of all proofs of a document that are of suites we know, each alone, its own key pinned. */
async function judge({ path, evaluateAt }: CorpusEntry): Promise<readonly string[]> {
  const { proof, ...document } = JSON.parse(readCorpus(path).toString('utf8')) as JsonObject
  const contexts = readAddedContexts(await contextsOf(document))
  const outcomes: string[] = []
  for (const each of toArray(proof).filter((member) => isJsonObject(member))) {
    const suite = findSuite(each)
    const method = each['verificationMethod']
    // Chains are judged whole, and selections by tests of their own.
    if (suite === undefined || typeof method !== 'string' || each['previousProof'] !== undefined) continue
    const key = suite.name === 'ecdsa-sd-2023' ? undefined : keyIn(method)
    if (key === undefined) continue
    const at = Math.max(Date.parse(evaluateAt), Date.parse(String(each['created'])))
    const means = proofMeans(undefined, {
      at,
      checkedAt: at,
      contexts: () => contexts.library(),
      pinnedKeys: () => Promise.resolve([key]),
    })
    outcomes.push(`${suite.name} ${await outcomeOf({ ...document, proof: each }, means)}`)
  }
  return outcomes
}

function keyIn(method: string): PublicKey | undefined {
  return readCandidate({ method, embedded: undefined, path: '', purpose: 'assertionMethod' }, defaultLimits)
}

async function outcomeOf(document: JsonObject, means: ProofMeans): Promise<string> {
  try {
    await authenticate(await readEnvelope(document, defaultLimits), means)
    return 'good'
  } catch (error) {
    if (isOpenBadgesError(error)) return error.code
    throw error
  }
}

/** Proofs that are not taken although they may be good, and why. */
const refused: Readonly<Record<string, string>> = {
  // Inline contexts that hold a context: design decision 4.
  C0865: 'CONTEXT_INLINE_NOT_ALLOWED',
  C0869: 'CONTEXT_INLINE_NOT_ALLOWED',
  C1410: 'CONTEXT_INLINE_NOT_ALLOWED',
}

describeCorpus('embedded proofs of the corpus', () => {
  it('hold, each under the key that its name carries', async () => {
    const good = new Map<string, number>()
    const others: Record<string, string> = {}
    for (const entry of corpusEntries()) {
      const { path, testable, expected, kind, proofs = [] } = entry
      const isGood = testable && ['valid', 'warning'].includes(expected.verdict) && kind === 'credential'
      if (!isGood || !/\.json(?:ld)?$/.test(path) || proofs.every(({ type }) => type === 'JWT')) continue
      for (const outcome of await judge(entry)) {
        const [suite = '', code = ''] = outcome.split(' ')
        if (code === 'good') good.set(suite, (good.get(suite) ?? 0) + 1)
        else others[entry.id] = code
      }
    }
    expect(others).toEqual(refused)
    expect(Object.fromEntries(good)).toMatchObject({ 'eddsa-2022': 1, 'eddsa-jcs-2022': 1, 'ecdsa-jcs-2019': 1 })
    for (const suite of ['eddsa-rdfc-2022', 'Ed25519Signature2020', 'ecdsa-rdfc-2019']) {
      expect(good.get(suite), suite).toBeGreaterThan(10)
    }
  }, 60_000)
})
