/** What a verifier remembers of lists for longer than the lists themselves. */
import type { Limits } from '../limits.js'
import type { KnownList } from './known-list.js'

/**
 * Remembers how new the newest copy of a list was, so that an older one is noticed whenever it is
 * served, also when its bits are long forgotten.
 */
export interface ListMemory {
  /** @returns the date of a newer copy that was read before, of the same issuer and from the same address */
  newerThan(list: KnownList): number | undefined
  remember(list: KnownList): void
}

/**
 * Makes an empty memory.
 *
 * @param limits - how many lists; the least recently remembered go first
 */
export function createListMemory({ maxRememberedStatusLists }: Pick<Limits, 'maxRememberedStatusLists'>): ListMemory {
  const newest = new Map<string, { readonly dated: number; readonly sha256: string }>()
  return {
    newerThan(list) {
      const known = newest.get(nameOf(list))
      if (known === undefined || list.dated === undefined) return undefined
      // The same bytes are the same list, through whatever caches they came.
      return list.dated < known.dated && list.sha256 !== known.sha256 ? known.dated : undefined
    },
    remember(list) {
      const { dated, sha256 } = list
      const name = nameOf(list)
      const known = newest.get(name)
      if (dated === undefined || (known !== undefined && known.dated > dated)) return
      newest.delete(name)
      newest.set(name, { dated, sha256 })
      for (const oldest of newest.keys()) {
        if (newest.size <= maxRememberedStatusLists) return
        newest.delete(oldest)
      }
    },
  }
}

/** Whoever else signs a list for that address has no say in how new this one is. */
function nameOf({ url, issuer = '' }: KnownList): string {
  return `${url} ${issuer}`
}
