/** All published vectors, made from nothing but names: the same files every time. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { bundledContexts } from '../../../src/jsonld/contexts.generated.js'
import { jwksOf } from '../../../src/keys/publish.js'
import { entryOfCase, type Made } from './case.js'
import { forgedCases } from './cases/forged.js'
import { genuineCases } from './cases/genuine.js'
import { judgedCases } from './cases/judged.js'
import { statusCases } from './cases/status.js'
import { makeDataIntegritySteps, type StepsEntry } from './data-integrity.js'
import { pretty, type Files } from './files.js'
import { judge, problemsIn, type ReportEntry } from './judge.js'
import { createParties, keysFile, type Parties } from './keys.js'
import { makeLists, type ListEntry } from './lists.js'
import { makePictures, type PictureEntry } from './pictures.js'
import { makeSelectiveSteps } from './selective-disclosure.js'
import { makeTokenSteps } from './tokens.js'

/** `vectors.json`: what there is, by name. */
export interface VectorIndex {
  /** Counts up when the shape of this file changes. */
  readonly indexVersion: 1
  readonly keys: string
  /** The contexts that were used, which are not among the files: URL → SHA-256 of their canonical JSON (RFC 8785). */
  readonly contexts: Readonly<Record<string, string>>
  readonly steps: readonly StepsEntry[]
  readonly lists: readonly ListEntry[]
  readonly pictures: readonly PictureEntry[]
  readonly reports: readonly ReportEntry[]
}

/**
 * Makes every file but the README.
 *
 * @returns path in the folder → content
 * @throws TypeError for a report that is not what its case expects
 */
export async function makeVectors(): Promise<ReadonlyMap<string, Uint8Array>> {
  const parties = await createParties()
  const steps = [
    ...(await makeDataIntegritySteps(parties)),
    await makeSelectiveSteps(parties.schoolP256),
    ...(await makeTokenSteps(parties)),
  ]
  const lists = await makeLists(parties)
  const files = collect([...steps, ...lists].map((each) => each.files))
  add(files, { 'keys.json': pretty(keysFile(parties)), 'web/academy-keys.json': pretty(keySet(parties)) })
  const pictures = makePictures({ document: baked(files, DOCUMENT), token: baked(files, TOKEN) })
  add(files, pictures.files)

  const made: Made = { parties, textOf: (path) => textIn(files, path) }
  const sets = await Promise.all([genuineCases(made), forgedCases(made), judgedCases(made), statusCases(made)])
  const cases = sets.flat()
  for (const each of cases) add(files, each.files ?? {})
  const reports = cases.map((each) => entryOfCase(each, made))
  for (const each of reports) add(files, { [each.report]: pretty(await reportOn(each, files)) })

  const index: VectorIndex = {
    indexVersion: 1,
    keys: 'keys.json',
    contexts: usedContexts(files),
    steps: steps.map(({ entry }) => entry),
    lists: lists.map(({ entry }) => entry),
    pictures: pictures.entries,
    reports,
  }
  add(files, { 'vectors.json': pretty(index) })
  return files
}

/** The author of a case says what comes of it; a report that says otherwise is not written. */
async function reportOn(entry: ReportEntry, files: ReadonlyMap<string, Uint8Array>): Promise<object> {
  const report = await judge(entry, (path) => contentIn(files, path))
  const found = { verdict: report.verdict, problems: problemsIn(report) }
  const expected = { verdict: entry.verdict, problems: entry.problems }
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new TypeError(`${entry.name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }
  return report
}

/** Contexts whose addresses stand in a credential among the files. */
function usedContexts(files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  const texts = [...files].flatMap(([path, content]) =>
    path.endsWith('.json') ? [Buffer.from(content).toString()] : [],
  )
  const used = [...bundledContexts].filter(([url]) => texts.some((text) => text.includes(JSON.stringify(url))))
  return Object.fromEntries(
    used.map(([url, text]) => [
      url,
      createHash('sha256')
        .update(canonicalize(JSON.parse(text)) ?? '')
        .digest('hex'),
    ]),
  )
}

function keySet({ academy }: Parties): object {
  return jwksOf([academy.key], { issuer: academy.issuer })
}

function baked(files: ReadonlyMap<string, Uint8Array>, path: string): { readonly path: string; readonly text: string } {
  return { path, text: textIn(files, path) }
}

function collect(parts: readonly Files[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const part of parts) add(files, part)
  return files
}

function add(files: Map<string, Uint8Array>, added: Files): void {
  for (const [path, content] of Object.entries(added)) {
    if (files.has(path)) throw new TypeError(`${path} is made twice`)
    files.set(path, Buffer.from(content as string))
  }
}

function contentIn(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const content = files.get(path)
  if (content === undefined) throw new TypeError(`${path} is not made`)
  return content
}

function textIn(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return Buffer.from(contentIn(files, path)).toString('utf8')
}

const DOCUMENT = 'steps/eddsa-rdfc-2022/secured.json'
const TOKEN = 'steps/jwt-eddsa/token.jwt'
