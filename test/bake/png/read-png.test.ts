import { describe, expect, it } from 'vitest'
import { readPng } from '../../../src/bake/png/read-png.js'
import { defaultLimits, type Limits } from '../../../src/limits.js'
import { chunkOf, pngOf, pngParts, pngSignature } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const read = (png: Uint8Array, limits: Partial<Limits> = {}): ReturnType<typeof readPng> =>
  readPng(png, { ...defaultLimits, ...limits })

const { header, pixels, end } = pngParts
const behindPixels = `byte ${8 + header.length + pixels.length}`
const nameless = ['a chunk', 'byte 33', 'a name that is none'] as const
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat([pngSignature, ...parts]))

describe('readPng', () => {
  it('finds the chunks of text, where they are and what is in them', () => {
    const early = chunkOf('tEXt', 'Software\0x')
    const late = chunkOf('iTXt', 'a\0\0\0\0\0b')
    const png = pngOf([early], [chunkOf('tIME', new Uint8Array(7)), late])
    const outline = read(png)
    expect(outline.texts.map(({ type, data }) => [type, Buffer.from(data).toString()])).toEqual([
      ['tEXt', 'Software\0x'],
      ['iTXt', 'a\0\0\0\0\0b'],
    ])
    expect(outline.headerEnd).toBe(33)
    expect(outline.end).toBe(png.length)
    for (const [number, chunk] of [early, late].entries()) {
      const { start, end } = outline.texts[number]!
      expect(Buffer.from(png.subarray(start, end))).toEqual(chunk)
    }
  })

  it('reads bytes that are part of a larger buffer', () => {
    const png = pngOf()
    const larger = new Uint8Array(png.length + 20)
    larger.set(png, 7)
    expect(read(larger.subarray(7, 7 + png.length)).end).toBe(png.length)
  })

  it('does not look behind the end', () => {
    expect(read(joined(header, pixels, end, Buffer.from('more'))).end).toBe(pngOf().length)
  })

  it.each<[string, Uint8Array, readonly [expected: string, place: string, found: string]]>([
    ['nothing but the signature', joined(), ['a chunk', 'byte 8', 'the end of the file']],
    ['no header', joined(chunkOf('IDAT', 'four'), end), ['the chunk IHDR', 'byte 8', 'a chunk "IDAT" of 4']],
    [
      'another chunk, as long as a header',
      joined(chunkOf('gAMA', new Uint8Array(13)), pixels, end),
      ['the chunk IHDR', 'byte 8', 'a chunk "gAMA" of 13'],
    ],
    [
      'a header of another length',
      joined(chunkOf('IHDR', 'short'), pixels, end),
      ['the chunk IHDR', 'byte 8', 'a chunk "IHDR" of 5'],
    ],
    ['two headers', joined(header, pixels, header, end), ['one chunk IHDR', behindPixels, 'another']],
    ['no end', joined(header, pixels), ['a chunk', behindPixels, 'the end of the file']],
    ['a chunk cut short', pngOf().subarray(0, -3), ['a chunk', behindPixels, 'the end of the file']],
    [
      'a chunk of text cut short',
      joined(header, chunkOf('tEXt', 'a\0text').subarray(0, -3)),
      ['6 bytes of the chunk tEXt', 'byte 33', '3 to the end of the file'],
    ],
    ['a name that is none', joined(header, chunkOf('a\0b ', 'x'), end), nameless],
    ['a name that begins with a digit', joined(header, chunkOf('1ext', 'x'), end), nameless],
    ['a name that ends with a digit', joined(header, chunkOf('tEX1', 'x'), end), nameless],
    ['a name with a letter that is none of ASCII', joined(header, chunkOf('tE\u00c9t', 'x'), end), nameless],
    [
      'a wrong checksum',
      joined(header, chunkOf('tEXt', 'a\0b', 7), end),
      ['the chunk tEXt with its checksum', 'byte 33', 'another checksum'],
    ],
    [
      'a length beyond the file',
      joined(header, Buffer.from('7fffffff49444154', 'hex'), Buffer.alloc(60)),
      ['2147483647 bytes of the chunk IDAT', 'byte 33', '56 to the end of the file'],
    ],
    [
      'a length beyond 2^31',
      joined(header, Buffer.from('ffffffff49444154', 'hex'), Buffer.alloc(60)),
      ['4294967295 bytes of the chunk IDAT', 'byte 33', '56 to the end of the file'],
    ],
  ])('refuses %s with IMAGE_MALFORMED, and says what is where', (_, png, [expected, place, found]) => {
    const { code, facts } = thrownBy(() => read(png))
    expect([code, facts]).toEqual(['IMAGE_MALFORMED', { expected, place, found }])
  })

  it('refuses every file that was cut', () => {
    const png = pngOf([chunkOf('tEXt', 'a\0b')])
    for (let length = 8; length < png.length; length++) {
      expect(thrownBy(() => read(png.subarray(0, length))).code).toBe('IMAGE_MALFORMED')
    }
  })

  it('counts chunks, but not those with pixels', () => {
    const manyPixels = Array.from({ length: 2_000 }, () => chunkOf('IDAT', 'x'))
    expect(read(pngOf(manyPixels)).texts).toEqual([])
    // IHDR and IEND are two.
    const texts = Array.from({ length: 510 }, () => chunkOf('tEXt', 'a\0b'))
    expect(read(pngOf(texts)).texts).toHaveLength(510)
    expect(thrownBy(() => read(pngOf([...texts, chunkOf('tEXt', 'a\0b')]))).code).toBe('IMAGE_LIMIT_EXCEEDED')
    const { code, facts } = thrownBy(() => read(pngOf([chunkOf('tEXt', 'a\0b')]), { maxPngChunks: 2 }))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 2, what: 'chunks without pixels in a PNG' }])
  })
})
