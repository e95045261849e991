import { OpenBadgesError, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'

/** What an index is drawn from. */
export interface Draw {
  /** Entries. */
  readonly length: number
  /** How many of them are taken. */
  readonly taken: number
  readonly isTaken: (index: number) => boolean
  /** Makes random bytes. */
  readonly random: (length: number) => Uint8Array
}

/**
 * Draws one of the free indexes of a status list at random, each with the same chance, so that the
 * number of an entry tells nothing about when it was given out (Bitstring Status List 1.0,
 * "Privacy Considerations").
 *
 * Draws until it finds a free one, which takes twenty draws on average where 95 of 100 are taken;
 * beyond that the list is full.
 *
 * @throws OpenBadgesError `STATUS_LIST_FULL`; `OPTIONS_INVALID` for a source of randomness that never gives a free
 *   one, or anything but bytes, as many as asked for
 */
export function drawIndex({ length, taken, isTaken, random }: Draw): number {
  if (taken >= Math.max(1, Math.floor(length * FULL))) {
    throw new OpenBadgesError('STATUS_LIST_FULL', { allocated: taken, length })
  }
  // The largest multiple of the length below 2^48: a remainder is then as likely as any other.
  const fair = DRAWN_VALUES - (DRAWN_VALUES % length)
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const value = readBytes(random(DRAWN_BYTES)).reduce((sum, byte) => sum * 256 + byte, 0)
    const index = value % length
    if (value < fair && !isTaken(index)) return index
  }
  throw wrongOption('random', 'a source of randomness', 'one that repeats itself')
}

/** Fewer bytes would be a smaller number, and the list would fill up from its beginning. */
function readBytes(bytes: unknown): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw wrongOption('random', EXPECTED, describeValue(bytes))
  if (bytes.length !== DRAWN_BYTES) throw wrongOption('random', EXPECTED, `one that makes ${bytes.length}`)
  return bytes
}

/** The part of a list that is given out. */
const FULL = 0.95

const DRAWN_BYTES = 6
const EXPECTED = `a function that makes ${DRAWN_BYTES} bytes`
const DRAWN_VALUES = 2 ** (8 * DRAWN_BYTES)

/** A fair source misses as often as this once in 10^89 lists. */
const MOST_DRAWS = 4_000
