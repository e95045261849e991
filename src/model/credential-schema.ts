import type { Iri } from './primitives.js'

/** A JSON Schema that the credential claims to follow. */
export type CredentialSchema = {
  /** The address of the schema. */
  readonly id: Iri
  /** The kind of schema, such as `1EdTechJsonSchemaValidator2019`. */
  readonly type: string
}
