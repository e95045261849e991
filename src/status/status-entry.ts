/** What a credential says of where its status stands. */
import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { isAbsoluteIri } from '../json/iri.js'
import { idOf } from '../model/readers.js'
import { maxStatusSize } from '../model/status-list.js'
import { statusPurposes, type StatusPurpose } from '../model/vocabulary.js'
import { isEntrySize } from './bit-entries.js'

/** A place in a list of bits: W3C Bitstring Status List 1.0, or its forerunner Status List 2021. */
export interface BitEntry {
  readonly kind: 'bits'
  readonly type: 'BitstringStatusListEntry' | 'StatusList2021Entry'
  readonly purpose: StatusPurpose
  readonly index: number
  /** Bits of the entry. */
  readonly size: number
  /** What each value means; none where nothing was said. */
  readonly messages: readonly string[]
  /** The address of the list. */
  readonly url: string
  /** Whether the index stands as a number, where the standard wants text. */
  readonly isIndexNumber: boolean
}

/** A list of ids: the 1EdTech Revocation List, which is deprecated and still in use. */
export interface IdEntry {
  readonly kind: 'ids'
  readonly type: '1EdTechRevocationList'
  readonly purpose: 'revocation'
  /** The address of the list. */
  readonly url: string
}

/** Where the status of a credential stands. */
export type StatusEntry = BitEntry | IdEntry

/**
 * Reads one status entry of a credential. Types, purposes and forms that are not known are refused:
 * an entry that nobody can read may hide a revocation.
 *
 * @param value - one entry of `credentialStatus`
 * @param path - its JSON pointer, for errors
 * @throws OpenBadgesError `STATUS_NOT_SUPPORTED`, `STATUS_ENTRY_INVALID`, `STATUS_INDEX_INVALID`,
 *   `STATUS_SIZE_INVALID`, `STATUS_PURPOSE_UNKNOWN`
 */
export function readStatusEntry(value: JsonValue, path: string): StatusEntry {
  const entry = isJsonObject(value) ? value : {}
  const type = onlyOne(entry['type'])
  switch (type) {
    case 'BitstringStatusListEntry':
    case 'StatusList2021Entry':
      return readBitEntry(entry, type, path)
    case '1EdTechRevocationList':
      return { kind: 'ids', type, purpose: 'revocation', url: readUrl(entry, 'id', path) }
    default:
      throw new OpenBadgesError(
        'STATUS_NOT_SUPPORTED',
        { type: describeJson(isJsonObject(value) ? type : value) },
        { path },
      )
  }
}

function readBitEntry(entry: JsonObject, type: BitEntry['type'], path: string): BitEntry {
  const url = readUrl(entry, 'statusListCredential', path)
  const statedIndex = onlyOne(entry['statusListIndex'])
  const index = readIndex(statedIndex, path)
  const purpose = readPurpose(onlyOne(entry['statusPurpose']), path)
  const size = readSize(onlyOne(entry['statusSize']), path)
  return {
    kind: 'bits',
    type,
    purpose,
    index,
    size,
    messages: readMessages(entry['statusMessage'], size, path),
    url,
    isIndexNumber: typeof statedIndex === 'number',
  }
}

function readUrl(entry: JsonObject, name: string, path: string): string {
  const url = idOf(onlyOne(entry[name]))
  if (url !== undefined && isAbsoluteIri(url)) return url
  throw invalid(`"${name}" as the address of a list`, entry[name], path)
}

/**
 * In the graph that is signed, a value and an array of it are one and the same, and so are an address
 * and a node of that name: whoever holds the credential can write either, and must gain nothing by it.
 */
function onlyOne(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonArray(value) && value.length === 1 ? value[0] : value
}

/** Decimal digits as text, so that no two readers find two places: `"7abc"`, `" 7"` and `"8e0"` are none. */
function readIndex(value: JsonValue | undefined, path: string): number {
  const index = typeof value === 'string' && INDEX.test(value) ? Number(value) : value
  if (Number.isSafeInteger(index) && Number(index) >= 0) return Number(index)
  throw new OpenBadgesError('STATUS_INDEX_INVALID', { found: describeJson(value) }, { path })
}

function readPurpose(value: JsonValue | undefined, path: string): StatusPurpose {
  if (typeof value !== 'string') throw invalid('"statusPurpose" as text', value, path)
  const purpose = statusPurposes.find((each) => each === value)
  if (purpose !== undefined) return purpose
  throw new OpenBadgesError('STATUS_PURPOSE_UNKNOWN', { purpose: describeJson(value) }, { path })
}

function readSize(value: JsonValue | undefined, path: string): number {
  if (value === undefined) return 1
  if (isEntrySize(value)) return value
  const facts = { expected: `a whole number from 1 to ${maxStatusSize}`, found: describeJson(value) }
  throw new OpenBadgesError('STATUS_SIZE_INVALID', facts, { path })
}

/**
 * The messages in the order of the values. They are a set in the graph that is signed, so whoever
 * holds the credential can change their order: each must say which value it is for.
 */
function readMessages(value: JsonValue | undefined, size: number, path: string): readonly string[] {
  if (value === undefined && size === 1) return []
  const messages: string[] = []
  for (const each of toArray(value)) {
    const status = isJsonObject(each) ? onlyOne(each['status']) : undefined
    const message = isJsonObject(each) ? onlyOne(each['message']) : undefined
    if (typeof status !== 'string' || !HEXADECIMAL.test(status) || typeof message !== 'string') {
      throw invalid('messages with "status" in hexadecimal and "message"', each, path)
    }
    messages[Number(status)] = message
  }
  // One for each value, none twice, none missing.
  const needed = 2 ** size
  const found = toArray(value).length
  if (found === needed && messages.length === needed && Object.keys(messages).length === needed) return messages
  const facts = { expected: `of as many bits as "statusMessage" has messages, ${needed}`, found: `${found} of them` }
  throw new OpenBadgesError('STATUS_SIZE_INVALID', facts, { path })
}

function invalid(expected: string, found: JsonValue | undefined, path: string): OpenBadgesError {
  return new OpenBadgesError('STATUS_ENTRY_INVALID', { expected, found: describeJson(found) }, { path })
}

/** Enough for every list that fits into memory. */
const INDEX = /^(?:0|[1-9][0-9]{0,14})$/

const HEXADECIMAL = /^0x[0-9a-fA-F]{1,4}$/
