import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { formats } from '../../src/schema/formats.js'
import {
  validateAchievementCredential,
  validateBitstringStatusListCredential,
  validateEndorsementCredential,
} from '../../src/schema/validators.generated.js'
import { fullStatusList } from './status-lists.js'
import { fullBadge, fullEndorsement, placesOf, smallBadge, valueAt, without, withValue } from './documents.js'

const folder = new URL('../../schemas/', import.meta.url)
const generated = readFileSync(new URL('../../src/schema/validators.generated.ts', import.meta.url), 'utf8')

/** The published schema files as any other program would use them. */
function compilePublished(file: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats })
  for (const name of readdirSync(folder)) {
    ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonObject, name)
  }
  return ajv.getSchema(file)!
}

describe('the compiled schemas', () => {
  it('import the formats, and nothing of a schema compiler', () => {
    expect(generated.match(/\bfrom '[^']*'/g)).toEqual(["from './formats.js'", "from './schema-error.js'"])
    expect(generated).not.toMatch(/\brequire\s*\(|\bimport\s*\(|ajv/)
  })

  it('make no code at run time', () => {
    expect(generated).not.toMatch(/new Function|\beval\s*\(/)
  })

  it('are exported for every document kind, typed', () => {
    expect(generated.match(/^export const \w+: SchemaValidator/gm)).toEqual([
      'export const validateAchievementCredential: SchemaValidator',
      'export const validateBitstringStatusListCredential: SchemaValidator',
      'export const validateEndorsementCredential: SchemaValidator',
    ])
  })

  it.each([
    ['achievement-credential.schema.json', validateAchievementCredential, fullBadge],
    ['endorsement-credential.schema.json', validateEndorsementCredential, fullEndorsement],
    ['achievement-credential.schema.json', validateAchievementCredential, smallBadge],
    ['bitstring-status-list-credential.schema.json', validateBitstringStatusListCredential, fullStatusList],
  ] as const)('judge as a stock validator judges %s, at every place', (file, validate, document) => {
    const published = compilePublished(file)
    const values: (JsonValue | undefined)[] = [
      undefined,
      null,
      'text',
      7,
      true,
      [],
      {},
      ['Profile', 'a:b'],
      'ext:x',
      'a:b',
    ]
    const variants = placesOf(document).flatMap((place) => [
      ...values.map((value) => withValue(document, place, value)),
      withValue(document, place, [valueAt(document, place)]),
    ])
    const unequal = [document, ...variants].filter((variant) => validate(variant) !== published(variant))
    expect(unequal).toEqual([])
    expect(variants.length).toBeGreaterThan(100)
  })

  it('find the same places wrong as a stock validator', () => {
    const published = compilePublished('achievement-credential.schema.json')
    const document = withValue(without(fullBadge, '/issuer/id'), '/credentialSubject/achievement/image', 'text')
    expect(validateAchievementCredential(document)).toBe(false)
    expect(published(document)).toBe(false)
    const ours = validateAchievementCredential.errors!.map(({ instancePath }) => instancePath)
    expect(new Set(ours)).toEqual(new Set(published.errors!.map(({ instancePath }) => instancePath)))
  })
})
