/**
 * E24, E25, A10: one token has one spelling. A lax reader takes others for it, with padding, white space or unused bits,
 * so that the same badge goes under many names; or it reads numbers that are none, and documents without end.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken } from '../support/foreign-signer.js'
import { internationalText, pngOf } from '../support/pictures.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, issuerKinds, keySetUrl, school } from './issuers.js'
import { issuerKey, signedBy, signParts, today, withRaw } from './layouts.js'

const badge = today.badge(issuerKey.did)
const payload: JsonObject = { ...badge, ...claimsOf(badge) }

/** JSON of a length at which the last character of its base64 has unused bits. */
function encoded(value: object): string {
  const text = Buffer.from(JSON.stringify(value))
  return (text.length % 3 === 0 ? Buffer.concat([text, Buffer.from(' ')]) : text).toString('base64url')
}

const genuine = signParts(encoded({ alg: 'EdDSA', kid: issuerKey.method, typ: 'JWT' }), encoded(payload))

/** The ways in which a token is handed over. */
function waysOf(token: string): readonly unknown[] {
  return [
    token,
    new TextEncoder().encode(token),
    { format: 'jwt', token },
    { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` },
    pngOf([internationalText('openbadgecredential', token)]),
  ]
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const inside = (part: string, text: string): string => `${part.slice(0, 8)}${text}${part.slice(8)}`
const filled = (part: string): string => part.padEnd(4 * Math.ceil(part.length / 4), '=')

/** Each gives the same bytes to a reader that is lax enough. */
const spellings: Readonly<Record<string, (part: string) => string>> = {
  'one sign of padding': (part) => `${part}=`,
  'as much padding as base64 has': filled,
  'more behind its padding': (part) => `${filled(part)}AAAA`,
  'a space before it': (part) => ` ${part}`,
  'a space in it': (part) => inside(part, ' '),
  'a space after it': (part) => `${part} `,
  'a line break in it': (part) => inside(part, '\n'),
  'a line break after every 64 characters': (part) => (part.match(/.{1,64}/g) ?? []).join('\r\n'),
  'a tab in it': (part) => inside(part, '\t'),
  'another last character': (part) => part.slice(0, -1) + ALPHABET.charAt(ALPHABET.indexOf(part.at(-1) ?? '') + 1),
  'a character of no alphabet': (part) => inside(part, '!'),
  'a character of another script': (part) => inside(part, 'é'),
  'a NUL': (part) => inside(part, '\0'),
  'an invisible character': (part) => inside(part, '\u200b'),
}

/** White space at the ends of a token is no part of it. */
const isAround = (index: number, name: string): boolean =>
  (index === 0 && name === 'a space before it') || (index === 2 && name === 'a space after it')

const grid = ['header', 'payload', 'signature'].flatMap((part, index) =>
  Object.entries(spellings)
    .filter(([name]) => !isAround(index, name))
    .map(([name, spell]) => [part, name, index, spell] as const),
)

describe('a token in another spelling', () => {
  it('control: in its own it verifies, however it is handed over', async () => {
    for (const input of waysOf(genuine)) await expectGenuine(input)
  })

  it.each(grid)('whose %s has %s is refused, even where that very spelling was signed', async (_, __, index, spell) => {
    const parts = genuine.split('.')
    const before = Buffer.from(parts[index] ?? '', 'base64')
    parts[index] = spell(parts[index] ?? '')
    expect(Buffer.from(parts[index], 'base64').subarray(0, before.length)).toEqual(before)
    const [header = '', body = ''] = parts
    const signedAnew = index === 2 ? [] : [signParts(header, body)]
    for (const input of [...waysOf(parts.join('.')), ...signedAnew]) {
      const codes = await codesOf(input)
      expect(codes).toHaveLength(1)
      // What begins as a header of another alphabet is not even taken for a token.
      expect(index === 0 ? ['JWT_MALFORMED', 'FORMAT_UNRECOGNIZED'] : ['JWT_MALFORMED']).toContain(codes[0])
    }
  })
})

describe('a signature in another form', () => {
  const der = (raw: Buffer): Buffer => {
    const numbers = [raw.subarray(0, raw.length / 2), raw.subarray(raw.length / 2)].map((half) => {
      const number = half[0]! > 127 ? Buffer.concat([Buffer.of(0), half]) : half
      return Buffer.concat([Buffer.of(2, number.length), number])
    })
    const content = Buffer.concat(numbers)
    return Buffer.concat([
      content.length < 128 ? Buffer.of(0x30, content.length) : Buffer.of(0x30, 0x81, content.length),
      content,
    ])
  }
  const forms: Readonly<Record<string, (raw: Buffer) => Buffer>> = {
    'with a byte before it': (raw) => Buffer.concat([Buffer.of(0), raw]),
    'with a byte after it': (raw) => Buffer.concat([raw, Buffer.of(0)]),
    'without its last byte': (raw) => raw.subarray(0, -1),
    'without its first byte': (raw) => raw.subarray(1),
    twice: (raw) => Buffer.concat([raw, raw]),
    'as ASN.1 has it': der,
    'with its halves changed': (raw) => Buffer.concat([raw.subarray(raw.length / 2), raw.subarray(0, raw.length / 2)]),
    'of zeros': (raw) => Buffer.alloc(raw.length),
    'of ones': (raw) => Buffer.alloc(raw.length, 0xff),
    'that is empty': () => Buffer.alloc(0),
  }
  const algorithms: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'PS256']
  const tokens = algorithms.map((algorithm) => {
    const key = newKey(algorithm)
    return [algorithm, signBadgeAsToken(badgeOf(key.did), key)] as const
  })

  it.each(tokens)('control: %s', async (_, token) => {
    await expectGenuine(token)
  })

  it.each(tokens.flatMap(([name, token]) => Object.keys(forms).map((form) => [name, form, token] as const)))(
    'of %s, %s, is refused',
    async (_, form, token) => {
      const [header = '', body = '', signature = ''] = token.split('.')
      const changed = forms[form]!(Buffer.from(signature, 'base64url')).toString('base64url')
      expect(await codesOf(`${header}.${body}.${changed}`)).toEqual(['SIGNATURE_INVALID'])
    },
  )
})

describe('a number that is none, or that no two readers read alike', () => {
  it.each(['exp', 'nbf', 'iat', 'anything'])('as %s is refused', async (claim) => {
    for (const written of ['1e400', '-1e400', '9007199254740993', '1e999999999', '123456789012345678901234567890']) {
      expect(await codesOf(signedBy(withRaw(payload, claim, written)))).toEqual(['JSON_NUMBER_UNSAFE'])
    }
    for (const written of ['NaN', 'Infinity', '01', '1.', '.5', '0x10', '1_000', '1n']) {
      expect(await codesOf(signedBy(withRaw(payload, claim, written)))).toEqual(['JSON_SYNTAX'])
    }
  })
})

describe('a document of keys of 300 MiB', () => {
  const mebibyte = 1024 * 1024
  const key = newKey('ES256')
  const kinds = ['a did:web', 'an https address with a document', 'an https address with a key set']

  /** Begins as the document with the key, and goes on with blanks; counts what is taken of it. */
  function endless(
    document: string,
    headers: Readonly<Record<string, string>>,
  ): { page: () => Response; taken: () => number } {
    let taken = 0
    const blanks = new Uint8Array(mebibyte).fill(0x20)
    const page = (): Response => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(document)),
        pull: (controller) => {
          taken += blanks.length
          if (taken > 300 * mebibyte) controller.close()
          else controller.enqueue(blanks)
        },
      })
      return new Response(body, { headers })
    }
    return { page, taken: () => taken }
  }

  it.each(
    kinds.flatMap((kind) =>
      [
        ['no length', {}],
        ['its length', { 'content-length': String(300 * mebibyte) }],
        ['a length that is a lie', { 'content-length': '200' }],
        ['a length that is none', { 'content-length': '-1' }],
      ].map(([name, headers]) => [kind, name as string, headers as Record<string, string>] as const),
    ),
  )('of %s, with %s, is not read to its end, and nothing is known', async (kind, _, headers) => {
    const issuer = issuerKinds[kind]!(key.publicJwk)
    const [[url, document] = ['', '']] = Object.entries(issuer.pages)
    const token = signBadgeAsToken(badgeOf(issuer.id), key, { kid: issuer.method })
    await expectGenuine(token, asking(issuer.pages).by)
    const { page, taken } = endless(JSON.stringify(document), headers)
    const { by } = asking({ [url]: page })
    expect((await by.verify(token)).verdict).toBe('unknown')
    expect(await codesOf(token, {}, by)).toEqual(['KEY_UNREACHABLE'])
    expect(taken()).toBeLessThan(8 * mebibyte)
  })

  it('in pieces of one byte is not read to its end either', async () => {
    let pieces = 0
    const page = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            pieces += 1
            controller.enqueue(Uint8Array.of(pieces === 1 ? 0x7b : 0x20))
          },
        }),
      )
    const token = signBadgeAsToken(badgeOf(school), key)
    expect(await codesOf(token, {}, asking({ [keySetUrl]: page }).by)).toEqual(['KEY_UNREACHABLE'])
    expect(pieces).toBeLessThan(70_000)
  })
})
