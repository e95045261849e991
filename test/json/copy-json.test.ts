import fc from 'fast-check'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import { copyJson } from '../../src/json/copy-json.js'
import { parseJson } from '../../src/json/parse-json.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { thrownBy } from '../support/thrown-by.js'
import { bottomless, hostileValues } from '../support/hostile-values.js'

function refusal(value: unknown, limits: Partial<Limits> = {}): { code: string; path: string | undefined } {
  try {
    copyJson(value, { ...defaultLimits, ...limits })
  } catch (error) {
    if (isOpenBadgesError(error)) return { code: error.code, path: error.path }
    throw error
  }
  throw new Error('accepted')
}

describe('copyJson', () => {
  it.each([
    [{ a: [1, 'b', true, false, null, { c: {} }], '': 0 }],
    [[]],
    [['']],
    ['text'],
    [0],
    [null],
    [false],
    [{ toString: 'a member like any other', hasOwnProperty: 1 }],
  ])('copies %j', (value) => {
    expect(copyJson(value, defaultLimits)).toStrictEqual(value)
  })

  it('shares nothing with what was passed', () => {
    const value = { a: [{ b: 1 }] }
    const copy = copyJson(value, defaultLimits)
    value.a[0]!.b = 2
    value.a.push({ b: 3 })
    expect(copy).toEqual({ a: [{ b: 1 }] })
  })

  it('copies objects without prototype', () => {
    const value = Object.assign(Object.create(null) as object, { a: 1 })
    expect(copyJson(value, defaultLimits)).toStrictEqual({ a: 1 })
  })

  it('copies what stands in two places, and is no cycle, twice', () => {
    const shared = { b: 1 }
    expect(copyJson([shared, shared], defaultLimits)).toEqual([{ b: 1 }, { b: 1 }])
  })

  it('reads a proxy once, and believes what it said then', () => {
    let asked = 0
    const proxy = new Proxy(
      { a: 1 },
      {
        getOwnPropertyDescriptor: () => ({ value: ++asked, enumerable: true, configurable: true }),
        get: () => {
          throw new Error('an accessor was run')
        },
      },
    )
    expect(copyJson(proxy, defaultLimits)).toEqual({ a: 1 })
    expect(asked).toBe(1)
  })

  it.each(Object.entries(hostileValues))('refuses %s with INPUT_NOT_JSON', (_, make) => {
    expect(refusal(make()).code).toBe('INPUT_NOT_JSON')
  })

  it('refuses objects of another realm, which may inherit anything', () => {
    const foreign: unknown = runInContext('Object.prototype.type = "VerifiableCredential"; ({ a: 1 })', createContext())
    expect(refusal(foreign).code).toBe('INPUT_NOT_JSON')
  })

  it.each<[string, unknown, string, string]>([
    ['an accessor', { a: [{}, Object.defineProperty({}, 'b', { get: () => 1 })] }, 'INPUT_NOT_JSON', '/a/1/b'],
    ['a function', { 'a/b': () => 1 }, 'INPUT_NOT_JSON', '/a~1b'],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{}}}'), 'JSON_FORBIDDEN_KEY', '/a/__proto__'],
    ['constructor as a key', { constructor: 1 }, 'JSON_FORBIDDEN_KEY', '/constructor'],
    ['__proto__ as a value', { id: '__proto__' }, 'JSON_FORBIDDEN_KEY', '/id'],
    ['half of a surrogate pair', ['\ud800'], 'JSON_LONE_SURROGATE', '/0'],
    ['an infinite number', { exp: Infinity }, 'JSON_NUMBER_UNSAFE', '/exp'],
    ['a number that is none', { exp: NaN }, 'JSON_NUMBER_UNSAFE', '/exp'],
    ['an integer beyond 2^53', { exp: 2 ** 53 }, 'JSON_NUMBER_UNSAFE', '/exp'],
  ])('refuses %s and says where', (_, value, code, path) => {
    expect(refusal(value)).toEqual({ code, path })
  })

  it.each<[unknown, string]>([
    [Object.defineProperty({}, 'a', { get: () => 1, enumerable: true }), 'an accessor'],
    [Object.defineProperty({}, 'a', { value: 1 }), 'a hidden property'],
    [{ a: () => 1 }, 'a value of type function'],
    [{ a: new Date() }, 'an object of a foreign class'],
    [{ [Symbol('a')]: 1 }, 'a symbol as a key'],
    [{ a: [, 1] }, 'an array with holes or extra properties'],
  ])('says what it refused: %o, %s', (value, found) => {
    expect(thrownBy(() => copyJson(value, defaultLimits)).facts).toEqual({ found })
  })

  it.each<[string, unknown, Partial<Limits>]>([
    ['depth', [[[1]]], { maxJsonDepth: 2 }],
    ['values', [1, 2], { maxJsonNodes: 2 }],
    ['members', [1, 2], { maxArrayLength: 1 }],
    ['members, before a huge array is looked at', Array(2 ** 32 - 1), {}],
    ['keys', { a: 1, b: 2 }, { maxObjectKeys: 1 }],
    ['characters', 'abc', { maxStringLength: 2 }],
    ['an object without end', bottomless(), {}],
  ])('refuses what is beyond the limit of %s', (_, value, limits) => {
    expect(refusal(value, limits).code).toBe('JSON_LIMIT_EXCEEDED')
  })

  it('leaves no trace in Object.prototype', () => {
    const before = Reflect.ownKeys(Object.prototype)
    for (const make of Object.values(hostileValues)) expect(refusal(make()).code).toBe('INPUT_NOT_JSON')
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  })

  it('gives what the parser gives for the same JSON, and refuses what it refuses, for the same reason', () => {
    const code = (work: () => unknown): unknown => {
      try {
        return work()
      } catch (error) {
        return isOpenBadgesError(error) ? [error.code, error.path] : error
      }
    }
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        const parsed = code(() => parseJson(text, defaultLimits))
        expect(code(() => copyJson(JSON.parse(text), defaultLimits))).toStrictEqual(parsed)
      }),
      { numRuns: 500 },
    )
  })
})
