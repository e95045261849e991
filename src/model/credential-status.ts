import type { Iri, OneOrMany } from './primitives.js'
import type { StatusPurpose } from './vocabulary.js'

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
  /** What it means if the entry is set. */
  readonly statusPurpose: StatusPurpose
  /** The number of the entry, counted from 0, as decimal digits. */
  readonly statusListIndex: string
  /** The address of the list. */
  readonly statusListCredential: Iri
  /** The bits that the entry takes in the list; 1 where nothing is said. */
  readonly statusSize?: number
  /** What each value of the entry means; needed where it takes more than one bit. */
  readonly statusMessage?: readonly StatusMessage[]
  /** Where it is explained what the values mean. */
  readonly statusReference?: OneOrMany<Iri>
}

/** What one value of a status entry means. */
export type StatusMessage = {
  /** The value in hexadecimal, such as `0x1`. */
  readonly status: string
  /** What it means, for those who write programs. */
  readonly message: string
}
