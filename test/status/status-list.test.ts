import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  createStatusList,
  decodeStatusList,
  readStatusListState,
  type StatusList,
  type StatusListOptions,
} from '../../src/status/status-list.js'
import { seededRandom } from '../support/seeded-random.js'
import { thrownBy } from '../support/thrown-by.js'
import { bitsOf, colours, contentsOf } from './support.js'

describe('createStatusList', () => {
  it('makes 131,072 entries of one bit, all clear and none given out', async () => {
    const list = createStatusList({ purpose: 'revocation' })
    expect(list).toMatchObject({ purpose: 'revocation', length: 131_072, statusSize: 1, messages: [], allocated: 0 })
    expect(await bitsOf(list)).toBe('0'.repeat(131_072))
    expect([0, 131_071].map((index) => [list.isSet(index), list.isAllocated(index)])).toEqual([
      [false, false],
      [false, false],
    ])
  })

  it('refuses fewer entries than the standard allows, unless that is written out', () => {
    const { code, facts } = thrownBy(() => createStatusList({ purpose: 'revocation', length: 131_071 }))
    expect([code, facts]).toEqual([
      'OPTIONS_INVALID',
      { option: 'length', expected: 'at least 131072', found: '131071' },
    ])
    expect(createStatusList({ purpose: 'revocation', length: 131_071, allowShort: true }).length).toBe(131_071)
  })

  it('refuses a name that means nothing', () => {
    const options = { purpose: 'revocation', size: 2 } as const
    expect(thrownBy(() => createStatusList(options))).toMatchObject({ facts: { option: 'size' } })
  })

  it('takes the options as they are now, whatever becomes of them', () => {
    const messages = ['red', 'green']
    const list = createStatusList({ purpose: 'message', length: 8, allowShort: true, messages })
    messages[0] = 'blue'
    expect(list.messages).toEqual(['red', 'green'])
    expect([Object.isFrozen(list), Object.isFrozen(list.messages)]).toEqual([true, true])
  })

  it.each([
    [1, 134_217_728],
    [8, 16_777_216],
  ])('takes as many entries of %i bits as verifiers read by default: %i', (statusSize, length) => {
    const messages = Array.from({ length: 2 ** statusSize }, (_, value) => String(value))
    const make = (changed: number): StatusList =>
      createStatusList({ purpose: 'message', statusSize, messages, length: changed })
    expect(make(length).length).toBe(length)
    expect(thrownBy(() => make(length + 1)).facts['option']).toBe('length')
  })

  const purposes = 'one of revocation, suspension, refresh, message'
  const lengths = 'a whole number from 1 to 134217728'
  const sizes = 'a whole number from 1 to 8'

  it.each<[option: string, wrong: object, expected: string, found: string]>([
    ['purpose', { purpose: undefined }, purposes, 'nothing'],
    ['purpose', { purpose: 'revoked' }, purposes, '"revoked"'],
    ['purpose', { purpose: ['revocation'] }, purposes, 'an object'],
    ['purpose', { purpose: 'Revocation' }, purposes, '"Revocation"'],
    ['length', { length: 0 }, lengths, '0'],
    ['length', { length: -1 }, lengths, '-1'],
    ['length', { length: 1.5 }, lengths, '1.5'],
    ['length', { length: Number.NaN }, lengths, 'NaN'],
    ['length', { length: Infinity }, lengths, 'Infinity'],
    ['length', { length: 2 ** 53 }, lengths, '9007199254740992'],
    ['length', { length: '8' }, lengths, '"8"'],
    ['length', { length: 8n }, lengths, '8'],
    ['length', { length: null }, lengths, 'null'],
    ['statusSize', { statusSize: 0 }, sizes, '0'],
    ['statusSize', { statusSize: 9 }, sizes, '9'],
    ['statusSize', { statusSize: 1.5 }, sizes, '1.5'],
    ['statusSize', { statusSize: '2' }, sizes, '"2"'],
    ['statusSize', { statusSize: null }, sizes, 'null'],
    ['messages', { messages: ['a'] }, '2 texts, one for each value of 1 bit(s)', '1 of them'],
    ['messages', { messages: null }, '2 texts, one for each value of 1 bit(s)', 'null'],
    ['messages', { statusSize: 2 }, '4 texts, one for each value of 2 bit(s)', '0 of them'],
    ['messages', { statusSize: 2, messages: ['a', 'b'] }, '4 texts, one for each value of 2 bit(s)', '2 of them'],
  ])('refuses a wrong %s with OPTIONS_INVALID: %o', (option, wrong, expected, found) => {
    const options = { purpose: 'revocation', length: 8, ...wrong } as StatusListOptions
    const { code, facts } = thrownBy(() => createStatusList(options))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option, expected, found }])
  })
})

