import { describe, expect, it } from 'vitest'
import {
  describeJson,
  describeValue,
  isJsonArray,
  isJsonObject,
  pointerTo,
  toArray,
  type JsonValue,
} from '../../src/json/json.js'

describe('isJsonObject and isJsonArray', () => {
  it.each<[string, JsonValue | undefined, boolean, boolean]>([
    ['an object', {}, true, false],
    ['an array', [], false, true],
    ['null', null, false, false],
    ['text', 'a', false, false],
    ['a number', 0, false, false],
    ['false', false, false, false],
    ['nothing', undefined, false, false],
  ])('tell %s', (_, value, isObject, isArray) => {
    expect(isJsonObject(value)).toBe(isObject)
    expect(isJsonArray(value)).toBe(isArray)
  })
})

describe('toArray', () => {
  it.each<[JsonValue | undefined, readonly JsonValue[]]>([
    [undefined, []],
    [[], []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    [{}, [{}]],
    // Present and empty is not absent.
    [null, [null]],
    ['', ['']],
    [0, [0]],
    [false, [false]],
  ])('%j is %j', (value, expected) => {
    expect(toArray(value)).toEqual(expected)
  })
})

describe('describeJson', () => {
  it.each<[JsonValue | undefined, string]>([
    [undefined, 'nothing'],
    [null, 'null'],
    [[], 'an empty array'],
    [[1, 2], 'an array of 2'],
    [{ a: 1 }, 'an object'],
    ['a"b', '"a\\"b"'],
    [1.5, '1.5'],
    [false, 'false'],
  ])('%j is %s', (value, expected) => {
    expect(describeJson(value)).toBe(expected)
  })
})

describe('describeValue', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at')
      },
    },
  )

  it.each<[string, unknown, string]>([
    ['text', 'a"b', '"a\\"b"'],
    ['a number', Number.NaN, 'NaN'],
    ['a bigint', 5n, '5'],
    ['true', true, 'true'],
    ['nothing', undefined, 'nothing'],
    ['null', null, 'null'],
    ['an object', { toString: () => 'a trick' }, 'an object'],
    ['an object without prototype', Object.create(null), 'an object'],
    ['a proxy that throws', hostile, 'an object'],
    ['a function', () => 0, 'a function'],
    ['a symbol', Symbol('a'), 'a symbol'],
  ])('names %s', (_, value, expected) => {
    expect(describeValue(value)).toBe(expected)
  })
})

describe('pointerTo', () => {
  it.each<[string, string | number, string]>([
    ['', 'a', '/a'],
    ['', '', '/'],
    ['/a', 0, '/a/0'],
    ['/a', 'b/c', '/a/b~1c'],
    ['/a', 'b~c', '/a/b~0c'],
    ['/a', '~1', '/a/~01'],
  ])('%j and %j is %s', (pointer, step, expected) => {
    expect(pointerTo(pointer, step)).toBe(expected)
  })
})

it('describes a long text by its beginning', () => {
  expect(describeJson('a'.repeat(100_000)).length).toBeLessThan(300)
})
