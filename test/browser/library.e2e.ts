/** The built library in a browser: the core tests, and other people's credentials, whose reports are those of Node. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { anyIssuer, createVerifier, type VerificationReport } from 'openbadges-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  corpusEntries,
  corpusFetch,
  corpusFolder,
  describeCorpus,
  readCorpus,
  type CorpusEntry,
} from '../support/corpus.js'
import { publishedBytes, publishedPaths } from '../support/published-vectors.js'
import { coreTests } from '../core/core-tests.js'
import { openPage, serveFolders, startBrowser, type FileServer, type WatchedPage } from './chromium.js'

const root = join(import.meta.dirname, '../..')
const output = join(root, 'temp/browser-library')

let browser: Browser
let server: FileServer
let watched: WatchedPage

beforeAll(async () => {
  await build({
    root: join(import.meta.dirname, 'library'),
    base: './',
    logLevel: 'error',
    build: { outDir: join(output, 'page'), emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
  })
  mkdirSync(join(output, 'lists'), { recursive: true })
  writeFileSync(join(output, 'lists/vectors.json'), JSON.stringify(publishedPaths()))
  server = await serveFolders({
    page: join(output, 'page'),
    lists: join(output, 'lists'),
    vectors: join(root, 'test/vectors/published'),
    corpus: corpusFolder,
  })
  browser = await startBrowser()
  watched = await openPage(browser)
  await watched.page.goto(`${server.origin}/page/index.html`)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

describe('the core tests in a browser', () => {
  const names = coreTests(publishedBytes).map(({ name }) => name)

  it('are those of Node', async () => {
    expect(await watched.page.evaluate(() => window.library.names())).toEqual(names)
  })

  it.each(names)('%s', async (name) => {
    expect(await watched.page.evaluate((each) => window.library.run(each), name)).toBe('')
  })

  it('left the page without a complaint', () => {
    expect(watched.complaints).toEqual([])
  })
})

describeCorpus('the credentials of the corpus in a browser', () => {
  const entries = corpusEntries().filter(({ testable }) => testable)

  it.each(entries)('$path: the report is that of Node', async ({ path, evaluateAt }: CorpusEntry) => {
    const inBrowser = await watched.page.evaluate(([file, at]) => window.library.judge(file, at), [
      path,
      evaluateAt,
    ] as const)
    const verifier = createVerifier({
      trustedIssuers: anyIssuer,
      fetch: corpusFetch,
      now: () => Date.parse(evaluateAt),
    })
    const inNode = await verifier.verify(new Uint8Array(readCorpus(path)))
    expect(summaryOf(inBrowser)).toEqual(summaryOf(inNode))
  })
})

/** What a report says: all of it but the sentences, which may quote an engine. */
function summaryOf({ verdict, checks, findings, contained }: VerificationReport): unknown {
  return {
    verdict,
    checks: checks.map((check) => [
      check.check,
      check.outcome,
      'problems' in check ? check.problems.map(({ code }) => code) : [],
    ]),
    findings: findings.map(({ code }) => code),
    contained: contained.map(({ report }) => report.verdict),
  }
}
