/** Keywords for objects. Properties are looked at only where an object itself has them. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json/json.js'
import type { Check, Compiled, Keyword, KeywordSetting, Visit } from '../compiled.js'
import type { Pattern } from '../pattern/pattern.js'
import { countOf, mapOf, namesIn, schemasByName } from './keyword-values.js'

/** `required`. */
export const required: Keyword = (value, setting) => {
  const names = namesIn(value, setting)
  return forObjects((object, visit) => hasAll(object, names, setting, visit))
}

/** `minProperties`. */
export const minProperties: Keyword = (value, setting) => {
  const least = countOf(value, setting)
  return forObjects(
    (object, visit) =>
      Object.keys(object).length >= least || visit.fault(setting, `at least ${least} properties`, object),
  )
}

/** `maxProperties`. */
export const maxProperties: Keyword = (value, setting) => {
  const most = countOf(value, setting)
  return forObjects(
    (object, visit) => Object.keys(object).length <= most || visit.fault(setting, `at most ${most} properties`, object),
  )
}

/** `propertyNames`. */
export const propertyNames: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  return forObjects((object, visit) => visit.all(Object.keys(object), (name) => visit.inside(schema, name, name)))
}

/** `properties`. */
export const properties: Keyword = (value, setting) => {
  const schemas = schemasByName(value, setting)
  return forObjects((object, visit) =>
    visit.all(schemas, ([name, schema]) => !Object.hasOwn(object, name) || looksAt(object, name, schema, visit)),
  )
}

/** `patternProperties`. */
export const patternProperties: Keyword = (value, setting) => {
  const schemas = patternsIn(value, setting)
  return forObjects((object, visit) =>
    visit.all(schemas, ({ pattern, schema }) =>
      visit.all(
        Object.keys(object),
        (name) => !pattern.matches(name, visit.spend) || looksAt(object, name, schema, visit),
      ),
    ),
  )
}

/** `additionalProperties`: those that neither `properties` nor `patternProperties` beside it names. */
export const additionalProperties: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  const named = new Set(Object.keys(mapOf(setting.sibling('properties') ?? {}, setting)))
  const patterns = Object.keys(mapOf(setting.sibling('patternProperties') ?? {}, setting)).map((source) =>
    setting.pattern(source),
  )
  const isNamed = (name: string, visit: Visit): boolean =>
    named.has(name) || patterns.some((pattern) => pattern.matches(name, visit.spend))
  return forObjects((object, visit) =>
    visit.all(Object.keys(object), (name) => isNamed(name, visit) || looksAt(object, name, schema, visit)),
  )
}

/** `unevaluatedProperties`: those that no keyword beside it, nor any schema these refer to, looked at. */
export const unevaluatedProperties: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  return forObjects((object, visit) =>
    visit.all(Object.keys(object), (name) => visit.seen.has(name) || looksAt(object, name, schema, visit)),
  )
}

/** `dependentRequired`. */
export const dependentRequired: Keyword = (value, setting) => {
  const needs = Object.entries(mapOf(value, setting)).map(([name, names]) => [name, namesIn(names, setting)] as const)
  return forObjects((object, visit) =>
    visit.all(needs, ([name, names]) => !Object.hasOwn(object, name) || hasAll(object, names, setting, visit)),
  )
}

/** `dependentSchemas`. */
export const dependentSchemas: Keyword = (value, setting) => {
  const schemas = schemasByName(value, setting)
  return forObjects((object, visit) =>
    visit.all(schemas, ([name, schema]) => !Object.hasOwn(object, name) || visit.also(schema, object)),
  )
}

/** `dependencies`: both of the above, by what stands under a name. */
export const dependencies: Keyword = (value, setting) => {
  const needs = Object.entries(mapOf(value, setting)).map(([name, need]): readonly [string, Check] => {
    if (!isJsonArray(need)) {
      const schema = setting.schema(need, name)
      return [name, (object, visit) => visit.also(schema, object)]
    }
    const names = namesIn(need, setting)
    return [name, forObjects((object, visit) => hasAll(object, names, setting, visit))]
  })
  return forObjects((object, visit) =>
    visit.all(needs, ([name, check]) => !Object.hasOwn(object, name) || check(object, visit)),
  )
}

function forObjects(check: (object: JsonObject, visit: Visit) => boolean): Check {
  return (instance, visit) => !isJsonObject(instance) || check(instance, visit)
}

function hasAll(object: JsonObject, names: readonly string[], setting: KeywordSetting, visit: Visit): boolean {
  return visit.all(
    names,
    (name) => Object.hasOwn(object, name) || visit.fault(setting, `the property ${JSON.stringify(name)}`, undefined),
  )
}

function looksAt(object: JsonObject, name: string, schema: Compiled, visit: Visit): boolean {
  const value: JsonValue | undefined = object[name]
  visit.seen.add(name)
  return value === undefined || visit.inside(schema, value, name)
}

function patternsIn(
  value: JsonValue,
  setting: KeywordSetting,
): readonly { readonly pattern: Pattern; readonly schema: Compiled }[] {
  return [...schemasByName(value, setting)].map(([source, schema]) => ({ pattern: setting.pattern(source), schema }))
}
