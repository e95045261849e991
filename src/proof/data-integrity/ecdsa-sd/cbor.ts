/**
 * As much of CBOR (RFC 8949) as proof values of ecdsa-sd-2023 hold: unsigned integers, byte strings,
 * texts, arrays, and maps of integers. Every value has one spelling: whatever else CBOR allows, such
 * as tags, indefinite lengths, or longer heads than needed, is not read.
 */
import { concatBytes, fromUtf8, toUtf8 } from '../../../platform/bytes.js'

/** A value that proof values hold. */
export type CborValue = number | string | Uint8Array | readonly CborValue[] | ReadonlyMap<number, CborValue>

/**
 * Reads one value that fills all bytes. The work grows with the number of bytes and with nothing that they say.
 *
 * @returns `undefined` if the bytes are anything else
 */
export function readCbor(bytes: Uint8Array): CborValue | undefined {
  const reader = new Reader(bytes)
  const value = reader.value(0)
  return reader.isAtEnd ? value : undefined
}

/** Writes a value in the one spelling that `readCbor` reads. */
export function writeCbor(value: CborValue): Uint8Array {
  if (typeof value === 'number') return head(UNSIGNED, value)
  if (typeof value === 'string') return withHead(TEXT, toUtf8(value))
  if (value instanceof Uint8Array) return withHead(BYTES, value)
  if (isMap(value)) {
    const entries = [...value].flatMap(([key, member]) => [writeCbor(key), writeCbor(member)])
    return concatBytes(head(MAP, value.size), ...entries)
  }
  return concatBytes(head(ARRAY, value.length), ...value.map(writeCbor))
}

/** Tells a map from an array: their types alone do not. */
export function isMap(value: CborValue | undefined): value is ReadonlyMap<number, CborValue> {
  return value instanceof Map
}

class Reader {
  private readonly bytes: Uint8Array
  private offset = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.offset === this.bytes.length
  }

  value(depth: number): CborValue | undefined {
    const first = this.bytes[this.offset++]
    if (first === undefined || depth > MAX_DEPTH) return undefined
    const argument = this.argument(first & 31)
    if (argument === undefined) return undefined
    switch (first >> 5) {
      case UNSIGNED:
        return argument
      case BYTES:
        return this.take(argument)
      case TEXT: {
        const text = this.take(argument)
        return text === undefined ? undefined : fromUtf8(text)
      }
      case ARRAY:
        return this.array(argument, depth + 1)
      case MAP:
        return this.map(argument, depth + 1)
      default:
        return undefined
    }
  }

  /** RFC 8949, section 3: up to 23 in the first byte itself, else in 1, 2 or 4 bytes; never in more than needed. */
  private argument(info: number): number | undefined {
    if (info < 24) return info
    const digits = this.take(ARGUMENT_LENGTHS[info - 24] ?? Infinity)
    if (digits === undefined) return undefined
    const argument = digits.reduce((sum, digit) => sum * 256 + digit, 0)
    const least = digits.length === 1 ? 24 : 256 ** (digits.length / 2)
    return argument < least ? undefined : argument
  }

  private take(length: number): Uint8Array | undefined {
    const start = this.offset
    if (length > this.bytes.length - start) return undefined
    this.offset += length
    return this.bytes.slice(start, this.offset)
  }

  private array(length: number, depth: number): readonly CborValue[] | undefined {
    const members: CborValue[] = []
    // Each member takes a byte at least, so a length that lies ends with the bytes.
    for (let index = 0; index < length; index++) {
      const member = this.value(depth)
      if (member === undefined) return undefined
      members.push(member)
    }
    return members
  }

  private map(size: number, depth: number): ReadonlyMap<number, CborValue> | undefined {
    const entries = new Map<number, CborValue>()
    for (let index = 0; index < size; index++) {
      const key = this.value(depth)
      const member = this.value(depth)
      if (typeof key !== 'number' || member === undefined || entries.has(key)) return undefined
      entries.set(key, member)
    }
    return entries
  }
}

function withHead(type: number, content: Uint8Array): Uint8Array {
  return concatBytes(head(type, content.length), content)
}

function head(type: number, argument: number): Uint8Array {
  const length = argument < 24 ? 0 : argument < 2 ** 8 ? 1 : argument < 2 ** 16 ? 2 : 4
  const info = length === 0 ? argument : 24 + ARGUMENT_LENGTHS.indexOf(length)
  const digits = Array.from({ length }, (_, index) => Math.floor(argument / 256 ** (length - 1 - index)) % 256)
  return Uint8Array.of((type << 5) | info, ...digits)
}

/** Major types (RFC 8949, section 3.1). */
const UNSIGNED = 0
const BYTES = 2
const TEXT = 3
const ARRAY = 4
const MAP = 5

/** Bytes of an argument, by 24 and more in the first byte. Eight would be more than anything here needs. */
const ARGUMENT_LENGTHS: readonly number[] = [1, 2, 4]

/** An array of arrays and maps is all there is. */
const MAX_DEPTH = 2
