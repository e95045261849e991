import { describe, expect, it } from 'vitest'
import { judge } from '../../../support/inline-schemas.js'

describe('keywords for values', () => {
  it.each<[object, unknown, unknown]>([
    [{ type: 'string' }, 'a', 1],
    [{ type: 'number' }, 1.5, '1'],
    [{ type: 'integer' }, 1.0, 1.5],
    [{ type: 'boolean' }, false, 0],
    [{ type: 'null' }, null, false],
    [{ type: 'array' }, [], {}],
    [{ type: 'object' }, {}, []],
    [{ type: ['string', 'null'] }, null, 1],
    [{ enum: ['a', { b: 1, c: 2 }] }, { c: 2, b: 1 }, 'b'],
    [{ const: [1, { a: null }] }, [1, { a: null }], [1, {}]],
    [{ const: 0 }, 0, false],
    [{ format: 'date-time' }, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00'],
    [{ pattern: '^b' }, 'bc', 'abc'],
    [{ minLength: 2 }, 'ab', '😀'],
    [{ maxLength: 1 }, '😀', 'ab'],
    [{ minimum: 1 }, 1, 0.9],
    [{ maximum: 1 }, 1, 1.1],
    [{ exclusiveMinimum: 1 }, 1.1, 1],
    [{ exclusiveMaximum: 1 }, 0.9, 1],
    [{ multipleOf: 0.01 }, 19.99, 19.995],
  ])('%j takes %j and refuses %j', (schema, good, bad) => {
    expect(judge(schema, good)).toEqual([])
    expect(judge(schema, bad)).toEqual([` ${Object.keys(schema)[0] ?? ''}`])
  })

  it.each<[object, unknown]>([
    [{ minLength: 5 }, 1],
    [{ pattern: '^b' }, 1],
    [{ format: 'uri' }, 1],
    [{ minimum: 5 }, 'a'],
    [{ format: 'a format that nobody knows' }, 'a'],
    [{ keyword: 'that nobody knows' }, 'a'],
  ])('%j asks nothing of %j', (schema, value) => {
    expect(judge(schema, value)).toEqual([])
  })

  it.each<[object, string]>([
    [{ type: 'strng' }, 'the name of a type, or several'],
    [{ type: [] }, 'the name of a type, or several'],
    [{ type: ['string', 7] }, 'the name of a type, or several'],
    [{ type: 'toString' }, 'the name of a type, or several'],
    [{ enum: 'a' }, 'an array'],
    [{ format: 1 }, 'the name of a format'],
    [{ pattern: 1 }, 'a regular expression'],
    [{ pattern: '(' }, 'a regular expression'],
    [{ minLength: -1 }, 'a whole number from 0 on'],
    [{ maxLength: 1.5 }, 'a whole number from 0 on'],
    [{ minimum: '1' }, 'a number'],
    [{ multipleOf: 0 }, 'a number above 0'],
  ])('%j is no schema', (schema, expected) => {
    const place = `/${Object.keys(schema)[0] ?? ''}`
    expect(judge(schema, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', expected, place])
  })
})
