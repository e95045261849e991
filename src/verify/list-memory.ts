/** What a verifier remembers of lists for longer than the lists themselves. */
import type { Limits } from '../limits.js'
import type { KnownList } from './known-list.js'

/**
 * Remembers how new the newest copies of lists were, so that an older one is noticed whenever it is
 * served, also when their bits are long forgotten.
 */
export interface ListMemory {
  /**
   * Looks for a newer list of that address. Of the same issuer, or of one that may speak where this
   * one is asked about: whoever else signs a list for the address has no say in how new it is.
   *
   * @returns its date
   */
  newerThan(list: KnownList, isAuthorized: (issuer: string | undefined) => boolean): number | undefined
  remember(list: KnownList): void
}

/**
 * Makes an empty memory.
 *
 * @param limits - how many lists; the addresses remembered longest ago go first
 */
export function createListMemory({ maxRememberedStatusLists }: Pick<Limits, 'maxRememberedStatusLists'>): ListMemory {
  const byUrl = new Map<string, Map<string | undefined, Mark>>()
  let count = 0
  return {
    newerThan({ url, issuer, dated, sha256 }, isAuthorized) {
      if (dated === undefined) return undefined
      const marks = [...(byUrl.get(url) ?? [])].filter(([other]) => other === issuer || isAuthorized(other))
      // The same bytes are the same list, through whatever caches they came.
      const newer = marks.filter(([, mark]) => mark.dated > dated && mark.sha256 !== sha256)
      return newer.length === 0 ? undefined : Math.max(...newer.map(([, mark]) => mark.dated))
    },
    remember({ url, issuer, dated, sha256 }) {
      const marks = byUrl.get(url) ?? new Map<string | undefined, Mark>()
      const known = marks.get(issuer)
      if (dated === undefined || (known !== undefined && known.dated > dated)) return
      if (known === undefined) count += 1
      marks.set(issuer, { dated, sha256 })
      byUrl.delete(url)
      byUrl.set(url, marks)
      for (const [oldest, { size }] of byUrl) {
        if (count <= maxRememberedStatusLists) return
        byUrl.delete(oldest)
        count -= size
      }
    },
  }
}

interface Mark {
  readonly dated: number
  readonly sha256: string
}
