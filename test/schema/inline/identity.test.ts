import { describe, expect, it } from 'vitest'
import { identityOf } from '../../../src/schema/inline/identity.js'

describe('identityOf', () => {
  it('is the same for objects whose keys stand in another order', () => {
    expect(identityOf({ a: [1, { b: 1, c: 2 }] })).toBe(identityOf({ a: [1, { c: 2, b: 1 }] }))
  })

  it('differs for every two values that differ', () => {
    const values = [0, 1, '1', true, false, null, '', 'null', [], {}, [0], ['0'], { a: 0 }, [[]], { a: null }]
    expect(new Set(values.map((value) => identityOf(value))).size).toBe(values.length)
  })

  it('counts what it costs', () => {
    let steps = 0
    identityOf('a'.repeat(1000), (more) => (steps += more))
    expect(steps).toBeGreaterThan(100)
  })
})
