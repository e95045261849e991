/** Other people's credentials, keys and lists, with the verdicts that their makers state. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { FetchFunction } from '../../src/net/network.js'

/** What tests read of an entry of the corpus; its README says what the words mean. */
export interface CorpusEntry {
  readonly id: string
  readonly path: string
  readonly format: string
  readonly kind: string
  readonly scope: 'core' | 'peripheral' | 'out-of-scope'
  readonly testable: boolean
  /** The moment to judge, RFC 3339. */
  readonly evaluateAt: string
  readonly expected: CorpusExpectation
  readonly vcdm?: string
  readonly profile?: string
  readonly obContext?: string
  readonly issuer?: string
  readonly issuerBinding?: string
  readonly types?: readonly string[]
  readonly features?: readonly string[]
  readonly proofs?: readonly CorpusProof[]
  readonly status?: readonly Readonly<Record<string, unknown>>[]
  readonly urls?: readonly CorpusUrl[]
}

/** An address that an entry names, and the file that answers for it, if any. */
export interface CorpusUrl {
  readonly url: string
  readonly role: string
  readonly local: string | null
}

/** What an entry's makers say of it. */
export interface CorpusExpectation {
  readonly verdict: string
  readonly failing: readonly string[]
  readonly level: 'overall' | 'proof'
  readonly basis: string
  readonly note: string
  readonly strict: readonly string[]
  /** What a library comes to that does not know the proof; `unsupported`. */
  readonly verdictForOurScope?: string
}

/** One proof of an entry. */
export interface CorpusProof {
  readonly type?: string
  readonly cryptosuite?: string
  readonly alg?: string
  readonly verificationMethod?: string
  readonly kid?: string | null
  readonly keyMethod?: string
}

/** Where the corpus is, if it is anywhere. */
export const corpusFolder: string =
  process.env['OPENBADGES_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))

/** Whether other people's credentials are at hand. */
const hasCorpus: boolean = existsSync(`${corpusFolder}/index.json`)

/**
 * Groups tests that need the corpus. Where it is absent they are skipped, visibly and under their
 * name; on the build server they fail instead.
 */
export function describeCorpus(name: string, tests: () => void): void {
  if (hasCorpus) {
    describe(name, tests)
    return
  }
  describe(name, () => {
    it.skipIf((process.env['CI'] ?? '') === '')('needs the corpus, which is not there', () => {
      expect.fail('Set OPENBADGES_CORPUS to the folder of the corpus.')
    })
  })
}

/** Every entry. */
export function corpusEntries(): readonly CorpusEntry[] {
  return JSON.parse(readCorpus('index.json').toString('utf8')) as CorpusEntry[]
}

/** One file, by its path in the corpus. */
export function readCorpus(path: string): Buffer {
  return readFileSync(`${corpusFolder}/${path}`)
}

/** Whether the corpus has a file, by its path. */
export function hasCorpusFile(path: string): boolean {
  return existsSync(`${corpusFolder}/${path}`)
}

/** Answers requests with the files that the corpus holds for them, all else with 404. */
export const corpusFetch: FetchFunction = (url) => {
  urls ??= new Map(Object.entries(JSON.parse(readCorpus('urlmap.json').toString('utf8')) as UrlMap))
  const held = urls.get(url)
  if (held === undefined) return Promise.resolve(new Response('not here', { status: 404 }))
  const headers = { 'content-type': held.contentType }
  return Promise.resolve(new Response(new Uint8Array(readCorpus(held.local)), { headers }))
}

/** A network that nobody answers on. */
export const noNetwork: FetchFunction = () => Promise.reject(new Error('no network in this test'))

type UrlMap = Readonly<Record<string, { readonly local: string; readonly contentType: string }>>

let urls: ReadonlyMap<string, UrlMap[string]> | undefined
