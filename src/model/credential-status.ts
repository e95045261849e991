import type { Iri } from './primitives.js'

/** Where it can be read whether a credential has been revoked or suspended. */
export type CredentialStatus = {
  /** The id of this entry. */
  readonly id?: Iri
  /** The kind of entry, such as `BitstringStatusListEntry`; it decides what else stands here. */
  readonly type: string
}

/** A place in a W3C Bitstring Status List. */
export type BitstringStatusListEntry = CredentialStatus & {
  readonly type: 'BitstringStatusListEntry'
  /** What a set bit means: `revocation`, `suspension`, `refresh` or `message`. */
  readonly statusPurpose: string
  /** The number of the bit, counted from 0, as decimal digits. */
  readonly statusListIndex: string
  /** The address of the list. */
  readonly statusListCredential: Iri
}
