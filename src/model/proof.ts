import type { DateTime, Iri, OneOrMany } from './primitives.js'

/** A signature embedded in a credential, of whatever suite. */
export type Proof = {
  /** The type of proof, such as `DataIntegrityProof`; it decides how the proof is checked. */
  readonly type: string
  /** The id of the proof, by which another proof may name it. */
  readonly id?: Iri
  /** When the proof was made. */
  readonly created?: DateTime
  /** Until when the proof may be relied on. */
  readonly expires?: DateTime
  /** The suite of a Data Integrity proof, such as `eddsa-rdfc-2022`. */
  readonly cryptosuite?: string
  /** The question that the proof answers, against replay. */
  readonly challenge?: string
  /** Whom the proof was made for. */
  readonly domain?: OneOrMany<string>
  /** A random text chosen by whoever made the proof. */
  readonly nonce?: string
  /** The id of the proofs that this one was made on top of. */
  readonly previousProof?: OneOrMany<string>
  /** What the proof is for; on credentials `assertionMethod`. */
  readonly proofPurpose?: string
  /** The signature, in multibase. */
  readonly proofValue?: string
  /** The id of the key that verifies the proof. */
  readonly verificationMethod?: Iri
}

/** A complete Data Integrity proof as this library makes it. */
export type DataIntegrityProof = Proof & {
  readonly type: 'DataIntegrityProof'
  readonly created: DateTime
  readonly cryptosuite: string
  readonly proofPurpose: 'assertionMethod'
  readonly proofValue: string
  readonly verificationMethod: Iri
}
