import { describe, expect, it } from 'vitest'
import { assertUtf8, readSvgText } from '../../../src/bake/svg/svg-text.js'
import { defaultLimits } from '../../../src/limits.js'
import { svgNamespace, utf8 } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const svg = `<?xml version="1.0"?><svg ${svgNamespace}><title>Svømming 🏊</title></svg>`
const declared = (encoding: string): string => svg.replace('?>', ` encoding="${encoding}"?>`)
const limits = { ...defaultLimits, maxSvgBytes: 500 }
const refusal = (image: Uint8Array | string): unknown[] => {
  const { code, facts } = thrownBy(() => readSvgText(image, limits))
  return [code, facts]
}
const swapped = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('readSvgText', () => {
  it('decodes UTF-8, and keeps a byte order mark', () => {
    expect(readSvgText(utf8(svg), limits)).toBe(svg)
    expect(readSvgText(utf8(`\ufeff${svg}`), limits)).toBe(`\ufeff${svg}`)
    expect(readSvgText(svg, limits)).toBe(svg)
  })

  it.each<[string, Uint8Array, string]>([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${svg}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', swapped(svg), 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(svg, 'utf16le'), 'utf-16le'],
    ['Latin-1 that says so', Buffer.from(declared('ISO-8859-1'), 'latin1'), 'ISO-8859-1'],
  ])('refuses %s, and says what it is', (_, bytes, encoding) => {
    expect(refusal(bytes)).toEqual(['ENCODING_NOT_SUPPORTED', { encoding }])
  })

  it.each<[string, Uint8Array]>([
    ['Latin-1 that does not say so', Buffer.from(svg, 'latin1')],
    ['Latin-1 that says it is UTF-8', Buffer.from(declared('UTF-8'), 'latin1')],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes)).toEqual(['INPUT_NOT_UTF8', {}])
  })

  it.each<[string, Uint8Array | string]>([
    ['bytes', new Uint8Array(501)],
    ['text', ' '.repeat(501)],
  ])('refuses too much: %s', (_, image) => {
    expect(refusal(image)).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 500, what: 'bytes of an SVG' }])
  })
})

describe('assertUtf8', () => {
  it.each(['UTF-8', 'utf-8', 'utf8', 'US-ASCII'])('takes %s', (name) => {
    expect(() => assertUtf8(name)).not.toThrow()
  })

  it.each(['UTF-7', 'UTF-16', 'ISO-8859-1', 'windows-1252', 'x-utf-8', 'utf-8-x'])('refuses %s', (encoding) => {
    const { code, facts } = thrownBy(() => assertUtf8(encoding))
    expect([code, facts]).toEqual(['ENCODING_NOT_SUPPORTED', { encoding }])
  })
})
