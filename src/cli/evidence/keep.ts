import type { Entry } from '../reports/entry.js'
import { isJudged } from '../reports/entry.js'
import { headOf, writeCase } from './case.js'
import { invalid, type EvidenceFolder } from './folder.js'

/** Cases of a run before this one, which was interrupted. */
export interface KeptCases {
  readonly count: number
  /** When the first of them was judged: RFC 3339. */
  readonly since: string | undefined
  /**
   * Finds the case of an input that was judged before.
   *
   * @param sha256 - of what is in the file now; `undefined` of an address
   * @returns how its report is read; `undefined` where it is to be judged
   */
  find(source: string, sha256: string | undefined): (() => Promise<Entry>) | undefined
}

/** Reads which cases are kept, but holds none of them. */
export async function findKept(folder: EvidenceFolder): Promise<KeptCases> {
  const places = new Map<
    string,
    { readonly sha256: string | undefined; readonly start: number; readonly next: number }
  >()
  let since: string | undefined
  for await (const { text, start, next } of folder.lines()) {
    const { source, sha256, report } = headOf(text)
    // What could not be read is tried again.
    if (report === undefined) continue
    since ??= report.checkedAt
    places.set(source, { sha256, start, next })
  }
  return {
    count: places.size,
    since,
    find(source, sha256) {
      const place = places.get(source)
      if (place === undefined || place.sha256 !== sha256) return undefined
      return async () => {
        const { report } = headOf(await folder.readLine(place))
        if (report === undefined) throw invalid('a case is another than it was')
        return { source, report, isKept: true }
      }
    },
  }
}

/**
 * Keeps evidence of each entry before it is passed on: what was told is there, however the run ends.
 *
 * @param entries - with their records
 * @param folder - where it goes
 */
export async function* keepEvidence(entries: AsyncIterable<Entry>, folder: EvidenceFolder): AsyncGenerator<Entry> {
  const file = await folder.append()
  try {
    for await (const entry of entries) {
      const line = await lineOf(entry, folder)
      if (line !== undefined) {
        await folder.refuseOther()
        await file.appendFile(`${line}\n`)
      }
      yield entry
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** @returns `undefined` for what is there already */
async function lineOf(entry: Entry, folder: EvidenceFolder): Promise<string | undefined> {
  if (!isJudged(entry)) return writeCase(entry, folder)
  const { source, report, record, bytes, isKept } = entry
  if (isKept === true) return undefined
  const sha256 = bytes === undefined ? undefined : await folder.put(bytes)
  return writeCase(
    { source, ...(sha256 === undefined ? {} : { sha256 }), report, ...(record === undefined ? {} : { record }) },
    folder,
  )
}
