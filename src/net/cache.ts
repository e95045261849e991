/** Answers that are used again for a while, good ones and bad ones. */
import type { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'

/** What a request came to. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly failure: OpenBadgesError }

/** Remembers outcomes by key, the least recently used ones go first. */
export interface OutcomeCache<Answer> {
  /** @returns the outcome remembered, unless it is too old, or from the future */
  recall(key: string, now: number): Outcome<Answer> | undefined
  remember(key: string, outcome: Outcome<Answer>, now: number): void
}

/**
 * Makes an empty cache in memory.
 *
 * @param limits - how many outcomes; for how many seconds an answer, and a failure, is used again
 */
export function createOutcomeCache<Answer>(
  limits: Pick<Limits, 'maxCacheEntries' | 'keyCacheSeconds' | 'negativeCacheSeconds'>,
): OutcomeCache<Answer> {
  const entries = new Map<string, { readonly outcome: Outcome<Answer>; readonly at: number }>()

  return {
    recall(key, now) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      const seconds = 'answer' in entry.outcome ? limits.keyCacheSeconds : limits.negativeCacheSeconds
      const ageSeconds = (now - entry.at) / 1000
      if (ageSeconds < 0 || ageSeconds >= seconds) return undefined
      // A Map keeps the order of insertion, so the first entry is the one longest unused.
      entries.set(key, entry)
      return entry.outcome
    },

    remember(key, outcome, now) {
      entries.delete(key)
      entries.set(key, { outcome, at: now })
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.maxCacheEntries) return
        entries.delete(oldest)
      }
    },
  }
}
