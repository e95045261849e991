import { describe, expect, it } from 'vitest'
import type { KnownList } from '../../src/verify/known-list.js'
import { createListMemory } from '../../src/verify/list-memory.js'

const url = 'https://school.example/status/1'
const issuer = 'did:web:school.example'

/** Only what the memory looks at. */
function list(changes: Partial<KnownList> = {}): KnownList {
  return { url, issuer, dated: 1_000, sha256: 'a', ...changes } as KnownList
}

const nobody = (): boolean => false
const older = list({ dated: 999, sha256: 'b' })

describe('the memory of lists', () => {
  it('knows nothing of a list that it never saw', () => {
    expect(createListMemory({ maxRememberedStatusLists: 1 }).newerThan(older, nobody)).toBeUndefined()
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
    expect(memory.newerThan(other, nobody)).toBe(expected)
  })

  it('lets those say how new it is who may speak, and nobody else', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    memory.remember(list({ issuer: 'did:web:delegate.example', dated: 2_000 }))
    memory.remember(list({ issuer: 'did:web:stranger.example', dated: 3_000 }))
    expect(memory.newerThan(older, nobody)).toBeUndefined()
    expect(memory.newerThan(older, (other) => other === 'did:web:delegate.example')).toBe(2_000)
  })

  it('does not forget the newest where an older one, or one without a date, comes after', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    for (const each of [list(), older, list({ dated: undefined })]) memory.remember(each)
    expect(memory.newerThan(older, nobody)).toBe(1_000)
  })

  it('counts every issuer of an address', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 3 })
    for (const other of ['a', 'b', 'c']) memory.remember(list({ issuer: other }))
    memory.remember(list({ url: '2' }))
    const known = (url: string, by: string): boolean =>
      memory.newerThan({ ...older, url, issuer: by }, nobody) !== undefined
    expect([known(url, 'a'), known(url, 'c'), known('2', issuer)]).toEqual([false, false, true])
  })

  it('forgets the one remembered longest ago first, where there are too many', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 2 })
    for (const name of ['1', '2', '1', '3']) memory.remember(list({ url: name }))
    const known = ['1', '2', '3'].filter((name) => memory.newerThan({ ...older, url: name }, nobody) !== undefined)
    expect(known).toEqual(['1', '3'])
  })
})
