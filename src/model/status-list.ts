import type { ClassTypes, Iri, OneOrMany } from './primitives.js'
import type { StatusPurpose } from './vocabulary.js'
import type { VerifiableCredential } from './verifiable-credential.js'

/**
 * A signed list that says of many credentials at once whether each has been revoked or suspended.
 *
 * As this library makes such lists. Those of others are read more leniently: see `checkStatusList`.
 *
 * @types VerifiableCredential, BitstringStatusListCredential
 */
export type BitstringStatusListCredential = VerifiableCredential<BitstringStatusList, StatusListIssuer> & {
  /** The id of the list, which is the address that it is served at. */
  readonly id: Iri
  /** The name of the list. */
  readonly name?: string
  /** What the list is for, in a few words. */
  readonly description?: string
}

/** Who answers for a list: more than the id need not be said. */
export type StatusListIssuer = {
  /** The id of the issuer, which the keys belong to. */
  readonly id: Iri
}

/** The bits of a status list, one entry for each credential. */
export type BitstringStatusList = {
  /** The id of the bits within the list. */
  readonly id?: Iri
  /** `BitstringStatusList`, alone or among other types. */
  readonly type: ClassTypes<'BitstringStatusList'>
  /**
   * What it means if an entry is set.
   *
   * @minItems 1
   */
  readonly statusPurpose: OneOrMany<StatusPurpose>
  /** The bits, compressed with gzip, as `u` and base64url. */
  readonly encodedList: string
  /** For how many milliseconds a copy of the list may be used. */
  readonly ttl?: number
}

/** Entries of a list at least (Bitstring Status List 1.0): fewer hide less well whose status is asked for. */
export const leastStatusEntries = 131_072

/** Bits of an entry at most: more meanings than that nobody tells apart. A rule of this library. */
export const maxStatusSize = 8
