import { describe, expect, it } from 'vitest'
import { judgeAll } from '../../src/cli/judge-all.js'
import { isJudged, type Entry } from '../../src/cli/reports/entry.js'
import type { Source } from '../../src/cli/sources.js'
import { createVerifier } from '../../src/verify/verifier.js'

const verifier = createVerifier({ trustedIssuers: [] })
const good = (name: string): Source => ({ name, read: () => Promise.resolve(new TextEncoder().encode(name)) })
const bad = (name: string): Source => ({
  name,
  read: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES', syscall: 'open', path: name })),
})

async function judge(sources: readonly Source[], workers = 0, signal?: AbortSignal): Promise<Entry[]> {
  const all: Entry[] = []
  for await (const entry of judgeAll(sources, { verifier, policy: {}, workers, signal })) all.push(entry)
  return all
}

describe('judgeAll', () => {
  it.each([0, 1])('keeps the order, and goes on past what cannot be read, with %i workers', async (workers) => {
    const sources = [bad('a'), good('b'), bad('c'), bad('d'), good('e'), bad('f')]
    const entries = await judge(sources, workers)
    expect(entries.map((entry) => [entry.source, isJudged(entry) ? entry.report.verdict : entry.failure.code])).toEqual(
      [
        ['a', 'EACCES'],
        ['b', 'invalid'],
        ['c', 'EACCES'],
        ['d', 'EACCES'],
        ['e', 'invalid'],
        ['f', 'EACCES'],
      ],
    )
    expect(entries[0]).toMatchObject({ failure: { message: 'a: there is no permission for it.' } })
    expect(entries[1]).toMatchObject({ bytes: new TextEncoder().encode('b') })
  })

  it('gives a failure without a code one', async () => {
    const strange: Source = { name: 'a', read: () => Promise.reject(new TypeError('no')) }
    expect(await judge([strange])).toMatchObject([{ failure: { code: 'NOT_READ' } }])
    expect(await judge([])).toEqual([])
  })

  it('ends when it is told to', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const stopping: Source = { name: 'b', read: () => (stop.abort(reason), Promise.resolve(new Uint8Array(1))) }
    await expect(judge([good('a'), stopping, good('c')], 0, stop.signal)).rejects.toBe(reason)
  })
})
