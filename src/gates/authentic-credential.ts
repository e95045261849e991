import type { OpenBadgeCredential } from '../model/credential.js'
import type { EndorsementCredential } from '../model/profile.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'

declare const authentic: unique symbol

/**
 * A credential that passed schema and proof: it is what the data model says, it was signed by a key
 * of its issuer, and it reads as it was signed. Nothing is said about trust, dates, status or
 * recipient.
 *
 * Only `passGates` makes values of this type. Where a node is described in several places, each
 * place shows all that is said of it, so a text may be an array of texts there; the report then has
 * the finding `NODE_DESCRIBED_TWICE`.
 */
export type AuthenticCredential<
  Credential = OpenBadgeCredential | EndorsementCredential | BitstringStatusListCredential,
> = Credential & {
  readonly [authentic]: true
}
