import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import type { Extracted } from '../extracted.js'
import { pickBaked } from '../pick-baked.js'
import { bakedChunks } from './baked-chunks.js'
import { readPng } from './read-png.js'
import { readTextChunk } from './text-chunk.js'

/**
 * Takes the credential out of a PNG, wherever its chunk stands.
 *
 * @param picture - a PNG
 * @throws OpenBadgesError `NOTHING_BAKED`, `MULTIPLE_CREDENTIALS`, `IMAGE_MALFORMED`, `IMAGE_LIMIT_EXCEEDED`,
 *   `INPUT_NOT_UTF8`
 */
export async function extractPng(picture: Uint8Array, limits: Limits): Promise<Extracted> {
  const outline = readPng(picture, limits)
  const { picked, findings } = pickBaked(bakedChunks(outline), 'png')
  const { text, unusual } = await readTextChunk(picked.chunk, limits)
  return {
    text,
    container: 'png',
    standard: picked.name.standard,
    findings: [...findings, ...unusualFindings(unusual), ...trailingFindings(picture.length - outline.end)],
  }
}

function unusualFindings(found: string | undefined): readonly Finding[] {
  return found === undefined ? [] : [finding('BAKED_UNUSUALLY', { expected: 'an uncompressed iTXt chunk', found })]
}

function trailingFindings(found: number): readonly Finding[] {
  return found === 0 ? [] : [finding('IMAGE_CONTINUES', { found })]
}
