import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import { parseJson } from '../../src/json/parse-json.js'
import { defaultLimits } from '../../src/limits.js'

const parse = (text: string, limits = defaultLimits): unknown => parseJson(text, limits)

function refusal(text: string, limits = defaultLimits): { code: string; path: string | undefined } {
  try {
    parse(text, limits)
  } catch (error) {
    if (isOpenBadgesError(error)) return { code: error.code, path: error.path }
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

describe('parseJson, beside JSON.parse', () => {
  /** What JSON.parse gives, with one zero. */
  const reference = (text: string): unknown =>
    JSON.parse(text, (_, value: unknown) => (Object.is(value, -0) ? 0 : value)) as unknown

  const outcome = (text: string): { value: unknown } | { code: string } => {
    try {
      return { value: parse(text) }
    } catch (error) {
      if (isOpenBadgesError(error)) return { code: error.code }
      throw error
    }
  }

  /** Keys as they are written, and keys that are left when of two equal ones the last counts. */
  const keysWritten = (text: string): number =>
    [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length
  const keysLeft = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + keysLeft(member), 0)
    if (typeof value !== 'object' || value === null) return 0
    return Object.values(value).reduce<number>((sum, member) => sum + 1 + keysLeft(member), 0)
  }

  /** Which of the rules that JSON.parse does not have the text breaks. */
  function brokenRules(text: string): string[] {
    const broken = new Set<string>()
    const value = JSON.parse(text, (key, member: unknown) => {
      const isKey = ['__proto__', 'constructor', 'prototype'].includes(key)
      if (isKey || member === '__proto__') broken.add('JSON_FORBIDDEN_KEY')
      const texts = [key, ...(typeof member === 'string' ? [member] : [])]
      if (texts.some((each) => /\p{Cs}/u.test(each))) broken.add('JSON_LONE_SURROGATE')
      if (typeof member === 'number' && Math.abs(member) >= 2 ** 53) broken.add('JSON_NUMBER_UNSAFE')
      return member
    }) as unknown
    if (keysWritten(text) !== keysLeft(value)) broken.add('JSON_DUPLICATE_KEY')
    return [...broken]
  }

  /** Either both refuse, or both read the same, or we refuse by a rule that the text really breaks. */
  function compare(text: string): void {
    const ours = outcome(text)
    let expected: { value: unknown }
    try {
      expected = { value: reference(text) }
    } catch {
      expect(ours).toHaveProperty('code')
      return
    }
    const broken = brokenRules(text)
    if (broken.length === 0) expect(ours).toStrictEqual(expected)
    // What a later duplicate hides is not in the value any more, but was read.
    else expect([...broken, ...(broken.includes('JSON_DUPLICATE_KEY') ? ownRules : [])]).toContain(codeOf(ours))
  }

  const codeOf = (ours: object): unknown => ('code' in ours ? ours.code : 'accepted')
  const ownRules = ['JSON_FORBIDDEN_KEY', 'JSON_LONE_SURROGATE', 'JSON_NUMBER_UNSAFE']

  it('reads any JSON to the same value, indented or not', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }), fc.nat(4), (value, indent) => {
        compare(JSON.stringify(value, null, indent))
      }),
      { numRuns: 1_000 },
    )
  })

  it('judges JSON with one character changed, left out or put in as JSON.parse does', () => {
    const pieces = fc.constantFrom(...'{}[]",:\\ 0-.eEtfn\u0000\n\ufeff\u00a0', 'null', '\\u0061', '//', "'")
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.nat(2), pieces, (value, place, removed, piece) => {
        const text = JSON.stringify(value)
        const at = place % (text.length + 1)
        compare(`${text.slice(0, at)}${piece}${text.slice(at + removed)}`)
      }),
      { numRuns: 5_000 },
    )
  })

  it('judges texts made of the pieces of JSON as JSON.parse does', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '0', '-1', '1e5', 'true', 'null', ' ')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => compare(parts.join(''))),
      { numRuns: 5_000 },
    )
  })

  it('judges every spelling of a number as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-+0-9.eE]{1,12}$/), (text) => compare(text)),
      { numRuns: 5_000 },
    )
  })
})
