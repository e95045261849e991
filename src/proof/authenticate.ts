import type { Envelope } from '../envelope/envelope.js'
import { once } from '../platform/once.js'
import type { Authenticated, ProofMeans } from './authentication.js'
import { verifyJwt } from './jwt/verify-jwt.js'

/**
 * Authenticates a credential by its proof: it was signed by a key of its issuer, and what is read is
 * what was signed. JSON-LD is loaded only for credentials with embedded proofs.
 *
 * @param envelope - a credential that was read
 * @param means - clocks, limits, keys, contexts
 * @throws OpenBadgesError a code of the proof check
 */
export async function authenticate(envelope: Envelope, means: ProofMeans): Promise<Authenticated> {
  if (envelope.format === 'jwt') return verifyJwt(envelope, means)
  const { verifyDataIntegrity } = await dataIntegrity()
  return verifyDataIntegrity(envelope, means)
}

const dataIntegrity = once(() => import('./data-integrity/verify-data-integrity.js'))
