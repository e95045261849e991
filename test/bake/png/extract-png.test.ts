import { describe, expect, it } from 'vitest'
import { extractPng } from '../../../src/bake/png/extract-png.js'
import { defaultLimits } from '../../../src/limits.js'
import { chunkOf, internationalText, pngOf } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const extract = (png: Uint8Array): ReturnType<typeof extractPng> => extractPng(png, defaultLimits)

const badge = internationalText('openbadgecredential', '{}')

describe('extractPng', () => {
  it.each<[string, Uint8Array]>([
    ['after the header', pngOf([badge])],
    ['after the pixels', pngOf([], [badge])],
  ])('finds a badge %s', async (_, png) => {
    expect(await extract(png)).toEqual({ text: '{}', container: 'png', standard: 'open-badges-3', findings: [] })
  })

  it.each<[string, Uint8Array]>([
    ['a compressed iTXt chunk', internationalText('openbadgecredential', '{}', true)],
    ['a tEXt chunk', chunkOf('tEXt', 'openbadgecredential\0{}')],
  ])('tells of %s', async (found, chunk) => {
    const { findings } = await extract(pngOf([chunk]))
    expect(findings.map(({ code, facts }) => [code, facts])).toEqual([
      ['BAKED_UNUSUALLY', { expected: 'an uncompressed iTXt chunk', found }],
    ])
  })

  it('tells of what follows the picture', async () => {
    const { findings } = await extract(new Uint8Array([...pngOf([badge]), 1, 2, 3]))
    expect(findings.map(({ code, facts }) => [code, facts])).toEqual([['IMAGE_CONTINUES', { found: 3 }]])
  })

  it('takes the newest standard, and tells of the others without reading them', async () => {
    const png = pngOf(
      [chunkOf('zTXt', 'openbadges\0\0not compressed'), internationalText('clrcredential', '[]')],
      [badge],
    )
    const { standard, text, findings } = await extract(png)
    expect([standard, text]).toEqual(['open-badges-3', '{}'])
    expect(findings.map(({ code }) => code)).toEqual(['BAKED_BESIDE_OTHERS', 'BAKED_BESIDE_OTHERS'])
  })

  it.each<[string, Uint8Array, string, Record<string, string>]>([
    ['a picture with nothing in it', pngOf(), 'NOTHING_BAKED', { container: 'PNG' }],
    ['two badges', pngOf([badge], [badge]), 'MULTIPLE_CREDENTIALS', { found: '2' }],
    [
      'two badges in chunks of two kinds',
      pngOf([badge, chunkOf('tEXt', 'openbadgecredential\0{}')]),
      'MULTIPLE_CREDENTIALS',
      { found: '2' },
    ],
    [
      'two old badges',
      pngOf([chunkOf('tEXt', 'openbadges\0a'), chunkOf('tEXt', 'openbadges\0b')]),
      'MULTIPLE_CREDENTIALS',
      { found: '2' },
    ],
  ])('refuses %s', async (_, png, code, facts) => {
    const error = await thrownBy(() => extract(png))
    expect([error.code, error.facts]).toEqual([code, facts])
  })

  it('does not take a badge that follows the picture', async () => {
    expect((await thrownBy(() => extract(new Uint8Array([...pngOf(), ...badge])))).code).toBe('NOTHING_BAKED')
  })
})
