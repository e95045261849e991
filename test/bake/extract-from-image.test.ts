import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { extractFromImage, extractWithin } from '../../src/bake/extract-from-image.js'
import { defaultLimits } from '../../src/limits.js'
import { chunkOf, internationalText, pngOf, svgWith, utf8 } from '../support/pictures.js'
import { thrownBy } from '../support/thrown-by.js'

describe('extractFromImage', () => {
  it('leaves out white space around what was baked', async () => {
    const png = pngOf([internationalText('openbadgecredential', '\r\n {} \t')])
    expect((await extractFromImage(png)).text).toBe('{}')
    const svg = svgWith('<openbadges:credential>\r\n<![CDATA[\r\n{}\r\n]]>\r\n</openbadges:credential>')
    expect(await extractFromImage(svg)).toEqual({
      text: '{}',
      container: 'svg',
      standard: 'open-badges-3',
      findings: [],
    })
  })

  it.each<[string, Uint8Array | string, string]>([
    ['an empty chunk', pngOf([internationalText('openbadgecredential', '')]), 'PNG'],
    ['a chunk of white space', pngOf([chunkOf('tEXt', 'openbadgecredential\0  ')]), 'PNG'],
    ['an empty element', svgWith('<openbadges:credential/>'), 'SVG'],
    ['an element of white space', svgWith('<openbadges:credential verify=" ">\n</openbadges:credential>'), 'SVG'],
  ])('finds nothing in %s', async (_, picture, container) => {
    const { code, facts } = await thrownBy(() => extractFromImage(picture))
    expect([code, facts]).toEqual(['NOTHING_BAKED', { container }])
  })

  it.each<[string, unknown]>([
    ['JSON', utf8('{}')],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff)],
    ['nothing', undefined],
  ])('rejects for %s', async (_, picture) => {
    expect((await thrownBy(() => extractFromImage(picture as Uint8Array))).code).toBe('IMAGE_UNRECOGNIZED')
  })
})

describe('extractWithin', () => {
  it.each<[string, Uint8Array | string]>([
    ['a PNG', bakeImage(pngOf(), `{"a":"${'x'.repeat(100)}"}`)],
    ['an SVG', bakeImage(svgWith('', ''), `{"a":"${'x'.repeat(100)}"}`)],
    ['an SVG with a token', svgWith(`<openbadges:credential verify="${'x'.repeat(107)}"/>`)],
  ])('keeps to the limits that it is given: %s', async (_, picture) => {
    const within = (maxBakedBytes: number): Promise<unknown> =>
      extractWithin(picture, { ...defaultLimits, maxBakedBytes })
    await expect(within(108)).resolves.toBeDefined()
    const { code, facts } = await thrownBy(() => within(106))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 106, what: 'bytes of what is baked' }])
  })

  it('needs no memory beside the picture: a large PNG is walked, not copied', async () => {
    const pixels = chunkOf('IDAT', new Uint8Array(20_000_000))
    const png = bakeImage(pngOf([pixels]), '{}')
    expect(png.length).toBe(pngOf([pixels]).length + internationalText('openbadgecredential', '{}').length)
    const before = process.memoryUsage().arrayBuffers
    expect((await extractFromImage(png)).text).toBe('{}')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })

  it('walks a large PNG of many small chunks', async () => {
    const pixels = Array.from({ length: 2_500 }, () => chunkOf('IDAT', new Uint8Array(8_192)))
    expect((await extractFromImage(bakeImage(pngOf(pixels), 'a.b.c'))).text).toBe('a.b.c')
  })
})
