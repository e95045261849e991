import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import type { SchemaError } from '../../src/schema/schema-error.js'
import { toProblems } from '../../src/schema/schema-problems.js'
import { readClasses } from './published-schemas.js'

const document = {
  id: 'x',
  image: 'a picture',
  tag: [1, 2],
  official: false,
  'a/b': { '~': null },
  credentialSubject: {},
  since: '2026-01-01T00:00:00',
}

/** An error as a compiled schema reports it. */
function error(instancePath: string, keyword: string, params: object, schemaPath = `#/${keyword}`): SchemaError {
  return { instancePath, schemaPath, keyword, params } as SchemaError
}

function said(...errors: readonly SchemaError[]): unknown[] {
  return toProblems(errors, document).map(({ code, path, facts }) => ({ code, path, facts }))
}

describe('toProblems', () => {
  it('has nothing to say of no errors', () => {
    expect(said()).toEqual([])
  })

  it.each<[string, SchemaError, string, string, JsonObject]>([
    [
      'a missing property, at its object',
      error('', 'required', { missingProperty: 'name' }),
      'PROPERTY_MISSING',
      '',
      { property: 'name' },
    ],
    [
      'a property too many, at the property',
      error('/credentialSubject', 'additionalProperties', { additionalProperty: 'a/b' }),
      'PROPERTY_NOT_ALLOWED',
      '/credentialSubject/a~1b',
      { property: 'a/b' },
    ],
    [
      'a value of another type',
      error('/image', 'type', { type: 'object' }),
      'PROPERTY_INVALID',
      '/image',
      { expected: 'an object', found: '"a picture"' },
    ],
    [
      'a value of none of several types',
      error('/official', 'type', { type: ['string', 'object'] }),
      'PROPERTY_INVALID',
      '/official',
      { expected: 'a string or an object', found: 'false' },
    ],
    [
      'a value behind escaped names',
      error('/a~1b/~0', 'type', { type: 'string' }),
      'PROPERTY_INVALID',
      '/a~1b/~0',
      { expected: 'a string', found: 'null' },
    ],
    ['a relative id', error('/id', 'format', { format: 'iri' }), 'ID_NOT_ABSOLUTE', '/id', { found: '"x"' }],
    [
      'a date without zone',
      error('/since', 'format', { format: 'date-time' }),
      'DATE_NO_ZONE',
      '/since',
      { found: '"2026-01-01T00:00:00"' },
    ],
    [
      'a text that is no date',
      error('/id', 'format', { format: 'date-time' }),
      'DATE_INVALID',
      '/id',
      { found: '"x"' },
    ],
    [
      'a text that is no day',
      error('/id', 'format', { format: 'date' }),
      'PROPERTY_INVALID',
      '/id',
      { expected: 'a day such as 2001-12-31', found: '"x"' },
    ],
    [
      'a text of a form that has no name',
      error('/id', 'pattern', { pattern: '^y$' }),
      'PROPERTY_INVALID',
      '/id',
      { expected: 'text of the form ^y$', found: '"x"' },
    ],
    [
      'another value than the only one',
      error('/id', 'const', { allowedValue: 'Image' }),
      'VALUE_NOT_ALLOWED',
      '/id',
      { expected: ['Image'], found: '"x"' },
    ],
    [
      'a value that a closed enumeration lacks',
      error('/id', 'enum', { allowedValues: ['a', 'b'] }, '#/properties/status/enum'),
      'VALUE_NOT_ALLOWED',
      '/id',
      { expected: ['a', 'b'], found: '"x"' },
    ],
    [
      'a value that an open enumeration lacks',
      error('/id', 'enum', { allowedValues: ['a', 'b'] }, '#/properties/kind/else/enum'),
      'VALUE_NOT_ALLOWED',
      '/id',
      { expected: ['a', 'b', 'ext:…'], found: '"x"' },
    ],
    [
      'an array without the member that it needs',
      error('/tag', 'contains', { allowedValues: ['Profile'] }),
      'VALUE_NOT_ALLOWED',
      '/tag',
      { expected: ['Profile'], found: ['1', '2'] },
    ],
    [
      'an array with too few members',
      error('/tag', 'minItems', { limit: 3 }),
      'PROPERTY_INVALID',
      '/tag',
      { expected: 'an array of at least 3', found: 'an array of 2' },
    ],
    [
      'a subject without id and identifier',
      error('/credentialSubject', 'anyOf', {}),
      'SUBJECT_UNIDENTIFIED',
      '/credentialSubject',
      {},
    ],
    [
      'a place that the document does not have',
      error('/id/constructor', 'type', { type: 'string' }),
      'PROPERTY_INVALID',
      '/id/constructor',
      { expected: 'a string', found: 'nothing' },
    ],
  ])('speaks of %s', (_, given, code, path, facts) => {
    expect(said(given)).toEqual([{ code, path, facts }])
  })

  it('says one thing a place, the first', () => {
    const errors = [error('/id', 'type', { type: 'object' }), error('/id', 'const', { allowedValue: 'Image' })]
    expect(said(...errors)).toHaveLength(1)
    expect(said(...errors)).toMatchObject([{ code: 'PROPERTY_INVALID' }])
  })

  it('names each missing property of one object, each once', () => {
    const missing = (name: string): SchemaError => error('', 'required', { missingProperty: name })
    expect(said(missing('a'), missing('b'), missing('a'))).toHaveLength(2)
  })

  it('leaves out the echoes of "if" and of the alternatives of "anyOf"', () => {
    const errors = [
      error('/credentialSubject', 'required', { missingProperty: 'id' }, '#/anyOf/0/required'),
      error('/credentialSubject', 'required', { missingProperty: 'identifier' }, '#/anyOf/1/required'),
      error('/credentialSubject', 'anyOf', {}),
      error('/image', 'type', { type: 'object' }, '#/properties/image/else/type'),
      error('/image', 'if', { failingKeyword: 'else' }),
    ]
    expect(said(...errors)).toMatchObject([{ code: 'SUBJECT_UNIDENTIFIED' }, { code: 'PROPERTY_INVALID' }])
  })
})

