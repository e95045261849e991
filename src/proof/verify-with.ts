import { verifySignature } from '#platform'
import { isStrongEd25519Point } from '../keys/curves.js'
import type { PublicKey } from '../keys/public-key.js'
import type { SignatureAlgorithm } from '../platform/algorithms.js'

/**
 * Verifies a signature over a message. The first half of one of Ed25519 must be a good point, too: there
 * are signatures that hold for every message otherwise.
 *
 * Does not judge whose key it is.
 *
 * @param key - of that algorithm
 * @param signature - raw r‖s for ECDSA
 */
export async function verifyWith(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (algorithm === 'Ed25519' && !isStrongEd25519Point(signature.subarray(0, 32))) return false
  return verifySignature(algorithm, await key.load(algorithm), message, signature)
}
