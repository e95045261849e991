/** The status lists that one verifier keeps, decoded, so that many badges cost one list. */
import type { Limits } from '../limits.js'
import type { Problem } from '../messages/problem.js'
import type { KnownList } from './known-list.js'

/** Why there is no list. */
export interface Refusal {
  readonly problems: readonly [Problem, ...Problem[]]
}

/** A list, or why there is none. */
export type OpenedList = { readonly list: KnownList } | Refusal

/** What reading a list came to. */
export interface Opening {
  readonly opened: OpenedList
  /** Whether it is so for everybody, and not only for the one who asked. */
  readonly isForAll: boolean
}

/** Remembers lists by address, the least recently used addresses go first. */
export interface ListCache {
  /** @returns the lists that were read at an address, the last one last, fresh or not; none that is too old to say anything */
  recall(address: string, now: number): readonly KnownList[]
  /**
   * Keeps a list beside those that were read at its address before.
   *
   * @param replaces - which of these it takes the place of
   */
  remember(address: string, list: KnownList, replaces: (other: KnownList) => boolean): void
  /** @returns why the list could not be used a moment ago */
  recallRefusal(key: string, now: number): Refusal | undefined
  rememberRefusal(key: string, refusal: Refusal, now: number): void
  /** Lists being read right now: whoever else wants one waits for it. */
  readonly pending: Map<string, Promise<Opening>>
}

/** What a cache of lists is bounded by. */
export type ListCacheLimits = Pick<
  Limits,
  | 'maxCachedStatusLists'
  | 'maxCachedStatusBytes'
  | 'maxStatusAgeSeconds'
  | 'negativeCacheSeconds'
  | 'verificationTimeoutMilliseconds'
>

/**
 * Makes an empty cache in memory.
 *
 * @param limits - how many lists, how many bytes, for how long at most
 */
export function createListCache(limits: ListCacheLimits): ListCache {
  const lists = new Map<string, readonly KnownList[]>()
  const refusals = new Map<string, { readonly refusal: Refusal; readonly at: number }>()
  let bytes = 0
  let count = 0

  function keptAt(address: string): readonly KnownList[] {
    return lists.get(address) ?? []
  }

  function put(address: string, kept: readonly KnownList[]): void {
    const before = keptAt(address)
    bytes += sizeOf(kept) - sizeOf(before)
    count += kept.length - before.length
    lists.delete(address)
    if (kept.length > 0) lists.set(address, kept)
  }

  return {
    pending: new Map(),
    recall(address, now) {
      // One that was read after this verification began is no older for it.
      const usable = keptAt(address).filter(({ readAt }) => now - readAt <= limits.maxStatusAgeSeconds * 1000)
      put(address, usable)
      return usable
    },
    remember(address, list, replaces) {
      refusals.delete(address)
      put(address, [...keptAt(address).filter((other) => !replaces(other)), list])
      for (const oldest of lists.keys()) {
        if (count <= limits.maxCachedStatusLists && bytes <= limits.maxCachedStatusBytes) return
        put(oldest, [])
      }
    },
    recallRefusal(key, now) {
      const known = refusals.get(key)
      if (known === undefined) return undefined
      const age = now - known.at
      // One of a moment after this verification began counts; with a clock that was set back, none does.
      const isNow = age >= -limits.verificationTimeoutMilliseconds && age <= limits.negativeCacheSeconds * 1000
      return isNow ? known.refusal : undefined
    },
    rememberRefusal(key, refusal, now) {
      refusals.delete(key)
      refusals.set(key, { refusal, at: now })
      for (const oldest of refusals.keys()) {
        if (refusals.size <= limits.maxCachedStatusLists) return
        refusals.delete(oldest)
      }
    },
  }
}

function sizeOf(lists: readonly KnownList[]): number {
  return lists.reduce((bytes, { size }) => bytes + size, 0)
}
