/** Keywords that hold the same value against further schemas. */
import { isJsonArray, type JsonValue } from '../../../json/json.js'
import type { Compiled, Keyword, KeywordSetting } from '../compiled.js'

/** `$ref`: what stands elsewhere is asked for here. */
export const reference: Keyword = (value, setting) => {
  const target = setting.reference(textOf(value, setting))
  return (instance, visit) => visit.also(target, instance)
}

/** `$dynamicRef` and its forerunner `$recursiveRef`. */
export const dynamicReference: Keyword = (value, setting) => {
  const targetFor = setting.dynamicReference(textOf(value, setting))
  return (instance, visit) => visit.also(targetFor(visit), instance)
}

/** `allOf`. */
export const allOf: Keyword = (value, setting) => {
  const schemas = schemasIn(value, setting)
  return (instance, visit) => visit.all(schemas, (schema) => visit.also(schema, instance))
}

/** `anyOf`. All are asked, since each may look at properties that the others do not. */
export const anyOf: Keyword = (value, setting) => {
  const schemas = schemasIn(value, setting)
  return (instance, visit) =>
    schemas.filter((schema) => visit.also(schema, instance, 'alternative')).length > 0 ||
    visit.fault(setting, 'what one of the alternatives asks for', instance)
}

/** `oneOf`. */
export const oneOf: Keyword = (value, setting) => {
  const schemas = schemasIn(value, setting)
  return (instance, visit) => {
    const met = schemas.filter((schema) => visit.also(schema, instance, 'alternative')).length
    if (met === 1) return true
    const expected = met === 0 ? 'what one of the alternatives asks for' : `one alternative to be met, and not ${met}`
    return visit.fault(setting, expected, instance)
  }
}

/** `not`. */
export const not: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  return (instance, visit) =>
    !visit.isMet(schema, instance) || visit.fault(setting, 'anything but what it describes', instance)
}

/** `if`, with `then` and `else`. */
export const condition: Keyword = (value, setting) => {
  const schema = setting.schema(value)
  const [yes, no] = [setting.siblingSchema('then'), setting.siblingSchema('else')]
  return (instance, visit) => {
    const branch = visit.also(schema, instance, 'alternative') ? yes : no
    return branch === undefined || visit.also(branch, instance)
  }
}

function textOf(value: JsonValue, { invalid }: KeywordSetting): string {
  return typeof value === 'string' ? value : invalid('a reference', value)
}

function schemasIn(value: JsonValue, { schema, invalid }: KeywordSetting): readonly Compiled[] {
  if (!isJsonArray(value) || value.length === 0) return invalid('an array of schemas', value)
  return value.map((member, index) => schema(member, index))
}
