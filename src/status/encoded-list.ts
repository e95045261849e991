/** The bits of a status list as text: gzip, then base64url, then the `u` of multibase. */
import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { fromBase64, fromBase64Url, toBase64Url } from '../platform/bytes.js'
import { gunzip, gzip } from './gzip.js'

/** How the bits were written: as the W3C wants it, or in one of the ways of older lists. */
export type ListSpelling = 'multibase' | 'base64url' | 'base64'

/** Bits that were decoded. */
export interface DecodedBits {
  readonly bytes: Uint8Array
  readonly spelling: ListSpelling
}

/** Writes bits as `encodedList` (Bitstring Status List 1.0, "Bitstring Generation Algorithm"). */
export async function encodeBits(bytes: Uint8Array): Promise<string> {
  return `u${toBase64Url(await gzip(bytes))}`
}

/**
 * Reads the bits of an `encodedList` ("Bitstring Expansion Algorithm").
 *
 * Also reads base64url without the multibase prefix and plain base64, which older lists have: the
 * first bytes of gzip tell them apart. Exactly one gzip member is read, its checksum and length must
 * be right, and no more than `maxStatusBitBytes` come out.
 *
 * @param text - as it stands in the list
 * @param limits - bytes that may come out
 * @param url - where the list came from, for errors
 * @throws OpenBadgesError `STATUS_LIST_ENCODING_INVALID`, `STATUS_LIST_TOO_LARGE`
 */
export async function decodeBits(
  text: string,
  limits: Pick<Limits, 'maxStatusBitBytes'>,
  url: string,
): Promise<DecodedBits> {
  const spelling = spellingOf(text)
  if (spelling === undefined) throw invalid(NO_GZIP, url)
  const compressed = bytesOf(text, spelling)
  if (compressed === undefined) throw invalid(NO_GZIP, url)
  const limit = limits.maxStatusBitBytes
  const bytes = await gunzip(compressed, limit)
  if (bytes === 'too-large') throw new OpenBadgesError('STATUS_LIST_TOO_LARGE', { url, limit }, { url })
  if (bytes === 'malformed') {
    throw invalid('they are not one gzip stream, whole and with the right checksum and length', url)
  }
  return { bytes, spelling }
}

function spellingOf(text: string): ListSpelling | undefined {
  if (text.startsWith(`u${GZIP_START}`)) return 'multibase'
  if (!text.startsWith(GZIP_START)) return undefined
  return /[+/=]/.test(text) ? 'base64' : 'base64url'
}

function bytesOf(text: string, spelling: ListSpelling): Uint8Array | undefined {
  if (spelling === 'base64') return fromBase64(text)
  return fromBase64Url(spelling === 'multibase' ? text.slice(1) : text)
}

function invalid(reason: string, url: string): OpenBadgesError {
  return new OpenBadgesError('STATUS_LIST_ENCODING_INVALID', { url, reason }, { url })
}

/** The first three bytes of gzip, in base64 of either alphabet. */
const GZIP_START = 'H4sI'

const NO_GZIP = 'they are not base64url of gzip'
