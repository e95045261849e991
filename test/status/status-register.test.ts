import { describe, expect, it } from 'vitest'
import type { BitstringStatusListEntry } from '../../src/model/credential-status.js'
import { readStatusEntry } from '../../src/status/status-entry.js'
import {
  createStatusList,
  decodeStatusList,
  readStatusListState,
  type StatusList,
  type StatusListState,
} from '../../src/status/status-list.js'
import {
  createStatusRegister,
  type StatusRegister,
  type StatusRegisterOptions,
} from '../../src/status/status-register.js'
import { seededRandom } from '../support/seeded-random.js'
import { thrownBy } from '../support/thrown-by.js'
import { colours, slowStore } from './support.js'

const url = 'https://school.example/status/1'
const empty = createStatusList({ purpose: 'revocation', length: 1_000, allowShort: true })

const registerWith = (changes: Partial<StatusRegisterOptions> = {}): StatusRegister =>
  createStatusRegister({ url, list: empty, save: 'memory-only', random: seededRandom('register'), ...changes })

const indexOf = ({ statusListIndex }: BitstringStatusListEntry): number => Number(statusListIndex)

/** The entry of a badge as somebody could have changed it. */
const changed = (entry: BitstringStatusListEntry, changes: object): BitstringStatusListEntry => ({
  ...entry,
  ...changes,
})

describe('createStatusRegister', () => {
  const urls = 'an https: URL without fragment'
  const lists = 'a list made by createStatusList or readStatusListState'
  const saves = "a function, or 'memory-only'"

  it.each<[option: string, wrong: object, expected: string, found: string]>([
    ['url', { url: undefined }, urls, 'nothing'],
    ['url', { url: '' }, urls, '""'],
    ['url', { url: '/status/1' }, urls, '"/status/1"'],
    ['url', { url: `${url}#7` }, urls, `"${url}#7"`],
    ['url', { url: new URL(url) }, urls, 'an object'],
    ['list', { list: undefined }, lists, 'nothing'],
    ['list', { list: null }, lists, 'null'],
    ['list', { list: [] }, lists, 'an object'],
    ['list', { list: { stateVersion: 1, purpose: 'revocation' } }, lists, 'an object'],
    ['save', { save: undefined }, saves, 'nothing'],
    ['save', { save: null }, saves, 'null'],
    ['save', { save: 'memory' }, saves, '"memory"'],
    ['random', { random: 7 }, 'a function', '7'],
    ['random', { random: null }, 'a function', 'null'],
  ])('refuses a wrong %s with OPTIONS_INVALID: %o', (option, wrong, expected, found) => {
    const { code, facts } = thrownBy(() => registerWith(wrong))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option, expected, found }])
  })
})

