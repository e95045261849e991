import { createHash } from 'node:crypto'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import { toCanonicalJson } from '../../src/json/canonical-json.js'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { smallBadge } from '../support/badges.js'
import { detachedBytes, endlessBytes, hostileValues } from '../support/hostile-values.js'
import { chunkOf, internationalText, pngOf, svgWith, textOf } from '../support/pictures.js'
import { thrownBy } from '../support/thrown-by.js'
import { unsignedToken } from '../support/tokens.js'

const badge = smallBadge('did:web:school.example') as unknown as JsonObject
const text = JSON.stringify(badge)
const token = unsignedToken(badge)
const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value)
const hash = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex')

const read = (input: unknown, limits: Partial<Limits> = {}): ReturnType<typeof readEnvelope> =>
  readEnvelope(input, { ...defaultLimits, ...limits })

const refusal = async (input: unknown, limits: Partial<Limits> = {}): Promise<string> =>
  (await thrownBy(() => read(input, limits))).code

describe('readEnvelope', () => {
  it.each<[string, unknown, object]>([
    ['JSON as text', text, { format: 'data-integrity', inputKind: 'text', sha256: hash(text) }],
    ['JSON as bytes', utf8(text), { format: 'data-integrity', inputKind: 'bytes', sha256: hash(text) }],
    ['a Buffer', Buffer.from(text), { format: 'data-integrity', inputKind: 'bytes', sha256: hash(text) }],
    ['an object', badge, { format: 'data-integrity', inputKind: 'object', sha256: hash(toCanonicalJson(badge)) }],
    ['a token as text', token, { format: 'jwt', inputKind: 'text', sha256: hash(token) }],
    ['a token as bytes', utf8(token), { format: 'jwt', inputKind: 'bytes', sha256: hash(token) }],
    ['a token, as issued', { format: 'jwt', token }, { format: 'jwt', inputKind: 'text', sha256: hash(token) }],
    [
      'a document, as issued',
      { format: 'data-integrity', document: badge },
      { format: 'data-integrity', inputKind: 'object', sha256: hash(toCanonicalJson(badge)) },
    ],
  ])('reads %s', async (_, input, expected) => {
    expect(await read(input)).toMatchObject({
      ...expected,
      document: badge,
      kind: 'badge',
      dataModel: '2.0',
      proofs: [],
    })
  })

  it('reads an object with only some members of what is issued as what it is', async () => {
    const odd = { ...badge, format: 'data-integrity' }
    expect(await read(odd)).toMatchObject({ inputKind: 'object', document: odd })
    expect((await read({ ...badge, format: 'jwt' })).format).toBe('data-integrity')
    expect((await read({ ...badge, token })).format).toBe('data-integrity')
    expect((await read({ ...badge, document: {} })).document).toEqual({ ...badge, document: {} })
  })

  it('hashes bytes as they were given, white space and all', async () => {
    expect((await read(`\n ${token}\n`)).sha256).toBe(hash(`\n ${token}\n`))
    expect((await read(utf8(` ${text}\n`))).sha256).toBe(hash(` ${text}\n`))
  })

  it('gives objects that differ in the order of keys only the same hash', async () => {
    const turned = Object.fromEntries(Object.entries(badge).reverse())
    expect((await read(turned)).sha256).toBe((await read(badge)).sha256)
  })

  it.each<[string, unknown, string]>([
    ['no text', '', 'INPUT_EMPTY'],
    ['white space', ' \n\t\r ', 'INPUT_EMPTY'],
    ['no bytes', new Uint8Array(), 'INPUT_EMPTY'],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'INPUT_NOT_UTF8'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'INPUT_NOT_UTF8'],
    ['a byte order mark before JSON', `\ufeff${text}`, 'JSON_SYNTAX'],
    ['a byte order mark before JSON, in bytes', utf8(`\ufeff${text}`), 'JSON_SYNTAX'],
    ['JSON cut short', text.slice(0, -1), 'JSON_SYNTAX'],
    ['something after JSON', `${text}{}`, 'JSON_SYNTAX'],
    ['a duplicate key', '{"id":"urn:a","id":"urn:b"}', 'JSON_DUPLICATE_KEY'],
    ['a JSON array', '[{}]', 'FORMAT_UNRECOGNIZED'],
    ['a JSON text', '"eyJ"', 'FORMAT_UNRECOGNIZED'],
    ['null', 'null', 'FORMAT_UNRECOGNIZED'],
    ['prose', 'This is to certify that…', 'FORMAT_UNRECOGNIZED'],
    ['a page', '<!DOCTYPE html><html></html>', 'FORMAT_UNRECOGNIZED'],
    ['an address', 'https://school.example/badges/1', 'FORMAT_UNRECOGNIZED'],
    ['a token cut short', token.slice(0, token.lastIndexOf('.')), 'JWT_MALFORMED'],
    ['a PNG cut short', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'IMAGE_MALFORMED'],
    ['an SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'NOTHING_BAKED'],
    ['an SVG as text', ' <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'NOTHING_BAKED'],
    ['an array', [badge], 'INPUT_NOT_JSON'],
    ['a JSON null', null, 'INPUT_NOT_JSON'],
    ['a number', 7, 'INPUT_NOT_JSON'],
    ['an issued token that is none', { format: 'jwt', token: 'none' }, 'FORMAT_UNRECOGNIZED'],
    ['an issued document that is none', { format: 'data-integrity', document: 'none' }, 'INPUT_NOT_JSON'],
  ])('refuses %s with %s', async (_, input, code) => {
    expect(await refusal(input)).toBe(code)
  })

  it.each<[string, unknown]>([
    ['text', '{"a":1}'],
    ['bytes', utf8('{"a":1}')],
    ['white space', ' '.repeat(7)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['an issued token', { format: 'jwt', token: 'a.b.c.d' }],
  ])('looks at the size of %s first', async (_, input) => {
    expect(await refusal(input, { maxInputBytes: 6 })).toBe('INPUT_TOO_LARGE')
  })

  it('takes an input of the largest size', async () => {
    expect((await read('{"a":1}', { maxInputBytes: 7 })).document).toEqual({ a: 1 })
  })

  it.each(Object.entries(hostileValues).filter(([name]) => name !== 'detached bytes'))(
    'refuses %s with INPUT_NOT_JSON',
    async (_, make) => {
      expect(await refusal(make())).toBe('INPUT_NOT_JSON')
    },
  )

  it('reads bytes by what they are, not by what they say of themselves', async () => {
    expect((await read(endlessBytes())).document).toEqual({})
    expect((await read(Object.defineProperty(utf8('{}'), 'length', { value: 0 }))).document).toEqual({})
    expect(await refusal(detachedBytes())).toBe('INPUT_EMPTY')
  })

  it('reads bytes of another realm', async () => {
    const foreign: unknown = runInContext('Uint8Array.of(0x7b, 0x7d)', createContext())
    expect(foreign).not.toBeInstanceOf(Uint8Array)
    expect(await read(foreign)).toMatchObject({ inputKind: 'bytes', document: {} })
  })

  it('keeps what it read when the caller changes bytes or object afterwards', async () => {
    const bytes = utf8(text)
    const object = structuredClone(badge) as Record<string, unknown>
    const reading = [read(bytes), read(object)] as const
    bytes.fill(0x20)
    object['id'] = 'urn:other'
    const [fromBytes, fromObject] = await Promise.all(reading)
    expect(fromBytes.document['id']).toBe(badge['id'])
    expect(fromObject.document['id']).toBe(badge['id'])
  })
})

describe('readEnvelope, of pictures', () => {
  const png = bakeImage(pngOf(), text)
  const svg = bakeImage(svgWith('', ''), token)
  const dataUrl = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const encoded = `data:image/svg+xml,${encodeURIComponent(textOf(svg))}`

  it.each<[string, unknown, object]>([
    ['a PNG', png, { format: 'data-integrity', inputKind: 'bytes', container: 'png', sha256: hash(png) }],
    ['an SVG', svg, { format: 'jwt', token, inputKind: 'bytes', container: 'svg', sha256: hash(svg) }],
    ['an SVG as text', textOf(svg), { format: 'jwt', inputKind: 'text', container: 'svg', sha256: hash(svg) }],
    ['an SVG after white space', `\n${textOf(svg)}`, { container: 'svg', sha256: hash(`\n${textOf(svg)}`) }],
    ['a PNG as a data: URL', dataUrl, { inputKind: 'text', container: 'png', sha256: hash(dataUrl) }],
    ['an SVG as a data: URL', ` ${encoded}`, { inputKind: 'text', container: 'svg', sha256: hash(` ${encoded}`) }],
  ])('reads %s', async (_, input, expected) => {
    expect(await read(input)).toMatchObject({ ...expected, document: badge, kind: 'badge', findings: [] })
  })

  it('passes on what is unusual about it', async () => {
    const { findings } = await read(pngOf([chunkOf('tEXt', `openbadgecredential\0${text}`)]))
    expect(findings?.map(({ code }) => code)).toEqual(['BAKED_UNUSUALLY'])
  })

  it.each(['openbadges', 'clrcredential'])('reads a badge that was baked as %s, and says so', async (keyword) => {
    const { kind, findings } = await read(pngOf([internationalText(keyword, text)]))
    expect([kind, findings?.map(({ code }) => code)]).toEqual(['badge', ['BAKED_UNUSUALLY']])
  })

  it.each<[string, unknown, string]>([
    ['a PNG with nothing in it', pngOf(), 'NOTHING_BAKED'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'IMAGE_UNRECOGNIZED'],
    ['a data: URL of a JPEG', 'data:image/jpeg;base64,/9j/4AAQ', 'IMAGE_UNRECOGNIZED'],
    ['a data: URL that says it is a PNG', `data:image/png,${encodeURIComponent(text)}`, 'IMAGE_UNRECOGNIZED'],
    ['a data: URL that is cut', dataUrl.slice(0, -5), 'IMAGE_UNRECOGNIZED'],
    ['a data: URL of something else', `data:application/json,${encodeURIComponent(text)}`, 'FORMAT_UNRECOGNIZED'],
    ['a picture inside a picture', pngOf([internationalText('openbadgecredential', dataUrl)]), 'FORMAT_UNRECOGNIZED'],
    [
      'an address in a picture',
      pngOf([internationalText('openbadgecredential', 'https://a.example/')]),
      'FORMAT_UNRECOGNIZED',
    ],
    ['an address in an older picture', pngOf([chunkOf('tEXt', 'openbadges\0https://a.example/')]), 'OLDER_OPEN_BADGE'],
    [
      'JSON with a duplicate key in a picture',
      pngOf([internationalText('openbadgecredential', '{"a":1,"a":2}')]),
      'JSON_DUPLICATE_KEY',
    ],
    ['a picture as an issued token', { format: 'jwt', token: textOf(svg) }, 'FORMAT_UNRECOGNIZED'],
    ['an SVG in UTF-16', Buffer.from(textOf(svg), 'utf16le'), 'ENCODING_NOT_SUPPORTED'],
  ])('refuses %s', async (_, input, code) => {
    expect(await refusal(input)).toBe(code)
  })

  it('keeps to the limits of the caller', async () => {
    expect(await refusal(png, { maxInputBytes: png.length - 1 })).toBe('INPUT_TOO_LARGE')
    expect(await refusal(png, { maxBakedBytes: 100 })).toBe('IMAGE_LIMIT_EXCEEDED')
    expect(await refusal(svg, { maxSvgBytes: 100 })).toBe('IMAGE_LIMIT_EXCEEDED')
  })
})
