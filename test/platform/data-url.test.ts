import { describe, expect, it } from 'vitest'
import { bytesOfDataUrl, splitDataUrl } from '../../src/platform/data-url.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('splitDataUrl', () => {
  it.each<[string, ReturnType<typeof splitDataUrl>]>([
    ['data:image/png;base64,AAAA', { declared: 'image/png', isBase64: true, content: 'AAAA' }],
    ['data:image/svg+xml;charset=utf-8,%3Csvg', { declared: 'image/svg+xml', isBase64: false, content: '%3Csvg' }],
    ['data:image/svg+xml;charset=utf-8;BASE64,PHN2', { declared: 'image/svg+xml', isBase64: true, content: 'PHN2' }],
    [
      'data:image/svg+xml,<svg a=",;base64,"/>',
      { declared: 'image/svg+xml', isBase64: false, content: '<svg a=",;base64,"/>' },
    ],
    ['data:,', { declared: '', isBase64: false, content: '' }],
    ['data:image/png', { declared: '', isBase64: false, content: '' }],
  ])('%s', (address, parts) => {
    expect(splitDataUrl(address)).toEqual(parts)
  })
})

describe('bytesOfDataUrl', () => {
  it.each<[string, Uint8Array | undefined]>([
    ['data:image/png;base64,aGV5', utf8('hey')],
    ['data:image/svg+xml,%3Csvg%20id=%22%C3%B8%22/%3E', utf8('<svg id="ø"/>')],
    ['data:image/svg+xml,<svg/>', utf8('<svg/>')],
    ['data:image/png;base64,aGV5!', undefined],
    ['data:image/png;base64,aGV', undefined],
    ['data:image/svg+xml,%3', undefined],
    ['data:image/svg+xml,%ff', undefined],
  ])('%s', (address, bytes) => {
    expect(bytesOfDataUrl(splitDataUrl(address))).toEqual(bytes)
  })
})
