/** Reads what stands under keywords. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json/json.js'
import type { Compiled, KeywordSetting } from '../compiled.js'

/** A whole number from zero on, as the keywords that count take it. */
export function countOf(value: JsonValue, { invalid }: KeywordSetting): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : invalid('a whole number from 0 on', value)
}

/** Names of properties. */
export function namesIn(value: JsonValue | undefined, { invalid }: KeywordSetting): readonly string[] {
  if (isJsonArray(value) && value.every((name) => typeof name === 'string')) return value
  return invalid('an array of names', value ?? null)
}

/** An object, as the keywords take it that have something for each name. */
export function mapOf(value: JsonValue, { invalid }: KeywordSetting): JsonObject {
  return isJsonObject(value) ? value : invalid('an object', value)
}

/** A schema for each name. */
export function schemasByName(value: JsonValue, setting: KeywordSetting): ReadonlyMap<string, Compiled> {
  return new Map(Object.entries(mapOf(value, setting)).map(([name, schema]) => [name, setting.schema(schema, name)]))
}
