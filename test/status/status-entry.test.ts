import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { parseJson } from '../../src/json/parse-json.js'
import { defaultLimits } from '../../src/limits.js'
import { readStatusEntry, type StatusEntry } from '../../src/status/status-entry.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

const path = '/credentialStatus/0'
const url = 'https://school.example/status/1'

const entry: JsonObject = {
  id: `${url}#94567`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: url,
}

const read = (value: JsonValue): StatusEntry => readStatusEntry(value, path)

/** The entry with some of it changed; what is undefined is left out. */
function changed(changes: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return JSON.parse(JSON.stringify({ ...entry, ...changes })) as JsonObject
}

/** The code of the refusal, which must name the place, and what it says. */
function refusalOf(value: JsonValue): [code: string, facts: object] {
  const error = thrownBy(() => read(value))
  expect(error.path).toBe(path)
  return [error.code, error.facts]
}

/** Messages as the credential has them, for these values. */
function messagesFor(...values: readonly (string | number)[]): JsonObject[] {
  return values.map((value) => ({
    status: typeof value === 'string' ? value : `0x${value.toString(16)}`,
    message: `message ${Number(value)}`,
  }))
}

describe('readStatusEntry', () => {
  it.each(['BitstringStatusListEntry', 'StatusList2021Entry'] as const)('reads a place of type %s', (type) => {
    expect(read(changed({ type }))).toEqual({
      kind: 'bits',
      type,
      purpose: 'revocation',
      index: 94_567,
      size: 1,
      messages: [],
      url,
      isIndexNumber: false,
    })
  })

  it('reads a revocation list, whose address is its id', () => {
    const type = '1EdTechRevocationList'
    expect(read({ id: url, type })).toEqual({ kind: 'ids', type, purpose: 'revocation', url })
  })

  it.each(['revocation', 'suspension', 'refresh', 'message'])('knows the purpose %s', (statusPurpose) => {
    expect(read(changed({ statusPurpose })).purpose).toBe(statusPurpose)
  })

  describe('refuses with STATUS_NOT_SUPPORTED', () => {
    it.each<[string, JsonValue, string]>([
      ['a type of somebody else', changed({ type: 'OwnStatus' }), '"OwnStatus"'],
      ['the type of the list', changed({ type: 'BitstringStatusList' }), '"BitstringStatusList"'],
      ['other letters', changed({ type: 'bitstringstatuslistentry' }), '"bitstringstatuslistentry"'],
      ['a space after the type', changed({ type: 'BitstringStatusListEntry ' }), '"BitstringStatusListEntry "'],
      [
        'the type as an IRI',
        changed({ type: 'https://www.w3.org/ns/credentials/status#BitstringStatusListEntry' }),
        '"https://www.w3.org/ns/credentials/status#BitstringStatusListEntry"',
      ],
      ['the type in two arrays', changed({ type: [['BitstringStatusListEntry']] }), 'an array of 1'],
      ['two types', changed({ type: ['BitstringStatusListEntry', 'OwnStatus'] }), 'an array of 2'],
      ['no type', changed({ type: undefined }), 'nothing'],
      ['a type that is null', changed({ type: null }), 'null'],
      ['an address', url, `"${url}"`],
      ['null', null, 'null'],
      ['an array', [entry], 'an array of 1'],
      ['an empty object', {}, 'nothing'],
    ])('%s', (_, value, type) => {
      expect(refusalOf(value)).toEqual(['STATUS_NOT_SUPPORTED', { type }])
    })
  })

  describe('refuses with STATUS_ENTRY_INVALID', () => {
    const address = '"statusListCredential" as the address of a list'
    const id = '"id" as the address of a list'
    const purpose = '"statusPurpose" as text'

    it.each<[string, JsonValue, string, string]>([
      ['no address of the list', changed({ statusListCredential: undefined }), address, 'nothing'],
      ['an address that is relative', changed({ statusListCredential: '/status/1' }), address, '"/status/1"'],
      ['an address that is a number', changed({ statusListCredential: 7 }), address, '7'],
      ['a node without name as the address', changed({ statusListCredential: { type: 'List' } }), address, 'an object'],
      ['an address that is null', changed({ statusListCredential: null }), address, 'null'],
      ['two addresses', changed({ statusListCredential: [url, url] }), address, 'an array of 2'],
      ['an address in two arrays', changed({ statusListCredential: [[url]] }), address, 'an array of 1'],
      ['an empty array as the address', changed({ statusListCredential: [] }), address, 'an empty array'],
      ['a revocation list without id', { type: '1EdTechRevocationList' }, id, 'nothing'],
      ['a revocation list whose id is a number', { type: '1EdTechRevocationList', id: 7 }, id, '7'],
      ['no purpose', changed({ statusPurpose: undefined }), purpose, 'nothing'],
      ['two purposes', changed({ statusPurpose: ['revocation', 'suspension'] }), purpose, 'an array of 2'],
      ['a purpose that is null', changed({ statusPurpose: null }), purpose, 'null'],
    ])('%s', (_, value, expected, found) => {
      expect(refusalOf(value)).toEqual(['STATUS_ENTRY_INVALID', { expected, found }])
    })

    it.each<[string, JsonValue, string]>([
      ['texts', ['a', 'b'], '"a"'],
      ['one without value', [{ message: 'a' }, { message: 'b' }], 'an object'],
      ['one without text', [{ status: '0x0' }, { status: '0x1' }], 'an object'],
      ['one whose value is a number', [{ status: 0, message: 'a' }], 'an object'],
      ['one whose value is decimal', messagesFor('0', '1'), 'an object'],
      ['one whose value is negative', messagesFor('0x0', '-0x1'), 'an object'],
      ['one whose value is not all hexadecimal', messagesFor('0x0', '0x1g'), 'an object'],
      ['one whose value has no digits', messagesFor('0x', '0x1'), 'an object'],
      ['one whose value begins with 0X', messagesFor('0X0', '0X1'), 'an object'],
      ['one whose value is enormous', messagesFor('0x0', '0x10000'), 'an object'],
      [
        'ones whose values are in two arrays',
        [0, 1].map((value) => ({ status: [[`0x${value}`]], message: 'a' })),
        'an object',
      ],
    ])('messages: %s', (_, statusMessage, found) => {
      const expected = 'messages with "status" in hexadecimal and "message"'
      expect(refusalOf(changed({ statusMessage }))).toEqual(['STATUS_ENTRY_INVALID', { expected, found }])
    })
  })

  it.each(['revoked', 'Revocation', 'revocation ', '', 'toString', 'https://school.example/purposes#withdrawn'])(
    'refuses the purpose %j with STATUS_PURPOSE_UNKNOWN',
    (statusPurpose) => {
      const facts = { purpose: `"${statusPurpose}"` }
      expect(refusalOf(changed({ statusPurpose }))).toEqual(['STATUS_PURPOSE_UNKNOWN', facts])
    },
  )
})

