import { describe, expect, it } from 'vitest'
import type { KnownList } from '../../src/verify/known-list.js'
import { createListMemory } from '../../src/verify/list-memory.js'

const url = 'https://school.example/status/1'
const issuer = 'did:web:school.example'

/** Only what the memory looks at. */
function list(changes: Partial<KnownList> = {}): KnownList {
  return { url, issuer, dated: 1_000, sha256: 'a', ...changes } as KnownList
}

const older = list({ dated: 999, sha256: 'b' })

describe('the memory of lists', () => {
  it('knows nothing of a list that it never saw', () => {
    expect(createListMemory({ maxRememberedStatusLists: 1 }).newerThan(older)).toBeUndefined()
  })

  it.each<[string, KnownList, number | undefined]>([
    ['an older one', older, 1_000],
    ['one of the same date', list({ sha256: 'b' }), undefined],
    ['a newer one', list({ dated: 1_001, sha256: 'b' }), undefined],
    ['the very bytes, read when the clock went wrong', list({ dated: 999 }), undefined],
    ['one without a date', list({ dated: undefined, sha256: 'b' }), undefined],
    ['an older one of another address', { ...older, url: `${url}/2` }, undefined],
    ['an older one of another issuer', { ...older, issuer: 'did:web:stranger.example' }, undefined],
  ])('says of %s what was newer', (_, other, expected) => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    memory.remember(list())
    expect(memory.newerThan(other)).toBe(expected)
  })

  it('does not forget the newest where an older one, or one without a date, comes after', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    for (const each of [list(), older, list({ dated: undefined })]) memory.remember(each)
    expect(memory.newerThan(older)).toBe(1_000)
  })

  it('forgets the one remembered longest ago first, where there are too many', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 2 })
    for (const name of ['1', '2', '1', '3']) memory.remember(list({ url: name }))
    const known = ['1', '2', '3'].filter((name) => memory.newerThan({ ...older, url: name }) !== undefined)
    expect(known).toEqual(['1', '3'])
  })
})
