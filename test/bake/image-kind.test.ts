import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readImageKind } from '../../src/bake/image-kind.js'
import { defaultLimits } from '../../src/limits.js'
import { pngOf, svgWith, utf8 } from '../support/pictures.js'
import { thrownBy } from '../support/thrown-by.js'

const svg = svgWith('')

describe('readImageKind', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['a PNG', pngOf(), 'png'],
    ['an SVG', utf8(svg), 'svg'],
    ['an SVG as text', svg, 'svg'],
    ['an SVG in UTF-16', Buffer.from(`\ufeff${svg}`, 'utf16le'), 'svg'],
  ])('tells %s', (_, image, container) => {
    expect(readImageKind(image, defaultLimits)).toMatchObject({ container })
  })

  it.each<[string, Uint8Array | string]>([
    ['a PNG', pngOf()],
    ['an SVG', utf8(svg)],
    ['an SVG as text, longer than what is looked at', svgWith('', `id="${'x'.repeat(5_000)}"`)],
  ])('hands on all of %s', (_, image) => {
    expect(readImageKind(image, defaultLimits).image).toEqual(image)
  })

  it('takes bytes of another realm', () => {
    const foreign: unknown = runInContext(`Uint8Array.from([${pngOf().join()}])`, createContext())
    expect(foreign).not.toBeInstanceOf(Uint8Array)
    expect(readImageKind(foreign, defaultLimits)).toEqual({ container: 'png', image: pngOf() })
  })

  it.each<[string, unknown, string]>([
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['a GIF', utf8('GIF89a'), 'image/gif'],
    ['nothing', new Uint8Array(), 'nothing'],
    ['JSON', '{}', 'something else'],
    ['the bytes of a PNG as text', Buffer.from(pngOf()).toString('latin1'), 'something else'],
    ['null', null, 'null'],
    ['an address', new URL('https://example.org/badge.png'), 'object'],
    ['undefined', undefined, 'undefined'],
  ])('refuses %s with IMAGE_UNRECOGNIZED, and says what it is', (_, image, found) => {
    const error = thrownBy(() => readImageKind(image, defaultLimits))
    expect([error.code, error.facts['found']]).toEqual(['IMAGE_UNRECOGNIZED', found])
  })

  it('looks at the size first', () => {
    const limits = { ...defaultLimits, maxImageBytes: 3 }
    const { code, facts } = thrownBy(() => readImageKind(new Uint8Array(4), limits))
    expect([code, facts]).toEqual(['IMAGE_LIMIT_EXCEEDED', { limit: 3, what: 'bytes of a picture' }])
  })
})
