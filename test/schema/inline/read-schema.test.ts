import { describe, expect, it } from 'vitest'
import { judge, judgeText } from '../../support/inline-schemas.js'

describe('a schema as text', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{', 'JSON_SYNTAX'],
    ['a key twice', '{"type":"string","type":"number"}', 'JSON_DUPLICATE_KEY'],
    ['a key of the prototype', '{"properties":{"__proto__":false}}', 'JSON_FORBIDDEN_KEY'],
    ['more levels than any schema has', '{"not":'.repeat(200) + 'true' + '}'.repeat(200), 'JSON_LIMIT_EXCEEDED'],
  ])('with %s is not judged by', (_, text) => {
    expect(judgeText(text, {})[0]).toBe('CREDENTIAL_SCHEMA_INVALID')
    expect(judgeText(text, {})[1]).toBe('strict JSON')
  })

  it('is read up to its limit', () => {
    const limits = { maxCredentialSchemaBytes: 20 }
    expect(judgeText('{"type":"object"}', {}, { limits })).toEqual([])
    expect(judgeText('{"type":    "object"}', {}, { limits })).toEqual([
      'CREDENTIAL_SCHEMA_INVALID',
      'at most 20 bytes',
      '#',
    ])
  })

  it('may have more keys and longer lists than a credential', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `name-${index}`)
    const schema = { enum: names, properties: Object.fromEntries(names.map((name) => [name, true])) }
    expect(judge(schema, 'name-1999')).toEqual([])
    expect(judge(schema, 'name-2000')).toEqual([' enum'])
  })

  it.each([7, 'a', [], null])('is no schema where it is %j', (schema) => {
    expect(judge(schema, {})).toEqual(['CREDENTIAL_SCHEMA_INVALID', 'a schema', '#'])
  })
})

describe('"$schema"', () => {
  it.each([
    ['http://json-schema.org/draft-07/schema#', []],
    ['https://json-schema.org/draft/2019-09/schema', [' type']],
    ['https://json-schema.org/draft/2020-12/schema', [' type']],
  ])('%s says how the schema is read', ($schema, faults) => {
    expect(judge({ $schema, $ref: '#/definitions/a', type: 'null', definitions: { a: true } }, 'a')).toEqual(faults)
  })

  it.each(['http://json-schema.org/draft-04/schema#', 'https://example.org/meta', 7])(
    '%j is told by name as not known',
    ($schema) => {
      expect(judge({ $schema }, {})).toEqual([
        'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
        `JSON Schema as ${JSON.stringify($schema)} defines it`,
        '/$schema',
      ])
    },
  )
})