// In the graph that is signed these are the same: whoever holds a credential can write either.
describe('an entry that is written differently, and is the same in the graph', () => {
  const statusMessage = messagesFor(0, 1)
  const whole = changed({ statusSize: 1, statusMessage })

  it.each<[string, Readonly<Record<string, JsonValue>>]>([
    ['arrays of one', Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, [value].flat()]))],
    ['the list as a node', { statusListCredential: { id: url } }],
    ['the list as a node in an array', { statusListCredential: [{ id: url }] }],
    ['messages of arrays', { statusMessage: [1, 0].map((n) => ({ status: [`0x${n}`], message: [`message ${n}`] })) }],
  ])('is read as the same: %s', (_, changes) => {
    expect(read({ ...whole, ...changes })).toEqual(read(whole))
  })

  it('is read as the same: the id of a revocation list', () => {
    const list = { id: url, type: '1EdTechRevocationList' }
    expect(read({ ...list, id: [url] })).toEqual(read(list))
  })
})

// E14, E15: no two readers may find two places.
describe('the index of an entry', () => {
  it.each([
    ['"0"', 0],
    ['"7"', 7],
    ['"131071"', 131_071],
    ['"2147483648"', 2 ** 31],
    ['"999999999999999"', 999_999_999_999_999],
  ])('%s is read', (text, index) => {
    const { statusListIndex } = parseJson(`{"statusListIndex":${text}}`, defaultLimits) as JsonObject
    expect(read(changed({ statusListIndex }))).toMatchObject({ index, isIndexNumber: false })
  })

  it.each([
    ['23', 23],
    ['0', 0],
    ['8e0', 8],
    ['7.0', 7],
  ])('%s, a number and no text, is read, and said to be one', (text, index) => {
    const { statusListIndex } = parseJson(`{"statusListIndex":${text}}`, defaultLimits) as JsonObject
    expect(read(changed({ statusListIndex }))).toMatchObject({ index, isIndexNumber: true })
  })

  it.each<[string, JsonValue | undefined]>([
    ['letters after the digits', '7abc'],
    ['a space before', ' 7'],
    ['a space after', '7 '],
    ['a line break after', '7\n'],
    ['an exponent', '8e0'],
    ['a minus', '-1'],
    ['minus zero', '-0'],
    ['a plus', '+1'],
    ['a leading zero', '01'],
    ['two zeros', '00'],
    ['hexadecimal', '0x7'],
    ['binary', '0b1'],
    ['a fraction of nothing', '7.0'],
    ['a fraction', '7.5'],
    ['groups of digits', '94_567'],
    ['groups of digits with commas', '94,567'],
    ['the letter of a bigint', '7n'],
    ['digits of another script', '٧'],
    ['wide digits', '７'],
    ['an empty text', ''],
    ['a word', 'seven'],
    ['infinity', 'Infinity'],
    ['2^53 as text', '9007199254740992'],
    ['2^64 + 7 as text, which is 7 to some', '18446744073709551623'],
    ['400 digits', '1'.repeat(400)],
    ['1e400 as text', '1e400'],
    ['2^53', 2 ** 53],
    ['a negative number', -1],
    ['a number with a fraction', 7.5],
    ['a number beyond all bounds', 1e300],
    ['nothing', undefined],
    ['null', null],
    ['an array of two', ['7', '8']],
    ['an array of one that is none', ['7abc']],
    ['an array in an array', [['7']]],
    ['an empty array', []],
    ['an object', { '@value': '7' }],
    ['true', true],
  ])('%s is refused with STATUS_INDEX_INVALID', (_, statusListIndex) => {
    const [code] = refusalOf(changed({ statusListIndex }))
    expect(code).toBe('STATUS_INDEX_INVALID')
  })

  it.each<[JsonValue | undefined, string]>([
    ['7abc', '"7abc"'],
    [-1, '-1'],
    [undefined, 'nothing'],
    [['7', '8'], 'an array of 2'],
    [['7abc'], '"7abc"'],
  ])('%j is refused as what it is: %s', (statusListIndex, found) => {
    expect(refusalOf(changed({ statusListIndex }))).toEqual(['STATUS_INDEX_INVALID', { found }])
  })
})

