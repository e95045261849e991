import { describe, expect, it } from 'vitest'
import { bakedChunks } from '../../../src/bake/png/baked-chunks.js'
import { readPng } from '../../../src/bake/png/read-png.js'
import { defaultLimits } from '../../../src/limits.js'
import { chunkOf, internationalText, pngOf } from '../../support/pictures.js'

const standardsIn = (chunks: readonly Uint8Array[]): string[] =>
  bakedChunks(readPng(pngOf(chunks), defaultLimits)).map(({ name }) => name.standard)

describe('bakedChunks', () => {
  it('finds what stands under the keyword of a standard, in any kind of chunk', () => {
    expect(
      standardsIn([
        chunkOf('tEXt', 'openbadges\0https://example.org/assertion'),
        chunkOf('tEXt', 'Software\0openbadgecredential\0'),
        internationalText('openbadgecredential', '{}'),
        chunkOf('zTXt', 'clrcredential\0\0'),
      ]),
    ).toEqual(['open-badges-2', 'open-badges-3', 'clr-2'])
  })

  it('finds nothing under names that only resemble', () => {
    const names = ['OpenBadgeCredential', 'openbadgecredential ', 'openbadge', 'openbadgescredential']
    expect(standardsIn(names.map((name) => internationalText(name, '{}')))).toEqual([])
  })
})
