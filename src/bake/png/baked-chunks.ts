import { bakedNames, type BakedName } from '../baked-names.js'
import type { PngChunk, PngOutline } from './read-png.js'
import { keywordOf } from './text-chunk.js'

/** A chunk whose keyword is that of a standard. */
export interface BakedChunk {
  readonly name: BakedName
  readonly chunk: PngChunk
}

/** Finds every chunk that was baked by a standard that is recognised, in the order of the file. */
export function bakedChunks({ texts }: PngOutline): readonly BakedChunk[] {
  return texts.flatMap((chunk) => {
    const keyword = keywordOf(chunk)
    const name = bakedNames.find((each) => each.keyword === keyword)
    return name === undefined ? [] : [{ name, chunk }]
  })
}
