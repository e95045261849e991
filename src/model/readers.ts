/** Reads single facts out of a credential as JSON, for either data model. Tiny and pure. */
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { momentOf } from '../time.js'

/** The id of the issuer, which may stand alone or in a profile. */
export function issuerIdOf(credential: JsonObject): string | undefined {
  return idOf(credential['issuer'])
}

/** The id of a node, given as text or as an object. */
export function idOf(node: JsonValue | undefined): string | undefined {
  if (typeof node === 'string') return node
  const id = isJsonObject(node) ? node['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/** The subjects of a credential; a badge has one. */
export function subjectsOf(credential: JsonObject): readonly JsonObject[] {
  return toArray(credential['credentialSubject']).filter((subject) => isJsonObject(subject))
}

/**
 * The start of validity as it is written: `validFrom`, or `issuanceDate` in data model 1.1. Of a credential that has both, the
 * later one: it is valid only when both say so.
 */
export function startOf({ validFrom, issuanceDate }: JsonObject): JsonValue | undefined {
  return narrower(validFrom, issuanceDate, (one, other) => one >= other)
}

/** The end of validity as it is written: `validUntil`, or `expirationDate` in data model 1.1. Of both, the earlier one. */
export function endOf({ validUntil, expirationDate }: JsonObject): JsonValue | undefined {
  return narrower(validUntil, expirationDate, (one, other) => one <= other)
}

/** What is there and cannot be read is wrong, and hides behind nothing. */
function narrower(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
  isNarrower: (one: number, other: number) => boolean,
): JsonValue | undefined {
  if (one === undefined) return other
  if (other === undefined) return one
  const [first, second] = [one, other].map(momentOf)
  if (first === undefined || second === undefined) return first === undefined ? one : other
  return isNarrower(first, second) ? one : other
}
