import { OpenBadgesError } from '../../errors.js'
import { describeJson, pointerTo } from '../../json/json.js'
import type { PlacedProof } from '../../envelope/envelope.js'
import type { Limits } from '../../limits.js'
import type { SignatureAlgorithm } from '../../platform/algorithms.js'
import { fromBase58, toBase58 } from '../../platform/bytes.js'

/** A signature, and the algorithm that its length says it has. */
export interface ProofValue {
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
}

/**
 * Reads the signature out of a proof: `z` and base58, as long as a signature of one of the
 * algorithms. Base58 has one spelling for any bytes.
 *
 * @param placed - the proof
 * @param algorithms - those of the suite, whose signatures differ in length
 * @param limits - the length allowed
 * @throws OpenBadgesError `PROOF_MALFORMED`
 */
export function readProofValue(
  { proof, path }: PlacedProof,
  algorithms: readonly SignatureAlgorithm[],
  limits: Limits,
): ProofValue {
  const value = proof['proofValue']
  const signature =
    typeof value === 'string' && PROOF_VALUE.test(value)
      ? fromBase58(value.slice(1), limits.maxProofValueLength)
      : undefined
  const algorithm = algorithms.find((each) => SIZES[each] === signature?.length)
  if (signature !== undefined && algorithm !== undefined) return { algorithm, signature }
  const sizes = algorithms.map((each) => SIZES[each]).join(' or ')
  const facts = { expected: `a signature of ${sizes} bytes as z and base58`, found: describeJson(value) }
  throw new OpenBadgesError('PROOF_MALFORMED', facts, { path: pointerTo(path, 'proofValue') })
}

/** Writes a signature as a proof value. */
export function toProofValue(signature: Uint8Array): string {
  return `z${toBase58(signature)}`
}

/** Bytes of a signature, of the algorithms that suites use. */
const SIZES: { readonly [Name in SignatureAlgorithm]?: number } = { Ed25519: 64, ES256: 64, ES384: 96 }

/** From 64 zeros to 96 bytes without any in front. */
const PROOF_VALUE = /^z[1-9A-HJ-NP-Za-km-z]{64,132}$/
