import { describe, expect, it } from 'vitest'
import { imageTypeOf } from '../../src/platform/image-type.js'

const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(Buffer.from(latin1, 'latin1'))
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'

describe('imageTypeOf', () => {
  it.each([
    ['\u0089PNG\r\n\u001a\n', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\u0024\u0000\u0000\u0000WEBPVP8 ', 'image/webp'],
    ['\u0000\u0000\u0000\u0020ftypavif', 'image/avif'],
    [SVG, 'image/svg+xml'],
    ['<svg/>', 'image/svg+xml'],
    [`<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand --><!-- twice -->\n${SVG}`, 'image/svg+xml'],
    [`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd">${SVG}`, 'image/svg+xml'],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}`, 'image/svg+xml'],
    ['<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    [`\u00ef\u00bb\u00bf${SVG}`, 'image/svg+xml'],
  ])('knows %j', (text, type) => {
    expect(imageTypeOf(bytesOf(text))).toBe(type)
  })

  it.each([
    '',
    'PNG',
    '\u0089PNG',
    'RIFF\u0024\u0000\u0000\u0000WAVE',
    '<html><svg/></html>',
    '<svgx/>',
    'BM',
    '%PDF-1.7',
  ])('does not know %j', (text) => {
    expect(imageTypeOf(bytesOf(text))).toBeUndefined()
  })

  it('gives up soon on text that never ends', () => {
    for (const start of ['<!--', '<!DOCTYPE ', '<?xml ', ' ', '<!-- -->']) {
      expect(imageTypeOf(bytesOf(start.repeat(100_000)))).toBeUndefined()
    }
  })
})
