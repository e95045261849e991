import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src/limits.js'
import { toUtf8 } from '../../../src/platform/bytes.js'
import { checkInlineSchema } from '../../../src/schema/inline/check-inline-schema.js'
import { Work } from '../../../src/schema/inline/work.js'
import { thrownBy } from '../../support/thrown-by.js'

const url = 'https://school.example/schema.json'
const means = { limits: defaultLimits, known: new Map() }
const $schema = 'https://json-schema.org/draft/2020-12/schema'
const schemaOf = (schema: object): { url: string; content: { bytes: Uint8Array } } => ({
  url,
  content: { bytes: toUtf8(JSON.stringify({ $schema, ...schema })) },
})

describe('checkInlineSchema', () => {
  it('says nothing of a document that meets the schema', () => {
    expect(checkInlineSchema({ name: 'a' }, schemaOf({ required: ['name'] }), means)).toEqual([])
  })

  it('says which schema asks for what, and where, in both', () => {
    const schema = schemaOf({ properties: { name: { maxLength: 2 } } })
    expect(checkInlineSchema({ name: 'abc' }, schema, means)).toEqual([
      {
        code: 'CREDENTIAL_SCHEMA_MISMATCH',
        facts: {
          schema: url,
          keyword: 'maxLength',
          place: '/properties/name/maxLength',
          expected: 'at most 2 characters',
          found: '"abc"',
        },
        message: `The schema ${url} asks for at most 2 characters ("maxLength" at /properties/name/maxLength), found "abc".`,
        path: '/name',
        url,
      },
    ])
  })

  it('takes a schema that was parsed already', () => {
    expect(checkInlineSchema({}, { url, content: { document: { $schema, not: {} } } }, means)).toHaveLength(1)
  })

  it('does not process a schema without "$schema" unless its type says how', () => {
    const schema = { url, content: { document: { not: {} } } }
    expect(thrownBy(() => checkInlineSchema({}, schema, means)).code).toBe('CREDENTIAL_SCHEMA_NOT_SUPPORTED')
    expect(checkInlineSchema({}, { ...schema, dialect: '2019-09' }, means)).toHaveLength(1)
  })

  it('takes the same steps each time, and none from what others may take', () => {
    const schema = schemaOf({ patternProperties: { '^(a+)+$': { type: 'string' } } })
    const steps = 500
    const outcomes = Array.from({ length: 3 }, () => {
      const limits = { ...defaultLimits, maxCredentialSchemaSteps: steps }
      return checkInlineSchema({ aaa: 'a' }, schema, { ...means, limits }).length
    })
    expect(outcomes).toEqual([0, 0, 0])
  })

  it('counts what several schemas take together, if asked to', () => {
    const work = new Work(60)
    const check = (): unknown => checkInlineSchema({ a: 1 }, schemaOf({ properties: { a: true } }), { ...means, work })
    expect(check()).toEqual([])
    expect(
      thrownBy(() => {
        for (let count = 0; count < 20; count++) check()
      }).code,
    ).toBe('CREDENTIAL_SCHEMA_TOO_COSTLY')
  })

  it('changes neither document nor schema', () => {
    const freeze = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
      return value
    }
    const document = freeze({
      $schema,
      $id: 'x',
      $defs: { a: { $anchor: 'b', type: 'string' } },
      properties: { c: { $ref: '#b' } },
    })
    const badge = freeze({ c: 1 })
    expect(checkInlineSchema(badge as never, { url, content: { document: document as never } }, means)).toHaveLength(1)
  })
})
