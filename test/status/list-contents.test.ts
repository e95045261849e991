import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { readEntryValue, readListContents, type ListContents } from '../../src/status/list-contents.js'
import type { BitEntry } from '../../src/status/status-entry.js'
import { thrownBy } from '../support/thrown-by.js'

const url = 'https://school.example/status/1'

/** Sixteen bits: 1000 0001 0110 0011. */
const bytes = Uint8Array.of(0b1000_0001, 0b0110_0011)
const encodedList = `u${gzipSync(bytes).toString('base64url')}`

const subject: JsonObject = { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList }

const contentsOf = (credentialSubject: JsonObject, limits = defaultLimits): Promise<ListContents> =>
  readListContents({ id: url, credentialSubject }, limits, url)

describe('readListContents', () => {
  it('decodes the bits, and says what they are for', async () => {
    expect(await contentsOf(subject)).toEqual({
      types: ['BitstringStatusList'],
      purposes: ['revocation'],
      bytes,
      spelling: 'multibase',
      digest: createHash('sha256').update(encodedList).digest('hex'),
      ttlMilliseconds: undefined,
      size: undefined,
    })
  })

  it('reads several types and purposes, and of those only the texts', async () => {
    const more = { ...subject, type: ['OwnList', 'StatusList2021', 7], statusPurpose: ['suspension', null, 'own'] }
    expect(await contentsOf(more)).toMatchObject({
      types: ['OwnList', 'StatusList2021'],
      purposes: ['suspension', 'own'],
    })
    const { statusPurpose: _, ...less } = subject
    expect((await contentsOf(less)).purposes).toEqual([])
  })

  it.each([
    [300_000, 300_000],
    [0, 0],
    [-1, 0],
    ['300000', undefined],
    [null, undefined],
  ])('reads a ttl of %j as %j milliseconds', async (ttl, expected) => {
    expect((await contentsOf({ ...subject, ttl })).ttlMilliseconds).toBe(expected)
  })

  it('reads the size of an entry', async () => {
    expect((await contentsOf({ ...subject, statusSize: 2 })).size).toBe(2)
  })

  // Whoever read over it would look at other bits.
  it.each(['2', [2], null, 1.5, true])('refuses %j as the size of an entry', async (statusSize) => {
    expect(await thrownBy(() => contentsOf({ ...subject, statusSize }))).toMatchObject({
      code: 'STATUS_LIST_INVALID',
      facts: { url, reason: 'its "statusSize" is no whole number' },
      url,
    })
  })

  it.each<[string, JsonObject]>([
    ['no subject', {}],
    ['a subject that is text', { credentialSubject: 'list' }],
    ['two subjects', { credentialSubject: [subject, subject] }],
    ['no bits', { credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' } }],
    ['bits that are no text', { credentialSubject: { ...subject, encodedList: [encodedList] } }],
  ])('refuses %s with STATUS_LIST_INVALID', async (_, document) => {
    const error = await thrownBy(() => readListContents(document, defaultLimits, url))
    expect({ code: error.code, url: error.url }).toEqual({ code: 'STATUS_LIST_INVALID', url })
    expect(error.facts).toEqual({ url, reason: 'it holds no "encodedList"' })
  })

  it('refuses bits that cannot be read, and too many of them', async () => {
    const broken = await thrownBy(() => contentsOf({ ...subject, encodedList: 'none' }))
    expect({ code: broken.code, url: broken.url }).toEqual({ code: 'STATUS_LIST_ENCODING_INVALID', url })
    const large = await thrownBy(() => contentsOf(subject, { ...defaultLimits, maxStatusBitBytes: 1 }))
    expect({ code: large.code, url: large.url }).toEqual({ code: 'STATUS_LIST_TOO_LARGE', url })
  })
})

describe('readEntryValue', () => {
  const contents: ListContents = {
    types: ['BitstringStatusList'],
    purposes: ['revocation', 'suspension'],
    bytes,
    spelling: 'multibase',
    digest: '',
    ttlMilliseconds: undefined,
    size: undefined,
  }
  const entry: BitEntry = {
    kind: 'bits',
    type: 'BitstringStatusListEntry',
    purpose: 'revocation',
    index: 0,
    size: 1,
    messages: [],
    url,
    isIndexNumber: false,
  }
  const refusalOf = (list: Partial<ListContents>, place: Partial<BitEntry>): [code: string, facts: object] => {
    const error = thrownBy(() => readEntryValue({ ...contents, ...list }, { ...entry, ...place }))
    expect(error.url).toBe(url)
    return [error.code, error.facts]
  }

  it('reads each bit', () => {
    const bits = Array.from({ length: 16 }, (_, index) => readEntryValue(contents, { ...entry, index }))
    expect(bits.join('')).toBe('1000000101100011')
  })

  it.each([
    [2, [2, 0, 0, 1, 1, 2, 0, 3]],
    [3, [4, 0, 2, 6, 1]],
    [8, [0b1000_0001, 0b0110_0011]],
  ])('reads entries of %i bits', (size, values) => {
    expect(values.map((_, index) => readEntryValue(contents, { ...entry, size, index }))).toEqual(values)
  })

  it.each([
    [1, 16, 16],
    [2, 8, 8],
    [3, 5, 5],
    [8, 2, 2],
    [1, 999_999_999_999_999, 16],
    [8, 999_999_999_999_999, 2],
  ])('refuses an entry of %i bits with the number %i with STATUS_INDEX_OUT_OF_RANGE', (size, index, length) => {
    expect(refusalOf({}, { size, index })).toEqual(['STATUS_INDEX_OUT_OF_RANGE', { url, index, length }])
  })

  it('has no entry in a list without bits', () => {
    const facts = { url, index: 0, length: 0 }
    expect(refusalOf({ bytes: new Uint8Array(0) }, {})).toEqual(['STATUS_INDEX_OUT_OF_RANGE', facts])
  })

  it('takes any of the purposes of the list', () => {
    expect(readEntryValue(contents, { ...entry, purpose: 'suspension' })).toBe(1)
  })

  it.each<[BitEntry['purpose'], string[]]>([
    ['refresh', ['revocation', 'suspension']],
    ['revocation', []],
    ['revocation', ['revocation ']],
  ])('refuses the purpose %s in a list for %j with STATUS_LIST_PURPOSE_MISMATCH', (purpose, purposes) => {
    const facts = { url, purpose, found: purposes }
    expect(refusalOf({ purposes }, { purpose })).toEqual(['STATUS_LIST_PURPOSE_MISMATCH', facts])
  })

  it('takes the type of list that belongs to the type of entry, also among others', () => {
    const old: ListContents = { ...contents, types: ['StatusList2021'] }
    expect(readEntryValue(old, { ...entry, type: 'StatusList2021Entry' })).toBe(1)
    const both: ListContents = { ...contents, types: ['StatusList2021', 'BitstringStatusList'] }
    expect(readEntryValue(both, entry)).toBe(1)
  })

  it.each<[BitEntry['type'], string, string[]]>([
    ['BitstringStatusListEntry', 'BitstringStatusList', ['StatusList2021']],
    ['StatusList2021Entry', 'StatusList2021', ['BitstringStatusList']],
    ['BitstringStatusListEntry', 'BitstringStatusList', []],
  ])('wants, for a %s, a list of type %s, and refuses %j with STATUS_LIST_TYPE_MISMATCH', (type, expected, types) => {
    const facts = { url, expected, found: types }
    expect(refusalOf({ types }, { type })).toEqual(['STATUS_LIST_TYPE_MISMATCH', facts])
  })

  it('takes an entry of the size that the list says', () => {
    expect(readEntryValue({ ...contents, size: 2 }, { ...entry, size: 2 })).toBe(2)
  })

  it.each([
    [2, 1],
    [1, 2],
  ])('refuses, in a list of %i bits, an entry of %i with STATUS_SIZE_INVALID', (listed, size) => {
    const facts = { expected: `${listed}, as the list at ${url} says`, found: String(size) }
    expect(refusalOf({ size: listed }, { size })).toEqual(['STATUS_SIZE_INVALID', facts])
  })
})