describe('allocate', () => {
  it('draws from the system where no other source is given', async () => {
    const register = createStatusRegister({ url, list: empty, save: 'memory-only' })
    const entries = [await register.allocate(), await register.allocate()]
    expect(new Set(entries.map(indexOf)).size).toBe(2)
  })

  it('gives out an entry as a credential has it, which a verifier reads', async () => {
    const register = registerWith()
    const entry = await register.allocate()
    const index = indexOf(entry)
    expect(entry).toEqual({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: url,
    })
    expect(readStatusEntry(entry, '')).toMatchObject({ purpose: 'revocation', index, size: 1, messages: [], url })
    expect([register.list.isAllocated(index), register.list.isSet(index), empty.allocated]).toEqual([true, false, 0])
  })

  it('says what each value means, where an entry has more than one bit', async () => {
    const register = registerWith({ list: createStatusList({ ...colours, length: 100, allowShort: true }) })
    const entry = await register.allocate()
    expect(entry).toMatchObject({ statusPurpose: 'message', statusSize: 2 })
    expect(readStatusEntry(entry, '')).toMatchObject({ size: 2, messages: colours.messages })
  })

  it('draws from the source that it was given, and from no other', async () => {
    const asked: number[] = []
    const random = (length: number): Uint8Array => (asked.push(length), new Uint8Array(length).fill(7, length - 1))
    expect((await registerWith({ random }).allocate()).statusListIndex).toBe('7')
    expect(asked).toEqual([6])
  })

  it('gives out no entry twice to a hundred who ask at once, and keeps them one after the other', async () => {
    const store = slowStore()
    const register = registerWith({ save: store.save })
    const entries = await Promise.all(Array.from({ length: 100 }, () => register.allocate()))
    expect(new Set(entries.map(indexOf)).size).toBe(100)
    expect(store.kept.map(({ allocated }) => allocated)).toEqual(Array.from({ length: 100 }, (_, count) => count + 1))
    expect(store.mostAtOnce()).toBe(1)
    expect(register.list).toBe(store.kept.at(-1))
    expect(entries.every((entry) => register.list.isAllocated(indexOf(entry)))).toBe(true)
  })

  it('refuses with STATUS_LIST_FULL what is beyond 95 of 100, and goes on setting', async () => {
    const register = registerWith({ list: createStatusList({ purpose: 'revocation', length: 100, allowShort: true }) })
    const asked = await Promise.allSettled(Array.from({ length: 100 }, () => register.allocate()))
    const [given, refused] = [asked.slice(0, 95), asked.slice(95)]
    expect(given.every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(refused.map((each) => each.status === 'rejected' && (each.reason as { code: string }).code)).toEqual(
      new Array(5).fill('STATUS_LIST_FULL'),
    )
    const [first] = given as PromiseFulfilledResult<BitstringStatusListEntry>[]
    await register.set(first!.value)
    expect(register.list.isSet(indexOf(first!.value))).toBe(true)
  })
})

describe('set and clear', () => {
  it('take the entry of a badge, or its number', async () => {
    const register = registerWith()
    const [first, second] = [await register.allocate(), await register.allocate()]
    await register.set(first)
    await register.set(indexOf(second))
    expect([first, second].map((entry) => register.list.isSet(indexOf(entry)))).toEqual([true, true])
    await register.clear(second)
    await register.clear(indexOf(first))
    expect([first, second].map((entry) => register.list.isSet(indexOf(entry)))).toEqual([false, false])
    expect(register.list.allocated).toBe(2)
  })

  it('set any value that fits', async () => {
    const register = registerWith({ list: createStatusList({ ...colours, length: 100, allowShort: true }) })
    const entry = await register.allocate()
    await register.set(entry, 3)
    expect(register.list.valueAt(indexOf(entry))).toBe(3)
    expect((await thrownBy(() => register.set(entry, 4))).code).toBe('OPTIONS_INVALID')
    expect(register.list.valueAt(indexOf(entry))).toBe(3)
  })

  it('lose nothing when all is done at once', async () => {
    const store = slowStore()
    const register = registerWith({ save: store.save })
    const entries = await Promise.all(Array.from({ length: 60 }, () => register.allocate()))
    await Promise.all(
      entries.flatMap((entry, place) => [
        register.set(entry),
        ...(place % 3 === 0 ? [register.clear(entry)] : []),
        register.allocate(),
      ]),
    )
    const expected = entries.map((_, place) => place % 3 !== 0)
    expect(entries.map((entry) => register.list.isSet(indexOf(entry)))).toEqual(expected)
    expect(register.list.allocated).toBe(120)
    expect(store.mostAtOnce()).toBe(1)
  })

  it('take the entries of a list that was kept, and of one that was published', async () => {
    const before = registerWith()
    const entry = await before.allocate()
    const state = JSON.parse(JSON.stringify(await before.list.toState())) as StatusListState
    const published = await decodeStatusList(await before.list.encode(), { purpose: 'revocation' })
    for (const list of [await readStatusListState(state), published]) {
      const after = registerWith({ list })
      await after.set(entry)
      expect(after.list.isSet(indexOf(entry))).toBe(true)
    }
    expect((await thrownBy(() => registerWith({ list: published }).allocate())).code).toBe('STATUS_LIST_FULL')
  })

  const own = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListCredential: url } as const
  // Given out: entry 7 alone.
  const seven: StatusList = empty.allocate(() => Uint8Array.of(0, 0, 0, 0, 0, 7)).list

  const given = 'an entry that has been given out'
  const typed = 'a BitstringStatusListEntry'

  it.each<[string, unknown, expected: string, found: string]>([
    [
      'the entry of another list',
      { ...own, statusListIndex: '7', statusListCredential: `${url}0` },
      `an entry of ${url}`,
      `"${url}0"`,
    ],
    [
      'the list in another spelling',
      { ...own, statusListIndex: '7', statusListCredential: `${url}#7` },
      `an entry of ${url}`,
      `"${url}#7"`,
    ],
    [
      'an entry for another purpose',
      { ...own, statusListIndex: '7', statusPurpose: 'suspension' },
      'an entry for revocation',
      '"suspension"',
    ],
    ['an entry that was never given out', { ...own, statusListIndex: '8' }, given, '8'],
    ['a number that was never given out', 8, given, '8'],
    ['an entry without anything', {}, typed, 'nothing'],
    ['several entries of which one is wrong', [7, { ...own, statusListIndex: '8' }], given, '8'],
    ['entries in two arrays', [[7]], typed, 'nothing'],
    ['no entry', [], 'at least one entry', 'an object'],
    [
      'an entry of another type',
      { ...own, statusListIndex: '7', type: 'StatusList2021Entry' },
      typed,
      '"StatusList2021Entry"',
    ],
    ['the number as text', '7', 'a status entry, or its number', '"7"'],
    ['null', null, 'a status entry, or its number', 'null'],
    ['nothing', undefined, 'a status entry, or its number', 'nothing'],
    ['true', true, 'a status entry, or its number', 'true'],
  ])('refuse %s with OPTIONS_INVALID, and say why', async (_, entry, expected, found) => {
    const register = registerWith({ list: seven })
    for (const change of ['set', 'clear'] as const) {
      const { code, facts } = await thrownBy(() => register[change](entry as number))
      expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'entry', expected, found }])
    }
  })

  it.each<[string, unknown]>([
    ['an entry outside the list', { ...own, statusListIndex: '1000' }],
    ['a number outside the list', 1_000],
    ['a negative number', -1],
    ['a fraction', 7.5],
    ['no number', Number.NaN],
    ['an index with letters', { ...own, statusListIndex: '7abc' }],
    ['an index with a space', { ...own, statusListIndex: ' 7' }],
    ['an index with a zero before', { ...own, statusListIndex: '07' }],
    ['an index in hexadecimal', { ...own, statusListIndex: '0x7' }],
    ['an index with an exponent', { ...own, statusListIndex: '7e0' }],
    ['an index that is no text', { ...own, statusListIndex: 7 }],
    ['an empty index', { ...own, statusListIndex: '' }],
    ['an entry without index', own],
    ['several entries of which one is wrong', [7, { ...own, statusListIndex: '8' }]],
  ])('refuse %s with OPTIONS_INVALID, and keep nothing', async (_, entry) => {
    const store = slowStore()
    const register = registerWith({ list: seven, save: store.save })
    for (const change of ['set', 'clear'] as const) {
      expect((await thrownBy(() => register[change](entry as number))).code).toBe('OPTIONS_INVALID')
    }
    expect(store.kept).toEqual([])
    const good: BitstringStatusListEntry = { ...own, statusListIndex: '7' }
    await register.set(good)
    expect([register.list.isSet(7), store.kept.length]).toEqual([true, 1])
  })

  it('set or clear several at once, and keep the list once', async () => {
    const store = slowStore()
    const register = registerWith({ save: store.save })
    const [first, second, third] = [await register.allocate(), await register.allocate(), await register.allocate()]
    const areSet = (): boolean[] => [first, second, third].map((entry) => register.list.isSet(indexOf(entry)))
    await register.set([first, indexOf(second), first])
    expect([areSet(), store.kept.length]).toEqual([[true, true, false], 4])
    await register.clear([second, third])
    expect([areSet(), store.kept.length]).toEqual([[true, false, false], 5])
  })

  it('set what they were told to when they were called, whatever becomes of it meanwhile', async () => {
    const register = registerWith({ save: slowStore().save })
    const [first, second] = [await register.allocate(), await register.allocate()]
    const batch = [{ ...first }, { ...second }]
    const done = register.set(batch)
    Object.assign(batch[0]!, { statusListIndex: '999' })
    batch.length = 1
    await done
    expect([first, second].map((entry) => register.list.isSet(indexOf(entry)))).toEqual([true, true])
  })

  it('believe nothing but index, list and purpose of an entry', async () => {
    const register = registerWith({ list: seven })
    await register.set(changed({ ...own, statusListIndex: '7' }, { id: `${url}#8`, more: true }))
    expect([register.list.isSet(7), register.list.isSet(8)]).toEqual([true, false])
  })
})

