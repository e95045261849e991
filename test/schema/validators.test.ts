import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import {
  validateAchievement,
  validateClrCredential,
  validateClrCredentialV1p1,
  validateEndorsementCredential,
  validateEndorsementCredentialV1p1,
  validateOpenBadgeCredential,
  validateOpenBadgeCredentialV1p1,
  validateProfile,
  validateStatusListOfOthers,
} from '../../src/schema/validators.generated.js'
import type { SchemaValidator } from '../../src/schema/schema-error.js'
import { fullBadge, fullEndorsement, placesOf, smallBadge, valueAt, without, withValue } from './documents.js'
import { compilePublished, readClasses, readSchema, readSchemaText, schemaNames } from './published-schemas.js'
import { fullClr, smallClr, toDataModel1p1 } from './records.js'
import { fullStatusList } from './status-lists.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const generated = readFileSync(`${root}src/schema/validators.generated.ts`, 'utf8')

/** Published schema → our validator of the same kind, and documents that are right. */
const kinds: Readonly<Record<string, readonly [SchemaValidator, ...JsonObject[]]>> = {
  achievement: [validateAchievement, fullBadge.credentialSubject.achievement],
  'achievement-credential': [validateOpenBadgeCredential, fullBadge, smallBadge],
  'achievement-credential-v1p1': [validateOpenBadgeCredentialV1p1, toDataModel1p1(fullBadge)],
  'clr-credential': [validateClrCredential, fullClr, smallClr],
  'clr-credential-v1p1': [validateClrCredentialV1p1, toDataModel1p1(fullClr)],
  'endorsement-credential': [validateEndorsementCredential, fullEndorsement],
  'endorsement-credential-v1p1': [
    validateEndorsementCredentialV1p1,
    { ...toDataModel1p1(fullEndorsement), issuer: fullBadge.issuer },
  ],
  profile: [validateProfile, fullBadge.issuer as JsonObject],
}

/** The document with every kind of value at every place. */
function variantsOf(document: JsonObject): JsonObject[] {
  const values: (JsonValue | undefined)[] = [undefined, null, 'text', 7, true, [], {}, ['Profile', 'a:b'], 'ext:x']
  return placesOf(document).flatMap((place) => [
    ...[...values, 'a:b', [valueAt(document, place)]].map((value) => withValue(document, place, value)),
  ])
}

describe('the published schemas', () => {
  it('are one for each kind of document', () => {
    expect(schemaNames).toEqual([...Object.keys(kinds), 'bitstring-status-list-credential'].sort())
  })

  it('are what the model generates, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schemas-'))
    try {
      execFileSync(process.execPath, [`${root}scripts/generate-schemas.mjs`, '--into', folder])
      const files = readdirSync(folder)
      expect(files.map((file) => file.replace('.schema.json', '')).sort()).toEqual(schemaNames)
      const changed = files.filter(
        (file) => readFileSync(join(folder, file), 'utf8') !== readFileSync(`${root}schemas/${file}`, 'utf8'),
      )
      expect(changed).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each(schemaNames)(
    '%s is valid JSON Schema 2020-12, with a title and a description, and without an address',
    (name) => {
      const schema = readSchema(name)
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
      expect(new Ajv2020().validateSchema(schema)).toBe(true)
      expect([schema.title, schema.description].filter((text) => text === undefined || text === '')).toEqual([])
      expect(schema.$id).toBeUndefined()
    },
  )

  it.each(schemaNames)('%s refers to nothing outside itself, and defines nothing that it does not refer to', (name) => {
    const text = readSchemaText(name)
    const referred = new Set([...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref))
    expect([...referred].sort()).toEqual(
      Object.keys(readSchema(name).$defs!)
        .map((each) => `#/$defs/${each}`)
        .sort(),
    )
  })

  it('say the same of a class in every file', () => {
    const classes = readClasses()
    for (const name of schemaNames) {
      for (const [each, schema] of Object.entries(readSchema(name).$defs!)) expect(schema).toEqual(classes.get(each))
    }
  })

  it.each(Object.entries(kinds))(
    '%s, compiled alone and strictly by a stock validator, judges as ours at every place',
    (name, [validate, ...documents]) => {
      const published = compilePublished(name)
      expect(documents.filter((document) => !validate(document))).toEqual([])
      const variants = documents.flatMap((document) => [document, ...variantsOf(document)])
      expect(variants.filter((variant) => validate(variant) !== published(variant))).toEqual([])
      expect(variants.filter((variant) => !validate(variant)).length).toBeGreaterThan(50)
    },
  )

  it('bitstring-status-list-credential accepts lists as we make them, and none that we could not read', () => {
    const published = compilePublished('bitstring-status-list-credential')
    expect(published(fullStatusList)).toBe(true)
    const variants = variantsOf(fullStatusList)
    expect(variants.filter((variant) => published(variant) && !validateStatusListOfOthers(variant))).toEqual([])
    expect(variants.filter((variant) => !published(variant)).length).toBeGreaterThan(50)
  })
})

describe('the compiled schemas', () => {
  it('import the formats, and nothing of a schema compiler', () => {
    expect(generated.match(/\bfrom '[^']*'/g)).toEqual(["from './formats.js'", "from './schema-error.js'"])
    expect(generated).not.toMatch(/\brequire\s*\(|\bimport\s*\(|ajv/)
  })

  it('make no code at run time', () => {
    expect(generated).not.toMatch(/new Function|\beval\s*\(/)
  })

  it('are exported for every document kind, typed', () => {
    const names = [...generated.matchAll(/^export const (\w+): SchemaValidator = /gm)].map(([, name]) => name)
    expect(names.sort()).toEqual([
      'validateAchievement',
      'validateClrCredential',
      'validateClrCredentialV1p1',
      'validateEndorsementCredential',
      'validateEndorsementCredentialV1p1',
      'validateOpenBadgeCredential',
      'validateOpenBadgeCredentialV1p1',
      'validateProfile',
      'validateStatusListOfOthers',
    ])
  })

  it('hold each class once', () => {
    // Each class becomes one function; what stands in several kinds is shared.
    expect(generated.match(/^function validate\d+/gm)).toHaveLength(readClasses().size - 2 + 1)
  })

  it('find the same places wrong as a stock validator', () => {
    const published = compilePublished('achievement-credential')
    const document = withValue(without(fullBadge, '/issuer/id'), '/credentialSubject/achievement/image', 'text')
    expect(validateOpenBadgeCredential(document)).toBe(false)
    expect(published(document)).toBe(false)
    const ours = validateOpenBadgeCredential.errors!.map(({ instancePath }) => instancePath)
    expect(new Set(ours)).toEqual(new Set(published.errors!.map(({ instancePath }) => instancePath)))
  })
})
