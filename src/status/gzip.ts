/** One gzip member (RFC 1952), and nothing else. */
import { crc32, deflateRaw, inflateRaw } from '#platform'
import { concatBytes } from '../platform/bytes.js'
import type { Inflated } from '../platform/inflated.js'

/** Compresses bytes as one gzip member. The same bytes give the same text on one machine, not on all. */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const trailer = new Uint8Array(TRAILER_BYTES)
  const view = new DataView(trailer.buffer)
  view.setUint32(0, crc32(bytes), true)
  view.setUint32(4, bytes.length, true)
  return concatBytes(HEADER, await deflateRaw(bytes), trailer)
}

/**
 * Decompresses one gzip member.
 *
 * A member that says itself that it is too large is refused before any work; one that is larger than
 * it says is refused at the first byte too many. The checksums and the length must be right.
 *
 * @param bytes - the member, and nothing after it
 * @param maxBytes - bytes that may come out
 */
export async function gunzip(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  const start = readHeader(bytes)
  const end = bytes.length - TRAILER_BYTES
  if (start === undefined || start > end) return 'malformed'
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER_BYTES)
  const [statedCrc, statedLength] = [trailer.getUint32(0, true), trailer.getUint32(4, true)]
  if (statedLength > maxBytes) return 'too-large'
  const inflated = await inflateRaw(bytes.subarray(start, end), statedLength)
  if (typeof inflated === 'string') return 'malformed'
  return inflated.length === statedLength && crc32(inflated) === statedCrc ? inflated : 'malformed'
}

/** Finds where the compressed data begins; `undefined` for what is no gzip. */
function readHeader(bytes: Uint8Array): number | undefined {
  const [first, second, method, flags = 0] = bytes
  if (first !== 0x1f || second !== 0x8b || method !== DEFLATE || (flags & RESERVED) !== 0) return undefined
  let offset = HEADER.length
  if ((flags & EXTRA) !== 0) offset += 2 + (bytes[offset] ?? 0) + ((bytes[offset + 1] ?? 0) << 8)
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue
    const zero = bytes.indexOf(0, offset)
    if (zero === -1) return undefined
    offset = zero + 1
  }
  if ((flags & HEADER_CRC) === 0) return offset
  const stated = (bytes[offset] ?? 0) + ((bytes[offset + 1] ?? 0) << 8)
  return stated === (crc32(bytes.subarray(0, offset)) & 0xffff) ? offset + 2 : undefined
}

/** No name, no time, no hint at the system that wrote it (RFC 1952: 255 is "unknown"). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)

/** CRC-32 and length. */
const TRAILER_BYTES = 8

const DEFLATE = 8

/** RFC 1952, section 2.3.1: flags. */
const [HEADER_CRC, EXTRA, NAME, COMMENT, RESERVED] = [0b10, 0b100, 0b1000, 0b10000, 0b11100000]
