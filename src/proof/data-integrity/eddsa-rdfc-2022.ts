/** The cryptosuite eddsa-rdfc-2022 (Data Integrity EdDSA Cryptosuites 1.0, section 3.2). */
import { sha256, verifySignature } from '#platform'
import { OpenBadgesError } from '../../errors.js'
import { describeJson, pointerTo, type JsonObject } from '../../json/json.js'
import { isStrongEd25519Point } from '../../keys/curves.js'
import type { PublicKey } from '../../keys/public-key.js'
import type { Limits } from '../../limits.js'
import { concatBytes, fromBase58, toBase58, toUtf8 } from '../../platform/bytes.js'

/** The name of the suite. */
export const EDDSA_RDFC_2022 = 'eddsa-rdfc-2022'

/**
 * Makes the bytes that are signed: the hash of the proof options, then that of the document.
 *
 * @param options - canonical N-Quads of the proof options
 * @param document - canonical N-Quads of the document
 * @returns 64 bytes
 */
export function hashForEddsa(options: string, document: string): Uint8Array {
  return concatBytes(sha256(toUtf8(options)), sha256(toUtf8(document)))
}

/**
 * Reads the signature out of a proof.
 *
 * @returns 64 bytes
 * @throws OpenBadgesError `PROOF_MALFORMED` unless it is `z` and base58 of 64 bytes, in one spelling
 */
export function readEddsaProofValue(proof: JsonObject, limits: Limits, path: string): Uint8Array {
  const value = proof['proofValue']
  const bytes =
    typeof value === 'string' && PROOF_VALUE.test(value)
      ? fromBase58(value.slice(1), limits.maxProofValueLength)
      : undefined
  if (bytes?.length === 64) return bytes
  const facts = { expected: 'a signature of 64 bytes as z and base58', found: describeJson(value) }
  throw new OpenBadgesError('PROOF_MALFORMED', facts, { path: pointerTo(path, 'proofValue') })
}

/** Writes a signature as a proof value. */
export function toEddsaProofValue(signature: Uint8Array): string {
  return `z${toBase58(signature)}`
}

/**
 * Verifies a signature. Its first half must be a good point too: there are signatures that hold for
 * every message otherwise.
 */
export async function verifyEddsa(hash: Uint8Array, signature: Uint8Array, key: PublicKey): Promise<boolean> {
  if (!isStrongEd25519Point(signature.subarray(0, 32))) return false
  return verifySignature('Ed25519', await key.load(), hash, signature)
}

const PROOF_VALUE = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/
