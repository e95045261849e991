import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../src/json/json.js'

/**
 * Copies a document with one value changed.
 *
 * @param document - stays as it is
 * @param pointer - JSON pointer to the value, which need not be there yet; its parent must be
 * @param value - the new value; `undefined` takes the old one away
 */
export function withValue(document: JsonObject, pointer: string, value: JsonValue | undefined): JsonObject {
  const steps = pointer.split('/').slice(1)
  return change(document, steps, value) as JsonObject
}

/** The value at a JSON pointer, which must be there. */
function valueAt(document: JsonObject, pointer: string): JsonValue {
  let value: JsonValue | undefined = document
  for (const step of pointer.split('/').slice(1)) {
    value = isJsonArray(value) ? value[Number(step)] : isJsonObject(value) ? value[step] : undefined
  }
  if (value === undefined) throw new Error(`nothing at ${pointer}`)
  return value
}

/** Copies a document with one of its keys renamed. */
export function withRenamed(document: JsonObject, pointer: string, name: string): JsonObject {
  const value = valueAt(document, pointer)
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  return withValue(withValue(document, pointer, undefined), `${parent}/${name}`, value)
}

function change(parent: JsonValue, [step, ...rest]: readonly string[], value: JsonValue | undefined): JsonValue {
  if (step === undefined) throw new Error('the whole document cannot be changed')
  if (isJsonArray(parent)) {
    const index = Number(step)
    return parent.map((member, place) => (place === index ? replacement(member, rest, value) : member))
  }
  if (!isJsonObject(parent)) throw new Error(`nothing to change at ${step}`)
  const { [step]: before, ...others } = parent
  if (rest.length === 0 && value === undefined) return others
  return { ...others, [step]: replacement(before ?? {}, rest, value) }
}

function replacement(before: JsonValue, rest: readonly string[], value: JsonValue | undefined): JsonValue {
  if (rest.length > 0) return change(before, rest, value)
  if (value === undefined) throw new Error('members of arrays cannot be taken away')
  return value
}
