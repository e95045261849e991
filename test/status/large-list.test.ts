import { describe, expect, it } from 'vitest'
import { createStatusList, decodeStatusList, readStatusListState } from '../../src/status/status-list.js'
import { usedMegabytes } from '../support/memory.js'
import { seededRandom } from '../support/seeded-random.js'

const LENGTH = 100_000_000

describe('a list of a hundred million entries', () => {
  // One copy of its bits is 12.5 MB. A thousand lists of their own would take 12,500.
  it('is made, changed a thousand times, published and read again in little memory', async () => {
    const start = usedMegabytes()
    const peakAtStart = peakMegabytes()
    const empty = createStatusList({ purpose: 'revocation', length: LENGTH })
    const created = usedMegabytes() - start

    const random = seededRandom('large')
    const lists = [empty]
    const indexes: number[] = []
    for (let count = 0; count < 1_000; count++) {
      const { index, list } = lists.at(-1)!.allocate(random)
      indexes.push(index)
      lists.push(list.set(index))
    }
    const list = lists.at(-1)!
    const withHistory = usedMegabytes() - start
    expect(lists.filter((each, count) => each.allocated !== count)).toEqual([])
    lists.length = 0
    const changed = usedMegabytes() - start

    const encoded = await list.encode()
    const read = await decodeStatusList(encoded, { purpose: 'revocation' })
    const stored = await readStatusListState(await list.toState())
    const peak = peakMegabytes() - peakAtStart

    for (const copy of [list, read, stored]) {
      expect(copy.length).toBe(LENGTH)
      expect(indexes.every((index) => copy.isSet(index))).toBe(true)
      const others = indexes.map((index) => (index + 1) % LENGTH).filter((index) => !indexes.includes(index))
      expect(others.some((index) => copy.isSet(index))).toBe(false)
    }
    expect([list.allocated, read.allocated, stored.allocated]).toEqual([1_000, LENGTH, 1_000])

    const measured = { created, changed, withHistory, peak, encodedKilobytes: encoded.length / 1_000 }
    console.log('megabytes of a list of 100,000,000 entries:', rounded(measured))
    expect(created).toBeLessThan(5)
    expect(changed).toBeLessThan(25)
    expect(withHistory).toBeLessThan(250)
    expect(peak).toBeLessThan(800)
    expect(encoded.length).toBeLessThan(40_000)
  })
})

/** The most that this process ever held. */
function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1_000
}

function rounded(measured: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, Math.round(value * 10) / 10]))
}
