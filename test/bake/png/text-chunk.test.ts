import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPng, type PngChunk } from '../../../src/bake/png/read-png.js'
import { keywordOf, readTextChunk, writeTextChunk, type ChunkText } from '../../../src/bake/png/text-chunk.js'
import { defaultLimits } from '../../../src/limits.js'
import { chunkOf, internationalText, pngOf } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const chunkIn = (written: Uint8Array): PngChunk => readPng(pngOf([written]), defaultLimits).texts[0]!
const read = (written: Uint8Array, maxBakedBytes = 1_000): Promise<ChunkText> =>
  readTextChunk(chunkIn(written), { ...defaultLimits, maxBakedBytes })

const text = '{"name":"Sv\u00f8mming \ud83c\udfca"}'
const zipped = deflateSync(Buffer.from(text))

describe('keywordOf', () => {
  it.each<[string, string | Uint8Array, string | undefined]>([
    ['a keyword', 'openbadgecredential\0\0', 'openbadgecredential'],
    ['the longest', `${'k'.repeat(79)}\0`, 'k'.repeat(79)],
    ['one that is too long', `${'k'.repeat(80)}\0`, undefined],
    ['an empty one', '\0text', undefined],
    ['none', 'openbadgecredential', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, data, expected) => {
    expect(keywordOf(chunkIn(chunkOf('tEXt', data)))).toBe(expected)
  })
})

describe('readTextChunk', () => {
  it.each<[string, Uint8Array, string | undefined]>([
    ['iTXt', internationalText('k', text), undefined],
    ['iTXt with a language', chunkOf('iTXt', `k\0\0\0nb-NO\0n\u00f8kkel\0${text}`), undefined],
    ['iTXt with a method that nothing is compressed by', chunkOf('iTXt', `k\0\0\u0007\0\0${text}`), undefined],
    ['compressed iTXt', internationalText('k', text, true), 'a compressed iTXt chunk'],
    ['tEXt in UTF-8', chunkOf('tEXt', `k\0${text}`), 'a tEXt chunk'],
    ['zTXt in UTF-8', chunkOf('zTXt', Buffer.concat([Buffer.from('k\0\0'), zipped])), 'a zTXt chunk'],
  ])('reads %s', async (_, written, unusual) => {
    expect(await read(written)).toEqual(unusual === undefined ? { text } : { text, unusual })
  })

  it('reads Latin-1 where it is no UTF-8', async () => {
    expect((await read(chunkOf('tEXt', Buffer.from('k\0Sv\u00f8mming', 'latin1')))).text).toBe('Sv\u00f8mming')
  })

  const fields = ['the fields of an iTXt chunk', 'something else']
  const compression = ['compressed text', 'data that cannot be decompressed']
  const method = ['compression method 0', 'another']
  const compressed = (start: string, content: Uint8Array): Buffer => Buffer.concat([Buffer.from(start), content])

  it.each<[string, Uint8Array, string[]]>([
    ['an iTXt with no fields', chunkOf('iTXt', 'k\0'), fields],
    ['an iTXt with no end of its language', chunkOf('iTXt', 'k\0\0\0en'), fields],
    ['an iTXt with no end of its second keyword', chunkOf('iTXt', 'k\0\0\0en\0key'), fields],
    ['a compression flag that is none', chunkOf('iTXt', `k\0\u0002\0\0\0${text}`), fields],
    ['a compression method that is none', chunkOf('iTXt', compressed('k\0\u0001\u0001\0\0', zipped)), fields],
    ['an iTXt that is not compressed as it says', chunkOf('iTXt', `k\0\u0001\0\0\0${text}`), compression],
    ['a zTXt of another method', chunkOf('zTXt', compressed('k\0\u0001', zipped)), method],
    ['a zTXt without a method', chunkOf('zTXt', 'k\0'), method],
    ['a zTXt that is not compressed', chunkOf('zTXt', `k\0\0${text}`), compression],
  ])('refuses %s with IMAGE_MALFORMED, and says what is where', async (_, written, [expected, found]) => {
    const { code, facts } = await thrownBy(() => read(written))
    // Right behind the header of the picture.
    expect([code, facts]).toEqual(['IMAGE_MALFORMED', { expected, place: 'byte 33', found }])
  })

  it.each<[string, (content: string) => Uint8Array]>([
    ['an iTXt', (content) => internationalText('k', content)],
    ['a tEXt', (content) => chunkOf('tEXt', `k\0${content}`)],
    ['a compressed iTXt', (content) => internationalText('k', content, true)],
    ['a zTXt', (content) => chunkOf('zTXt', compressed('k\0\0', deflateSync(content)))],
  ])('refuses %s that is too long', async (_, written) => {
    expect((await read(written('x'.repeat(1_000)))).text).toHaveLength(1_000)
    const { code, facts } = await thrownBy(() => read(written('x'.repeat(1_001))))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 1_000, what: 'bytes of what is baked' }])
  })

  it('refuses an iTXt that is no UTF-8', async () => {
    const { code, facts } = await thrownBy(() => read(internationalText('k', Buffer.of(0x7b, 0xff))))
    expect([code, facts]).toEqual(['INPUT_NOT_UTF8', {}])
  })
})

describe('writeTextChunk', () => {
  it('writes what another writer writes, byte for byte', () => {
    expect(Buffer.from(writeTextChunk('openbadgecredential', text))).toEqual(
      internationalText('openbadgecredential', text),
    )
  })

  it('writes what is read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (any) => {
        const wellFormed = any.toWellFormed()
        expect(await read(writeTextChunk('k', wellFormed), 10_000)).toEqual({ text: wellFormed })
      }),
      { numRuns: 50 },
    )
  })
})
