import { describe, expect, it } from 'vitest'
import { readPng } from '../../../src/bake/png/read-png.js'
import { defaultLimits, type Limits } from '../../../src/limits.js'
import { chunkOf, pngOf, pngParts, pngSignature } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const read = (png: Uint8Array, limits: Partial<Limits> = {}): ReturnType<typeof readPng> =>
  readPng(png, { ...defaultLimits, ...limits })

const { header, pixels, end } = pngParts
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

  it.each<[string, Uint8Array, string]>([
    ['nothing but the signature', joined(), 'byte 8'],
    ['no header', joined(pixels, end), 'byte 8'],
    ['a header of another length', joined(chunkOf('IHDR', 'short'), pixels, end), 'byte 8'],
    ['two headers', joined(header, pixels, header, end), `byte ${8 + header.length + pixels.length}`],
    ['no end', joined(header, pixels), `byte ${8 + header.length + pixels.length}`],
    ['a chunk cut short', pngOf().subarray(0, -3), `byte ${8 + header.length + pixels.length}`],
    ['a name that is none', joined(header, chunkOf('a\0b ', 'x'), end), 'byte 33'],
    ['a wrong checksum', joined(header, chunkOf('tEXt', 'a\0b', 7), end), 'byte 33'],
    ['a length beyond the file', joined(header, Buffer.from('7fffffff49444154', 'hex'), Buffer.alloc(60)), 'byte 33'],
    ['a length beyond 2^31', joined(header, Buffer.from('ffffffff49444154', 'hex'), Buffer.alloc(60)), 'byte 33'],
  ])('refuses %s with IMAGE_MALFORMED, and says where', (_, png, place) => {
    const error = thrownBy(() => read(png))
    expect(error.code).toBe('IMAGE_MALFORMED')
    expect(error.facts['place']).toBe(place)
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
    expect(thrownBy(() => read(pngOf([chunkOf('tEXt', 'a\0b')]), { maxPngChunks: 2 })).code).toBe(
      'IMAGE_LIMIT_EXCEEDED',
    )
  })
})
