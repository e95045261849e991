/** The published lists, pictures and badges, held against other software. */
import { gunzipSync } from 'node:zlib'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list'
import { DOMParser } from '@xmldom/xmldom'
import { load } from 'exifreader'
import { decode } from 'fast-png'
import { compactVerify } from 'jose'
import jsonld from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { checkStatusWithPeer, peerLoader, verifyWithPeer } from '../support/peer-stack.js'
import {
  publishedBytes,
  publishedIndex,
  publishedJson,
  publishedKey,
  publishedText,
  publicHalfOf,
} from '../support/published-vectors.js'

/** What a file of entries says. */
interface Entries {
  readonly length: number
  readonly statusSize: number
  readonly set: Readonly<Record<string, number>>
  readonly encodedList: string
}

const lists = publishedIndex.lists.map((list) => ({
  ...list,
  entries: publishedJson(list.files.entries) as unknown as Entries,
}))

describe.each(lists)('the published list for $name', ({ key, url, files, entries }) => {
  const { length, statusSize, set, encodedList } = entries

  it('has, as zlib reads it, the entries that are said to be set, and no others', () => {
    expect(encodedList.startsWith('u')).toBe(true)
    const bytes = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
    expect(bytes.length).toBe((length * statusSize) / 8)
    const found = new Map<string, number>()
    for (let index = 0; index < length; index += 1) {
      let value = 0
      for (let bit = index * statusSize; bit < (index + 1) * statusSize; bit += 1) {
        value = value * 2 + ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1)
      }
      if (value !== 0) found.set(String(index), value)
    }
    expect(Object.fromEntries(found)).toEqual(set)
    expect(found.size).toBeGreaterThan(0)
  })

  it('is signed by its key, as other software finds', async () => {
    const credential = files.secured.endsWith('.jwt')
      ? await openToken(publishedText(files.secured), key)
      : publishedJson(files.secured)
    expect(credential).toMatchObject({ id: url, credentialSubject: { encodedList } })
    if (files.secured.endsWith('.jwt')) return
    expect(await verifyWithPeer(credential, new Date('2026-06-01T00:00:00Z'))).toEqual({ verified: true, errors: [] })
  })
})

it.each(lists.filter(({ entries }) => entries.statusSize === 1))(
  'the published list for $name, of one bit an entry, is read by the other implementation',
  async ({ entries: { length, set, encodedList } }) => {
    const list = await decodeList({ encodedList })
    const indexes = Object.keys(set).map(Number)
    expect(indexes.map((index) => list.getStatus(index))).toEqual(indexes.map(() => true))
    const next = indexes.map((index) => (index + 1) % length)
    expect(next.map((index) => list.getStatus(index))).toEqual(next.map((index) => index in set))
  },
)

it('a published badge that is revoked is so for the other implementation', async () => {
  const [url] = publishedIndex.lists.filter(({ name }) => name === 'revocation').map((list) => list.url)
  const served = { [url!]: publishedJson('lists/revocation.json') }
  expect(await checkStatusWithPeer(publishedJson('badges/revoked.json'), served)).toEqual([true])
})

const picturesOf = (ending: string): typeof publishedIndex.pictures =>
  publishedIndex.pictures.filter(({ files }) => files.baked.endsWith(ending))

it('there are two published pictures of each kind', () => {
  expect([picturesOf('.png').length, picturesOf('.svg').length]).toEqual([2, 2])
})

it.each(picturesOf('.png'))(
  'the published picture $name is the plain one and a chunk, which others read',
  ({ files }) => {
    const [plain, baked] = [Buffer.from(publishedBytes(files.plain)), Buffer.from(publishedBytes(files.baked))]
    const credential = publishedText(files.credential)
    const chunks = chunksIn(baked)
    const [found, ...others] = chunks.filter(({ type }) => type === 'iTXt')
    expect(others).toEqual([])
    expect(found?.data.toString('utf8')).toBe(`openbadgecredential\0\0\0\0\0${credential.trim()}`)
    expect(chunks.filter(({ type }) => type !== 'iTXt')).toEqual(chunksIn(plain))
    const tags = load(new Uint8Array(baked).buffer) as unknown as Readonly<Record<string, { readonly value: unknown }>>
    expect(tags['openbadgecredential']?.value).toBe(credential.trim())
    expect(decode(baked, { checkCrc: true }).data).toEqual(decode(plain, { checkCrc: true }).data)
  },
)

