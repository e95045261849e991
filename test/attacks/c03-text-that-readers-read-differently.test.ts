/**
 * C3: text that strict readers refuse and lax ones repair, each in its own way: broken UTF-8, half characters, marks and
 * rubbish around it, numbers that no double holds, more depth than a stack. What is shown is then not what was signed.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { toBase64Url } from '../../src/platform/bytes.js'
import { badgeOf, claimsOf, signDocument } from '../support/foreign-signer.js'
import { internationalText, pngOf } from '../support/pictures.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, issuerKinds } from './issuers.js'
import { issuerKey, signedBy, signParts, today, withRaw } from './layouts.js'

/** What lax decoders put in the place of whatever they cannot read. */
const REPLACEMENT = '\ufffd'

const named = badgeOf(issuerKey.did, { name: `Welding${REPLACEMENT}` })
const document = await signDocument(named, issuerKey)
const text = JSON.stringify(document)
const header = encodePart({ alg: 'EdDSA', typ: 'JWT', kid: issuerKey.method })
const payload: JsonObject = { ...named, ...claimsOf(named) }

const broken: Readonly<Record<string, readonly number[]>> = {
  'a byte that never occurs': [0xff],
  'a continuation without a start': [0x80],
  'a start without a continuation': [0xe2, 0x82],
  'a character of Latin-1': [0xe9],
  'a longer form than needed': [0xc0, 0xaf],
  'a longer form of NUL': [0xc0, 0x80],
  'half a surrogate pair': [0xed, 0xa0, 0x80],
  'a surrogate pair in two characters': [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  'a character beyond all': [0xf4, 0x90, 0x80, 0x80],
  'a sequence of five bytes': [0xf8, 0x88, 0x80, 0x80, 0x80],
}

/** Puts bytes where the text has the replacement character. */
function withBytes(source: string, bytes: readonly number[]): Uint8Array {
  const [before = '', after = ''] = source.split(REPLACEMENT)
  return new Uint8Array(Buffer.concat([Buffer.from(before), Uint8Array.from(bytes), Buffer.from(after)]))
}

describe('bytes that are not UTF-8', () => {
  it('control: the badge whose name has the replacement character verifies', async () => {
    await expectGenuine(text)
    await expectGenuine(new TextEncoder().encode(text))
    await expectGenuine(signedBy(payload))
  })

  it.each(Object.entries(broken))('are refused in a document: %s', async (_, bytes) => {
    const input = withBytes(text, bytes)
    expect((JSON.parse(new TextDecoder().decode(input)) as JsonObject)['name']).toMatch(/^Welding\ufffd+$/)
    expect(await codesOf(input)).toEqual(['INPUT_NOT_UTF8'])
    const picture = pngOf([internationalText('openbadgecredential', input)])
    expect((await codesOf(picture))[0]).toMatch(/^(?:INPUT_NOT_UTF8|IMAGE_MALFORMED)$/)
  })

  it.each(Object.entries(broken))('are refused in a token, though its issuer signed them: %s', async (_, bytes) => {
    const body = toBase64Url(withBytes(JSON.stringify(payload), bytes))
    expect(await codesOf(signParts(header, body))).toEqual(['JWT_MALFORMED'])
  })

  it.each(Object.entries(broken))('are refused in a document of keys: %s', async (_, bytes) => {
    const issuer = issuerKinds['an https address with a document']!(issuerKey.publicJwk)
    const [[url, page] = ['', {}]] = Object.entries(issuer.pages)
    const keys = JSON.stringify({ ...(page as JsonObject), name: REPLACEMENT })
    const token = signedBy({ ...badgeOf(issuer.id), iss: issuer.id })
    await expectGenuine(token, asking({ [url]: keys }).by)
    const { by } = asking({ [url]: () => new Response(withBytes(keys, bytes) as Uint8Array<ArrayBuffer>) })
    expect(await codesOf(token, {}, by)).toEqual(['ISSUER_PUBLISHES_NO_KEYS'])
  })

  it.each(['utf16le', 'latin1'] as const)('are refused where the whole text is %s', async (encoding) => {
    const input = new Uint8Array(Buffer.from(JSON.stringify({ ...document, name: 'Sveising på norsk' }), encoding))
    expect((await codesOf(input))[0]).toMatch(/^(?:INPUT_NOT_UTF8|FORMAT_UNRECOGNIZED|JSON_SYNTAX)$/)
  })
})

describe('what stands around a document', () => {
  const marks: Readonly<Record<string, string>> = {
    'a byte order mark': '\ufeff',
    'a NUL': '\0',
    'a blank that JSON does not know': '\u00a0',
    'a line that JSON does not know': '\u2028',
    'a comma': ',',
    'a semicolon': ';',
    'a bracket': '}',
    'another document': '{}',
    'a comment': '/* badge */',
    'a comment to the end of a line': '// badge',
    'a name of something to call': 'callback(',
    'a prefix against theft': ")]}'\n",
    'a record separator': '\x1e',
  }

  it.each(Object.entries(marks))('is refused behind it: %s', async (_, mark) => {
    for (const input of [text + mark, new TextEncoder().encode(text + mark), `${text}\n${mark}`]) {
      expect(await codesOf(input)).toEqual(['JSON_SYNTAX'])
    }
    expect(await codesOf(signedBy(JSON.stringify(payload) + mark))).toEqual(['JSON_SYNTAX'])
  })

  it.each(Object.entries(marks))('is refused before it: %s', async (_, mark) => {
    for (const input of [mark + text, new TextEncoder().encode(mark + text)]) {
      const codes = await codesOf(input)
      expect(codes).toHaveLength(1)
      expect(['JSON_SYNTAX', 'FORMAT_UNRECOGNIZED']).toContain(codes[0])
    }
    const [code] = await codesOf(signedBy(mark + JSON.stringify(payload)))
    expect(['JSON_SYNTAX', 'JWT_MALFORMED']).toContain(code)
  })

  it('is white space of JSON and nothing else', async () => {
    await expectGenuine(` \t\r\n${text} \t\r\n`)
  })

  it.each<[string, (json: string) => string]>([
    ['names without quotes', (json) => json.replace('"name"', 'name')],
    ['single quotes', (json) => json.replaceAll('"', "'")],
    ['a comma too many', (json) => json.replace(/\}$/, ',}')],
    ['a comma too few', (json) => json.replace('","', '" "')],
    ['a comment', (json) => json.replace('{', '{/* badge */')],
    ['a NUL in a text', (json) => json.replace('Welding', 'Wel\0ding')],
    ['a line break in a text', (json) => json.replace('Welding', 'Wel\nding')],
    ['a tab in a text', (json) => json.replace('Welding', 'Wel\tding')],
    ['an escape that is none', (json) => json.replace('Welding', String.raw`Wel\x64ing`)],
    ['half an escape', (json) => json.replace('Welding', String.raw`Wel\u00`)],
    ['an end that is missing', (json) => json.slice(0, -1)],
  ])('inside is refused: %s', async (_, change) => {
    expect(change(text)).not.toBe(text)
    expect(await codesOf(change(text))).toEqual(['JSON_SYNTAX'])
    expect(await codesOf(signedBy(change(JSON.stringify(payload))))).toEqual(['JSON_SYNTAX'])
  })
})

