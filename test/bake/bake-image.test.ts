import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bakeImage, type Bakeable } from '../../src/bake/bake-image.js'
import { extractFromImage } from '../../src/bake/extract-from-image.js'
import { defaultLimits } from '../../src/limits.js'
import { pngOf, svgNamespace, svgWith, utf8 } from '../support/pictures.js'
import { thrownBy } from '../support/thrown-by.js'

const png = pngOf()
const svg = svgWith('<title>Svømming 🏊</title>', 'version="1.1"')
const pictures: readonly (readonly [string, Uint8Array | string])[] = [
  ['a PNG', png],
  ['an SVG', utf8(svg)],
  ['an SVG as text', svg],
  ['a closed SVG', `<?xml version="1.0"?><!-- > --><s:svg xmlns:s="http://www.w3.org/2000/svg" id='/>'/>`],
]

/** Anything that begins like JSON, with what is hard to write in XML or PNG made likely. */
const jsonText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        ']',
        '>',
        '<![CDATA[',
        '&',
        '&amp;',
        '<',
        '"',
        "'",
        '-->',
        '\\u0000',
        '\n',
        ' ',
        '\u2028',
        '🏊',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => `{${parts.join('')}}`.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ''))

describe.each(pictures)('bakeImage into %s', (_, picture) => {
  it('bakes any text so that the same text is extracted', async () => {
    await fc.assert(
      fc.asyncProperty(jsonText, async (text) => {
        const extracted = await extractFromImage(bakeImage(picture, text))
        expect(extracted).toEqual({ ...extracted, text, standard: 'open-badges-3', findings: [] })
      }),
      { numRuns: 100 },
    )
  })

  it('bakes tokens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{1,40}\.[\w-]{1,40}\.[\w-]{1,40}$/), async (token) => {
        expect((await extractFromImage(bakeImage(picture, token))).text).toBe(token)
      }),
      { numRuns: 50 },
    )
  })

  it('replaces what is there, whatever is there', () => {
    fc.assert(
      fc.property(jsonText, jsonText, (first, second) => {
        const once = Buffer.from(bakeImage(picture, second))
        const twice = bakeImage(bakeImage(picture, first), second, { whenBaked: 'replace' })
        expect(once.equals(twice)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses to bake twice, unless told', () => {
    expect(thrownBy(() => bakeImage(bakeImage(picture, '{}'), '{}')).code).toBe('ALREADY_BAKED')
  })

  it('takes what an issuer returns', async () => {
    expect((await extractFromImage(bakeImage(picture, { format: 'jwt', token: 'a.b.c' }))).text).toBe('a.b.c')
    const document = { name: 'a ]]> b', odd: '\ufffe\ud800', nested: { list: [1, 'ø'] } }
    const { text } = await extractFromImage(bakeImage(picture, { format: 'data-integrity', document }))
    expect(JSON.parse(text)).toEqual(document)
    // In one piece, for readers that take only the first.
    expect(text).toContain(String.raw`a ]]\u003e b`)
  })
})

describe('bakeImage', () => {
  it('leaves out white space around the text', async () => {
    expect((await extractFromImage(bakeImage(png, '\r\n {} \n'))).text).toBe('{}')
  })

  it('writes line ends in an SVG as XML reads them', async () => {
    expect((await extractFromImage(bakeImage(svg, '{\r\n}'))).text).toBe('{\n}')
    expect((await extractFromImage(bakeImage(png, '{\r\n}'))).text).toBe('{\r\n}')
  })

  const neither = 'text that is neither'
  const unwritable = 'a character that XML cannot hold'
  const noFormat = 'an object without a token or a document'

  it.each<[string, unknown, string]>([
    ['no text', '', neither],
    ['prose', 'a badge', neither],
    ['an address', 'https://example.org/badge', neither],
    ['a token without a signature', 'a.b.', neither],
    ['a token with disclosures', 'a.b.c~d~', neither],
    ['markup', 'a.b.c"/><script>', neither],
    ['a control character', '{"a":"\u0001"}', unwritable],
    ['U+0000', '{"a":"\0"}', unwritable],
    ['half a character', '{"a":"\ud800"}', unwritable],
    ['a noncharacter', '{"a":"\ufffe"}', unwritable],
    ['a bare document', { type: ['VerifiableCredential'] }, noFormat],
    ['an object of another format', { format: 'sd-jwt', token: 'a.b.c' }, noFormat],
    ['a token that is no text', { format: 'jwt', token: 7 }, noFormat],
    ['a document of another format', { format: 'sd-jwt', document: {} }, noFormat],
    ['a document that is text', { format: 'data-integrity', document: '{}' }, noFormat],
    ['a document that is none', { format: 'data-integrity', document: null }, noFormat],
    ['a format without a document', { format: 'data-integrity' }, noFormat],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a number', 7, 'number'],
  ])('refuses to bake %s with NOT_BAKEABLE, and says what it is', (_, signed, found) => {
    const { code, facts } = thrownBy(() => bakeImage(png, signed as Bakeable))
    expect([code, facts]).toEqual(['NOT_BAKEABLE', { found }])
  })

  it('refuses a credential that readers would find too large', () => {
    const { code, facts } = thrownBy(() => bakeImage(png, `{"a":"${'ø'.repeat(600_000)}"}`))
    expect([code, facts]).toEqual([
      'IMAGE_LIMIT_EXCEEDED',
      { limit: defaultLimits.maxBakedBytes, what: 'bytes of a credential to bake' },
    ])
  })

  it.each<[string, unknown, string]>([
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'IMAGE_UNRECOGNIZED'],
    ['half a PNG', png.subarray(0, 40), 'IMAGE_MALFORMED'],
    ['a page', utf8('<html></html>'), 'IMAGE_UNRECOGNIZED'],
    ['a broken SVG', `<svg ${svgNamespace}>`, 'IMAGE_MALFORMED'],
    ['an SVG in UTF-16', Buffer.from(`\ufeff${svg}`, 'utf16le'), 'ENCODING_NOT_SUPPORTED'],
    ['an SVG with entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg}`, 'DTD_NOT_ALLOWED'],
    ['no picture', undefined, 'IMAGE_UNRECOGNIZED'],
  ])('refuses to bake into %s', (_, picture, code) => {
    expect(thrownBy(() => bakeImage(picture as Uint8Array, '{}')).code).toBe(code)
  })

  it.each<[string, unknown, readonly [option: string, expected: string, found: unknown]]>([
    ['a name that means nothing', { whenbaked: 'replace' }, ['whenbaked', 'one of whenBaked', 'an unknown name']],
    ['a value that means nothing', { whenBaked: 'overwrite' }, ['whenBaked', "'refuse' or 'replace'", 'overwrite']],
    ['no options', null, ['options', 'an object', 'null']],
  ])('refuses options with %s', (_, options, [option, expected, found]) => {
    const { code, facts } = thrownBy(() => bakeImage(png, '{}', options as object))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option, expected, found }])
  })
})
