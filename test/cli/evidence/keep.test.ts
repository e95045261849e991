import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src/cli/evidence/digest.js'
import { findKept, keepEvidence } from '../../../src/cli/evidence/keep.js'
import { judgeAll } from '../../../src/cli/judge-all.js'
import { isJudged, type Entry } from '../../../src/cli/reports/entry.js'
import { keep, newFolder, token, verifier } from './kept.js'

const sha256 = (text: string): string => digestOf(new TextEncoder().encode(text))

describe('keepEvidence', () => {
  it('keeps every input on which there is a report, before it is told', async () => {
    const { path, folder } = await newFolder()
    await keep(folder, { 'a.jwt': token, 'b.json': '{' })
    const lines = readFileSync(join(path, 'cases.jsonl'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { sha256: string }).sha256)).toEqual([sha256(token), sha256('{')])
    expect(new TextDecoder().decode(await folder.get(sha256(token)))).toBe(token)
  })

  it('lets a run go on where another one ended: the same reports, nothing judged or kept twice', async () => {
    const { path, folder } = await newFolder()
    const before = await keep(folder, { a: token, b: '{' })
    const kept = await findKept(folder)
    expect(kept.count).toBe(2)
    const texts = { a: token, b: 'changed', c: token }
    const sources = Object.entries(texts).map(([name, text]) => ({
      name,
      read: () => Promise.resolve(new TextEncoder().encode(text)),
    }))
    const entries: Entry[] = []
    const judged = judgeAll(sources, { verifier, policy: {}, workers: 0, record: true, kept })
    for await (const entry of keepEvidence(judged, folder)) entries.push(entry)
    expect(entries.map((entry) => [entry.source, isJudged(entry) && entry.isKept === true])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
    const [first] = entries
    expect(isJudged(first!) && first.report).toEqual(
      JSON.parse(JSON.stringify(isJudged(before[0]!) && before[0].report)),
    )
    expect(readFileSync(join(path, 'cases.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(4)
    // Of two, the later one counts.
    expect((await findKept(folder)).find('b', sha256('{'))).toBeUndefined()
    expect((await findKept(folder)).find('b', sha256('changed'))).toBeTypeOf('function')
  })

  it('passes on what could not be read, and keeps nothing of it', async () => {
    const { folder } = await newFolder()
    const failure = { code: 'ENOENT', message: 'gone' }
    const entries: Entry[] = []
    // eslint-disable-next-line @typescript-eslint/require-await
    const all = (async function* (): AsyncGenerator<Entry> {
      yield { source: 'a', failure }
    })()
    for await (const entry of keepEvidence(all, folder)) entries.push(entry)
    expect(entries).toEqual([{ source: 'a', failure }])
    expect((await findKept(folder)).count).toBe(0)
  })
})