describe('half of a character', () => {
  const halves = ['\ud800', '\udc00', '\udfff', '\udc00\ud800', 'a\ud83d', '\ude00b']

  it.each(halves)('%j is refused where it was signed as the replacement of one', async (half) => {
    const written = JSON.stringify({ ...document, name: `Welding${half}` })
    const raw = text.replace(REPLACEMENT, half)
    for (const input of [written, raw, JSON.parse(written) as unknown]) {
      expect(await codesOf(input)).toEqual(['JSON_LONE_SURROGATE'])
    }
  })

  it.each(halves)('%j is refused in a token, as a value and as a name', async (half) => {
    expect(await codesOf(signedBy({ ...payload, name: `Welding${half}` }))).toEqual(['JSON_LONE_SURROGATE'])
    expect(await codesOf(signedBy({ ...payload, [`name${half}`]: 'Welding' }))).toEqual(['JSON_LONE_SURROGATE'])
  })

  it('is none beside its other half, however that is written', async () => {
    const smiling = await signDocument(badgeOf(issuerKey.did, { name: 'Welding 😀' }), issuerKey)
    await expectGenuine(smiling)
    await expectGenuine(JSON.stringify(smiling).replace('😀', String.raw`\ud83d\ude00`))
    await expectGenuine(JSON.stringify(smiling).replace('😀', String.raw`\uD83D\uDE00`))
  })
})