describe('what toProblems takes for granted of the schemas', () => {
  const others = new URL('../../scripts/schemas/status-list-of-others.json', import.meta.url)
  // Lists are judged by the other definition.
  const classes = [...readClasses()].filter(([name]) => !name.startsWith('BitstringStatusList'))
  const schemas = [...classes.map(([, schema]) => JSON.stringify(schema)), readFileSync(others, 'utf8')]

  /** Every value that stands under a key anywhere in the schemas, properties of that name not counted. */
  function valuesOf(key: string): JsonValue[] {
    const found: JsonValue[] = []
    const walk = (value: JsonValue, isMap: boolean): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [name, child] of Object.entries<JsonValue>(value as JsonObject)) {
        if (name === key && !isMap) found.push(child)
        walk(child, !isMap && (name === 'properties' || name === '$defs'))
      }
    }
    for (const schema of schemas) walk(JSON.parse(schema) as JsonValue, false)
    return found
  }

  it('every pattern has words', () => {
    // The last is that of ids, which our own validators know as a format.
    const isOurs = (pattern: string): boolean => pattern !== '^ext:' && !pattern.startsWith('^[A-Za-z][A-Za-z0-9+.-]*:')
    const patterns = valuesOf('pattern').filter((pattern) => isOurs(String(pattern)))
    expect(patterns.length).toBeGreaterThan(5)
    const unnamed = patterns.filter((pattern) =>
      String(toProblems([error('/id', 'pattern', { pattern })], document)[0]?.facts['expected']).includes(
        'of the form',
      ),
    )
    expect(unnamed).toEqual([])
  })

  it('an anyOf is a subject’s', () => {
    const having = classes.filter(([, schema]) => JSON.stringify(schema).includes('"anyOf"')).map(([name]) => name)
    expect(having.sort()).toEqual(['AchievementSubject', 'ClrSubject'])
    expect(valuesOf('anyOf')).toHaveLength(2)
  })

  it('an enumeration in an else is one that may be extended', () => {
    const closed = valuesOf('else').filter((branch) => Object.hasOwn(branch as JsonObject, 'enum'))
    const open = valuesOf('if').filter((branch) => (branch as JsonObject)['pattern'] === '^ext:')
    expect(closed).toHaveLength(open.length)
    expect(open.length).toBeGreaterThan(0)
  })

  it('no keyword stands there whose errors have no words', () => {
    const known = new Set(
      '$schema $defs $ref $comment title description type properties required additionalProperties items prefixItems minItems contains const enum pattern format if then else allOf anyOf'.split(
        ' ',
      ),
    )
    const unknown = new Set<string>()
    const walk = (schema: JsonValue): void => {
      if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return
      for (const [keyword, value] of Object.entries<JsonValue>(schema as JsonObject)) {
        if (!known.has(keyword)) unknown.add(keyword)
        if (keyword === 'properties') Object.values(value as JsonObject).forEach(walk)
        else if (Array.isArray(value)) value.forEach((member: JsonValue) => walk(member))
        else walk(value)
      }
    }
    classes.forEach(([, schema]) => walk(schema as JsonValue))
    Object.values(JSON.parse(readFileSync(others, 'utf8')) as JsonObject).forEach(walk)
    expect([...unknown]).toEqual([])
  })
})
