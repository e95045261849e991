/** Status lists as values: nothing of them ever changes, every change makes a new one. */
import { randomBytes } from '#platform'
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { defaultLimits, type Limits } from '../limits.js'
import { leastStatusEntries, maxStatusSize } from '../model/status-list.js'
import { statusPurposes, type StatusPurpose } from '../model/vocabulary.js'
import { certain } from '../platform/certain.js'
import { entriesIn, isEntrySize, readEntry, writeEntry } from './bit-entries.js'
import { toChunkedBytes, zeroBytes, type ChunkedBytes } from './chunked-bytes.js'
import { drawIndex } from './draw-index.js'
import { decodeBits, encodeBits } from './encoded-list.js'
import { readStatusMessages } from './status-messages.js'

/** What a new list is for. */
export interface StatusListOptions {
  /** What it means if an entry is set. A list has one purpose; make one list for each. */
  readonly purpose: StatusPurpose
  /** Entries. Default: 131,072, which is also the fewest that the standard allows. */
  readonly length?: number
  /** Allows fewer, for tests: such a list hides badly whose status is asked for, and other verifiers refuse it. */
  readonly allowShort?: boolean
  /** Bits of an entry, 1 to 8. Default: 1. More than one only makes sense for messages. */
  readonly statusSize?: number
  /** What each value means, in the order of the values; needed where an entry has more than one bit. */
  readonly messages?: readonly string[]
}

/**
 * A status list (Bitstring Status List 1.0): which entries are set, and which have been given out.
 * It knows nothing of signatures and addresses: see `signStatusList`.
 */
export interface StatusList {
  readonly purpose: StatusPurpose
  /** Entries. */
  readonly length: number
  /** Bits of an entry. */
  readonly statusSize: number
  /** What each value means; none where nothing was said. */
  readonly messages: readonly string[]
  /** How many entries have been given out. They are never given out again, whatever becomes of them. */
  readonly allocated: number
  /**
   * Gives out an entry: one of those that are free, at random, so that its number tells nothing.
   *
   * @param random - makes random bytes; default: the system's
   * @returns the entry's number, and the list in which it is taken: keep that one before the number is used
   * @throws OpenBadgesError `STATUS_LIST_FULL` where 95 of 100 are taken
   */
  allocate(random?: (length: number) => Uint8Array): { readonly index: number; readonly list: StatusList }
  /** Whether an entry has been given out. */
  isAllocated(index: number): boolean
  /**
   * Sets an entry.
   *
   * @param index - the entry's number
   * @param value - default: 1
   * @returns another list
   * @throws OpenBadgesError `OPTIONS_INVALID` for an index outside the list or a value that does not fit
   */
  set(index: number, value?: number): StatusList
  /** Clears an entry. Errors as `set`. */
  clear(index: number): StatusList
  /** Whether an entry has any value but 0. Errors as `set`. */
  isSet(index: number): boolean
  /** The value of an entry. Errors as `set`. */
  valueAt(index: number): number
  /** Writes the entries as `encodedList`: multibase base64url of gzip. */
  encode(): Promise<string>
  /** Writes everything there is to know of the list, as plain JSON to be stored: see `readStatusListState`. */
  toState(): Promise<StatusListState>
}

/** A status list as it is stored: unlike the published one it says which entries have been given out. */
export interface StatusListState {
  readonly stateVersion: 1
  readonly purpose: StatusPurpose
  readonly length: number
  readonly statusSize: number
  readonly messages: readonly string[]
  /** As in the published list. */
  readonly encodedList: string
  /** One bit for each entry, written in the same way. */
  readonly encodedAllocated: string
}

/**
 * Makes an empty status list.
 *
 * @param options - purpose and size
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * const empty = createStatusList({ purpose: 'revocation' })
 * const { index, list } = empty.allocate()
 * const revoked = list.set(index)
 */
export function createStatusList(options: StatusListOptions): StatusList {
  refuseUnknownNames(options, ['purpose', 'length', 'allowShort', 'statusSize', 'messages'])
  const { purpose, length = leastStatusEntries, allowShort = false, statusSize = 1, messages = [] } = options
  const shape = readShape({ purpose, length, statusSize, messages }, defaultLimits)
  if (length < leastStatusEntries && !allowShort) {
    throw wrongOption('length', `at least ${leastStatusEntries}`, describeValue(length))
  }
  const bytes = Math.ceil((length * statusSize) / 8)
  return listOf(shape, zeroBytes(bytes), { bits: zeroBytes(Math.ceil(length / 8)), count: 0 })
}

/**
 * Reads the bits of a list that was published, to set and clear entries in it.
 *
 * Which entries were given out does not stand in a published list. All count as given out, so that
 * none is given out twice; `allocate` refuses. Verifies nothing.
 *
 * @param encodedList - as it stands in the list
 * @param options - the purpose, and the bits of an entry
 * @param limits - bytes that may come out, by name
 * @throws OpenBadgesError `OPTIONS_INVALID`, `STATUS_LIST_ENCODING_INVALID`, `STATUS_LIST_TOO_LARGE`
 */
export async function decodeStatusList(
  encodedList: string,
  options: Pick<StatusListOptions, 'purpose' | 'statusSize' | 'messages'>,
  limits: Pick<Limits, 'maxStatusBitBytes'> = defaultLimits,
): Promise<StatusList> {
  refuseUnknownNames(options, ['purpose', 'statusSize', 'messages'])
  const { purpose, statusSize = 1, messages = [] } = options
  const text: unknown = encodedList
  if (typeof text !== 'string') throw wrongOption('encodedList', 'text', describeValue(text))
  const { bytes } = await decodeBits(text, limits, '')
  const length = entriesIn(bytes.length, readSize(statusSize))
  const shape = readShape({ purpose, length, statusSize, messages }, limits)
  return listOf(shape, toChunkedBytes(bytes), allocationOf(new Uint8Array(Math.ceil(length / 8)).fill(0xff), length))
}