describe('a number that no double holds', () => {
  const credits = (written: string): string => withRaw(payload, 'creditsEarned', written)

  it.each(['9007199254740992', '-9007199254740992', '9007199254740993', '1e16', '1e300', '1e400', '-1e400'])(
    '%s is refused, though its issuer signed it',
    async (written) => {
      expect(await codesOf(signedBy(credits(written)))).toEqual(['JSON_NUMBER_UNSAFE'])
      expect(await codesOf(withRaw(document, 'creditsEarned', written))).toEqual(['JSON_NUMBER_UNSAFE'])
    },
  )

  it.each([2 ** 53, -(2 ** 53), 1e21, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN])(
    '%d is refused in an object',
    async (number) => {
      const subject = { ...(document['credentialSubject'] as JsonObject), creditsEarned: number }
      expect(await codesOf({ ...document, credentialSubject: subject })).toEqual(['JSON_NUMBER_UNSAFE'])
    },
  )

  it('is refused where 3 was signed and stands as a text, or the other way round', async () => {
    const subject = today.badge(issuerKey.did)['credentialSubject'] as JsonObject
    const earned = await signDocument(
      badgeOf(issuerKey.did, { credentialSubject: { ...subject, creditsEarned: 3 } }),
      issuerKey,
    )
    await expectGenuine(earned)
    await expectGenuine(JSON.stringify(earned).replace('"creditsEarned":3', '"creditsEarned":3.0'))
    expect((await codesOf(JSON.stringify(earned).replace('"creditsEarned":3', '"creditsEarned":"3"')))[0]).toBe(
      'PROPERTY_INVALID',
    )
  })
})

describe('more than a reader can hold', () => {
  const deep = (levels: number, open: string, close: string): string => `${open.repeat(levels)}0${close.repeat(levels)}`

  it.each([31, 32, 33, 1_000, 2_000, 100_000])('%i levels', async (levels) => {
    for (const written of [deep(levels, '[', ']'), deep(levels, '{"a":', '}')]) {
      const token = signedBy(withRaw(payload, 'extra', written))
      // The document itself is one level.
      if (levels <= 31) await expectGenuine(token)
      else expect(await codesOf(token)).toEqual(['JSON_LIMIT_EXCEEDED'])
      if (levels > 31) expect(await codesOf(withRaw(document, 'extra', written))).toEqual(['JSON_LIMIT_EXCEEDED'])
    }
  })

  it('an object of that depth is refused as its text is', async () => {
    let extra: JsonValue = 0
    for (let level = 0; level < 2_000; level++) extra = [extra]
    expect(await codesOf({ ...document, extra })).toEqual(['JSON_LIMIT_EXCEEDED'])
  })

  it('text of more than a megabyte, and an input of more than five', async () => {
    const long = 'x'.repeat(200 * 1024)
    const many = Array.from({ length: 6 }, () => long)
    expect(await codesOf(JSON.stringify({ ...document, many }))).toEqual(['JSON_LIMIT_EXCEEDED'])
    expect(await codesOf(signedBy({ ...payload, many }))).toEqual(['JSON_LIMIT_EXCEEDED'])
    expect(await codesOf(text + ' '.repeat(5 * 1024 * 1024))).toEqual(['INPUT_TOO_LARGE'])
    expect(await codesOf(new Uint8Array(5 * 1024 * 1024 + 1).fill(0x20))).toEqual(['INPUT_TOO_LARGE'])
  })
})

it('does no harm to the badges after it', () => expectGenuine(text))