it.each(picturesOf('.svg'))(
  'the published picture $name is the plain one and an element, which others read',
  ({ files }) => {
    const credential = publishedText(files.credential)
    const [plain, baked] = [publishedText(files.plain), publishedText(files.baked)]
    const root = new DOMParser().parseFromString(baked, 'image/svg+xml').documentElement!
    const [element, ...others] = [...root.getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential')]
    expect(others).toEqual([])
    expect(element?.parentNode).toBe(root)
    const isToken = files.credential.endsWith('.jwt')
    const found = isToken ? element?.getAttribute('verify') : element?.textContent
    expect(found?.trim()).toBe(credential.trim())
    root.removeChild(element!)
    const before = new DOMParser().parseFromString(plain, 'image/svg+xml').documentElement!
    expect(root.textContent?.trim()).toBe(before.textContent?.trim())
    expect([...root.getElementsByTagName('*')].map(String)).toEqual([...before.getElementsByTagName('*')].map(String))
  },
)

/** What `@digitalbazaar/vc` says of the badges whose suite it has; it looks at proof and dates, and not at the rest. */
describe('the published badges, for the other implementation', () => {
  it.each([
    ['genuine-eddsa-rdfc-2022', true],
    ['genuine-eddsa-jcs-2022', true],
    ['genuine-ecdsa-rdfc-2019-p256', true],
    ['genuine-ecdsa-rdfc-2019-p384', true],
    ['genuine-data-model-1.1', true],
    ['recipient-found', true],
    ['recipient-hashed-found', true],
    ['endorsed', true],
    ['expired-judged-then', true],
    ['altered-text', false],
    ['altered-proof-value', false],
    ['altered-created', false],
    ['key-of-somebody-else', false],
    ['undefined-term-added', false],
    ['unknown-suite', false],
    ['unknown-context', false],
    ['expired', false],
    ['not-yet-valid', false],
    ['expired-and-altered', false],
  ])('%s: %s', async (name, expected) => {
    const { input, now, policy } = publishedIndex.reports.find((each) => each.name === name)!
    const document = publishedJson(input)
    const { cryptosuite } = document['proof'] as { readonly cryptosuite: string }
    const suite = SUITES[cryptosuite] ?? eddsaRdfc2022
    const at = new Date(policy?.asOf ?? now)
    const { verified, errors } = await verifyWithPeer(document, at, new DataIntegrityProof({ cryptosuite: suite }))
    expect(verified, errors.join()).toBe(expected)
  })

  it.each(['respelled', 'undefined-term-added'])('%s is the same graph as the badge that was signed', async (name) => {
    const [changed, original] = [publishedJson(`badges/${name}.json`), publishedJson('badges/recipient-found.json')]
    expect(changed).not.toEqual(original)
    expect(await graphOf(changed)).toBe(await graphOf(original))
  })
})

describe('the published tokens, for jose', () => {
  it.each([
    ['genuine-data-model-1.1-token', 'school', true],
    ['token-iss-of-another', 'school', true],
    ['token-exp-later', 'school', true],
    ['token-key-in-header', 'stranger', true],
    ['token-key-in-header', 'academy', false],
    ['token-altered', 'school', false],
    ['token-alg-none', 'school', false],
    ['token-alg-hs256', 'school', false],
  ])('%s under the key of %s: %s', async (name, key, expected) => {
    const { input } = publishedIndex.reports.find((each) => each.name === name)!
    const opened = openToken(publishedText(input), key)
    await (expected ? expect(opened).resolves.toBeTypeOf('object') : expect(opened).rejects.toThrow())
  })
})

async function openToken(token: string, name: string): Promise<JsonObject> {
  const { payload } = await compactVerify(token, publicHalfOf(publishedKey(name).privateKeyJwk))
  return JSON.parse(Buffer.from(payload).toString('utf8')) as JsonObject
}

/** As a processor sees it that drops what it does not know. */
async function graphOf({ proof: _, ...document }: JsonObject): Promise<string> {
  const documentLoader = peerLoader as (url: string) => Promise<never>
  const quads = await jsonld.toRDF(document, { base: null, safe: false as never, documentLoader })
  return rdfCanonize.canonize(quads, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxDeepIterations: 1000,
  })
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

function chunksIn(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let offset = 8; offset < png.length; offset += 12 + png.readUInt32BE(offset)) {
    const data = png.subarray(offset + 8, offset + 8 + png.readUInt32BE(offset))
    chunks.push({ type: png.toString('latin1', offset + 4, offset + 8), data })
  }
  return chunks
}

const SUITES: Readonly<Record<string, object>> = {
  'eddsa-rdfc-2022': eddsaRdfc2022,
  'eddsa-jcs-2022': createVerifyCryptosuite(),
  'ecdsa-rdfc-2019': ecdsaRdfc2019,
}
