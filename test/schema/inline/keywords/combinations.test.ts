import { describe, expect, it } from 'vitest'
import { judge } from '../../../support/inline-schemas.js'

const tree = {
  $id: 'https://school.example/tree',
  $dynamicAnchor: 'node',
  properties: { children: { items: { $dynamicRef: '#node' } } },
}

describe('keywords that combine schemas', () => {
  it.each<[object, unknown, unknown, readonly string[]]>([
    [{ allOf: [{ type: 'number' }, { minimum: 1 }] }, 1, 0, [' minimum']],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1, [' anyOf']],
    [{ oneOf: [{ minimum: 2 }, { maximum: 0 }] }, 2, 1, [' oneOf']],
    [{ oneOf: [{ minimum: 2 }, { minimum: 1 }] }, 1, 2, [' oneOf']],
    [{ not: { type: 'string' } }, 1, 'a', [' not']],
    [{ if: { type: 'string' }, then: { minLength: 1 }, else: { minimum: 1 } }, 1, '', [' minLength']],
    [{ if: { type: 'string' }, then: { minLength: 1 }, else: { minimum: 1 } }, 'a', 0, [' minimum']],
    [{ $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 'a', 1, [' type']],
    [{ not: { not: { type: 'string' } } }, 'a', 1, [' not']],
  ])('%j takes %j and refuses %j', (schema, good, bad, faults) => {
    expect(judge(schema, good)).toEqual([])
    expect(judge(schema, bad)).toEqual(faults)
  })

  it('tells all that is wrong with a demand, and of alternatives only that none is met', () => {
    const schema = {
      allOf: [{ required: ['a'] }, { required: ['b'] }],
      anyOf: [{ required: ['c'] }, { required: ['d'] }],
    }
    expect(judge(schema, {})).toEqual([' required', ' required', ' anyOf'])
  })

  it('does not count what "not" looked at', () => {
    const schema = { not: { properties: { a: { const: 1 } }, required: ['a'] }, unevaluatedProperties: false }
    expect(judge(schema, { a: 2 })).toEqual(['/a false'])
  })

  it('lets a schema that led here turn a dynamic reference', () => {
    const strict = {
      $id: 'https://school.example/strict-tree',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: { tree },
    }
    expect(judge(strict, { children: [{ children: [] }] })).toEqual([])
    expect(judge(strict, { children: [{ daat: 1 }] })).toContain('/children/0/daat false')
    expect(judge(tree, { children: [{ daat: 1 }] })).toEqual([])
  })

  it('reads a recursive reference of 2019-09', () => {
    const base = { $id: 'tree', $recursiveAnchor: true, properties: { children: { items: { $recursiveRef: '#' } } } }
    const strict = { $recursiveAnchor: true, $ref: 'tree', unevaluatedProperties: false, $defs: { base } }
    expect(judge(strict, { children: [{ children: [] }] }, { dialect: '2019-09' })).toEqual([])
    expect(judge(strict, { children: [{ daat: 1 }] }, { dialect: '2019-09' })).toContain('/children/0/daat false')
  })

  it('silences what stands beside a reference in draft 07 only', () => {
    const schema = { $ref: '#/definitions/a', type: 'null', definitions: { a: { type: 'string' } } }
    expect(judge(schema, 'a', { dialect: 'draft-07' })).toEqual([])
    expect(judge(schema, 'a', { dialect: '2019-09' })).toEqual([' type'])
  })

  // A loop that proves something fails on an empty list.
  it.each(['allOf', 'anyOf', 'oneOf'])('refuses an empty "%s"', (keyword) => {
    expect(judge({ [keyword]: [] }, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', 'an array of schemas', `/${keyword}`])
  })
})
