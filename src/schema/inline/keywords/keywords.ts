/** Which keywords a version of JSON Schema has. All others ask for nothing, as the standard says. */
import type { JsonObject } from '../../../json/json.js'
import type { Keyword } from '../compiled.js'
import type { Dialect } from '../dialect.js'
import * as arrays from './arrays.js'
import * as combinations from './combinations.js'
import * as objects from './objects.js'
import * as values from './values.js'

/**
 * The keywords that count in a schema.
 *
 * @param schema - in draft 07, a `$ref` silences all that stand beside it
 */
export function keywordsOf(dialect: Dialect, schema: JsonObject): ReadonlyMap<string, Keyword> {
  return dialect === 'draft-07' && Object.hasOwn(schema, '$ref') ? onlyReference : keywords[dialect]
}

/** Keywords that look at what the others left. */
export const leftoverKeywords: ReadonlySet<string> = new Set(['unevaluatedItems', 'unevaluatedProperties'])

/** Of all versions; `dependencies` is of draft 07, and still written and meant in later ones. */
const common: Readonly<Record<string, Keyword>> = {
  $ref: combinations.reference,
  allOf: combinations.allOf,
  anyOf: combinations.anyOf,
  oneOf: combinations.oneOf,
  not: combinations.not,
  if: combinations.condition,
  type: values.type,
  enum: values.enumeration,
  const: values.constant,
  format: values.format,
  pattern: values.pattern,
  minLength: values.minLength,
  maxLength: values.maxLength,
  minimum: values.minimum,
  maximum: values.maximum,
  exclusiveMinimum: values.exclusiveMinimum,
  exclusiveMaximum: values.exclusiveMaximum,
  multipleOf: values.multipleOf,
  required: objects.required,
  minProperties: objects.minProperties,
  maxProperties: objects.maxProperties,
  propertyNames: objects.propertyNames,
  properties: objects.properties,
  patternProperties: objects.patternProperties,
  additionalProperties: objects.additionalProperties,
  dependencies: objects.dependencies,
  minItems: arrays.minItems,
  maxItems: arrays.maxItems,
  uniqueItems: arrays.uniqueItems,
}

const since2019: Readonly<Record<string, Keyword>> = {
  dependentRequired: objects.dependentRequired,
  dependentSchemas: objects.dependentSchemas,
  unevaluatedProperties: objects.unevaluatedProperties,
  unevaluatedItems: arrays.unevaluatedItems,
}

const until2019: Readonly<Record<string, Keyword>> = {
  items: arrays.itemsOfOld,
  additionalItems: arrays.additionalItems,
}

const keywords: Readonly<Record<Dialect, ReadonlyMap<string, Keyword>>> = {
  'draft-07': new Map(Object.entries({ ...common, ...until2019, contains: arrays.containsOne })),
  '2019-09': new Map(
    Object.entries({
      ...common,
      ...until2019,
      ...since2019,
      $recursiveRef: combinations.dynamicReference,
      contains: arrays.containsSome,
    }),
  ),
  '2020-12': new Map(
    Object.entries({
      ...common,
      ...since2019,
      $dynamicRef: combinations.dynamicReference,
      prefixItems: arrays.prefixItems,
      items: arrays.items,
      contains: arrays.containsSeen,
    }),
  ),
}

const onlyReference: ReadonlyMap<string, Keyword> = new Map([['$ref', combinations.reference]])
