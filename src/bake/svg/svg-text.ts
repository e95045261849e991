import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { fromUtf8 } from '../../platform/bytes.js'
import { utf16Of } from '../../platform/image-type.js'
import { assertAtMost } from '../image-problem.js'

/**
 * Decodes an SVG. Only UTF-8 is read: that is what a credential is written in.
 *
 * @param image - its bytes, or its text
 * @throws OpenBadgesError `IMAGE_LIMIT_EXCEEDED`, `ENCODING_NOT_SUPPORTED`, `INPUT_NOT_UTF8`
 */
export function readSvgText(image: Uint8Array | string, limits: Limits): string {
  assertAtMost(image.length, limits.maxSvgBytes, 'bytes of an SVG')
  if (typeof image === 'string') return image
  const utf16 = utf16Of(image)
  if (utf16 !== undefined) throw encodingNotSupported(utf16)
  const text = fromUtf8(image)
  if (text !== undefined) return text
  // In another encoding, its declaration is in ASCII all the same.
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(image.subarray(0, DECLARATION_BYTES)))?.[1]
  if (declared !== undefined) assertUtf8(declared)
  throw new OpenBadgesError('INPUT_NOT_UTF8', {})
}

/**
 * Refuses what an XML declaration names, unless it is UTF-8 or part of it.
 *
 * @param encoding - the name as it is declared
 * @throws OpenBadgesError `ENCODING_NOT_SUPPORTED`
 */
export function assertUtf8(encoding: string): void {
  if (!/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding)) throw encodingNotSupported(encoding)
}

/** Tells whether a declared encoding is the part of UTF-8 that is ASCII. */
export function isAscii(encoding: string): boolean {
  return /ascii$/i.test(encoding)
}

function encodingNotSupported(encoding: string): OpenBadgesError {
  return new OpenBadgesError('ENCODING_NOT_SUPPORTED', { encoding })
}

const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/

const DECLARATION_BYTES = 256
