import { describe, expect, it } from 'vitest'
import { JsonBudget, checkKey, checkNumber, checkString, checkSurrogates } from '../../src/json/json-rules.js'
import { defaultLimits, type Limits } from '../../src/limits.js'

const budget = (limits: Partial<Limits> = {}): JsonBudget => new JsonBudget({ ...defaultLimits, ...limits })

describe('JsonBudget', () => {
  it('counts values up to its limit', () => {
    const counted = budget({ maxJsonNodes: 2 })
    counted.countNode('')
    counted.countNode('/a')
    expect(() => counted.countNode('/b')).toThrow(
      expect.objectContaining({ code: 'JSON_LIMIT_EXCEEDED', path: '/b', facts: { what: 'values', limit: 2 } }),
    )
  })

  it.each([
    ['levels', (checked: JsonBudget, count: number) => checked.checkDepth(count, '/a'), { maxJsonDepth: 3 }],
    ['keys', (checked: JsonBudget, count: number) => checked.checkKeys(count, '/a'), { maxObjectKeys: 3 }],
    ['members', (checked: JsonBudget, count: number) => checked.checkArray(count, '/a'), { maxArrayLength: 3 }],
  ] as const)('lets %s up to the limit pass, and not one more', (_, check, limits) => {
    expect(() => check(budget(limits), 3)).not.toThrow()
    expect(() => check(budget(limits), 4)).toThrow(expect.objectContaining({ code: 'JSON_LIMIT_EXCEEDED', path: '/a' }))
  })

  it.each([
    ['one string', { maxStringLength: 6 }, '123456', '1234567'],
    ['a data: URL', { maxDataUrlLength: 6 }, 'data:1', 'data:12'],
    ['all texts', { maxCredentialLength: 6 }, '123456', '1234567'],
  ])('lets the characters of %s up to the limit pass, and not one more', (_, limits, fits, exceeds) => {
    expect(() => budget(limits).countText(fits, '/a')).not.toThrow()
    expect(() => budget(limits).countText(exceeds, '/a')).toThrow(
      expect.objectContaining({ code: 'JSON_LIMIT_EXCEEDED', path: '/a' }),
    )
  })

  it('counts all texts together, data: URLs apart', () => {
    const counted = budget({ maxCredentialLength: 5, maxDataUrlLength: 9 })
    counted.countText('abc', '')
    counted.countText('data:1234', '')
    counted.countText('data:1234', '')
    counted.countText('de', '')
    expect(() => counted.countText('f', '/a')).toThrow(expect.objectContaining({ code: 'JSON_LIMIT_EXCEEDED' }))
    expect(() => budget({ maxDataUrlLength: 9 }).countText('data:12345', '/a')).toThrow(
      expect.objectContaining({ code: 'JSON_LIMIT_EXCEEDED' }),
    )
  })
})

describe('checkKey', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('refuses %s, and says where', (key) => {
    expect(() => checkKey(key, '/a', budget())).toThrow(
      expect.objectContaining({ code: 'JSON_FORBIDDEN_KEY', path: `/a/${key}`, facts: { key, place: 'key' } }),
    )
  })

  it.each(['', 'toString', 'hasOwnProperty', 'proto', '__proto', '__PROTO__', 'Constructor', '@context', 'ø😀'])(
    'takes %j',
    (key) => {
      expect(checkKey(key, '', budget())).toBe(key)
    },
  )
})

describe('checkString', () => {
  it('refuses the one word that poisons tables', () => {
    expect(() => checkString('__proto__', '/id', budget())).toThrow(
      expect.objectContaining({ code: 'JSON_FORBIDDEN_KEY', facts: { key: '__proto__', place: 'value' } }),
    )
  })

  // People write about constructors and prototypes.
  it.each(['constructor', 'prototype', 'about __proto__', '', '😀', 'data:,'])('takes %j', (text) => {
    expect(checkString(text, '', budget())).toBe(text)
  })
})

const halves = ['\ud800', '\udc00', 'a\ud83dz', '\udc00\ud800']
const refusal: unknown = expect.objectContaining({ code: 'JSON_LONE_SURROGATE', path: '/a' })

describe.each(halves)('%j, which is no Unicode text', (text) => {
  it('is refused as a key and as a value', () => {
    expect(() => checkKey(text, '/a', budget())).toThrow(refusal)
    expect(() => checkString(text, '/a', budget())).toThrow(refusal)
    expect(() => checkSurrogates(text, '/a')).toThrow(refusal)
  })

  it('is not looked for where all of the text was looked at before', () => {
    expect(checkString(text, '/a', new JsonBudget(defaultLimits, true))).toBe(text)
  })
})

describe('checkSurrogates', () => {
  it.each(['', 'a', 'ø', '😀'])('takes %j', (text) => {
    expect(checkSurrogates(text, '/a')).toBe(text)
  })
})

describe('checkNumber', () => {
  it.each([0, 1, -1, 0.1, -1.5e-7, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 5e-324])('takes %d', (number) => {
    expect(checkNumber(number, String(number), '')).toBe(number)
  })

  it('makes one zero of two', () => {
    expect(Object.is(checkNumber(-0, '-0', ''), 0)).toBe(true)
  })

  it.each([Infinity, -Infinity, NaN, 2 ** 53, -(2 ** 53), 1e21, Number.MAX_VALUE])('refuses %d', (number) => {
    expect(() => checkNumber(number, 'as written', '/exp')).toThrow(
      expect.objectContaining({ code: 'JSON_NUMBER_UNSAFE', path: '/exp', facts: { found: 'as written' } }),
    )
  })
})
