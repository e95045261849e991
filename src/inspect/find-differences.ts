import { readEnvelope } from '../envelope/read-envelope.js'
import { isJsonArray, isJsonObject, pointerTo, type JsonObject, type JsonValue } from '../json/json.js'
import { isSameJson } from '../json/same-json.js'
import { defaultLimits } from '../limits.js'

/** A place at which two credentials differ. */
export interface Difference {
  /** JSON pointer into the credential, without proofs and claims. */
  readonly path: string
  /** What stands there in the first one; absent where nothing does. */
  readonly before?: JsonValue
  /** Likewise in the other one. */
  readonly after?: JsonValue
}

/**
 * Finds where two credentials differ in what they say, in whatever form each is: proofs, the claims of a token and the order of
 * keys are no differences. Lists are compared member by member. Verifies nothing.
 *
 * @param one - as for `compareCredentials`
 * @param other - another
 * @returns the outermost places that differ, in the order of the first credential, then what only the other one has
 * @throws OpenBadgesError a format code, if one of them cannot be read at all
 */
export async function findDifferences(one: unknown, other: unknown): Promise<readonly Difference[]> {
  const { document } = await readEnvelope(one, defaultLimits)
  const { document: otherDocument } = await readEnvelope(other, defaultLimits)
  const found: Difference[] = []
  compare(document, otherDocument, '', found)
  return found
}

function compare(before: JsonValue, after: JsonValue, path: string, found: Difference[]): void {
  if (isSameJson(before, after)) return
  if (isJsonArray(before) && isJsonArray(after)) compareLists(before, after, path, found)
  else if (isJsonObject(before) && isJsonObject(after)) compareObjects(before, after, path, found)
  else found.push({ path, before, after })
}

function compareLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: string,
  found: Difference[],
): void {
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    compareMembers(before[index], after[index], pointerTo(path, index), found)
  }
}

function compareObjects(before: JsonObject, after: JsonObject, path: string, found: Difference[]): void {
  const own = (object: JsonObject, key: string): JsonValue | undefined =>
    Object.hasOwn(object, key) ? object[key] : undefined
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compareMembers(own(before, key), own(after, key), pointerTo(path, key), found)
  }
}

function compareMembers(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
  found: Difference[],
): void {
  if (before === undefined && after === undefined) return
  if (before === undefined || after === undefined) {
    found.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
  } else {
    compare(before, after, path, found)
  }
}
