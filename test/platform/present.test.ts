import { describe, expect, expectTypeOf, it } from 'vitest'
import { present } from '../../src/platform/present.js'

describe('present', () => {
  it('leaves out what has no value, and nothing else', () => {
    const made = present({ a: 1, b: undefined, c: null, d: '', e: false, f: 0 })
    expect(made).toStrictEqual({ a: 1, c: null, d: '', e: false, f: 0 })
    expect('b' in made).toBe(false)
  })

  it('keeps the order', () => {
    expect(Object.keys(present({ z: 1, y: undefined, x: 2, a: 3 }))).toEqual(['z', 'x', 'a'])
  })

  it('makes members optional that may be undefined, and keeps the others', () => {
    const late = [1, 2].find((each) => each > 1)
    const made = present({ sure: 'x', late })
    expectTypeOf(made.sure).toEqualTypeOf<'x'>()
    expectTypeOf<{ readonly late?: number }>().toExtend<Pick<typeof made, 'late'>>()
    expect(made).toStrictEqual({ sure: 'x', late: 2 })
  })
})
