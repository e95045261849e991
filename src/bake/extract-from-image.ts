import { OpenBadgesError } from '../errors.js'
import { defaultLimits, type Limits } from '../limits.js'
import type { Extracted } from './extracted.js'
import { readImageKind } from './image-kind.js'
import { assertAtMost } from './image-problem.js'
import { extractPng } from './png/extract-png.js'
import { withoutWhiteSpaceAround } from './white-space.js'

/**
 * Takes a credential out of a picture, as it was baked. Verifies nothing: hand the picture itself to a verifier.
 *
 * Open Badges 3.0, "Open Badges Document Formats". Reads what was baked in unusual ways, with a finding; refuses what
 * readers would disagree about, such as two credentials, and what is dangerous to read. Also finds what was baked as
 * CLR 2.0 and Open Badges 2.0; `standard` tells. No pixel is decoded, nothing is fetched.
 *
 * @param image - the bytes of a PNG or an SVG, or the text of an SVG
 * @throws OpenBadgesError `NOTHING_BAKED`, `MULTIPLE_CREDENTIALS`, or why the picture cannot be read: `IMAGE_…`,
 *   `DTD_NOT_ALLOWED`, `ENCODING_NOT_SUPPORTED`, `INPUT_NOT_UTF8`
 */
export function extractFromImage(image: Uint8Array | string): Promise<Extracted> {
  return extractWithin(image, defaultLimits)
}

/**
 * As `extractFromImage`, within limits of the caller's.
 *
 * @param limits - for pictures
 */
export async function extractWithin(image: Uint8Array | string, limits: Limits): Promise<Extracted> {
  const kind = readImageKind(image, limits)
  const extracted = kind.container === 'png' ? await extractPng(kind.image, limits) : await readSvg(kind.image, limits)
  const text = withoutWhiteSpaceAround(extracted.text)
  if (text === '') throw new OpenBadgesError('NOTHING_BAKED', { container: kind.container.toUpperCase() })
  assertAtMost(text.length, limits.maxBakedBytes, 'bytes of what is baked')
  return { ...extracted, text }
}

/** Most verifiers never see an SVG, and need no reader of XML. */
async function readSvg(image: Uint8Array | string, limits: Limits): Promise<Extracted> {
  const { extractSvg } = await import('./svg/extract-svg.js')
  return extractSvg(image, limits)
}