describe('save', () => {
  it('is waited for before anything is given out or shown', async () => {
    let finish: () => void = () => undefined
    const save = (): Promise<void> => new Promise((resolve) => (finish = resolve))
    const register = registerWith({ save })
    let given: BitstringStatusListEntry | undefined
    const asked = register.allocate().then((entry) => (given = entry))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([given, register.list]).toEqual([undefined, empty])
    finish()
    await asked
    expect(register.list.isAllocated(indexOf(given!))).toBe(true)
  })

  it('gives nothing out and sets nothing where it fails, and the next change works', async () => {
    const failure = new Error('disk full')
    let isFull = false
    const save = (): Promise<void> => (isFull ? Promise.reject(failure) : Promise.resolve())
    const register = registerWith({ save })
    const entry = await register.allocate()
    const before = register.list
    isFull = true
    await expect(register.allocate()).rejects.toBe(failure)
    await expect(register.set(entry)).rejects.toBe(failure)
    expect(register.list).toBe(before)
    isFull = false
    await register.set(entry)
    await register.allocate()
    expect([register.list.isSet(indexOf(entry)), register.list.allocated]).toEqual([true, 2])
  })

  it('may throw at once, which is the same', async () => {
    const failure = new Error('no disk')
    const save = (): Promise<void> => {
      throw failure
    }
    await expect(registerWith({ save }).allocate()).rejects.toBe(failure)
  })

  it('loses only what it fails to keep, among many at once', async () => {
    const store = slowStore((call) => call % 4 === 1)
    const register = registerWith({ save: store.save })
    const asked = await Promise.allSettled(Array.from({ length: 80 }, () => register.allocate()))
    const given = asked.flatMap((each) => (each.status === 'fulfilled' ? [indexOf(each.value)] : []))
    expect(asked.map(({ status }, call) => (status === 'rejected') === (call % 4 === 1))).not.toContain(false)
    expect([given.length, new Set(given).size, register.list.allocated]).toEqual([60, 60, 60])
    expect(given.every((index) => register.list.isAllocated(index))).toBe(true)
  })
})
