/** Entries of one to eight bits in a row of bytes, the left-most bit first (Bitstring Status List 1.0). */
import { maxStatusSize } from '../model/status-list.js'

/** Bytes that can be asked one by one. */
export type ByteAt = (index: number) => number

/**
 * Reads one entry.
 *
 * @param byteAt - the bytes, each from 0 to 255
 * @param index - the number of the entry, inside the list
 * @param size - bits of an entry
 */
export function readEntry(byteAt: ByteAt, index: number, size: number): number {
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = (value << 1) | ((byteAt(Math.floor(bit / 8)) >> (7 - (bit % 8))) & 1)
  }
  return value
}

/**
 * Writes one entry.
 *
 * @param value - from 0 to 2^size − 1
 * @returns the bytes that change, by their number
 */
export function writeEntry(byteAt: ByteAt, index: number, size: number, value: number): ReadonlyMap<number, number> {
  const changed = new Map<number, number>()
  for (let place = 0; place < size; place++) {
    const bit = index * size + place
    const at = Math.floor(bit / 8)
    const mask = 1 << (7 - (bit % 8))
    const isSet = ((value >> (size - 1 - place)) & 1) === 1
    const byte = changed.get(at) ?? byteAt(at)
    changed.set(at, isSet ? byte | mask : byte & ~mask)
  }
  return changed
}

/** Tells whether a value is a number of bits that an entry can have. */
export function isEntrySize(size: unknown): size is number {
  return Number.isInteger(size) && Number(size) >= 1 && Number(size) <= maxStatusSize
}

/** How many entries fit into some bytes. */
export function entriesIn(bytes: number, size: number): number {
  return Math.floor((bytes * 8) / size)
}
