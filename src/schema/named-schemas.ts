import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject } from '../json/json.js'
import { finding, type Finding } from '../messages/problem.js'

/**
 * Finds the schemas that a document names in `credentialSchema` and that were not checked: all but
 * those of the standard itself for this kind of document. Schemas are never fetched.
 *
 * @param document - the whole document
 * @param kind - what it was checked as
 */
export function findUncheckedSchemas(document: JsonObject, kind: 'badge' | 'endorsement' | 'clr'): readonly Finding[] {
  const value = Object.hasOwn(document, 'credentialSchema') ? document['credentialSchema'] : undefined
  if (value === undefined) return []
  return toArray(value).flatMap((entry, index) => {
    const schema = isJsonObject(entry) ? entry['id'] : undefined
    if (typeof schema !== 'string' || officialSchemasOf(kind).has(schema)) return []
    const path = isJsonArray(value) ? pointerTo('/credentialSchema', index) : '/credentialSchema'
    return [finding('SCHEMA_NOT_CHECKED', { schema }, { path })]
  })
}

/**
 * The addresses of the standard's own schemas for a kind of credential, by which our own judge: each
 * data model, each flavour.
 */
export function officialSchemasOf(kind: 'badge' | 'endorsement' | 'clr'): ReadonlySet<string> {
  return officialSchemas[kind]
}

const officialSchemas: Readonly<Record<'badge' | 'endorsement' | 'clr', ReadonlySet<string>>> = {
  badge: addressesOf('ob/v3p0', 'ob_v3p0', 'achievementcredential'),
  endorsement: addressesOf('ob/v3p0', 'ob_v3p0', 'endorsementcredential'),
  clr: addressesOf('clr/v2p0', 'clr_v2p0', 'clrcredential'),
}

/** The schema for data model 2.0 and the one for either data model, each in both flavours. */
function addressesOf(standard: string, prefix: string, name: string): ReadonlySet<string> {
  return new Set(
    ['json', 'json-ld'].flatMap((flavour) =>
      [name, `any${name}`].map(
        (file) => `https://purl.imsglobal.org/spec/${standard}/schema/${flavour}/${prefix}_${file}_schema.json`,
      ),
    ),
  )
}
