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

  it('reads the size of an entry, where the list says it', async () => {
    expect((await contentsOf({ ...subject, statusSize: 2 })).size).toBe(2)
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
  const refusalOf = (list: Partial<ListContents>, place: Partial<BitEntry>): string => {
    const error = thrownBy(() => readEntryValue({ ...contents, ...list }, { ...entry, ...place }))
    expect(error.url).toBe(url)
    return error.code
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
    [1, 16],
    [2, 8],
    [3, 5],
    [8, 2],
    [1, 999_999_999_999_999],
    [8, 999_999_999_999_999],
  ])('refuses an entry of %i bits with the number %i with STATUS_INDEX_OUT_OF_RANGE', (size, index) => {
    expect(refusalOf({}, { size, index })).toBe('STATUS_INDEX_OUT_OF_RANGE')
  })

  it('has no entry in a list without bits', () => {
    expect(refusalOf({ bytes: new Uint8Array(0) }, {})).toBe('STATUS_INDEX_OUT_OF_RANGE')
  })

  it('takes any of the purposes of the list, and refuses others with STATUS_LIST_PURPOSE_MISMATCH', () => {
    expect(readEntryValue(contents, { ...entry, purpose: 'suspension' })).toBe(1)
    expect(refusalOf({}, { purpose: 'refresh' })).toBe('STATUS_LIST_PURPOSE_MISMATCH')
    expect(refusalOf({ purposes: [] }, {})).toBe('STATUS_LIST_PURPOSE_MISMATCH')
    expect(refusalOf({ purposes: ['revocation '] }, {})).toBe('STATUS_LIST_PURPOSE_MISMATCH')
  })

  it('wants the type of list that belongs to the type of entry: STATUS_LIST_TYPE_MISMATCH', () => {
    const old: ListContents = { ...contents, types: ['StatusList2021'] }
    expect(readEntryValue(old, { ...entry, type: 'StatusList2021Entry' })).toBe(1)
    expect(refusalOf(old, {})).toBe('STATUS_LIST_TYPE_MISMATCH')
    expect(refusalOf({}, { type: 'StatusList2021Entry' })).toBe('STATUS_LIST_TYPE_MISMATCH')
    expect(refusalOf({ types: [] }, {})).toBe('STATUS_LIST_TYPE_MISMATCH')
    const both: ListContents = { ...contents, types: ['StatusList2021', 'BitstringStatusList'] }
    expect(readEntryValue(both, entry)).toBe(1)
  })

  it('refuses an entry of another size than the list says with STATUS_SIZE_INVALID', () => {
    expect(readEntryValue({ ...contents, size: 2 }, { ...entry, size: 2 })).toBe(2)
    expect(refusalOf({ size: 2 }, { size: 1 })).toBe('STATUS_SIZE_INVALID')
    expect(refusalOf({ size: 1 }, { size: 2 })).toBe('STATUS_SIZE_INVALID')
  })
})
