import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCanonicalJson } from '../../src/json/canonical-json.js'
import type { JsonValue } from '../../src/json/json.js'
import { parseJson } from '../../src/json/parse-json.js'
import { defaultLimits } from '../../src/limits.js'

describe('toCanonicalJson', () => {
  it.each<[JsonValue, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: { d: 1, c: [2, { f: 3, e: 4 }] } }, '{"a":{"c":[2,{"e":4,"f":3}],"d":1}}'],
    // RFC 8785, section 3.2.3: keys in the order of their UTF-16 code units.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    ],
    // RFC 8785, appendix B.
    [333333333.33333329, '333333333.3333333'],
    [1e30, '1e+30'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [-0, '0'],
    ['\u20ac$\u000f\nA\'B"\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/"'],
    [null, 'null'],
    [[], '[]'],
    [true, 'true'],
  ])('writes %j as RFC 8785 says', (value, expected) => {
    expect(toCanonicalJson(value)).toBe(expected)
  })

  it('writes one text for one value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse())
        expect(toCanonicalJson(turned as JsonValue)).toBe(toCanonicalJson(object as JsonValue))
      }),
    )
  })

  it('writes what the package "canonicalize" writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(toCanonicalJson(value as JsonValue)).toBe(canonicalize(value))
      }),
    )
  })

  it('writes what our parser reads back as the same value', () => {
    const safe = fc.jsonValue({ noUnicodeString: true }).filter((value) => !/e\+|__proto__/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(safe, (value) => {
        const text = toCanonicalJson(value as JsonValue)
        expect(toCanonicalJson(JSON.parse(text) as JsonValue)).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    expect(toCanonicalJson(parseJson('{ "b": 1.0, "a": [1e2] }', defaultLimits))).toBe('{"a":[100],"b":1}')
  })
})