describe('a status list', () => {
  // Bitstring Status List 1.0: index 0 is the left-most bit.
  it('has its entries from left to right', async () => {
    const list = createStatusList({ purpose: 'revocation', length: 20, allowShort: true }).set(0).set(9).set(19)
    expect(await bitsOf(list)).toBe('10000000_01000000_00010000'.replaceAll('_', ''))
    const coloured = createStatusList({ ...colours, length: 6, allowShort: true })
      .set(0, 3)
      .set(1, 2)
      .set(5)
    expect(await bitsOf(coloured)).toBe('11_10_00_00_00_01_0000'.replaceAll('_', ''))
  })

  it('makes another list of every change, and stays as it is', () => {
    const lists = [createStatusList({ ...colours, length: 30, allowShort: true })]
    const before = [contentsOf(lists[0]!)]
    const changes: ((list: StatusList) => StatusList)[] = [
      (list) => list.set(3),
      (list) => list.allocate(seededRandom('a')).list,
      (list) => list.set(3, 2),
      (list) => list.set(29, 3),
      (list) => list.clear(3),
      (list) => list.allocate(seededRandom('b')).list,
    ]
    for (const change of changes) {
      lists.push(change(lists.at(-1)!))
      before.push(contentsOf(lists.at(-1)!))
    }
    expect(lists.map(contentsOf)).toEqual(before)
    expect(new Set(before.map((contents) => JSON.stringify(contents))).size).toBe(lists.length)
  })

  it('sets to 1 unless told otherwise, clears to 0, and calls every other value set', () => {
    const list = createStatusList({ ...colours, length: 4, allowShort: true })
      .set(0)
      .set(1, 3)
      .set(2, 2)
      .set(3, 3)
      .clear(3)
      .set(2, 0)
    expect([0, 1, 2, 3].map((index) => list.valueAt(index))).toEqual([1, 3, 0, 0])
    expect([0, 1, 2, 3].map((index) => list.isSet(index))).toEqual([true, true, false, false])
  })

  it('gives out 95 of 100 entries, none twice, and then no more', () => {
    let list = createStatusList({ purpose: 'revocation', length: 400, allowShort: true })
    const given = new Set<number>()
    const random = seededRandom('whole')
    for (let count = 1; count <= 380; count++) {
      const taken = list.allocate(random)
      expect(list.isAllocated(taken.index)).toBe(false)
      list = taken.list
      expect(list.isAllocated(taken.index)).toBe(true)
      given.add(taken.index)
      expect([list.allocated, given.size]).toEqual([count, count])
    }
    expect(thrownBy(() => list.allocate(random))).toMatchObject({
      code: 'STATUS_LIST_FULL',
      facts: { allocated: 380, length: 400 },
    })
  })

  it('draws from the system where no other source is given', () => {
    const empty = createStatusList({ purpose: 'revocation' })
    const drawn = Array.from({ length: 20 }, () => empty.allocate().index)
    expect(new Set(drawn).size).toBeGreaterThan(15)
  })

  it.each<[unknown, string]>([
    [-1, '-1'],
    [20, '20'],
    [1.5, '1.5'],
    [2 ** 53, '9007199254740992'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['3', '"3"'],
    [3n, '3'],
    [null, 'null'],
    [undefined, 'nothing'],
    [[3], 'an object'],
    [{}, 'an object'],
  ])('has no entry %o: OPTIONS_INVALID', (index, found) => {
    const list = createStatusList({ purpose: 'revocation', length: 20, allowShort: true })
    for (const method of ['set', 'clear', 'isSet', 'valueAt', 'isAllocated'] as const) {
      const { code, facts } = thrownBy(() => list[method](index as number))
      const expected = 'a whole number from 0 to 19'
      expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'index', expected, found }])
    }
  })

  it.each<[unknown, string]>([
    [-1, '-1'],
    [4, '4'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['1', '"1"'],
    [1n, '1'],
    [null, 'null'],
    [true, 'true'],
  ])('has no value %o: OPTIONS_INVALID', (value, found) => {
    const list = createStatusList({ ...colours, length: 20, allowShort: true })
    const { code, facts } = thrownBy(() => list.set(0, value as number))
    const expected = 'a whole number from 0 to 3'
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'value', expected, found }])
  })
})

