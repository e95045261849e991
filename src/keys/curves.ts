/** Points of the NIST curves and of Ed25519: only as far as telling good public keys from bad ones. */

/** A short Weierstrass curve y² = x³ − 3x + b over a prime p ≡ 3 (mod 4): FIPS 186-5. */
export interface Curve {
  readonly name: 'P-256' | 'P-384' | 'P-521'
  readonly p: bigint
  readonly b: bigint
  /** How many points there are: the numbers of signatures are smaller. */
  readonly order: bigint
  /** Bytes of one coordinate. */
  readonly size: 32 | 48 | 66
}

/** NIST P-256. */
export const P256: Curve = {
  name: 'P-256',
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  size: 32,
}

/** NIST P-384. */
export const P384: Curve = {
  name: 'P-384',
  p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  size: 48,
}

/** NIST P-521. */
export const P521: Curve = {
  name: 'P-521',
  p: (1n << 521n) - 1n,
  b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  order:
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  size: 66,
}

/** The curves by name. */
export const curves: readonly Curve[] = [P256, P384, P521]

/** Tells whether x and y are coordinates of a point of the curve. */
export function isOnCurve(curve: Curve, x: Uint8Array, y: Uint8Array): boolean {
  const [px, py] = [toBigInt(x), toBigInt(y)]
  return px < curve.p && py < curve.p && (py * py) % curve.p === rightSide(curve, px)
}

/**
 * Finds y for a compressed point (SEC 1, section 2.3.4).
 *
 * @param isOdd - whether y is odd
 * @returns `undefined` if no point has this x
 */
export function decompress(curve: Curve, x: Uint8Array, isOdd: boolean): Uint8Array | undefined {
  const px = toBigInt(x)
  if (px >= curve.p) return undefined
  const square = rightSide(curve, px)
  const root = power(square, (curve.p + 1n) / 4n, curve.p)
  if ((root * root) % curve.p !== square) return undefined
  const y = (root & 1n) === (isOdd ? 1n : 0n) ? root : curve.p - root
  return fromBigInt(y, curve.size)
}

/**
 * Tells whether 32 bytes are a good Ed25519 point: written in the one canonical way, and not one of
 * the eight points of small order, for which anybody can make signatures.
 */
export function isStrongEd25519Point(bytes: Uint8Array): boolean {
  // Nearly all are told by their ends from what is weak or not canonical.
  const [low = 0, high = 0] = [bytes[0], bytes[31]]
  if (bytes.length === 32 && !SMALL_ORDER_ENDS.has((low << 8) | (high & 0x7f)) && (high & 0x7f) !== 0x7f) return true
  const littleEndian = Uint8Array.from(bytes).reverse()
  littleEndian[0] = (littleEndian[0] ?? 0) & 0x7f
  const y = toBigInt(littleEndian)
  return y < ED25519_P && !SMALL_ORDER_Y.has(y)
}

function rightSide(curve: Curve, x: bigint): bigint {
  return (((x * x * x - 3n * x + curve.b) % curve.p) + curve.p) % curve.p
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** Reads a number, the most significant byte first. */
export function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

/** Writes a number into so many bytes, the most significant one first. */
export function fromBigInt(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => Number((value >> BigInt(8 * (size - 1 - index))) & 0xffn))
}

const ED25519_P = (1n << 255n) - 19n

/** The y of a point of order 8; the other three come from it by sign. */
const ORDER_8_Y = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n

/** y of all points whose order divides 8: 0 (order 4), 1 (the identity), −1 (order 2), ± order 8. */
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([0n, 1n, ED25519_P - 1n, ORDER_8_Y, ED25519_P - ORDER_8_Y])

/** The first byte of these points and the last, without its sign, in their encoding. */
const SMALL_ORDER_ENDS: ReadonlySet<number> = new Set(
  [...SMALL_ORDER_Y].map((y) => (Number(y & 0xffn) << 8) | Number((y >> 248n) & 0x7fn)),
)
