/** What a verifier remembers of lists for longer than the lists themselves. */
import type { Limits } from '../limits.js'
import type { KnownList } from './known-list.js'
import { compareLists, dateOfList, type ListDates } from './list-order.js'

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
    newerThan(list, isAuthorized) {
      if (list.contents.kind === 'ids') return undefined
      const marks = [...(byUrl.get(list.url) ?? [])].filter(([by]) => by === list.issuer || isAuthorized(by))
      const newer = marks.filter(([, mark]) => isNewer(mark, list))
      return newer.length === 0 ? undefined : Math.max(...newer.map(([, mark]) => mark.dated))
    },
    remember({ url, issuer, dates, digest }) {
      const dated = dateOfList(dates)
      if (dated === undefined) return
      const marks = byUrl.get(url) ?? new Map<string | undefined, Mark>()
      const known = marks.get(issuer)
      // What is not said this time may have been said before.
      const { signedAt = known?.dates.signedAt, validFrom = known?.dates.validFrom } = dates
      const order = known === undefined ? 1 : compareLists(dates, known.dates)
      if (order < 0) return
      if (known === undefined) count += 1
      const before = known !== undefined && order === 0 ? [...known.before, known.digest] : []
      marks.set(issuer, {
        dated,
        dates: { signedAt, validFrom },
        digest,
        before: before.filter((each) => each !== digest).slice(-MOST_OF_ONE_DATE),
      })
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
  readonly dates: ListDates
  readonly digest: string
  /** Lists of the very same date that were read before this one. */
  readonly before: readonly string[]
}

/** A list without any date, where there was one with, is not to be trusted with being the newer one. */
function isNewer(mark: Mark, { dates, digest }: KnownList): boolean {
  const order = compareLists(mark.dates, dates)
  return order > 0 || (order === 0 && mark.before.includes(digest)) || dateOfList(dates) === undefined
}

/** More are not signed in one second. */
const MOST_OF_ONE_DATE = 16
