/** Lists that were read by verifications before this one: they still have a say, so they belong to its record. */
import type { KnownList } from '../known-list.js'
import type { ListCache } from '../list-cache.js'
import type { RecordedList } from './verification-record.js'

/**
 * A cache in which every list is read anew, so that its bytes are in the record, and whose older lists are noted.
 *
 * @param shared - what the verifier remembers
 * @param note - is given each list that was read before
 */
export function recordLists(shared: ListCache, note: (kept: RecordedList) => void): ListCache {
  return cacheOver(
    (address, now) =>
      shared.recall(address, now).map((list) => {
        note({ address, list: toRecorded(list) })
        // Not fresh: it has a say, but it is not used in place of what is served.
        return { ...list, freshUntil: 0 }
      }),
    shared,
  )
}

/** The same cache, from a record. */
export function replayLists(kept: readonly RecordedList[]): ListCache {
  return cacheOver((address) =>
    kept.filter((each) => each.address === address).map(({ list }) => ({ ...fromRecorded(list), freshUntil: 0 })),
  )
}

function cacheOver(before: ListCache['recall'], shared?: ListCache): ListCache {
  const own = new Map<string, readonly KnownList[]>()
  const recall = (address: string, now: number): readonly KnownList[] => {
    const known = own.get(address) ?? before(address, now)
    own.set(address, known)
    return known
  }
  return {
    pending: new Map(),
    recall,
    remember(address, list, replaces) {
      shared?.remember(address, list, replaces)
      own.set(address, [...(own.get(address) ?? []).filter((other) => !replaces(other)), list])
    },
    recallRefusal: () => undefined,
    rememberRefusal: (key, refusal, now) => shared?.rememberRefusal(key, refusal, now),
  }
}

/** Sets are lists in JSON. */
function toRecorded({ contents, ...list }: KnownList): RecordedList['list'] {
  return contents.kind === 'bits'
    ? { ...list, contents: { ...contents, bytes: contents.bytes.slice() } }
    : { ...list, contents: { ...contents, revoked: [...contents.revoked] } }
}

function fromRecorded(list: RecordedList['list']): KnownList {
  const known = list as unknown as KnownList
  const { contents } = known
  if (contents.kind === 'bits') return known
  return { ...known, contents: { ...contents, revoked: new Set(contents.revoked) } }
}
