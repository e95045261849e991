import { describe, expect, it } from 'vitest'
import { problem } from '../../src/messages/problem.js'
import type { KnownList } from '../../src/verify/known-list.js'
import { createListCache, type ListCache, type ListCacheLimits, type Refusal } from '../../src/verify/list-cache.js'

const now = Date.parse('2026-06-01T00:00:00Z')
const second = 1_000

/** A cache, and the lists in it one by one: each takes the place of the one before at its address. */
interface OneByOne extends Omit<ListCache, 'recall' | 'remember'> {
  readonly recall: (address: string, at: number) => KnownList | undefined
  readonly remember: (address: string, kept: KnownList) => void
}

function cacheOf(limits: Partial<ListCacheLimits> = {}): OneByOne {
  const cache = newCache(limits)
  return {
    ...cache,
    recall: (address, at) => cache.recall(address, at).at(-1),
    remember: (address, kept) => cache.remember(address, kept, () => true),
  }
}

function newCache(limits: Partial<ListCacheLimits> = {}): ListCache {
  return createListCache({
    maxCachedStatusLists: 3,
    maxCachedStatusBytes: 100,
    maxStatusAgeSeconds: 60,
    negativeCacheSeconds: 30,
    verificationTimeoutMilliseconds: 20_000,
    ...limits,
  })
}

/** Only what the cache looks at. */
function list(size = 10, readAt = now): KnownList {
  return { size, readAt } as KnownList
}

const refusal: Refusal = { problems: [problem('STATUS_LIST_INVALID', { url: 'u', reason: 'r' })] }

describe('a cache of status lists', () => {
  it('gives back the very list, as often as it is asked', () => {
    const cache = cacheOf()
    const kept = list()
    cache.remember('a', kept)
    expect(cache.recall('a', now)).toBe(kept)
    expect(cache.recall('a', now)).toBe(kept)
    expect(cache.recall('b', now)).toBeUndefined()
  })

  it('lets go of the one longest unused first, where there are too many', () => {
    const cache = cacheOf()
    for (const key of ['a', 'b', 'c']) cache.remember(key, list())
    cache.recall('a', now)
    cache.remember('d', list())
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.recall(key, now) !== undefined)).toEqual(['a', 'c', 'd'])
  })

  it('lets go of as many as it takes, where they are too large together', () => {
    const cache = cacheOf()
    cache.remember('a', list(40))
    cache.remember('b', list(40))
    cache.remember('c', list(90))
    expect(['a', 'b', 'c'].filter((key) => cache.recall(key, now) !== undefined)).toEqual(['c'])
  })

  it('keeps no list that is larger than all together may be', () => {
    const cache = cacheOf()
    cache.remember('a', list(101))
    expect(cache.recall('a', now)).toBeUndefined()
    cache.remember('b', list(100))
    expect(cache.recall('b', now)).toBeDefined()
  })

  it('counts a list that takes the place of another once', () => {
    const cache = cacheOf()
    for (let turn = 0; turn < 50; turn++) cache.remember('a', list(60))
    cache.remember('b', list(40))
    expect(cache.recall('a', now)).toBeDefined()
    expect(cache.recall('b', now)).toBeDefined()
  })

  it.each([
    [60, true],
    [60.001, false],
    [0, true],
    // Read after the verification began that asks.
    [-1, true],
  ])('after %d seconds still has it: %s', (seconds, has) => {
    const cache = cacheOf()
    cache.remember('a', list())
    expect(cache.recall('a', now + seconds * second) !== undefined).toBe(has)
  })

  it('has no room for what it gave up as too old', () => {
    const cache = cacheOf({ maxCachedStatusBytes: 60 })
    cache.remember('old', list(50, now - 61 * second))
    expect(cache.recall('old', now)).toBeUndefined()
    cache.remember('a', list(60))
    expect(cache.recall('a', now)).toBeDefined()
  })

  it.each([
    [30, true],
    [30.001, false],
    [-20, true],
    // A clock that was set back must not make it last.
    [-20.001, false],
  ])('remembers a refusal after %d seconds: %s', (seconds, has) => {
    const cache = cacheOf()
    cache.rememberRefusal('a', refusal, now)
    expect(cache.recallRefusal('a', now + seconds * second)).toBe(has ? refusal : undefined)
  })

  it('forgets a refusal when there is a list', () => {
    const cache = cacheOf()
    cache.rememberRefusal('a', refusal, now)
    cache.remember('a', list())
    expect(cache.recallRefusal('a', now)).toBeUndefined()
  })

  it('bounds the refusals, too', () => {
    const cache = cacheOf()
    for (const key of ['a', 'b', 'c', 'd']) cache.rememberRefusal(key, refusal, now)
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.recallRefusal(key, now) !== undefined)).toEqual(['b', 'c', 'd'])
  })

  it('remembers nothing where it may hold nothing', () => {
    const cache = cacheOf({ maxCachedStatusLists: 0 })
    cache.remember('a', list())
    cache.rememberRefusal('b', refusal, now)
    expect(cache.recall('a', now)).toBeUndefined()
    expect(cache.recallRefusal('b', now)).toBeUndefined()
  })
})

describe('the lists of one address', () => {
  const [one, two, three] = [list(10), list(20), list(30)]

  it('stand side by side, the last one last, but for those that another replaces', () => {
    const cache = newCache()
    cache.remember('a', one, () => true)
    cache.remember('a', two, () => false)
    expect(cache.recall('a', now)).toEqual([one, two])
    cache.remember('a', three, (other) => other === one)
    expect(cache.recall('a', now)).toEqual([two, three])
  })

  it('count each, and are given up together', () => {
    const cache = newCache()
    for (const each of [one, two, three]) cache.remember('a', each, () => false)
    cache.remember('b', one, () => false)
    expect([cache.recall('a', now), cache.recall('b', now)]).toEqual([[], [one]])
  })

  it('give back their room', () => {
    const cache = newCache({ maxCachedStatusBytes: 60 })
    for (let turn = 0; turn < 20; turn++) cache.remember('a', list(30), () => true)
    cache.remember('b', list(30), () => true)
    expect([cache.recall('a', now).length, cache.recall('b', now).length]).toEqual([1, 1])
  })

  it('are given up one by one where they are too old', () => {
    const cache = newCache()
    const old = list(10, now - 61 * second)
    cache.remember('a', old, () => false)
    cache.remember('a', one, () => false)
    expect(cache.recall('a', now)).toEqual([one])
  })
})
