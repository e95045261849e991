/** The published schemas, as any other program would read them. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { JsonObject } from '../../src/json/json.js'
import { formats } from '../../src/schema/formats.js'

/** What the tests read of a schema. */
export interface Schema {
  readonly $schema?: string
  readonly $id?: string
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly contains?: Schema
  readonly const?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly $defs?: Readonly<Record<string, Schema>>
}

const folder = new URL('../../schemas/', import.meta.url)

/** The names of the published files, without their ending. */
export const schemaNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace('.schema.json', ''))
  .sort()

/** The text of one published file. */
export function readSchemaText(name: string): string {
  return readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')
}

/** One published schema. */
export function readSchema(name: string): Schema {
  return JSON.parse(readSchemaText(name)) as Schema
}

/** Every class of the published schemas; each is the same wherever it stands, which a test holds. */
export function readClasses(): ReadonlyMap<string, Schema> {
  return new Map(schemaNames.flatMap((name) => Object.entries(readSchema(name).$defs!)))
}

/**
 * Compiles one published schema alone, in the strict mode of a stock validator. The two strict rules
 * left out refuse what JSON Schema allows: a type that is one of two, and an array whose first
 * members are fixed.
 */
export function compilePublished(name: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTuples: false, allowUnionTypes: true, formats })
  return ajv.compile(JSON.parse(readSchemaText(name)) as JsonObject)
}