/**
 * Reads a status list as it was stored.
 *
 * @param state - what `toState` wrote
 * @param limits - bytes that may come out, by name
 * @throws OpenBadgesError `OPTIONS_INVALID`, `STATUS_LIST_ENCODING_INVALID`, `STATUS_LIST_TOO_LARGE`
 */
export async function readStatusListState(
  state: StatusListState,
  limits: Pick<Limits, 'maxStatusBitBytes'> = defaultLimits,
): Promise<StatusList> {
  const given: unknown = state
  if (typeof given !== 'object' || given === null) throw wrongOption('state', 'an object', describeValue(given))
  // Whoever wrote more than this library does would lose it with the next state that is written.
  refuseUnknownNames(state, STATE_NAMES, 'state.')
  const { stateVersion, encodedList, encodedAllocated, ...rest } = state
  const written: unknown = stateVersion
  if (written !== 1) throw wrongOption('stateVersion', '1', describeValue(written))
  const shape = readShape(rest, limits)
  const bytes = await readBytes('encodedList', encodedList, Math.ceil((shape.length * shape.statusSize) / 8), limits)
  const bits = await readBytes('encodedAllocated', encodedAllocated, Math.ceil(shape.length / 8), limits)
  return listOf(shape, toChunkedBytes(bytes), allocationOf(bits, shape.length))
}

const STATE_NAMES: ReadonlySet<string> = new Set<keyof StatusListState>([
  'stateVersion',
  'purpose',
  'length',
  'statusSize',
  'messages',
  'encodedList',
  'encodedAllocated',
])

type Shape = Pick<StatusList, 'purpose' | 'length' | 'statusSize' | 'messages'>

interface Allocation {
  readonly bits: ChunkedBytes
  readonly count: number
}

function listOf(shape: Shape, entries: ChunkedBytes, allocation: Allocation): StatusList {
  const { length, statusSize } = shape
  const set = (index: number, value: number): StatusList => {
    checkIndex(index, length)
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** statusSize) {
      throw wrongOption('value', `a whole number from 0 to ${2 ** statusSize - 1}`, describeValue(value))
    }
    return listOf(shape, entries.with(writeEntry(entries.at, index, statusSize, value)), allocation)
  }
  const valueAt = (index: number): number => readEntry(entries.at, checkIndex(index, length), statusSize)
  return Object.freeze({
    ...shape,
    allocated: allocation.count,
    allocate(random = randomBytes) {
      const isTaken = (index: number): boolean => readEntry(allocation.bits.at, index, 1) === 1
      const index = drawIndex({ length, taken: allocation.count, isTaken, random })
      const bits = allocation.bits.with(writeEntry(allocation.bits.at, index, 1, 1))
      return { index, list: listOf(shape, entries, { bits, count: allocation.count + 1 }) }
    },
    isAllocated: (index: number) => readEntry(allocation.bits.at, checkIndex(index, length), 1) === 1,
    set: (index: number, value = 1) => set(index, value),
    clear: (index: number) => set(index, 0),
    isSet: (index: number) => valueAt(index) !== 0,
    valueAt,
    encode: () => encodeBits(entries.toBytes()),
    toState: async () => ({
      stateVersion: 1 as const,
      ...shape,
      encodedList: await encodeBits(entries.toBytes()),
      encodedAllocated: await encodeBits(allocation.bits.toBytes()),
    }),
  })
}

/** No longer than readers take, by default or by the limits that the caller has. */
function readShape(
  { purpose, length, statusSize, messages }: Shape,
  { maxStatusBitBytes }: Pick<Limits, 'maxStatusBitBytes'>,
): Shape {
  if (!statusPurposes.includes(purpose)) {
    throw wrongOption('purpose', `one of ${statusPurposes.join(', ')}`, describeValue(purpose))
  }
  const size = readSize(statusSize)
  const most = entriesIn(maxStatusBitBytes, size)
  if (!Number.isSafeInteger(length) || length < 1 || length > most) {
    throw wrongOption('length', `a whole number from 1 to ${most}`, describeValue(length))
  }
  return { purpose, length, statusSize: size, messages: readStatusMessages(messages, size) }
}

function readSize(size: unknown): number {
  if (isEntrySize(size)) return size
  throw wrongOption('statusSize', `a whole number from 1 to ${maxStatusSize}`, describeValue(size))
}

async function readBytes(
  name: string,
  text: unknown,
  expected: number,
  limits: Pick<Limits, 'maxStatusBitBytes'>,
): Promise<Uint8Array> {
  if (typeof text !== 'string') throw wrongOption(name, 'text', describeValue(text))
  const { bytes } = await decodeBits(text, limits, '')
  if (bytes.length === expected) return bytes
  throw wrongOption(name, `${expected} bytes, as "length" says`, `${bytes.length} bytes`)
}

function checkIndex(index: number, length: number): number {
  if (Number.isSafeInteger(index) && index >= 0 && index < length) return index
  throw wrongOption('index', `a whole number from 0 to ${length - 1}`, describeValue(index))
}

/** Counts what has been given out. The bits after the last entry are none, whatever stands there: they are cleared. */
function allocationOf(bits: Uint8Array, length: number): Allocation {
  if (length % 8 !== 0) bits.set([certain(bits.at(-1)) & (0xff << (8 - (length % 8)))], bits.length - 1)
  return { bits: toChunkedBytes(bits), count: bits.reduce((count, byte) => count + certain(BITS_SET[byte]), 0) }
}

/** How many bits of a byte are set. */
const BITS_SET: readonly number[] = Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
)
