/** The published vectors as a fuzzer begins with them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FetchFunction } from 'openbadges-kit'
import type { PublishedKey } from '../support/published-vectors.js'
import type { ReportEntry } from '../vectors/making/judge.js'
import type { VectorIndex } from '../vectors/making/vectors.js'

/** Files of the published vectors. */
export interface PublishedFiles {
  readonly bytes: (path: string) => Uint8Array
  /** All files that the index names in rows of reports or steps, and whose path is like that. */
  readonly named: (path: RegExp) => readonly Uint8Array[]
  readonly keys: () => readonly PublishedKey[]
  readonly report: (name: string) => ReportEntry
  /** The contexts that are given to verifiers in any row. */
  readonly contexts: () => Readonly<Record<string, string>>
  /** Answers as the rows whose badges are good say. */
  readonly fetch: () => FetchFunction
}

/** @param folder - of the vectors */
export function openPublishedFiles(folder: string): PublishedFiles {
  const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(folder, path)))
  const text = (path: string): string => new TextDecoder().decode(bytes(path))
  const index = JSON.parse(text('vectors.json')) as VectorIndex
  const files = [
    ...index.reports.flatMap(({ input, web = {} }) => [input, ...Object.values(web)]),
    ...[...index.steps, ...index.pictures, ...index.lists].flatMap(({ files: each }) =>
      Object.values<string>({ ...each }),
    ),
  ]
  const good = index.reports.filter(({ name }) =>
    ['genuine-jwt-rs256', 'status-clear', 'status-message'].includes(name),
  )
  const web = Object.assign({}, ...good.map((entry) => entry.web)) as Readonly<Record<string, string>>
  return {
    bytes,
    named: (path) => [...new Set(files)].filter((each) => path.test(each)).map(bytes),
    keys: () => JSON.parse(text(index.keys)) as readonly PublishedKey[],
    report(name) {
      const found = index.reports.find((entry) => entry.name === name)
      if (found === undefined) throw new TypeError(`no report ${name}`)
      return found
    },
    contexts: () =>
      Object.fromEntries(
        index.reports.flatMap(({ contexts = {} }) => Object.entries(contexts).map(([url, path]) => [url, text(path)])),
      ),
    fetch: () => (url) => {
      const path = web[url]
      if (path === undefined) return Promise.reject(new TypeError('cannot be reached'))
      return Promise.resolve(new Response(new Uint8Array(bytes(path))))
    },
  }
}
