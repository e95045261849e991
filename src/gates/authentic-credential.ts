import type { AnyClrCredential } from '../model/clr.js'
import type { AnyOpenBadgeCredential } from '../model/credential.js'
import type { VerifiablePresentation } from '../model/presentation.js'
import type { AnyEndorsementCredential } from '../model/profile.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'

declare const authentic: unique symbol

/** What can be verified, by kind. */
export interface CredentialOfKind {
  readonly badge: AnyOpenBadgeCredential
  readonly endorsement: AnyEndorsementCredential
  readonly 'status-list': BitstringStatusListCredential
  readonly clr: AnyClrCredential
  readonly presentation: VerifiablePresentation
}

/** A kind that the verifier can be asked to accept. */
export type AcceptableKind = keyof CredentialOfKind

/**
 * A credential that passed schema and proof: it is what the data model says, it was signed by a key
 * of its issuer (a presentation: of its holder), and it reads as it was signed. Nothing is said about
 * trust, dates, status or recipient.
 *
 * Only `passGates` makes values of this type. Where a node is described in several places, each
 * place shows all that is said of it, so a text may be an array of texts there; the report then has
 * the finding `NODE_DESCRIBED_TWICE`.
 */
export type AuthenticCredential<Credential = CredentialOfKind[AcceptableKind]> = Credential & {
  readonly [authentic]: true
}
