import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  concatBytes,
  equalBytes,
  fromBase58,
  fromBase64Url,
  fromUtf8,
  toBase58,
  toBase64Url,
  toHex,
  toUtf8,
} from '../../src/platform/bytes.js'

const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes)

describe('UTF-8', () => {
  it.each(['', 'abc', 'æøå', '你好', '😀', '\u0000', '\ufeffa'])('%j goes there and back', (text) => {
    expect(fromUtf8(toUtf8(text))).toBe(text)
  })

  it.each([
    ['a lone continuation byte', bytesOf(0x80)],
    ['a character cut short', bytesOf(0xc3)],
    ['an overlong slash', bytesOf(0xc0, 0xaf)],
    ['a surrogate', bytesOf(0xed, 0xa0, 0x80)],
    ['a character beyond Unicode', bytesOf(0xf4, 0x90, 0x80, 0x80)],
    ['UTF-16 with its mark', bytesOf(0xff, 0xfe, 0x7b, 0x00)],
    ['Latin 1', bytesOf(0x73, 0xf8, 0x72)],
  ])('refuses %s, and has forgotten it when the next bytes come', (_, bytes) => {
    expect(fromUtf8(bytes)).toBeUndefined()
    expect(fromUtf8(toUtf8('æ'))).toBe('æ')
    expect(fromUtf8(bytesOf(0xa6))).toBeUndefined()
  })
})

describe('toHex', () => {
  it('writes two lower-case digits a byte', () => {
    expect(toHex(bytesOf(0, 1, 0x0f, 0xa0, 0xff))).toBe('00010fa0ff')
    expect(toHex(bytesOf())).toBe('')
  })
})

describe('concatBytes and equalBytes', () => {
  it('join and compare', () => {
    expect(concatBytes()).toEqual(bytesOf())
    expect(concatBytes(bytesOf(1), bytesOf(), bytesOf(2, 3))).toEqual(bytesOf(1, 2, 3))
    expect(equalBytes(bytesOf(), bytesOf())).toBe(true)
    expect(equalBytes(bytesOf(1, 2), bytesOf(1, 2))).toBe(true)
    expect(equalBytes(bytesOf(1, 2), bytesOf(1, 3))).toBe(false)
    expect(equalBytes(bytesOf(1, 2), bytesOf(1))).toBe(false)
    expect(equalBytes(bytesOf(1), bytesOf(1, 2))).toBe(false)
  })
})

describe('base64url', () => {
  // RFC 4648, section 10, without padding; and the two characters that base64 writes differently.
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00ff\u00ff\u00fe', '___-'],
  ])('%j is %s', (text, encoded) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    expect(toBase64Url(bytes)).toBe(encoded)
    expect(fromBase64Url(encoded)).toEqual(bytes)
  })

  it.each([
    ['padding', 'Zg=='],
    ['one padding character', 'Zm8='],
    ['padding in the middle', 'Zg==Zg'],
    ['a length that no bytes have', 'Z'],
    ['a length that no bytes have, later', 'Zm9vY'],
    ['the alphabet of base64', '//8'],
    ['the plus of base64', '++8'],
    ['a space before', ' Zg'],
    ['a space after', 'Zg '],
    ['a space inside', 'Zm 8'],
    ['a line break after', 'Zg\n'],
    ['a line break inside', 'Zm9v\r\nYmFy'],
    ['a tab', 'Zm\t8'],
    ['a dot', 'Zm.8'],
    ['a NUL', 'Zm8\u0000'],
    ['a letter of another alphabet', 'Zm9\u0430'],
    ['a full-width letter', 'Zm9\uff56'],
    ['a character whose low byte is a digit', 'Zm9\u0176'],
    ['an emoji', '😀😀'],
    ['unused bits that are not zero, of one byte', 'Zh'],
    ['unused bits that are not zero, of two bytes', 'Zm9'],
    ['all unused bits', 'Z_'],
    ['percent encoding', 'Zm%38'],
  ])('refuses %s', (_, text) => {
    expect(fromBase64Url(text)).toBeUndefined()
  })

  it('has exactly one spelling for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64Url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64Url(text)).toEqual(bytes)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_\-=+/ ]{0,12}$/), (text) => {
        const bytes = fromBase64Url(text)
        if (bytes === undefined) expect(Buffer.from(text, 'base64url').toString('base64url')).not.toBe(text)
        else expect(toBase64Url(bytes)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('base58', () => {
  it.each([
    ['', ''],
    ['00', '1'],
    ['0000', '11'],
    ['61', '2g'],
    ['626262', 'a3gV'],
    ['636363', 'aPEr'],
    ['516b6fcd0f', 'ABnLTmg'],
    ['bf4f89001e670274dd', '3SEo3LWLoPntC'],
    ['00eb15231dfceb60925886b67d065299925915aeb172c06647', '1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L'],
  ])('of %s is %s', (hex, text) => {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'))
    expect(toBase58(bytes)).toBe(text)
    expect(fromBase58(text, 100)).toEqual(bytes)
  })

  it.each([
    ['the digit 0', 'a0'],
    ['the letter O', 'aO'],
    ['the letter I', 'aI'],
    ['the letter l', 'al'],
    ['a space before', ' a3gV'],
    ['a space after', 'a3gV '],
    ['a line break after', 'a3gV\n'],
    ['a line break inside', 'a3\ngV'],
    ['padding', 'a3gV='],
    ['a hyphen', 'a3-gV'],
    ['a letter of another alphabet', 'a3g\u0430'],
    ['more characters than allowed', 'a'.repeat(101)],
  ])('refuses %s', (_, text) => {
    expect(fromBase58(text, 100)).toBeUndefined()
  })

  it('takes as many characters as allowed', () => {
    expect(fromBase58('a'.repeat(100), 100)).toBeInstanceOf(Uint8Array)
  })

  it('decodes what it encodes, in one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase58(bytes)
        expect(fromBase58(text, 200)).toEqual(bytes)
        expect(fromBase58(`1${text}`, 200)).toEqual(bytesOf(0, ...bytes))
      }),
    )
  })

  // E22: decoding takes time with the square of the length.
  it('looks at the length of a hostile value before its digits', () => {
    const text = '2'.repeat(5_000_000)
    expect(fromBase58(text, 256)).toBeUndefined()
  })
})
