/** JSON pointers (RFC 6901), followed; `pointerTo` makes them. */
import { isJsonArray, isJsonObject, type JsonValue } from './json.js'

/**
 * The keys and indexes that a pointer names, one after the other.
 *
 * @param pointer - well-formed; `''` is the whole document
 */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The member of an object or an array that a step names; `undefined` if there is none. */
export function memberAt(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (isJsonArray(value)) return INDEX.test(step) ? value[Number(step)] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** The value that a pointer names; `undefined` if it names nothing. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  return stepsOf(pointer).reduce<JsonValue | undefined>(memberAt, root)
}

const INDEX = /^(?:0|[1-9]\d*)$/
