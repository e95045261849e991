import type { IdentityHash } from './primitives.js'
import type { IdentifierType } from './vocabulary.js'

/**
 * Who the recipient is, in plain text or hashed. Closed: nothing else may be added.
 *
 * @closed
 */
export type IdentityObject = {
  /** Always `IdentityObject`, never in an array. */
  readonly type: 'IdentityObject'
  /** Whether `identityHash` is a hash; if not, it is the identifier itself. */
  readonly hashed: boolean
  /** The identifier, or its hash as `sha256$` followed by hexadecimal digits. */
  readonly identityHash: IdentityHash
  /** What the identifier is: an email address, a name, an account… */
  readonly identityType: IdentifierType
  /** The text appended to the identifier before it was hashed. */
  readonly salt?: string
}

/**
 * A further name under which a profile or an achievement is known elsewhere. Closed: nothing else may be added.
 *
 * @closed
 */
export type IdentifierEntry = {
  /** Always `IdentifierEntry`, never in an array. */
  readonly type: 'IdentifierEntry'
  /** The identifier itself. */
  readonly identifier: string
  /** What the identifier is: a national identity number, an ISBN, an account… */
  readonly identifierType: IdentifierType
}