describe('the size of an entry', () => {
  const expected = 'a whole number from 1 to 8'

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of %i bits is read with as many messages as it has values', (statusSize) => {
    const values = Array.from({ length: 2 ** statusSize }, (_, value) => value)
    const messages = values.map((value) => `message ${value}`)
    const statusMessage = messagesFor(...values)
    expect(read(changed({ statusSize, statusMessage }))).toMatchObject({ size: statusSize, messages })
  })

  it('of nine bits is refused with STATUS_SIZE_INVALID, even with a message for each of its 512 values', () => {
    const statusMessage = messagesFor(...Array.from({ length: 512 }, (_, value) => value))
    expect(refusalOf(changed({ statusSize: 9, statusMessage }))).toEqual([
      'STATUS_SIZE_INVALID',
      { expected, found: '9' },
    ])
  })

  it.each<[string, JsonValue, string]>([
    ['zero', 0, '0'],
    ['negative', -1, '-1'],
    ['a fraction', 1.5, '1.5'],
    ['text', '1', '"1"'],
    ['null', null, 'null'],
    ['true', true, 'true'],
    ['an array of two', [1, 1], 'an array of 2'],
  ])('is refused with STATUS_SIZE_INVALID where it is %s', (_, statusSize, found) => {
    expect(refusalOf(changed({ statusSize }))).toEqual(['STATUS_SIZE_INVALID', { expected, found }])
  })
})

