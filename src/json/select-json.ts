/** Parts of a document, chosen by JSON pointers (RFC 6901). */
import { OpenBadgesError } from '../errors.js'
import { memberAt, stepsOf } from './json-pointer.js'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json.js'

/**
 * Selects parts of a JSON-LD document (ECDSA Cryptosuites 1.0, "selectJsonLd").
 *
 * What is selected keeps its place, and every object on the way to it keeps its `id`, `type` and
 * `@context`; arrays close their gaps. The document itself is not changed.
 *
 * @param document - its ids and types are under the keys `id` and `type`
 * @param pointers - `''` selects everything
 * @returns `undefined` without pointers: then nothing is selected
 * @throws OpenBadgesError `POINTER_UNRESOLVED` for a pointer that names nothing in the document
 */
export function selectJson(document: JsonObject, pointers: readonly string[]): JsonObject | undefined {
  if (pointers.length === 0) return undefined
  const selection: Selection = { whole: false, parts: new Map() }
  for (const pointer of pointers) mark(selection, document, pointer)
  return selectFrom(document, selection) as JsonObject
}

/** What is selected of one value: all of it, or some of its members. */
interface Selection {
  whole: boolean
  readonly parts: Map<string, Selection>
}

function mark(root: Selection, document: JsonObject, pointer: string): void {
  let [selection, value]: [Selection, JsonValue | undefined] = [root, document]
  for (const step of stepsOf(checkPointer(pointer))) {
    value = memberAt(value, step)
    if (value === undefined) throw unresolved(pointer)
    const part: Selection = selection.parts.get(step) ?? { whole: false, parts: new Map() }
    selection.parts.set(step, part)
    selection = part
  }
  selection.whole = true
}

function checkPointer(pointer: string): string {
  if (pointer !== '' && !POINTER.test(pointer)) throw unresolved(pointer)
  return pointer
}

function selectFrom(value: JsonValue, { whole, parts }: Selection): JsonValue {
  if (whole || parts.size === 0) return value
  if (isJsonArray(value)) {
    return value.flatMap((member, index) => {
      const part = parts.get(String(index))
      return part === undefined ? [] : [selectFrom(member, part)]
    })
  }
  if (!isJsonObject(value)) return value
  const chosen = Object.entries(value).flatMap(([key, member]): readonly (readonly [string, JsonValue])[] => {
    if (ALWAYS_KEPT.has(key)) return [[key, member]]
    const part = parts.get(key)
    return part === undefined ? [] : [[key, selectFrom(member, part)]]
  })
  return Object.fromEntries(chosen)
}

function unresolved(pointer: string): OpenBadgesError {
  return new OpenBadgesError('POINTER_UNRESOLVED', { pointer: JSON.stringify(pointer.slice(0, SHOWN)) })
}

/** Without them, what is shown would mean something else, or nothing. */
const ALWAYS_KEPT: ReadonlySet<string> = new Set(['@context', 'id', 'type'])

const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/

/** Characters of a pointer shown in a message. */
const SHOWN = 200
