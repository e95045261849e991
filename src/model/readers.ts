/** Reads single facts out of a credential as JSON, for either data model. Tiny and pure. */
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'

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

/** The start of validity as it is written: `validFrom`, or `issuanceDate` in data model 1.1. */
export function startOf(credential: JsonObject): JsonValue | undefined {
  const { validFrom, issuanceDate } = credential
  // A null is there, and wrong; only what is absent gives way to the other name.
  return validFrom === undefined ? issuanceDate : validFrom
}

/** The end of validity as it is written: `validUntil`, or `expirationDate` in data model 1.1. */
export function endOf(credential: JsonObject): JsonValue | undefined {
  const { validUntil, expirationDate } = credential
  return validUntil === undefined ? expirationDate : validUntil
}
