/** What the tests of status lists share: a list with messages, ways to look at all of a list, a slow disk. */
import { gunzipSync } from 'node:zlib'
import type { StatusList, StatusListOptions } from '../../src/status/status-list.js'

/** Entries of two bits. */
export const colours: StatusListOptions & { readonly messages: readonly string[] } = {
  purpose: 'message',
  statusSize: 2,
  messages: ['red', 'green', 'blue', 'none'],
}

/** The bits of a list as it is published, from left to right, as node:zlib unpacks them. */
export async function bitsOf(list: StatusList): Promise<string> {
  const bytes = gunzipSync(Buffer.from((await list.encode()).slice(1), 'base64url'))
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
}

/** Everything that can be asked of a list. */
export function contentsOf(list: StatusList): object {
  const { purpose, length, statusSize, messages, allocated } = list
  const indexes = Array.from({ length }, (_, index) => index)
  return {
    ...{ purpose, length, statusSize, messages, allocated },
    values: indexes.map((index) => list.valueAt(index)),
    set: indexes.filter((index) => list.isSet(index)),
    given: indexes.filter((index) => list.isAllocated(index)),
  }
}

/** Keeps lists after a moment, and tells whether two were ever kept at once. */
export function slowStore(fails: (count: number) => boolean = () => false): {
  readonly save: (list: StatusList) => Promise<void>
  readonly kept: StatusList[]
  readonly mostAtOnce: () => number
} {
  const kept: StatusList[] = []
  let [calls, busy, most] = [0, 0, 0]
  return {
    kept,
    mostAtOnce: () => most,
    save: async (list) => {
      const call = calls++
      busy += 1
      most = Math.max(most, busy)
      await new Promise((resolve) => setTimeout(resolve, call % 3))
      busy -= 1
      if (fails(call)) throw new Error(`disk full at ${call}`)
      kept.push(list)
    },
  }
}
