import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCanonicalJson } from '../../src/json/canonical-json.js'
import type { JsonValue } from '../../src/json/json.js'
import { isSameJson } from '../../src/json/same-json.js'

describe('isSameJson', () => {
  it.each<readonly [string, JsonValue, JsonValue]>([
    ['keys in another order', { a: 1, b: [true, null] }, { b: [true, null], a: 1 }],
    ['zero and minus zero, which JCS writes alike', 0, -0],
    ['a key that is named like what every object has', { ['constructor']: 1 }, { ['constructor']: 1 }],
  ])('finds the same: %s', (_, a, b) => {
    expect(isSameJson(a, b)).toBe(true)
  })

  it.each<readonly [string, JsonValue, JsonValue]>([
    ['another order of members', ['a', 'b'], ['b', 'a']],
    ['one member more', ['a'], ['a', 'a']],
    ['a value and a list of it', 'a', ['a']],
    ['an empty object and an empty list', {}, []],
    ['null and an empty object', null, {}],
    ['a number and its text', 1, '1'],
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['another key of the value null', { a: null }, { b: null }],
    ['a key that every object inherits', { ['constructor']: null }, { b: null }],
  ])('tells apart: %s', (_, a, b) => {
    expect(isSameJson(a, b)).toBe(false)
    expect(isSameJson(b, a)).toBe(false)
  })

  it('says of any two values what their canonical forms say', () => {
    const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(isSameJson(a, b)).toBe(toCanonicalJson(a) === toCanonicalJson(b))
        expect(isSameJson(a, JSON.parse(JSON.stringify(a)) as JsonValue)).toBe(true)
      }),
    )
  })
})
