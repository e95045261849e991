import { OpenBadgesError } from '../../errors.js'
import type { Limits } from '../../limits.js'
import { concatBytes } from '../../platform/bytes.js'
import { openBadges3 } from '../baked-names.js'
import { bakedChunks } from './baked-chunks.js'
import { readPng } from './read-png.js'
import { writeTextChunk } from './text-chunk.js'

/**
 * Puts a credential into a PNG: one uncompressed iTXt chunk right after IHDR, where readers that stop at the pixels find
 * it too. All other chunks, and what follows the picture, stay as they are, byte for byte.
 *
 * @param picture - a PNG
 * @param text - the credential
 * @param whenBaked - whether what is baked in it already is taken out, or the picture refused
 * @throws OpenBadgesError `ALREADY_BAKED`, `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`
 */
export function bakePng(
  picture: Uint8Array,
  text: string,
  whenBaked: 'refuse' | 'replace',
  limits: Limits,
): Uint8Array {
  const outline = readPng(picture, limits)
  const baked = bakedChunks(outline)
  const [first] = baked
  if (first !== undefined && whenBaked === 'refuse') {
    throw new OpenBadgesError('ALREADY_BAKED', { found: first.name.words })
  }
  const parts = [picture.subarray(0, outline.headerEnd), writeTextChunk(openBadges3.keyword, text)]
  let kept = outline.headerEnd
  for (const { chunk } of baked) {
    parts.push(picture.subarray(kept, chunk.start))
    kept = chunk.end
  }
  return concatBytes(...parts, picture.subarray(kept))
}
