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

/** The code of the refusal, which must name the place. */
function refusalOf(value: JsonValue): string {
  const error = thrownBy(() => read(value))
  expect(error.path).toBe(path)
  return error.code
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
    it.each<[string, JsonValue]>([
      ['a type of somebody else', changed({ type: 'OwnStatus' })],
      ['the type of the list', changed({ type: 'BitstringStatusList' })],
      ['other letters', changed({ type: 'bitstringstatuslistentry' })],
      ['a space after the type', changed({ type: 'BitstringStatusListEntry ' })],
      ['the type as an IRI', changed({ type: 'https://www.w3.org/ns/credentials/status#BitstringStatusListEntry' })],
      ['the type in two arrays', changed({ type: [['BitstringStatusListEntry']] })],
      ['two types', changed({ type: ['BitstringStatusListEntry', 'OwnStatus'] })],
      ['no type', changed({ type: undefined })],
      ['a type that is null', changed({ type: null })],
      ['an address', url],
      ['null', null],
      ['an array', [entry]],
      ['an empty object', {}],
    ])('%s', (_, value) => {
      expect(refusalOf(value)).toBe('STATUS_NOT_SUPPORTED')
    })
  })

  describe('refuses with STATUS_ENTRY_INVALID', () => {
    it.each<[string, JsonValue]>([
      ['no address of the list', changed({ statusListCredential: undefined })],
      ['an address that is relative', changed({ statusListCredential: '/status/1' })],
      ['an address that is a number', changed({ statusListCredential: 7 })],
      ['a node without name as the address', changed({ statusListCredential: { type: 'List' } })],
      ['an address that is null', changed({ statusListCredential: null })],
      ['two addresses', changed({ statusListCredential: [url, url] })],
      ['an address in two arrays', changed({ statusListCredential: [[url]] })],
      ['an empty array as the address', changed({ statusListCredential: [] })],
      ['a revocation list without id', { type: '1EdTechRevocationList' }],
      ['a revocation list whose id is a number', { type: '1EdTechRevocationList', id: 7 }],
      ['no purpose', changed({ statusPurpose: undefined })],
      ['two purposes', changed({ statusPurpose: ['revocation', 'suspension'] })],
      ['a purpose that is null', changed({ statusPurpose: null })],
      ['messages that are texts', changed({ statusMessage: ['a', 'b'] })],
      ['a message without value', changed({ statusMessage: [{ message: 'a' }, { message: 'b' }] })],
      ['a message without text', changed({ statusMessage: [{ status: '0x0' }, { status: '0x1' }] })],
      ['a message whose value is a number', changed({ statusMessage: [{ status: 0, message: 'a' }] })],
      ['a message whose value is decimal', changed({ statusMessage: messagesFor('0', '1') })],
      ['a message whose value is negative', changed({ statusMessage: messagesFor('0x0', '-0x1') })],
      ['a message whose value is not all hexadecimal', changed({ statusMessage: messagesFor('0x0', '0x1g') })],
      ['a message whose value has no digits', changed({ statusMessage: messagesFor('0x', '0x1') })],
      ['a message whose value begins with 0X', changed({ statusMessage: messagesFor('0X0', '0X1') })],
      ['a message whose value is enormous', changed({ statusMessage: messagesFor('0x0', '0x10000') })],
    ])('%s', (_, value) => {
      expect(refusalOf(value)).toBe('STATUS_ENTRY_INVALID')
    })
  })

  it.each(['revoked', 'Revocation', 'revocation ', '', 'toString', 'https://school.example/purposes#withdrawn'])(
    'refuses the purpose %j with STATUS_PURPOSE_UNKNOWN',
    (statusPurpose) => {
      expect(refusalOf(changed({ statusPurpose }))).toBe('STATUS_PURPOSE_UNKNOWN')
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
    ['an empty array', []],
    ['an object', { '@value': '7' }],
    ['true', true],
  ])('%s is refused with STATUS_INDEX_INVALID', (_, statusListIndex) => {
    expect(refusalOf(changed({ statusListIndex }))).toBe('STATUS_INDEX_INVALID')
  })
})

describe('the size of an entry', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of %i bits is read with as many messages as it has values', (statusSize) => {
    const values = Array.from({ length: 2 ** statusSize }, (_, value) => value)
    const messages = values.map((value) => `message ${value}`)
    const statusMessage = messagesFor(...values)
    expect(read(changed({ statusSize, statusMessage }))).toMatchObject({ size: statusSize, messages })
  })

  it('of nine bits is refused with STATUS_SIZE_INVALID, even with a message for each of its 512 values', () => {
    const statusMessage = messagesFor(...Array.from({ length: 512 }, (_, value) => value))
    expect(refusalOf(changed({ statusSize: 9, statusMessage }))).toBe('STATUS_SIZE_INVALID')
  })

  it.each<[string, JsonValue]>([
    ['zero', 0],
    ['negative', -1],
    ['a fraction', 1.5],
    ['text', '1'],
    ['null', null],
    ['true', true],
    ['an array of two', [1, 1]],
  ])('is refused with STATUS_SIZE_INVALID where it is %s', (_, statusSize) => {
    expect(refusalOf(changed({ statusSize }))).toBe('STATUS_SIZE_INVALID')
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

  it.each<[string, number | undefined, JsonValue | undefined]>([
    ['none for two bits', 2, undefined],
    ['an empty array', undefined, []],
    ['one for one bit', undefined, messagesFor(0)],
    ['one that stands alone', undefined, messagesFor(0)[0]],
    ['two for three bits', 3, messagesFor(0, 1)],
    ['one too few', 2, messagesFor(0, 1, 2)],
    ['one too many', 2, messagesFor(0, 1, 2, 3, 4)],
    ['two for one value', 2, messagesFor(0, 1, 1, 3)],
    ['two for one value, in two spellings', 2, messagesFor('0x0', '0x1', '0x01', '0x3')],
    ['one for a value that does not exist', 2, messagesFor(0, 1, 2, 4)],
    ['one for each value, and one more', 1, messagesFor(0, 1, 1)],
  ])('are refused with STATUS_SIZE_INVALID: %s', (_, statusSize, statusMessage) => {
    expect(refusalOf(changed({ statusSize, statusMessage }))).toBe('STATUS_SIZE_INVALID')
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
