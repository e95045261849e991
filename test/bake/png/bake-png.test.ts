import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bakePng } from '../../../src/bake/png/bake-png.js'
import { defaultLimits } from '../../../src/limits.js'
import { chunkNames, chunkOf, internationalText, pngOf } from '../../support/pictures.js'
import { thrownBy } from '../../support/thrown-by.js'

const bake = (png: Uint8Array, text: string, whenBaked: 'refuse' | 'replace' = 'refuse'): Uint8Array =>
  bakePng(png, text, whenBaked, defaultLimits)

const plain = pngOf([chunkOf('gAMA', 'abcd')], [chunkOf('tEXt', 'Software\0x')])

describe('bakePng', () => {
  it('puts one iTXt right after the header', () => {
    expect(chunkNames(bake(plain, '{}'))).toEqual(['IHDR', 'iTXt', 'gAMA', 'IDAT', 'tEXt', 'IEND'])
  })

  it('leaves every other byte as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 40 }), (text, trailing) => {
        const picture = new Uint8Array([...plain, ...trailing])
        const baked = Buffer.from(bake(picture, text))
        const chunk = internationalText('openbadgecredential', text)
        expect(baked.subarray(33, 33 + chunk.length)).toEqual(chunk)
        expect(new Uint8Array([...baked.subarray(0, 33), ...baked.subarray(33 + chunk.length)])).toEqual(picture)
      }),
      { numRuns: 50 },
    )
  })

  it('does not touch the picture that it was given', () => {
    const before = Uint8Array.from(plain)
    bake(plain, '{}')
    expect(plain).toEqual(before)
  })

  it.each([
    ['openbadgecredential', 'a credential of Open Badges 3.0'],
    ['openbadges', 'an assertion of Open Badges 2.0 or older'],
    ['clrcredential', 'a credential of CLR 2.0'],
  ])('refuses a picture with %s in it', (keyword, found) => {
    const { code, facts } = thrownBy(() => bake(pngOf([internationalText(keyword, '{}')]), '{}'))
    expect([code, facts]).toEqual(['ALREADY_BAKED', { found }])
  })

  it('replaces all that is in it, wherever it stands, and nothing else', () => {
    const filled = pngOf(
      [chunkOf('gAMA', 'abcd'), chunkOf('tEXt', 'openbadges\0x'), internationalText('openbadgecredential', 'old')],
      [
        internationalText('clrcredential', 'old'),
        chunkOf('tEXt', 'Software\0x'),
        chunkOf('zTXt', 'openbadgecredential\0'),
      ],
    )
    expect(Buffer.from(bake(filled, '{}', 'replace'))).toEqual(Buffer.from(bake(plain, '{}')))
  })

  it('replaces what it baked itself', () => {
    expect(bake(bake(plain, '{"old":1}'), '{}', 'replace')).toEqual(bake(plain, '{}'))
  })
})
