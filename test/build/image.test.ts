import { describe, expect, it } from 'vitest'
import { readImage, readPngOrSvg } from '../../src/build/image.js'
import { buildWith, placeOf, problemsOf, readWith, welding } from './support.js'

describe('readImage', () => {
  it.each(['https://school.example/a.png', 'data:image/svg+xml;base64,PHN2Zy8+', 'ipfs://bafy', 'urn:x:1'])(
    'makes an Image of %s',
    (id) => {
      expect(readWith(readImage, id)).toEqual({ id, type: 'Image' })
    },
  )

  it.each([
    ['data:text/html;base64,PHN2Zy8+', ''],
    ['data:,', ''],
    ['vbscript:x', ''],
    [{ id: 'a.png' }, '/id'],
    [{ type: 'Image' }, '/id'],
    [{ id: 'urn:x:1', type: 'Picture' }, '/type'],
    [{ url: 'https://school.example/a.png' }, '/url'],
    [`data:image/png;base64,${'A'.repeat(2 * 1024 * 1024)}`, ''],
  ])('refuses %j', (image, place) => {
    expect(placeOf(() => readWith(readImage, image))).toBe(place)
  })

  it('makes a data: URL of bytes, with the type that they have', () => {
    const id = 'data:image/png;base64,iVBORw0KGgoA'
    expect(readWith(readImage, png)).toEqual({ id, type: 'Image' })
    for (const bytes of [Buffer.from(png), png.buffer, new DataView(png.buffer)]) {
      expect(readWith(readImage, bytes)).toEqual({ id, type: 'Image' })
    }
    expect(readWith(readImage, { bytes: png, caption: 'A torch' })).toEqual({ id, type: 'Image', caption: 'A torch' })
  })

  it('has room for a picture of a megabyte', () => {
    const large = new Uint8Array(1_000_000)
    large.set(png)
    const { id } = readWith(readImage, large)
    expect(Buffer.compare(Buffer.from(id.split(',')[1]!, 'base64'), large)).toBe(0)
  })

  it.each([
    ['text', new TextEncoder().encode('a badge')],
    ['nothing', new Uint8Array(0)],
    ['a page', new TextEncoder().encode('<!DOCTYPE html><html><svg></svg></html>')],
    ['a PDF', new TextEncoder().encode('%PDF-1.7')],
  ])('refuses the bytes of %s', (_what, bytes) => {
    expect(placeOf(() => buildWith({ image: bytes }))).toBe('/image')
    expect(placeOf(() => buildWith({ image: { bytes } }))).toBe('/image/bytes')
  })

  it.each([
    ['another type than its bytes', 'data:image/jpeg;base64,iVBORw0KGgo='],
    ['a type that does not exist', 'data:image/jpg;base64,/9j/4AAQSkZJRg=='],
    ['broken base64', 'data:image/png;base64,iVBORw0KGgo'],
    ['base64 with a stranger in it', 'data:image/png;base64,iVBORw0KGgo=\u00e5==='],
    ['no base64 where it says so', 'data:image/svg+xml;base64,<svg/>'],
    ['a broken escape', 'data:image/svg+xml,%3Csvg%2'],
    ['text', 'data:image/png;base64,QSBiYWRnZQ=='],
    ['a page', 'data:text/html,<script>'],
  ])('refuses a data: URL of %s', (_what, image) => {
    const [problem] = problemsOf(() => buildWith({ image }))
    expect(problem).toMatch(/^(IMAGE_INVALID|ID_NOT_ABSOLUTE) \/image$/)
  })

  it('suggests the type that the bytes have', () => {
    expect(() => buildWith({ image: 'data:image/jpg;base64,/9j/4AAQSkZJRg==' })).toThrow('data:image/jpeg')
  })
})

describe('readPngOrSvg', () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')

  it('takes PNG and SVG, by whatever way', () => {
    for (const image of [png, svg, { bytes: svg }, 'data:image/svg+xml,%3Csvg%3E', 'https://school.example/a']) {
      expect(readWith(readPngOrSvg, image).type).toBe('Image')
    }
  })

  it('refuses others for profiles and recipients, which achievements may have', () => {
    expect(buildWith({ achievement: { ...welding, image: jpeg } }).credentialSubject.achievement.image?.type).toBe(
      'Image',
    )
    expect(problemsOf(() => buildWith({ recipientImage: jpeg }))).toEqual(['IMAGE_INVALID /recipientImage'])
    const issuer = { id: 'did:web:school.example', image: 'data:image/jpeg;base64,/9j/4AAQSkZJRg==' }
    expect(problemsOf(() => buildWith({ issuer }))).toEqual(['IMAGE_INVALID /issuer/image'])
  })
})

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
