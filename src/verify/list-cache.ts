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

/** Remembers lists by address, the least recently used ones go first. */
export interface ListCache {
  /** @returns the list that was read last, be it fresh or not, unless it is too old to say anything */
  recall(key: string, now: number): KnownList | undefined
  remember(key: string, list: KnownList): void
  /** @returns why the list could not be used a moment ago */
  recallRefusal(key: string, now: number): Refusal | undefined
  rememberRefusal(key: string, refusal: Refusal, now: number): void
  /** Lists being read right now: whoever else wants one waits for it. */
  readonly pending: Map<string, Promise<OpenedList>>
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
  const lists = new Map<string, KnownList>()
  const refusals = new Map<string, { readonly refusal: Refusal; readonly at: number }>()
  let bytes = 0

  function forget(key: string): KnownList | undefined {
    const list = lists.get(key)
    if (list === undefined) return undefined
    lists.delete(key)
    bytes -= list.size
    return list
  }

  function keep(key: string, list: KnownList): void {
    // A Map keeps the order of insertion, so the first list is the one longest unused.
    lists.set(key, list)
    bytes += list.size
  }

  return {
    pending: new Map(),
    recall(key, now) {
      const list = forget(key)
      // One that was read after this verification began is no older for it.
      if (list === undefined || now - list.readAt > limits.maxStatusAgeSeconds * 1000) return undefined
      keep(key, list)
      return list
    },
    remember(key, list) {
      refusals.delete(key)
      forget(key)
      keep(key, list)
      for (const oldest of lists.keys()) {
        if (lists.size <= limits.maxCachedStatusLists && bytes <= limits.maxCachedStatusBytes) return
        forget(oldest)
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
