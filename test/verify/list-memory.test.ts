import { describe, expect, it } from 'vitest'
import type { KnownList } from '../../src/verify/known-list.js'
import { createListMemory } from '../../src/verify/list-memory.js'
import type { ListDates } from '../../src/verify/list-order.js'

const url = 'https://school.example/status/1'
const issuer = 'did:web:school.example'

/** Only what the memory looks at. */
function list({ signedAt = 1_000, validFrom, ...changes }: Changes = {}): KnownList {
  const dates = { signedAt, validFrom }
  return { url, issuer, digest: 'a', contents: { kind: 'bits' }, dates, ...changes } as KnownList
}

type Changes = Partial<ListDates> & Partial<KnownList>

const undatedList: KnownList = { ...list({ digest: 'b' }), dates: { signedAt: undefined, validFrom: undefined } }
const nobody = (): boolean => false
const anybody = (): boolean => true
const older = list({ signedAt: 999, digest: 'b' })

describe('the memory of lists', () => {
  it('knows nothing of a list that it never saw', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 1 })
    expect([memory.newerThan(older, nobody), memory.newerThan(older, anybody)]).toEqual([undefined, undefined])
  })

  it.each<[string, KnownList, number | undefined]>([
    ['an older one', older, 1_000],
    ['one of the same date', list({ digest: 'b' }), undefined],
    ['a newer one', list({ signedAt: 1_001, digest: 'b' }), undefined],
    ['an older one of the same bits', list({ signedAt: 999 }), 1_000],
    ['the very same', list(), undefined],
    ['one without a date', undatedList, 1_000],
    ['an unsigned list of ids', { ...undatedList, contents: { kind: 'ids' } as never }, undefined],
    ['an older one of another address', { ...older, url: `${url}/2` }, undefined],
    ['an older one of another issuer', { ...older, issuer: 'did:web:stranger.example' }, undefined],
  ])('says of %s what was newer', (_, other, expected) => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    memory.remember(list())
    expect(memory.newerThan(other, nobody)).toBe(expected)
  })

  it('lets those say how new it is who may speak, and nobody else', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    memory.remember(list({ issuer: 'did:web:delegate.example', signedAt: 2_000 }))
    memory.remember(list({ issuer: 'did:web:stranger.example', signedAt: 3_000 }))
    expect(memory.newerThan(older, nobody)).toBeUndefined()
    expect(memory.newerThan(older, (other) => other === 'did:web:delegate.example')).toBe(2_000)
  })

  it('names the newest of those who may speak, in whatever order they came', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    const by = { one: 'did:web:one.example', two: 'did:web:two.example', three: 'did:web:three.example' }
    memory.remember(list({ issuer: by.one, signedAt: 2_000 }))
    memory.remember(list({ issuer: by.two, signedAt: 3_000 }))
    memory.remember(list({ issuer: by.three, signedAt: 1_000 }))
    expect(memory.newerThan(older, anybody)).toBe(3_000)
  })

  it('does not forget the newest where an older one, or one without a date, comes after', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    for (const each of [list(), older, undatedList]) memory.remember(each)
    expect(memory.newerThan(older, nobody)).toBe(1_000)
  })

  it('takes going back, among lists of one date, for an older one', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    const [one, two, three] = ['a', 'b', 'c'].map((digest) => list({ digest }))
    for (const each of [one, two]) memory.remember(each!)
    expect([one, two, three].map((each) => memory.newerThan(each!, nobody))).toEqual([1_000, undefined, undefined])
    memory.remember(list({ digest: 'd', signedAt: 1_001 }))
    expect(memory.newerThan(two!, nobody)).toBe(1_001)
  })

  it('lets a later list say again what an earlier one said: that is no going back', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    memory.remember(list({ digest: 'a' }))
    memory.remember(list({ digest: 'b' }))
    const again = list({ digest: 'a', signedAt: 1_001 })
    expect(memory.newerThan(again, nobody)).toBeUndefined()
    // What is known of one date says nothing of the next.
    memory.remember(list({ digest: 'c', signedAt: 1_001 }))
    expect(memory.newerThan(again, nobody)).toBeUndefined()
    memory.remember(again)
    expect(memory.newerThan(again, nobody)).toBeUndefined()
    expect(memory.newerThan(list({ digest: 'c', signedAt: 1_001 }), nobody)).toBe(1_001)
  })

  it('remembers sixteen lists of one date besides the last, and no more', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    const lists = Array.from({ length: 18 }, (_, index) => list({ digest: `${index}` }))
    for (const each of lists) memory.remember(each)
    const known = lists.filter((each) => memory.newerThan(each, nobody) !== undefined)
    expect(known).toEqual(lists.slice(1, 17))
  })

  it('does not forget when a list was signed, where the next does not say', () => {
    const memory = createListMemory({ maxRememberedStatusLists: 10 })
    const unsigned = { signedAt: undefined, validFrom: 500 }
    memory.remember(list({ validFrom: 500 }))
    memory.remember({ ...list({ digest: 'b' }), dates: unsigned })
    expect(memory.newerThan(list({ digest: 'c', signedAt: 999, validFrom: 500 }), nobody)).toBeDefined()
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
