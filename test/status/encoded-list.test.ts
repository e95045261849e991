import fc from 'fast-check'
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { decodeBits, encodeBits, type DecodedBits } from '../../src/status/encoded-list.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

const url = 'https://school.example/status/1'

const decode = (text: string, maxStatusBitBytes = defaultLimits.maxStatusBitBytes): Promise<DecodedBits> =>
  decodeBits(text, { maxStatusBitBytes }, url)

/** Bits whose gzip has, in base64, both characters that base64url writes differently, and this much padding. */
function bitsWith(padding: number): { readonly bytes: Uint8Array; readonly text: string } {
  for (let seed = 0; ; seed++) {
    const bytes = Uint8Array.from({ length: 400 }, (_, index) => (index * index * 31 + seed * 7) & 0xff)
    const text = gzipSync(bytes).toString('base64')
    const found = text.length - text.replaceAll('=', '').length
    if (found === padding && text.includes('+') && text.includes('/')) return { bytes, text }
  }
}

describe('encodeBits', () => {
  it('writes the u of multibase and base64url without padding, of what node:zlib unpacks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        const text = await encodeBits(bytes)
        expect(text).toMatch(/^u[A-Za-z0-9_-]+$/)
        expect(new Uint8Array(gunzipSync(Buffer.from(text.slice(1), 'base64url')))).toEqual(bytes)
      }),
    )
  })
})

describe('decodeBits', () => {
  it('reads what encodeBits writes', async () => {
    const bytes = Uint8Array.from({ length: 16_384 }, (_, index) => (index % 1_000 === 0 ? 255 : 0))
    expect(await decode(await encodeBits(bytes))).toEqual({ bytes, spelling: 'multibase' })
  })

  it.each([0, 1, 2])('tells the three spellings apart, with %i characters of padding', async (padding) => {
    const { bytes, text } = bitsWith(padding)
    const digits = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    expect(await decode(`u${digits}`)).toEqual({ bytes, spelling: 'multibase' })
    expect(await decode(digits)).toEqual({ bytes, spelling: 'base64url' })
    expect(await decode(text)).toEqual({ bytes, spelling: 'base64' })
  })

  describe('refuses with STATUS_LIST_ENCODING_INVALID', () => {
    const { text: base64 } = bitsWith(2)
    const digits = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    const good = `u${digits}`
    const last = digits.at(-1)!
    const binary = Buffer.from(digits, 'base64url')

    const refusalOf = async (text: string): Promise<object> => {
      const error = await thrownBy(() => decode(text))
      expect({ code: error.code, url: error.url }).toEqual({ code: 'STATUS_LIST_ENCODING_INVALID', url })
      return error.facts
    }

    it('nothing of the kind: the text that the others are made of is good', async () => {
      expect((await decode(good)).spelling).toBe('multibase')
    })

    it.each<[string, string]>([
      ['nothing', ''],
      ['the prefix alone', 'u'],
      ['the prefix twice', `u${good}`],
      ['padding after multibase', `${good}==`],
      ['one character of padding of two', base64.slice(0, -1)],
      ['three characters of padding', `${base64}=`],
      ['six characters of padding', `${base64}====`],
      ['padding in the middle', `${base64.slice(0, 8)}==${base64.slice(8)}`],
      ['base64 after the prefix of base64url', `u${base64}`],
      ['both alphabets in one text', base64.replace('+', '-')],
      ['a space before', ` ${good}`],
      ['a space after', `${good} `],
      ['a line break after', `${good}\n`],
      ['lines of 76 characters', base64.replaceAll(/.{76}/g, '$&\r\n')],
      ['the multibase prefix of base64', `m${base64.replaceAll('=', '')}`],
      ['the multibase prefix of padded base64', `M${base64}`],
      ['the multibase prefix of padded base64url', `U${digits}==`],
      ['the multibase prefix of base58', `z${digits}`],
      ['hexadecimal', `f${binary.toString('hex')}`],
      ['unused bits that are not zero', `${good.slice(0, -1)}${nextDigit(last)}`],
      ['a length that no bytes have', `${good}AAA`],
      ['percent encoding', good.replace('-', '%2D')],
      ['zlib instead of gzip', `u${deflateSync('abc').toString('base64url')}`],
      ['bits that are not compressed', `u${Buffer.alloc(16_384).toString('base64url')}`],
    ])('%s', async (_, text) => {
      expect(await refusalOf(text)).toEqual({ url, reason: 'they are not base64url of gzip' })
    })

    it.each<[string, string]>([
      ['nothing but its first bytes', 'uH4sI'],
      ['gzip of which one byte is missing', `u${binary.subarray(0, -1).toString('base64url')}`],
      ['gzip with a byte after it', `u${Buffer.concat([binary, Buffer.alloc(1)]).toString('base64url')}`],
      ['gzip twice', `u${Buffer.concat([binary, binary]).toString('base64url')}`],
    ])('%s', async (_, text) => {
      const reason = 'they are not one gzip stream, whole and with the right checksum and length'
      expect(await refusalOf(text)).toEqual({ url, reason })
    })
  })

  it('refuses one byte more than allowed with STATUS_LIST_TOO_LARGE', async () => {
    const text = await encodeBits(new Uint8Array(1_000))
    expect((await decode(text, 1_000)).bytes).toEqual(new Uint8Array(1_000))
    const error = await thrownBy(() => decode(text, 999))
    expect(error).toMatchObject({ code: 'STATUS_LIST_TOO_LARGE', url, facts: { url, limit: 999 } })
  })
})

describeCorpus('the lists of other people', () => {
  const folder = 'files/w3c+vc-bitstring-status-list/extracted/transitions-2025-REC'

  it.each([2, 6, 7, 8])('example %i of the W3C is 131,072 bits that are clear', async (number) => {
    const list = encodedListOf(readCorpus(`${folder}_ex00${number}.json`).toString('utf8'))
    expect(await decode(list!)).toEqual({ bytes: new Uint8Array(131_072 / 8), spelling: 'multibase' })
  })

  it('are read as node:zlib reads them', async () => {
    const texts = corpusEntries()
      .filter(({ kind }) => kind === 'status-list')
      .map(({ path }) => encodedListOf(readCorpus(path).toString('utf8')))
      .filter((text) => text !== undefined)
    expect(texts.length).toBeGreaterThan(10)
    const spellings = new Set<string>()
    for (const text of texts) {
      const { bytes, spelling } = await decode(text)
      spellings.add(spelling)
      const foreign = gunzipSync(Buffer.from(text.replace(/^u/, ''), 'base64url'))
      expect(foreign.equals(bytes), text).toBe(true)
    }
    expect(spellings).toEqual(new Set(['multibase', 'base64url']))
  })
})

function encodedListOf(text: string): string | undefined {
  const { credentialSubject } = JSON.parse(text) as JsonObject
  const [subject] = [credentialSubject].flat() as readonly JsonObject[]
  return subject?.['encodedList'] as string | undefined
}

/** The next digit of base64url: another spelling of the same bytes, where the last bits are not used. */
function nextDigit(digit: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(digit) + 1]!
}
