import type { Envelope } from '../envelope/envelope.js'
import type { ProofPurpose } from '../keys/candidate.js'
import { idOf, issuerIdOf } from '../model/readers.js'

/** Who must have made a proof, and what for. */
export interface Claimant {
  /** The id that keys are looked up from; `undefined` where the document names nobody. */
  readonly id: string | undefined
  readonly purpose: ProofPurpose
}

/**
 * Reads whose proof a document needs: a credential is a statement by its issuer, a presentation shows
 * who its holder is (VC Data Model 2.0, section 4.13). A token may name the holder in `iss` alone
 * (VC Data Model 1.1, section 6.3.1).
 *
 * @param envelope - what was read; nothing in it is believed
 */
export function readClaimant(envelope: Envelope): Claimant {
  const { kind, document } = envelope
  if (kind !== 'presentation') return { id: issuerIdOf(document), purpose: 'assertionMethod' }
  const holder = document['holder'] ?? (envelope.format === 'jwt' ? envelope.claims['iss'] : undefined)
  return { id: idOf(holder), purpose: 'authentication' }
}
