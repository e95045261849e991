import { OpenBadgesError } from '../errors.js'
import { toUtf8 } from '../platform/bytes.js'
import { imageTypeOf } from '../platform/image-type.js'
import type { Limits } from '../limits.js'
import { assertAtMost } from './image-problem.js'

/** A picture and its kind. Only an SVG can be text. */
export type ReadImage =
  | { readonly container: 'png'; readonly image: Uint8Array }
  | { readonly container: 'svg'; readonly image: Uint8Array | string }

/**
 * Tells what kind a picture is, by how it begins.
 *
 * @param image - bytes, or the text of an SVG
 * @throws OpenBadgesError `IMAGE_UNRECOGNIZED`, `IMAGE_LIMIT_EXCEEDED`
 */
export function readImageKind(image: unknown, limits: Limits): ReadImage {
  const read = typeof image === 'string' ? image : bytesOf(image)
  assertAtMost(read.length, limits.maxImageBytes, 'bytes of a picture')
  const bytes = typeof read === 'string' ? toUtf8(read.slice(0, BEGINNING)) : read
  const type = imageTypeOf(bytes)
  if (type === 'image/svg+xml') return { container: 'svg', image: read }
  // Whole: no text begins as a PNG does, whose first byte is none of UTF-8.
  if (type === 'image/png') return { container: 'png', image: bytes }
  throw unrecognized(type ?? (read.length === 0 ? 'nothing' : 'something else'))
}

/** Bytes of another realm, as test environments have them, are bytes too. */
function bytesOf(image: unknown): Uint8Array {
  if (ArrayBuffer.isView(image)) return new Uint8Array(image.buffer, image.byteOffset, image.byteLength)
  throw unrecognized(image === null ? 'null' : typeof image)
}

function unrecognized(found: string): OpenBadgesError {
  return new OpenBadgesError('IMAGE_UNRECOGNIZED', { found })
}

/** Characters of text that are enough to tell an SVG. */
const BEGINNING = 4_096
