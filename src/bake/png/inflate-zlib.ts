import { inflateRaw } from '#platform'
import type { Inflated } from '../../platform/inflated.js'

/**
 * Decompresses one zlib stream (RFC 1950), and nothing after it.
 *
 * @param bytes - the stream
 * @param maxBytes - bytes that may come out; the work stops at the first one too many
 */
export async function inflateZlib(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  const end = bytes.length - CHECKSUM_BYTES
  const [first = 0, second = 0] = bytes
  const isHeader = (first & 0x0f) === DEFLATE && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0
  if (end < HEADER_BYTES || !isHeader || (second & PRESET_DICTIONARY) !== 0) return 'malformed'
  const stated = new DataView(bytes.buffer, bytes.byteOffset + end, CHECKSUM_BYTES).getUint32(0)
  const inflated = await inflateRaw(bytes.subarray(HEADER_BYTES, end), maxBytes)
  if (typeof inflated === 'string') return inflated
  return adler32(inflated) === stated ? inflated : 'malformed'
}

/** RFC 1950, section 9. The sums stay far below 2^53, so that they are reduced in blocks. */
function adler32(bytes: Uint8Array): number {
  let [sum, sumOfSums] = [1, 0]
  for (let start = 0; start < bytes.length; start += BLOCK) {
    for (const byte of bytes.subarray(start, start + BLOCK)) {
      sum += byte
      sumOfSums += sum
    }
    sum %= PRIME
    sumOfSums %= PRIME
  }
  return sumOfSums * 65_536 + sum
}

const HEADER_BYTES = 2

const CHECKSUM_BYTES = 4

const DEFLATE = 8

const PRESET_DICTIONARY = 0b100000

/** The largest prime below 65,536. */
const PRIME = 65_521

const BLOCK = 4_096
