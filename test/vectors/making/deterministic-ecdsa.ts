/**
 * ECDSA that gives the same signature for the same message, every time (RFC 6979), so that vectors come out the
 * same byte for byte. Slow, and not hardened against anybody who measures it: for test keys only.
 */
import { createECDH, createHash, createHmac } from 'node:crypto'
import { P256, P384, fromBigInt, toBigInt, type Curve } from '../../../src/keys/curves.js'

/** An algorithm that can be signed with here: its curve's order is as long as its hash, which makes this short. */
export type DeterministicAlgorithm = 'ES256' | 'ES384'

/**
 * Signs a message.
 *
 * @param secret - the number that is the private key, as long as a coordinate
 * @returns r and s, each as long as a coordinate; s as it comes out, not the smaller spelling
 */
export function signDeterministically(
  message: Uint8Array,
  secret: Uint8Array,
  algorithm: DeterministicAlgorithm,
): Uint8Array {
  const { curve, openSslName, hash } = CURVES[algorithm]
  const { order, size } = curve
  const digest = createHash(hash).update(message).digest()
  for (const nonce of nonces(secret, digest, hash, curve)) {
    const point = createECDH(openSslName)
    point.setPrivateKey(fromBigInt(nonce, size))
    const r = toBigInt(point.getPublicKey().subarray(1, 1 + size)) % order
    const s = (inverse(nonce, order) * (toBigInt(digest) + r * toBigInt(secret))) % order
    if (r !== 0n && s !== 0n) return Buffer.concat([fromBigInt(r, size), fromBigInt(s, size)])
  }
  throw new TypeError('there is always another nonce')
}

/** RFC 6979, section 3.2: the numbers to try, in their order. */
function* nonces(secret: Uint8Array, digest: Buffer, hash: string, { order, size }: Curve): Generator<bigint> {
  const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
    createHmac(hash, key).update(Buffer.concat(parts)).digest()
  const seed = Buffer.concat([secret, fromBigInt(toBigInt(digest) % order, size)])
  let key: Buffer = Buffer.alloc(size)
  let value: Buffer = Buffer.alloc(size, 1)
  for (const separator of [0, 1]) {
    key = hmac(key, value, Uint8Array.of(separator), seed)
    value = hmac(key, value)
  }
  for (;;) {
    value = hmac(key, value)
    const nonce = toBigInt(value)
    if (nonce > 0n && nonce < order) yield nonce
    key = hmac(key, value, Uint8Array.of(0))
    value = hmac(key, value)
  }
}

/** By Fermat, as the order is prime. */
function inverse(value: bigint, prime: bigint): bigint {
  let result = 1n
  let base = value % prime
  for (let exponent = prime - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}

const CURVES = {
  ES256: { curve: P256, openSslName: 'prime256v1', hash: 'sha256' },
  ES384: { curve: P384, openSslName: 'secp384r1', hash: 'sha384' },
} as const
