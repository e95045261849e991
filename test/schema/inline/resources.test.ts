import { describe, expect, it } from 'vitest'
import { judge, schemaUrl } from '../../support/inline-schemas.js'

const text = { type: 'string' }

describe('references', () => {
  it.each<[string, object]>([
    ['a place', { $ref: '#/$defs/a', $defs: { a: text } }],
    ['a place with signs of its own', { $ref: '#/$defs/a~1b%20c', $defs: { 'a/b c': text } }],
    ['a place that no keyword makes a schema', { $ref: '#/own/0', own: [text] }],
    ['an anchor', { $ref: '#a', $defs: { a: { ...text, $anchor: 'a' } } }],
    ['a part with an address of its own', { $ref: 'part.json', $defs: { a: { ...text, $id: 'part.json' } } }],
    ['the address it came from', { $ref: `${schemaUrl}#/$defs/a`, $defs: { a: text } }],
    [
      'the address it says it has',
      { $id: 'https://x.example/y', $ref: 'https://x.example/y#/$defs/a', $defs: { a: text } },
    ],
    ['a name that is no URL', { $id: 'urn:a:b', $ref: 'urn:a:b#/$defs/a', $defs: { a: text } }],
  ])('to %s are followed', (_, schema) => {
    expect(judge(schema, 'a')).toEqual([])
    expect(judge(schema, 1)).toEqual([' type'])
  })

  it('to themselves end', () => {
    const schema = { properties: { child: { $ref: '#' } }, required: ['name'] }
    expect(judge(schema, { name: 'a', child: { name: 'b' } })).toEqual([])
    expect(judge(schema, { name: 'a', child: {} })).toEqual(['/child required'])
  })

  it.each([
    'http://elsewhere.example/a.json',
    'https://school.example/other.json',
    'other.json',
    '//elsewhere.example/a',
  ])('to %s are not followed, and the schema is not judged by', (reference) => {
    const schema = { properties: { never: { $ref: reference } } }
    const address = new URL(reference, schemaUrl).href
    expect(judge(schema, {})).toEqual([
      'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
      `the schema ${address}, to which it refers`,
      '/properties/never/$ref',
    ])
  })

  it('to a schema that the caller gave are followed, and from there', () => {
    const known = new Map<string, object>([
      [
        'https://a.example/a',
        { $schema: 'http://json-schema.org/draft-07/schema#', $ref: 'b#/definitions/c', type: 'null' },
      ],
      ['https://a.example/b', { definitions: { c: text } }],
    ]) as never
    expect(judge({ $ref: 'https://a.example/a' }, 'a', { known })).toEqual([])
    expect(judge({ $ref: 'https://a.example/a' }, 1, { known })).toEqual([' type'])
  })

  // E19: whoever claims the address of another schema changes nothing but its own references.
  it('mean what the caller gave, whatever a schema says it is', () => {
    const address = 'https://a.example/official'
    const known = new Map([[address, text]])
    const claims = { $id: address, $ref: address }
    expect(judge({ $ref: address, $defs: { a: { $id: address } } }, 1)).toEqual([])
    expect(judge(claims, 1, { known })).toEqual(['CREDENTIAL_SCHEMA_TOO_COSTLY', 'schemas inside each other'])
    expect(judge({ $ref: address }, 1, { known })).toEqual([' type'])
  })

  it.each<[string, object]>([
    ['a place that is not there', { $ref: '#/$defs/a' }],
    ['an anchor that is not there', { $ref: '#a' }],
    ['a place of the prototype', { $ref: '#/constructor' }],
    ['a member that is not there', { $ref: '#/allOf/01', allOf: [true, true] }],
    ['a place that cannot be decoded', { $ref: '#/%E0%A4%A' }],
  ])('to %s are a fault of the schema', (_, schema) => {
    expect(judge(schema, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', 'a reference to a schema of the document', '/$ref'])
  })

  it('to what is no address are a fault of the schema', () => {
    expect(judge({ $ref: 'https://[' }, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', 'an address', '/$ref'])
    expect(judge({ $ref: 7 }, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', 'a reference', '/$ref'])
  })

  it('do not take words inside "enum" or "const" for schemas', () => {
    const schema = { $ref: '#a', enum: [{ $anchor: 'a' }], const: { $id: 'x', $anchor: 'a' } }
    expect(judge(schema, {})[0]).toBe('CREDENTIAL_SCHEMA_INVALID')
  })
})