describe('decodeStatusList', () => {
  it('reads a published list, counts every entry as given out, and gives out none', async () => {
    const published = await createStatusList({ purpose: 'revocation', length: 131_072 }).set(94_567).encode()
    const list = await decodeStatusList(published, { purpose: 'revocation' })
    expect(list).toMatchObject({ purpose: 'revocation', length: 131_072, statusSize: 1, allocated: 131_072 })
    expect([94_566, 94_567].map((index) => [list.isSet(index), list.isAllocated(index)])).toEqual([
      [false, true],
      [true, true],
    ])
    expect(thrownBy(() => list.allocate()).code).toBe('STATUS_LIST_FULL')
    expect(await list.clear(94_567).set(0).encode()).toBe(
      await createStatusList({ purpose: 'revocation' }).set(0).encode(),
    )
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'finds as many entries of %i bits as fit, and keeps them when stored',
    async (statusSize) => {
      const messages = Array.from({ length: 2 ** statusSize }, (_, value) => String(value))
      const bytes = Uint8Array.from({ length: 23 }, (_, index) => index * 11)
      const encoded = gzipSync(bytes).toString('base64url')
      const list = await decodeStatusList(encoded, { purpose: 'message', statusSize, messages })
      expect(list.length).toBe(Math.floor((23 * 8) / statusSize))
      expect(list.allocated).toBe(list.length)
      expect(contentsOf(await readStatusListState(await list.toState()))).toEqual(contentsOf(list))
      expect(await bitsOf(list)).toBe(Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join(''))
    },
  )

  it.each<[string, string, object]>([
    ['OPTIONS_INVALID', 'a purpose that is not known', { purpose: 'revoked' }],
    ['OPTIONS_INVALID', 'a size that is none', { purpose: 'revocation', statusSize: 0 }],
    ['OPTIONS_INVALID', 'messages that are missing', { purpose: 'message', statusSize: 2 }],
  ])('refuses with %s %s', async (code, _, options) => {
    const encoded = await createStatusList({ purpose: 'revocation', length: 8, allowShort: true }).encode()
    expect((await thrownBy(() => decodeStatusList(encoded, options as never))).code).toBe(code)
  })

  it('refuses a state with more in it, which would be lost', async () => {
    const state = await createStatusList({ purpose: 'revocation' }).toState()
    const more = { ...state, url: 'https://academy.example/status/1' }
    expect((await thrownBy(() => readStatusListState(more))).facts['option']).toBe('state.url')
  })

  const packed = (bytes: number): string => gzipSync(Buffer.alloc(bytes)).toString('base64url')
  const unread = 'they are not base64url of gzip'

  // Where the text came from is not known: no address stands in what is said.
  it.each<[string, unknown, string, object]>([
    ['text that is none', 'no list', 'STATUS_LIST_ENCODING_INVALID', { url: '', reason: unread }],
    ['too many bits', packed(11), 'STATUS_LIST_TOO_LARGE', { url: '', limit: 10 }],
    [
      'no bits',
      packed(0),
      'OPTIONS_INVALID',
      { option: 'length', expected: 'a whole number from 1 to 80', found: '0' },
    ],
    ['a number', 7, 'OPTIONS_INVALID', { option: 'encodedList', expected: 'text', found: '7' }],
    ['nothing', undefined, 'OPTIONS_INVALID', { option: 'encodedList', expected: 'text', found: 'nothing' }],
  ])('refuses %s', async (_, text, code, facts) => {
    const limits = { maxStatusBitBytes: 10 }
    const error = await thrownBy(() => decodeStatusList(text as string, { purpose: 'revocation' }, limits))
    expect([error.code, error.facts]).toEqual([code, facts])
  })
})
