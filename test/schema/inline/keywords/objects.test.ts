import { describe, expect, it } from 'vitest'
import { judge } from '../../../support/inline-schemas.js'

describe('keywords for objects', () => {
  it.each<[object, unknown, unknown, string]>([
    [{ required: ['a'] }, { a: null }, {}, ' required'],
    [{ minProperties: 1 }, { a: 1 }, {}, ' minProperties'],
    [{ maxProperties: 1 }, { a: 1 }, { a: 1, b: 1 }, ' maxProperties'],
    [{ propertyNames: { maxLength: 1 } }, { a: 1 }, { ab: 1 }, '/ab maxLength'],
    [{ properties: { a: { type: 'string' } } }, { b: 1 }, { a: 1 }, '/a type'],
    [{ properties: { 'a/~b': false } }, {}, { 'a/~b': 1 }, '/a~1~0b false'],
    [{ patternProperties: { '^x': { type: 'number' } } }, { ax: 'a' }, { xa: 'a' }, '/xa type'],
    [{ properties: { a: true }, additionalProperties: false }, { a: 1 }, { b: 1 }, '/b false'],
    [{ patternProperties: { '^x': true }, additionalProperties: { type: 'null' } }, { xa: 1 }, { a: 1 }, '/a type'],
    [{ dependentRequired: { a: ['b'] } }, { b: 1 }, { a: 1 }, ' dependentRequired'],
    [{ dependentSchemas: { a: { minProperties: 2 } } }, { b: 1 }, { a: 1 }, ' minProperties'],
    [{ dependencies: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }, ' dependencies'],
    [{ dependencies: { a: { required: ['c'] } } }, { a: 1, c: 1 }, { a: 1 }, ' required'],
    [{ properties: { a: true }, unevaluatedProperties: false }, { a: 1 }, { b: 1 }, '/b false'],
    [
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: { type: 'string' } },
      { a: 1, b: 'x' },
      { a: 1, b: 1 },
      '/b type',
    ],
    [
      { anyOf: [{ required: ['a'], properties: { a: true } }, true], unevaluatedProperties: false },
      { a: 1 },
      { b: 1 },
      '/b false',
    ],
  ])('%j takes %j and refuses %j', (schema, good, bad, fault) => {
    expect(judge(schema, good)).toEqual([])
    expect(judge(schema, bad)).toEqual([fault])
  })

  // Every object inherits these; a credential has none of them unless it says so.
  it.each(['constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'])(
    'does not take "%s" of the prototype for a property',
    (name) => {
      expect(judge({ required: [name] }, {})).toEqual([' required'])
      // No strict JSON has this one as a key.
      if (name !== 'constructor') {
        expect(judge({ dependentRequired: { [name]: ['a'] } }, {})).toEqual([])
        expect(judge({ properties: { [name]: false }, additionalProperties: false }, {})).toEqual([])
      }
    },
  )

  it('tells each property that is missing', () => {
    expect(judge({ required: ['a', 'b'] }, {})).toEqual([' required', ' required'])
  })

  it('does not complain of what is left over where something else is wrong', () => {
    expect(judge({ allOf: [{ properties: { a: { type: 'null' } } }], unevaluatedProperties: false }, { a: 1 })).toEqual(
      ['/a type'],
    )
  })

  it.each<[object, string, string]>([
    [{ required: 'a' }, 'an array of names', '/required'],
    [{ required: [1] }, 'an array of names', '/required'],
    [{ properties: [] }, 'an object', '/properties'],
    [{ properties: { a: 1 } }, 'a schema', '/properties/a'],
    [{ patternProperties: { '[': true } }, 'a regular expression', '/patternProperties'],
    [{ dependencies: { a: [1] } }, 'an array of names', '/dependencies'],
    [{ minProperties: '1' }, 'a whole number from 0 on', '/minProperties'],
  ])('%j is no schema', (schema, expected, place) => {
    expect(judge(schema, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', expected, place])
  })
})
