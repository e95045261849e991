/** Chunks of a PNG that hold text under a keyword (W3C PNG, section 11.3.3). */
import { crc32 } from '#platform'
import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { concatBytes, fromUtf8, toUtf8 } from '../../platform/bytes.js'
import { assertAtMost, malformedImage } from '../image-problem.js'
import { inflateZlib } from './inflate-zlib.js'
import type { PngChunk } from './read-png.js'

/** Reads the keyword of a text chunk; `undefined` if it has none, or one that is too long. */
export function keywordOf({ data }: PngChunk): string | undefined {
  const end = data.subarray(0, MAX_KEYWORD_BYTES + 1).indexOf(0)
  return end > 0 ? String.fromCharCode(...data.subarray(0, end)) : undefined
}

/** The text of a chunk, and how it is written. */
export interface ChunkText {
  readonly text: string
  /** In words, such as `a compressed iTXt chunk`; `undefined` if it is as Open Badges says. */
  readonly unusual?: string
}

/**
 * Reads the text of a chunk. Open Badges allows an uncompressed iTXt only; the others are read too.
 *
 * A tEXt or zTXt is Latin-1 by the standard of PNG, yet programs write UTF-8 into them: UTF-8 is tried first.
 *
 * @param chunk - tEXt, zTXt or iTXt, with a keyword
 * @throws OpenBadgesError `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`, `INPUT_NOT_UTF8`
 */
export async function readTextChunk(chunk: PngChunk, limits: Limits): Promise<ChunkText> {
  const keywordEnd = chunk.data.indexOf(0) + 1
  const rest = chunk.data.subarray(keywordEnd)
  const place = `byte ${chunk.start}`
  switch (chunk.type) {
    case 'iTXt':
      return readInternational(rest, place, limits)
    case 'zTXt': {
      if (rest[0] !== 0) throw malformedImage('compression method 0', place, 'another')
      return { text: toText(await inflate(rest.subarray(1), place, limits)), unusual: 'a zTXt chunk' }
    }
    default: {
      assertAtMost(rest.length, limits.maxBakedBytes, BAKED)
      return { text: toText(rest), unusual: 'a tEXt chunk' }
    }
  }
}

/** Compression flag and method, language tag, keyword in that language; then the text in UTF-8. */
async function readInternational(rest: Uint8Array, place: string, limits: Limits): Promise<ChunkText> {
  const [flag, method] = rest
  const languageEnd = rest.indexOf(0, 2)
  const translatedEnd = languageEnd === -1 ? -1 : rest.indexOf(0, languageEnd + 1)
  if (translatedEnd === -1 || (flag !== 0 && flag !== 1) || (flag === 1 && method !== 0)) {
    throw malformedImage('the fields of an iTXt chunk', place, 'something else')
  }
  const written = rest.subarray(translatedEnd + 1)
  const bytes = flag === 1 ? await inflate(written, place, limits) : written
  assertAtMost(bytes.length, limits.maxBakedBytes, BAKED)
  const text = fromUtf8(bytes)
  if (text === undefined) throw new OpenBadgesError('INPUT_NOT_UTF8', {})
  return flag === 1 ? { text, unusual: 'a compressed iTXt chunk' } : { text }
}

async function inflate(bytes: Uint8Array, place: string, limits: Limits): Promise<Uint8Array> {
  const inflated = await inflateZlib(bytes, limits.maxBakedBytes)
  if (inflated === 'malformed') throw malformedImage('compressed text', place, 'data that cannot be decompressed')
  if (inflated === 'too-large') {
    throw new OpenBadgesError('IMAGE_LIMIT_EXCEEDED', { limit: limits.maxBakedBytes, what: BAKED })
  }
  return inflated
}

function toText(bytes: Uint8Array): string {
  return fromUtf8(bytes) ?? new TextDecoder('latin1').decode(bytes)
}

/**
 * Writes an uncompressed iTXt chunk without a language, whole.
 *
 * @param keyword - in ASCII
 * @param text - any text without U+0000
 */
export function writeTextChunk(keyword: string, text: string): Uint8Array {
  const content = concatBytes(toUtf8(`iTXt${keyword}\0\0\0\0\0`), toUtf8(text))
  const frame = new DataView(new ArrayBuffer(8))
  frame.setUint32(0, content.length - 4)
  frame.setUint32(4, crc32(content))
  const bytes = new Uint8Array(frame.buffer)
  return concatBytes(bytes.subarray(0, 4), content, bytes.subarray(4))
}

const MAX_KEYWORD_BYTES = 79

const BAKED = 'bytes of what is baked'
