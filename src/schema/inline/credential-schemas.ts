/** What a credential says of the schemas that it keeps to. */
import {
  describeJson,
  isJsonArray,
  isJsonObject,
  pointerTo,
  toArray,
  type JsonObject,
  type JsonValue,
} from '../../json/json.js'
import { officialSchemasOf } from '../named-schemas.js'
import type { CredentialKind } from '../check-against-model.js'
import type { Dialect } from './dialect.js'

/** One entry of `credentialSchema`. */
export interface NamedSchema {
  /** JSON pointer to the entry. */
  readonly path: string
  /** Its `id`. */
  readonly url: string
  /** Its types, in words. */
  readonly type: string
  /** The hash that the signed credential gives of the schema's bytes. */
  readonly digest: string | undefined
  /** How it is to be judged by. */
  readonly judging: 'done' | 'not-supported' | SchemaRules
}

/** What a type of schema says of how it is read. */
export interface SchemaRules {
  /** The version of JSON Schema where the schema itself names none. */
  readonly dialect: Dialect | undefined
}

/**
 * Reads the schemas that a credential names: one, or several (Open Badges 3.0, spec.md ).
 *
 * Those of the standard itself for this kind of credential are `done`: its shape has been held
 * against the data model already, whatever the type of the entry. Nothing is fetched. Entries
 * without id are left to the schema of the standard, which refuses them; an empty one stands for it.
 *
 * @param document - the credential
 * @param kind - what it was checked as
 */
export function readCredentialSchemas(document: JsonObject, kind: CredentialKind): readonly NamedSchema[] {
  const value = Object.hasOwn(document, 'credentialSchema') ? document['credentialSchema'] : undefined
  return toArray(value).map((entry, index) => {
    const path = isJsonArray(value) ? pointerTo('/credentialSchema', index) : '/credentialSchema'
    const { id, type, digestSRI: digest } = isJsonObject(entry) ? entry : nothing
    return {
      path,
      url: typeof id === 'string' ? id : '',
      type: describeType(type),
      digest: typeof digest === 'string' ? digest : undefined,
      judging: typeof id === 'string' && officialSchemasOf(kind).has(id) ? 'done' : rulesOf(type),
    }
  })
}

function rulesOf(type: JsonValue | undefined): SchemaRules | 'not-supported' {
  const known = toArray(type).flatMap((name) => (typeof name === 'string' ? (rules.get(name) ?? []) : []))
  return known[0] ?? 'not-supported'
}

function describeType(type: JsonValue | undefined): string {
  return typeof type === 'string' ? type : toArray(type).map(describeJson).join(', ')
}

const nothing: JsonObject = {}

/**
 * The types that are judged by. That of 1EdTech has the version in its name; W3C's, by its
 * specification, is not to be processed without a `$schema`; a forerunner of it is in wide use. `JsonSchemaCredential`, a schema that
 * is itself a signed credential, is not among them.
 */
const rules: ReadonlyMap<string, SchemaRules> = new Map([
  ['1EdTechJsonSchemaValidator2019', { dialect: '2019-09' }],
  ['JsonSchema', { dialect: undefined }],
  ['FullJsonSchemaValidator2021', { dialect: undefined }],
])
