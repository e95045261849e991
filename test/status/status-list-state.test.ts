import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { createStatusList, readStatusListState, type StatusListState } from '../../src/status/status-list.js'
import { seededRandom } from '../support/seeded-random.js'
import { thrownBy } from '../support/thrown-by.js'
import { colours, contentsOf } from './support.js'

describe('a status list that was stored', () => {
  const list = createStatusList({ ...colours, length: 50, allowShort: true })
    .allocate(seededRandom('stored'))
    .list.set(7, 2)
    .allocate(seededRandom('again')).list

  const stored = async (changes: object): Promise<StatusListState> =>
    JSON.parse(JSON.stringify({ ...(await list.toState()), ...changes })) as StatusListState

  it('is the same after it was read', async () => {
    expect(contentsOf(await readStatusListState(await stored({})))).toEqual(contentsOf(list))
    expect(list.allocated).toBe(2)
  })

  it('goes on giving out what is free', async () => {
    const read = await readStatusListState(await stored({}))
    const { index } = read.allocate(seededRandom('stored'))
    expect(list.isAllocated(index)).toBe(false)
  })

  const packed = (bytes: number, fill = 0): string => `u${gzipSync(Buffer.alloc(bytes, fill)).toString('base64url')}`

  const purposes = 'one of revocation, suspension, refresh, message'
  const lengths = 'a whole number from 1 to 67108864'
  const messages = '4 texts, one for each value of 2 bit(s)'

  it.each<[option: string, wrong: JsonValue | undefined, expected: string, found: string]>([
    ['stateVersion', undefined, '1', 'nothing'],
    ['stateVersion', 2, '1', '2'],
    ['stateVersion', '1', '1', '"1"'],
    ['purpose', undefined, purposes, 'nothing'],
    ['purpose', 'revoked', purposes, '"revoked"'],
    ['length', undefined, lengths, 'nothing'],
    ['length', 0, lengths, '0'],
    ['length', '50', lengths, '"50"'],
    ['length', 2 ** 40, lengths, '1099511627776'],
    ['statusSize', undefined, 'a whole number from 1 to 8', 'nothing'],
    ['statusSize', 9, 'a whole number from 1 to 8', '9'],
    ['messages', undefined, messages, 'nothing'],
    ['messages', ['red', 'green'], messages, '2 of them'],
    ['encodedList', undefined, 'text', 'nothing'],
    ['encodedList', 7, 'text', '7'],
    ['encodedList', packed(12), '13 bytes, as "length" says', '12 bytes'],
    ['encodedList', packed(14), '13 bytes, as "length" says', '14 bytes'],
    ['encodedAllocated', undefined, 'text', 'nothing'],
    ['encodedAllocated', null, 'text', 'null'],
    ['encodedAllocated', packed(6), '7 bytes, as "length" says', '6 bytes'],
    ['encodedAllocated', packed(8), '7 bytes, as "length" says', '8 bytes'],
  ])('is refused with OPTIONS_INVALID where its %s is %j', async (option, wrong, expected, found) => {
    const state = await stored({ [option]: wrong })
    const { code, facts } = await thrownBy(() => readStatusListState(state))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option, expected, found }])
  })

  it.each(['encodedList', 'encodedAllocated'])(
    'is refused where its %s cannot be read, or is too large',
    async (name) => {
      const read = async (text: string): Promise<[string, object]> => {
        const state = await stored({ [name]: text })
        const { code, facts } = await thrownBy(() => readStatusListState(state, { maxStatusBitBytes: 13 }))
        return [code, facts]
      }
      const reason = 'they are not base64url of gzip'
      expect(await read('no list')).toEqual(['STATUS_LIST_ENCODING_INVALID', { url: '', reason }])
      expect(await read(packed(14))).toEqual(['STATUS_LIST_TOO_LARGE', { url: '', limit: 13 }])
    },
  )

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['state', '"state"'],
    [7, '7'],
  ])('is not %o: OPTIONS_INVALID', async (state, found) => {
    const { code, facts } = await thrownBy(() => readStatusListState(state as never))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'state', expected: 'an object', found }])
  })

  it('is no array: OPTIONS_INVALID', async () => {
    const { facts } = await thrownBy(() => readStatusListState([] as never))
    expect(facts).toEqual({ option: 'stateVersion', expected: '1', found: 'nothing' })
  })

  it('counts no bits after its last entry as given out', async () => {
    const read = await readStatusListState(await stored({ encodedAllocated: packed(7, 0xff) }))
    expect(read.allocated).toBe(50)
  })
})
