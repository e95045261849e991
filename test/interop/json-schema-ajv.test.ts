/** Schemas and documents made at random, judged here and by `ajv`. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { judge } from '../support/inline-schemas.js'

const names = fc.constantFrom('a', 'b', 'ab')
const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, 1.5, -2, '', 'a', 'ab', '😀'),
  fc.integer({ min: -3, max: 3 }),
)

const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
}))

const { schema: schemas } = fc.letrec((tie) => {
  const one = tie('schema')
  const list = fc.array(one, { minLength: 1, maxLength: 2 })
  const map = fc.dictionary(names, one, { maxKeys: 2 })
  const count = fc.integer({ min: 0, max: 2 })
  const types = fc.constantFrom('string', 'number', 'integer', 'object', 'array', 'boolean', 'null')
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.array(values, { minLength: 1, maxLength: 3 }),
    const: values,
    minimum: fc.integer({ min: -1, max: 1 }),
    exclusiveMaximum: fc.integer({ min: -1, max: 2 }),
    multipleOf: fc.constantFrom(0.5, 1, 2),
    minLength: count,
    maxLength: count,
    pattern: fc.constantFrom('^a', 'b$', '^$', '[^a]'),
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    prefixItems: list,
    items: one,
    contains: one,
    minContains: count,
    required: fc.uniqueArray(names, { maxLength: 2 }),
    minProperties: count,
    properties: map,
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), one, { maxKeys: 2 }),
    additionalProperties: one,
    propertyNames: one,
    dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: map,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: one,
    if: one,
    then: one,
    else: one,
    unevaluatedProperties: one,
    unevaluatedItems: one,
    $ref: fc.constant('#/$defs/a'),
  }
  const entry = fc.oneof(...Object.entries(keywords).map(([name, value]) => fc.tuple(fc.constant(name), value)))
  // A handful of keywords at a time; more hardly ever lets anything pass.
  const few = fc.uniqueArray(entry, { selector: ([name]) => name, maxLength: 3 }).map(Object.fromEntries)
  return { schema: fc.oneof({ maxDepth: 3, depthIdentifier: 'schema' }, fc.boolean(), few) }
})

it('agrees with ajv on generated schemas', { timeout: 60_000 }, () => {
  const ajv = new Ajv2020({ strict: false, logger: false, unicodeRegExp: true, validateSchema: false })
  const tally = { met: 0, refused: 0 }
  fc.assert(
    fc.property(schemas, schemas, values, (schema, definition, value) => {
      const whole = { ...(typeof schema === 'object' ? schema : { not: schema }), $defs: { a: definition } }
      // A definition that refers to itself comes to an end nowhere.
      fc.pre(!JSON.stringify(definition).includes('$ref'))
      const theirs = ajv.compile(whole)(value)
      const ours = judge(whole, value)
      tally[theirs ? 'met' : 'refused']++
      expect([whole, value, ours.length === 0]).toEqual([whole, value, theirs])
    }),
    { numRuns: 600, seed: 19 },
  )
  expect(Math.min(tally.met, tally.refused)).toBeGreaterThan(50)
})