describe('the messages of an entry', () => {
  // They are a set in the graph that is signed: whoever holds the credential can put them in another order.
  it('are read in any order, by the value that each is for', () => {
    const statusMessage = messagesFor(2, 0, 3, 1)
    const messages = ['message 0', 'message 1', 'message 2', 'message 3']
    expect(read(changed({ statusSize: 2, statusMessage }))).toMatchObject({ messages })
  })

  it('may write their values with zeros before, and in letters of either case', () => {
    const statusMessage = messagesFor(...Array.from({ length: 15 }, (_, value) => value), '0x000F').map((each) =>
      each['status'] === '0xa' ? { ...each, status: '0x0A' } : each,
    )
    const { messages } = read(changed({ statusSize: 4, statusMessage })) as { readonly messages: readonly string[] }
    expect([messages[10], messages[15], messages.length]).toEqual(['message 10', 'message 15', 16])
  })

  it.each<[string, number | undefined, JsonValue | undefined, needed: number, found: number]>([
    ['none for two bits', 2, undefined, 4, 0],
    ['an empty array', undefined, [], 2, 0],
    ['one for one bit', undefined, messagesFor(0), 2, 1],
    ['one that stands alone', undefined, messagesFor(0)[0], 2, 1],
    ['two for three bits', 3, messagesFor(0, 1), 8, 2],
    ['one too few', 2, messagesFor(0, 1, 2), 4, 3],
    ['one too many', 2, messagesFor(0, 1, 2, 3, 4), 4, 5],
    ['two for one value', 2, messagesFor(0, 1, 1, 3), 4, 4],
    ['two for one value, and none for zero', undefined, messagesFor(1, 1), 2, 2],
    ['two for one value, in two spellings', 2, messagesFor('0x0', '0x1', '0x01', '0x3'), 4, 4],
    ['one for a value that does not exist', 2, messagesFor(0, 1, 2, 4), 4, 4],
    ['one for each value, and one more', 1, messagesFor(0, 1, 1), 2, 3],
  ])('are refused with STATUS_SIZE_INVALID: %s', (_, statusSize, statusMessage, needed, found) => {
    const facts = { expected: `of as many bits as "statusMessage" has messages, ${needed}`, found: `${found} of them` }
    expect(refusalOf(changed({ statusSize, statusMessage }))).toEqual(['STATUS_SIZE_INVALID', facts])
  })
})

describeCorpus('the status entries of other people', () => {
  it('lead to the list and the place that the index of the corpus names', () => {
    const entries = corpusEntries()
      .filter(({ format, status = [] }) => format.startsWith('json') && status.length > 0)
      .flatMap(({ path: file, status = [] }) => {
        const { credentialStatus } = JSON.parse(readCorpus(file).toString('utf8')) as JsonObject
        return status.map((named, place) => ({ file, named, value: [credentialStatus].flat()[place] as JsonObject }))
      })
      // Others are of types that are not read, or say nothing of where the list is.
      .filter(({ value }) => value['type'] === '1EdTechRevocationList' || 'statusListCredential' in value)
    expect(entries.length).toBeGreaterThan(20)
    for (const { file, named, value } of entries) {
      const place = named['index'] === undefined ? {} : { purpose: named['purpose'], index: Number(named['index']) }
      expect(read(value), file).toMatchObject({ url: named['list'], ...place })
    }
  })
})
