/** Signatures of ECDSA that are another number and hold as well. */

/** (r, n − s), which verifies as (r, s) does; of what is no signature of a curve, something else that is none. */
export function otherHalf(signature: Uint8Array): Buffer {
  const bytes = Buffer.from(signature)
  const half = bytes.length / 2
  const order = ORDERS[bytes.length] ?? ORDERS[64]
  const s = BigInt(`0x${bytes.subarray(half).toString('hex')}`)
  const other = (((order - s) % order) + order) % order
  const digits = other.toString(16).padStart(half * 2, '0')
  return Buffer.concat([bytes.subarray(0, half), Buffer.from(digits.slice(-half * 2), 'hex')])
}

/** The orders of P-256, P-384 and P-521, by the length of their signatures (SEC 2, section 2). */
const ORDERS: Readonly<Record<number, bigint>> & { readonly 64: bigint } = {
  64: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  96: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  132: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
}
