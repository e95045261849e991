import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject } from '../json/json.js'
import { finding, type Finding } from '../messages/problem.js'

/**
 * Finds the schemas that a document names in `credentialSchema` and that were not checked: all but
 * those of Open Badges itself for this kind of document. Schemas are never fetched.
 *
 * @param document - the whole document
 * @param kind - what it was checked as
 */
export function findUncheckedSchemas(document: JsonObject, kind: 'badge' | 'endorsement'): readonly Finding[] {
  const value = Object.hasOwn(document, 'credentialSchema') ? document['credentialSchema'] : undefined
  return toArray(value).flatMap((entry, index) => {
    const schema = isJsonObject(entry) ? entry['id'] : undefined
    if (typeof schema !== 'string' || officialSchemas[kind].has(schema)) return []
    const path = isJsonArray(value) ? pointerTo('/credentialSchema', index) : '/credentialSchema'
    return [finding('SCHEMA_NOT_CHECKED', { schema }, { path })]
  })
}

const officialSchemas: Readonly<Record<'badge' | 'endorsement', ReadonlySet<string>>> = {
  badge: addressesOf('achievementcredential'),
  endorsement: addressesOf('endorsementcredential'),
}

/** The schema for data model 2.0 and the one for either data model, each in both flavours. */
function addressesOf(name: string): ReadonlySet<string> {
  return new Set(
    ['json', 'json-ld'].flatMap((flavour) =>
      [name, `any${name}`].map(
        (file) => `https://purl.imsglobal.org/spec/ob/v3p0/schema/${flavour}/ob_v3p0_${file}_schema.json`,
      ),
    ),
  )
}
