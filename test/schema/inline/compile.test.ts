import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src/limits.js'
import { compileSchema } from '../../../src/schema/inline/compile.js'
import { refusalsOf } from '../../../src/schema/inline/refusals.js'
import { Resources } from '../../../src/schema/inline/resources.js'
import { Work } from '../../../src/schema/inline/work.js'
import type { Compiled } from '../../../src/schema/inline/compiled.js'
import type { JsonValue } from '../../../src/json/json.js'
import { judge, schemaUrl } from '../../support/inline-schemas.js'
import { thrownBy } from '../../support/thrown-by.js'

function compile(schema: JsonValue, steps = defaultLimits.maxCredentialSchemaSteps): Compiled {
  const refusals = refusalsOf(schemaUrl)
  const resources = new Resources(new Map(), refusals)
  const root = resources.addDocument(schema, schemaUrl, '2020-12')
  return compileSchema(root, resources, { work: new Work(steps), refusals })
}

describe('compileSchema', () => {
  it('makes one check of each keyword that asks for something', () => {
    const compiled = compile({ type: 'object', title: 'A', format: 'unheard-of', unevaluatedProperties: false })
    expect(compiled).toMatchObject({ place: '', resource: { base: schemaUrl } })
    expect([compiled.checks.length, compiled.leftovers.length]).toEqual([1, 1])
  })

  it('reads a schema to the end before any document is there', () => {
    expect(thrownBy(() => compile({ properties: { a: { anyOf: [true, { type: 'nothing' }] } } }))).toMatchObject({
      code: 'CREDENTIAL_SCHEMA_INVALID',
      facts: { place: '/properties/a/anyOf/1/type' },
    })
  })

  it('leaves alone what nothing refers to', () => {
    expect(compile({ $defs: { a: { type: 'nothing' } } }).checks).toEqual([])
  })

  it('reads references that are longer than any stack', () => {
    const links = Array.from({ length: 6_000 }, (_, index) => [`d${index}`, { $ref: `#/$defs/d${index + 1}` }])
    const schema = { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(links), d6000: true } } as JsonValue
    expect(compile(schema).checks).toHaveLength(1)
  })

  it('counts what reading takes', () => {
    const schema: JsonValue = { allOf: Array.from({ length: 100 }, (_, index) => ({ pattern: `(a{10}){${index}}` })) }
    expect(compile(schema).checks).toHaveLength(1)
    expect(thrownBy(() => compile(schema, 10_000)).code).toBe('CREDENTIAL_SCHEMA_TOO_COSTLY')
  })

  it('makes nothing of what stands in a schema run', () => {
    const text = "');globalThis.pwned=1;('"
    judge({ properties: { [text]: { const: text, pattern: 'a' } }, required: [text], format: text }, { [text]: text })
    expect('pwned' in globalThis).toBe(false)
  })
})
