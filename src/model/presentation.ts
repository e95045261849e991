import type { JsonObject } from '../json/json.js'
import type { CompactJws, Embedded, Iri, OneOrMany } from './primitives.js'
import type { Proof } from './proof.js'
import type { AnyVerifiableCredential, EnvelopedVerifiableCredential } from './verifiable-credential.js'

/**
 * A presentation (Verifiable Credentials Data Model, either version): credentials that a holder shows together.
 *
 * Presentations are read, not issued. The library's own schema for them is code, not a published file.
 */
export type VerifiablePresentation = {
  /** The vocabularies that give the terms their meaning, in order; by address, or written out. */
  readonly '@context': Iri | readonly (Iri | JsonObject)[]
  /** The id of the presentation. */
  readonly id?: Iri
  /** What kinds of presentation this is; `VerifiablePresentation` is one of them. */
  readonly type: OneOrMany<string>
  /** Who shows it: an id, or an object with one. */
  readonly holder?: Iri | { readonly id: Iri }
  /** What is shown: credentials with their own embedded proof, enveloped, or as tokens. */
  readonly verifiableCredential?: OneOrMany<
    CompactJws | Embedded<AnyVerifiableCredential | EnvelopedVerifiableCredential>
  >
  /** The signatures of the holder. */
  readonly proof?: OneOrMany<Proof>
}
