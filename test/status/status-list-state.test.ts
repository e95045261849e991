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

  it.each<[string, JsonValue | undefined]>([
    ['stateVersion', undefined],
    ['stateVersion', 2],
    ['stateVersion', '1'],
    ['purpose', undefined],
    ['purpose', 'revoked'],
    ['length', undefined],
    ['length', 0],
    ['length', '50'],
    ['length', 2 ** 40],
    ['statusSize', undefined],
    ['statusSize', 9],
    ['messages', undefined],
    ['messages', ['red', 'green']],
    ['encodedList', undefined],
    ['encodedList', 7],
    ['encodedList', packed(12)],
    ['encodedList', packed(14)],
    ['encodedAllocated', undefined],
    ['encodedAllocated', null],
    ['encodedAllocated', packed(6)],
    ['encodedAllocated', packed(8)],
  ])('is refused with OPTIONS_INVALID where its %s is %j', async (option, wrong) => {
    const state = await stored({ [option]: wrong })
    expect(await thrownBy(() => readStatusListState(state))).toMatchObject({
      code: 'OPTIONS_INVALID',
      facts: { option },
    })
  })

  it.each(['encodedList', 'encodedAllocated'])(
    'is refused where its %s cannot be read, or is too large',
    async (name) => {
      const read = async (text: string): Promise<string> => {
        const state = await stored({ [name]: text })
        return thrownBy(() => readStatusListState(state, { maxStatusBitBytes: 13 })).then(({ code }) => code)
      }
      expect(await read('no list')).toBe('STATUS_LIST_ENCODING_INVALID')
      expect(await read(packed(14))).toBe('STATUS_LIST_TOO_LARGE')
    },
  )

  it.each([undefined, null, 'state', 7, []])('is not %o: OPTIONS_INVALID', async (state) => {
    const error = await thrownBy(() => readStatusListState(state as never))
    expect(error.code).toBe('OPTIONS_INVALID')
  })

  it('counts no bits after its last entry as given out', async () => {
    const read = await readStatusListState(await stored({ encodedAllocated: packed(7, 0xff) }))
    expect(read.allocated).toBe(50)
  })
})
