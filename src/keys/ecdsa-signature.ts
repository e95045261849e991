import { fromBigInt, toBigInt, type Curve } from './curves.js'
import { readDerSequence, readDerUnsigned } from './der.js'
import { concatBytes } from '../platform/bytes.js'

/**
 * Turns an ECDSA signature as X.509 has it (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3) into the one
 * that JWTs and Data Integrity have: r and s, each as long as a coordinate.
 *
 * Reads strictly: minimal positive numbers, and nothing after them. Does not verify anything.
 *
 * @param der - a SEQUENCE of r and s
 * @param size - bytes of one number: 32 for P-256, 48 for P-384
 * @returns `undefined` if the bytes are anything else
 */
export function fromDerSignature(der: Uint8Array, size: number): Uint8Array | undefined {
  const numbers = readDerSequence(der)?.map(readDerUnsigned) ?? []
  const [r, s] = numbers
  if (numbers.length !== 2 || r === undefined || s === undefined) return undefined
  const isInRange = [r, s].every(({ length }) => length > 0 && length <= size)
  return isInRange ? concatBytes(padded(r, size), padded(s, size)) : undefined
}

/**
 * Writes the smaller of the two spellings of an ECDSA signature: of r and s, and r and −s, both hold,
 * and some verifiers take the smaller one only. What is no signature of the curve is left as it is.
 *
 * @param signature - r and s, each as long as a coordinate
 */
export function toLowS(signature: Uint8Array, { size, order }: Curve): Uint8Array {
  const s = toBigInt(signature.subarray(size))
  if (signature.length !== 2 * size || 2n * s <= order || s >= order) return signature
  return concatBytes(signature.subarray(0, size), fromBigInt(order - s, size))
}

function padded(number: Uint8Array, size: number): Uint8Array {
  return concatBytes(new Uint8Array(size - number.length), number)
}
