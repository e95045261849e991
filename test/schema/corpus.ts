import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../src/json/json.js'

/** What these tests read of an entry of the corpus. */
export interface CorpusEntry {
  readonly id: string
  readonly path: string
  readonly format: string
  readonly vcdm?: string
  readonly profile?: string
  readonly expected: { readonly verdict: string; readonly failing?: readonly string[] }
}

const folder = process.env['OPENBADGES_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))

/** Whether other people's credentials are at hand. */
export const hasCorpus: boolean = existsSync(`${folder}/index.json`)

/** Where the corpus must be: a test that finds it missing there has failed, not been skipped. */
export const mustHaveCorpus: boolean = Boolean(process.env['CI'])

/** Every Open Badge and endorsement of data model 2.0 that is JSON or a token, with its credential. */
export function readDocuments(): { readonly entry: CorpusEntry; readonly document: JsonObject }[] {
  const entries = JSON.parse(readText('index.json')) as CorpusEntry[]
  return entries
    .filter(({ profile, vcdm }) => (profile === 'OB3' || profile === 'OB3-Endorsement') && vcdm === '2.0')
    .filter(({ format }) => ['json-ld-di', 'json-unsigned', 'jwt'].includes(format))
    .map((entry) => ({ entry, document: readDocument(entry) }))
}

/** One file of the corpus as text. */
export function readText(path: string): string {
  return readFileSync(`${folder}/${path}`, 'utf8')
}

function readDocument({ format, path }: CorpusEntry): JsonObject {
  const text = readText(path)
  const json = format === 'jwt' ? Buffer.from(text.split('.')[1]!, 'base64url').toString('utf8') : text
  return JSON.parse(json) as JsonObject
}
