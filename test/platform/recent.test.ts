import { describe, expect, it } from 'vitest'
import { Recent } from '../../src/platform/recent.js'

const valueOf = (key: number): { readonly key: number } => ({ key })

describe('Recent', () => {
  it('gives back what it was given, the latest under each key', () => {
    const recent = new Recent<number, object>(10)
    const [first, second] = [valueOf(1), valueOf(1)]
    recent.set(1, first)
    recent.set(1, second)
    expect(recent.get(1)).toBe(second)
    expect(recent.get(2)).toBeUndefined()
  })

  it('remembers at most as many as it may, and of the latest at least half as many', () => {
    const recent = new Recent<number, object>(10)
    for (let key = 0; key < 1000; key++) {
      recent.set(key, valueOf(key))
      for (let ago = 0; ago < Math.min(5, key + 1); ago++) expect(recent.get(key - ago)).toEqual(valueOf(key - ago))
    }
    const left = Array.from({ length: 1000 }, (_, key) => key).filter((key) => recent.get(key) !== undefined)
    expect(left.length).toBeLessThanOrEqual(10)
  })

  it('keeps what is asked for again, whatever passes by', () => {
    const recent = new Recent<number, object>(10)
    recent.set(-1, valueOf(-1))
    for (let key = 0; key < 1000; key++) {
      recent.set(key, valueOf(key))
      if (key % 4 === 0) expect(recent.get(-1)).toEqual(valueOf(-1))
    }
  })

  it('does not forget others when something is set again and again', () => {
    const recent = new Recent<number, object>(4)
    recent.set(1, valueOf(1))
    recent.set(2, valueOf(2))
    for (let turn = 0; turn < 10; turn++) recent.set(2, valueOf(2))
    expect(recent.get(1)).toEqual(valueOf(1))
  })
})
