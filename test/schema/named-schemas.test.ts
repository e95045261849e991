import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { findUncheckedSchemas } from '../../src/schema/named-schemas.js'

const type = '1EdTechJsonSchemaValidator2019'
const official = (name: string): string => `https://purl.imsglobal.org/spec/ob/v3p0/schema/${name}_schema.json`
const own = { id: 'https://school.example/schema.json', type: 'JsonSchema' }

function schemasIn(credentialSchema: JsonValue, kind: 'badge' | 'endorsement' = 'badge'): string[] {
  return findUncheckedSchemas({ credentialSchema }, kind).map(
    ({ code, path, facts }) => `${code} ${path ?? 'nowhere'} ${String(facts['schema'])}`,
  )
}

describe('findUncheckedSchemas', () => {
  it.each(['json', 'json-ld'])('finds nothing in the official schemas of a badge (%s)', (flavour) => {
    const ids = ['achievementcredential', 'anyachievementcredential'].map((name) =>
      official(`${flavour}/ob_v3p0_${name}`),
    )
    expect(schemasIn(ids.map((id) => ({ id, type })))).toEqual([])
  })

  it('finds nothing in the official schema of an endorsement', () => {
    expect(schemasIn({ id: official('json/ob_v3p0_endorsementcredential'), type }, 'endorsement')).toEqual([])
  })

  it('finds the schema of a badge on an endorsement', () => {
    const id = official('json/ob_v3p0_achievementcredential')
    expect(schemasIn({ id, type }, 'endorsement')).toEqual([`SCHEMA_NOT_CHECKED /credentialSchema ${id}`])
  })

  it('finds a schema that stands alone', () => {
    expect(schemasIn(own)).toEqual([`SCHEMA_NOT_CHECKED /credentialSchema ${own.id}`])
  })

  it('finds each schema beside the official one', () => {
    expect(schemasIn([{ id: official('json/ob_v3p0_achievementcredential'), type }, own, own])).toEqual([
      `SCHEMA_NOT_CHECKED /credentialSchema/1 ${own.id}`,
      `SCHEMA_NOT_CHECKED /credentialSchema/2 ${own.id}`,
    ])
  })

  it.each<[string, JsonValue]>([
    ['null', null],
    ['a text', 'https://school.example/schema.json'],
    ['an object without id', { type }],
    ['an empty array', []],
  ])('leaves %s to the schema', (_, value) => {
    expect(schemasIn(value)).toEqual([])
  })

  it('finds nothing where no schema is named', () => {
    expect(findUncheckedSchemas({}, 'badge')).toEqual([])
  })
})
