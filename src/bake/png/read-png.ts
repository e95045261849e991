/** The chunks of a PNG (W3C PNG, section 5), walked once. No pixel is looked at. */
import { crc32 } from '#platform'
import type { Limits } from '../../limits.js'
import { assertAtMost, malformedImage } from '../image-problem.js'

/** One chunk, in its place. */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Byte of the picture where the chunk begins: its length. */
  readonly start: number
  /** The byte after its checksum. */
  readonly end: number
}

/** What of a PNG concerns us. */
export interface PngOutline {
  /** The chunks that hold text: tEXt, zTXt and iTXt. */
  readonly texts: readonly PngChunk[]
  /** The byte after the first chunk, where another may stand. */
  readonly headerEnd: number
  /** The byte after the last chunk. */
  readonly end: number
}

/**
 * Walks the chunks of a PNG: signature, lengths, types and checksums of every one, IHDR first, IEND last. What follows
 * IEND is not looked at. Linear in time; nothing is copied.
 *
 * @param bytes - a file that begins as a PNG
 * @throws OpenBadgesError `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`
 */
export function readPng(bytes: Uint8Array, limits: Limits): PngOutline {
  const first = chunkAt(bytes, SIGNATURE_BYTES)
  if (first.type !== 'IHDR' || first.data.length !== HEADER_BYTES) {
    throw malformedImage('the chunk IHDR', `byte ${SIGNATURE_BYTES}`, `a chunk "${first.type}" of ${first.data.length}`)
  }
  const texts: PngChunk[] = []
  let counted = 1
  let chunk = first
  while (chunk.type !== 'IEND') {
    chunk = chunkAt(bytes, chunk.end)
    if (chunk.type === 'IHDR') throw malformedImage('one chunk IHDR', `byte ${chunk.start}`, 'another')
    if (!PIXELS.has(chunk.type)) assertAtMost(++counted, limits.maxPngChunks, 'chunks without pixels in a PNG')
    if (TEXTS.has(chunk.type)) texts.push(chunk)
  }
  return { texts, headerEnd: first.end, end: chunk.end }
}

/** Length (4 bytes), type (4), data, CRC-32 of type and data (4). */
function chunkAt(bytes: Uint8Array, start: number): PngChunk {
  const place = `byte ${start}`
  const room = bytes.length - start - FRAME_BYTES
  if (room < 0) throw malformedImage('a chunk', place, 'the end of the file')
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start)
  const length = view.getUint32(0)
  const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8))
  if (/[^A-Za-z]/.test(type)) throw malformedImage('a chunk', place, 'a name that is none')
  if (length > room)
    throw malformedImage(`${length} bytes of the chunk ${type}`, place, `${room} to the end of the file`)
  const checked = bytes.subarray(start + 4, start + 8 + length)
  if (crc32(checked) !== view.getUint32(8 + length)) {
    throw malformedImage(`the chunk ${type} with its checksum`, place, 'another checksum')
  }
  return { type, data: checked.subarray(4), start, end: start + FRAME_BYTES + length }
}

/** `89 50 4E 47 0D 0A 1A 0A`. */
const SIGNATURE_BYTES = 8

/** Of IHDR: width, height and five bytes more. */
const HEADER_BYTES = 13

/** Of a chunk without its data. */
const FRAME_BYTES = 12

/** Large pictures have thousands of these. */
const PIXELS: ReadonlySet<string> = new Set(['IDAT', 'fdAT', 'fcTL'])

const TEXTS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt'])
