import { expect, it } from 'vitest'
import { recordLists, replayLists } from '../../../src/verify/evidence/kept-lists.js'
import type { RecordedList } from '../../../src/verify/evidence/verification-record.js'
import type { KnownList } from '../../../src/verify/known-list.js'
import { createListCache } from '../../../src/verify/list-cache.js'
import { defaultLimits } from '../../../src/limits.js'
import { problem } from '../../../src/messages/problem.js'

const now = Date.parse('2026-06-01T00:00:00Z')
const listOf = (contents: object, digest: string): KnownList =>
  ({
    url: 'https://a.example/1',
    contents,
    digest,
    readAt: now,
    freshUntil: now + 1_000,
    size: 1,
    findings: [],
  }) as unknown as KnownList
const ids = listOf({ kind: 'ids', revoked: new Set(['urn:a']) }, 'one')
const bits = listOf({ kind: 'bits', bytes: new Uint8Array([128]) }, 'other')

it('notes what was read before, lets it have a say, and keeps what is read for those behind', () => {
  const shared = createListCache(defaultLimits)
  shared.remember('key', ids, () => false)
  shared.remember('key', bits, () => false)
  const notes: RecordedList[] = []
  const lists = recordLists(shared, (kept) => notes.push(kept))
  expect(lists.recall('key', now).map(({ freshUntil }) => freshUntil)).toEqual([0, 0])
  lists.recall('key', now)
  expect(notes).toHaveLength(2)
  const read = replayLists(JSON.parse(JSON.stringify(notes.slice(0, 1))) as RecordedList[])
  expect(read.recall('key', now)).toEqual([{ ...ids, freshUntil: 0 }])
  expect(replayLists(notes).recall('key', now)[1]).toEqual({ ...bits, freshUntil: 0 })
  expect(read.recall('elsewhere', now)).toEqual([])
  const newer = listOf({ kind: 'bits', bytes: new Uint8Array([0]) }, 'newer')
  lists.remember('key', newer, ({ digest }) => digest === 'one')
  expect(lists.recall('key', now).map(({ digest }) => digest)).toEqual(['other', 'newer'])
  expect(shared.recall('key', now).map(({ digest }) => digest)).toEqual(['other', 'newer'])
  expect(lists.recallRefusal('key', now)).toBeUndefined()
})

it('keeps what is read where nobody asked for what was read before', () => {
  const lists = replayLists([])
  lists.remember('key', ids, () => true)
  expect(lists.recall('key', now)).toEqual([ids])
})

it('notes a copy of the bits, and tells those behind of what was refused', () => {
  const shared = createListCache(defaultLimits)
  const bytes = new Uint8Array([128])
  shared.remember('key', listOf({ kind: 'bits', bytes }, 'one'), () => false)
  const notes: RecordedList[] = []
  const lists = recordLists(shared, (kept) => notes.push(kept))
  lists.recall('key', now)
  bytes.fill(0)
  expect(notes).toMatchObject([{ address: 'key', list: { contents: { bytes: new Uint8Array([128]) } } }])
  const refusal = { problems: [problem('STATUS_LIST_TOO_LARGE', { url: 'https://a.example/1', limit: 1 })] } as const
  lists.rememberRefusal('key', refusal, now)
  expect(shared.recallRefusal('key', now)).toBe(refusal)
  expect(lists.recallRefusal('key', now)).toBeUndefined()
})
