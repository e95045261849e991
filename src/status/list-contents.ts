/** What a status list credential holds, once somebody else has found it genuine. */
import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonObject, toArray, type JsonObject } from '../json/json.js'
import type { Limits } from '../limits.js'
import { certain } from '../platform/certain.js'
import { entriesIn, readEntry } from './bit-entries.js'
import { hexDigest } from '#platform'
import { decodeBits, type ListSpelling } from './encoded-list.js'
import type { BitEntry } from './status-entry.js'

/** The bits of a list, and what they are for. */
export interface ListContents {
  /** The types of the subject: `BitstringStatusList`, `StatusList2021`. */
  readonly types: readonly string[]
  readonly purposes: readonly string[]
  /** The bits, decoded; never changed. */
  readonly bytes: Uint8Array
  readonly spelling: ListSpelling
  /** SHA-256 of the bits as they were signed, in hexadecimal: the same however the list was sent. */
  readonly digest: string
  /** For how long a copy may be used; `undefined` where nothing is said. */
  readonly ttlMilliseconds: number | undefined
  /** Bits of an entry, where the list itself says so. */
  readonly size: number | undefined
}

/**
 * Reads the contents of a list: its bits are decoded, once.
 *
 * @param document - a status list credential that passed its gates
 * @param limits - bytes of the bits
 * @param url - where the list came from, for errors
 * @throws OpenBadgesError `STATUS_LIST_INVALID`, `STATUS_LIST_ENCODING_INVALID`, `STATUS_LIST_TOO_LARGE`
 */
export async function readListContents(
  document: JsonObject,
  limits: Pick<Limits, 'maxStatusBitBytes'>,
  url: string,
): Promise<ListContents> {
  const subject = document['credentialSubject']
  const { type, statusPurpose, encodedList, ttl, statusSize } = isJsonObject(subject) ? subject : {}
  if (typeof encodedList !== 'string') {
    throw new OpenBadgesError('STATUS_LIST_INVALID', { url, reason: 'it holds no "encodedList"' }, { url })
  }
  if (statusSize !== undefined && !Number.isSafeInteger(statusSize)) {
    throw new OpenBadgesError('STATUS_LIST_INVALID', { url, reason: 'its "statusSize" is no whole number' }, { url })
  }
  return {
    types: textsOf(type),
    purposes: textsOf(statusPurpose),
    ...(await decodeBits(encodedList, limits, url)),
    digest: hexDigest('SHA-256', encodedList),
    ttlMilliseconds: typeof ttl === 'number' ? Math.max(0, ttl) : undefined,
    size: typeof statusSize === 'number' ? statusSize : undefined,
  }
}

/**
 * Reads the value of an entry. Whether the list is of the right kind, for the right purpose and long
 * enough is looked at; who issued it, and when, is not.
 *
 * @returns 0 for an entry that is clear
 * @throws OpenBadgesError `STATUS_LIST_TYPE_MISMATCH`, `STATUS_LIST_PURPOSE_MISMATCH`,
 *   `STATUS_SIZE_INVALID`, `STATUS_INDEX_OUT_OF_RANGE`
 */
export function readEntryValue(contents: ListContents, { type, purpose, index, size, url }: BitEntry): number {
  const { types, purposes, bytes } = contents
  const expected = LIST_TYPES[type]
  if (!types.includes(expected))
    throw new OpenBadgesError('STATUS_LIST_TYPE_MISMATCH', { url, expected, found: types }, { url })
  if (!purposes.includes(purpose)) {
    throw new OpenBadgesError('STATUS_LIST_PURPOSE_MISMATCH', { url, purpose, found: purposes }, { url })
  }
  if (contents.size !== undefined && contents.size !== size) {
    const facts = { expected: `${contents.size}, as the list at ${url} says`, found: describeJson(size) }
    throw new OpenBadgesError('STATUS_SIZE_INVALID', facts, { url })
  }
  const length = entriesIn(bytes.length, size)
  if (index >= length) throw new OpenBadgesError('STATUS_INDEX_OUT_OF_RANGE', { url, index, length }, { url })
  return readEntry((at) => certain(bytes[at]), index, size)
}

function textsOf(value: JsonObject[string] | undefined): readonly string[] {
  return toArray(value).filter((each) => typeof each === 'string')
}

const LIST_TYPES = {
  BitstringStatusListEntry: 'BitstringStatusList',
  StatusList2021Entry: 'StatusList2021',
} as const
