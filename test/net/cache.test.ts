import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { createOutcomeCache, type Outcome } from '../../src/net/cache.js'

const limits = { maxCacheEntries: 2, keyCacheSeconds: 300, negativeCacheSeconds: 30 }
const good: Outcome<string> = { answer: 'document' }
const bad: Outcome<string> = {
  failure: new OpenBadgesError('FETCH_STATUS', { url: 'https://a.example/', status: 503 }),
}

describe('createOutcomeCache', () => {
  it.each([
    ['an answer', good, 0, true],
    ['an answer', good, 299_999, true],
    ['an answer', good, 300_000, false],
    ['an answer from the future', good, -1, false],
    ['a failure', bad, 29_999, true],
    ['a failure', bad, 30_000, false],
  ])('%s %# is recalled after %d ms: %s', (_what, outcome, age, recalled) => {
    const cache = createOutcomeCache<string>(limits)
    cache.remember('key', outcome, 1_000_000)
    expect(cache.recall('key', 1_000_000 + age)).toBe(recalled ? outcome : undefined)
  })

  it('knows nothing of other keys', () => {
    const cache = createOutcomeCache<string>(limits)
    cache.remember('key', good, 0)
    expect(cache.recall('__proto__', 0)).toBeUndefined()
  })

  it('drops the one longest unused', () => {
    const cache = createOutcomeCache<string>(limits)
    cache.remember('a', good, 0)
    cache.remember('b', good, 0)
    cache.recall('a', 1)
    cache.remember('c', good, 2)
    expect(['a', 'b', 'c'].map((key) => cache.recall(key, 3) !== undefined)).toEqual([true, false, true])
  })

  it('counts an entry remembered again once, with its new age', () => {
    const cache = createOutcomeCache<string>(limits)
    cache.remember('a', good, 0)
    cache.remember('b', good, 0)
    cache.remember('a', good, 200_000)
    expect(cache.recall('a', 400_000)).toBe(good)
    expect(cache.recall('b', 1)).toBe(good)
  })

  it('counts remembering as use', () => {
    const cache = createOutcomeCache<string>(limits)
    for (const key of ['a', 'b', 'a', 'c']) cache.remember(key, good, 0)
    expect(['a', 'b', 'c'].map((key) => cache.recall(key, 0) !== undefined)).toEqual([true, false, true])
  })

  it('remembers nothing where it may hold no entries', () => {
    const cache = createOutcomeCache<string>({ ...limits, maxCacheEntries: 0 })
    cache.remember('a', good, 0)
    expect(cache.recall('a', 0)).toBeUndefined()
  })
})
