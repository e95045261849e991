import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { parseJson } from '../../src/json/parse-json.js'
import { defaultLimits } from '../../src/limits.js'

const parse = (text: string, limits = defaultLimits): unknown => parseJson(text, limits)

function refusal(text: string, limits = defaultLimits): { code: string; path: string | undefined } {
  try {
    parse(text, limits)
  } catch (error) {
    if (error instanceof OpenBadgesError) return { code: error.code, path: error.path }
    throw error
  }
  throw new Error(`accepted ${text.slice(0, 80)}`)
}

describe('parseJson', () => {
  it.each([
    '{}',
    '[]',
    '""',
    ' {"a" : [1, -2.5, 1e3, 0.1, 1E-7], "b":{"c":null,"d":true,"e":false}} \n',
    String.raw`"\u0041\n\"\\\/\b\f\r\t"`,
    String.raw`"\ud83d\ude00 \u00e5 å 😀"`,
    '{"a":{"a":{"a":1}},"":0}',
    '-0',
    '1e-400',
  ])('reads %s as JSON.parse does', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text) === 0 ? 0 : JSON.parse(text))
  })

  it.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '01',
    '1.',
    '.5',
    '+1',
    '- 1',
    'NaN',
    'Infinity',
    'tru',
    'nul',
    '"a',
    '"\u0001"',
    String.raw`"\x41"`,
    String.raw`"\u12g4"`,
    '{"a" 1}',
    '{"a":1 "b":2}',
    '[1 2]',
    '{} {}',
    '\ufeff{}',
    '\u00a0{}',
    '// comment\n1',
  ])('refuses %j with JSON_SYNTAX as JSON.parse refuses it', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow()
    expect(refusal(text).code).toBe('JSON_SYNTAX')
  })

  it.each([
    ['{"a":1,"a":1}', 'JSON_DUPLICATE_KEY', '/a'],
    ['{"x":[{"id":1,"\\u0069d":2}]}', 'JSON_DUPLICATE_KEY', '/x/0/id'],
    ['{"a":{"__proto__":1}}', 'JSON_FORBIDDEN_KEY', '/a/__proto__'],
    ['{"\\u005f_proto__":1}', 'JSON_FORBIDDEN_KEY', '/__proto__'],
    ['{"constructor":1}', 'JSON_FORBIDDEN_KEY', '/constructor'],
    ['{"prototype":1}', 'JSON_FORBIDDEN_KEY', '/prototype'],
    ['{"a":["__proto__"]}', 'JSON_FORBIDDEN_KEY', '/a/0'],
    ['{"a/b":{"c~d":"\\ud800"}}', 'JSON_LONE_SURROGATE', '/a~1b/c~0d'],
    ['["\\udc00\\ud800"]', 'JSON_LONE_SURROGATE', '/0'],
    ['{"\\ud800":1}', 'JSON_LONE_SURROGATE', ''],
    ['{"exp":1e400}', 'JSON_NUMBER_UNSAFE', '/exp'],
    ['[9007199254740992]', 'JSON_NUMBER_UNSAFE', '/0'],
    ['[1e300]', 'JSON_NUMBER_UNSAFE', '/0'],
  ])('refuses %s with %s at %s', (text, code, path) => {
    expect(refusal(text)).toEqual({ code, path })
  })

  it('refuses a second key that only JSON.parse would hide', () => {
    expect(JSON.parse('{"a":1,"a":2}')).toEqual({ a: 2 })
    expect(refusal('{"a":1,"a":2}').code).toBe('JSON_DUPLICATE_KEY')
  })

  it.each([
    ['depth', '['.repeat(33) + ']'.repeat(33), {}],
    ['depth far beyond the stack', '['.repeat(1_000_000), {}],
    ['nodes', `[${'1,'.repeat(10)}1]`, { maxJsonNodes: 11 }],
    ['array length', '[1,2,3]', { maxArrayLength: 2 }],
    ['object keys', '{"a":1,"b":2,"c":3}', { maxObjectKeys: 2 }],
    ['string length', '"abcd"', { maxStringLength: 3 }],
    ['key length', '{"abcd":1}', { maxStringLength: 3 }],
    ['data: URL length', '"data:abcd"', { maxDataUrlLength: 8 }],
    ['text in all', '["abc","def"]', { maxCredentialLength: 5 }],
  ])('refuses a document beyond the limit of %s', (_, text, limits) => {
    expect(refusal(text, { ...defaultLimits, ...limits }).code).toBe('JSON_LIMIT_EXCEEDED')
  })

  it.each([
    ['depth', '['.repeat(32) + ']'.repeat(32), {}],
    ['nodes', '[1,2]', { maxJsonNodes: 3 }],
    ['array length', '[1,2,3]', { maxArrayLength: 3 }],
    ['object keys', '{"a":1,"b":2}', { maxObjectKeys: 2 }],
    ['a data: URL longer than a string may be', '"data:abcd"', { maxStringLength: 3 }],
  ])('accepts a document at the limit of %s', (_, text, limits) => {
    expect(parse(text, { ...defaultLimits, ...limits })).toEqual(JSON.parse(text))
  })
})
