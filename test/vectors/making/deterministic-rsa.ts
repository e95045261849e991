/** An RSA key that is the same every time, made out of its name. Everybody knows it: for tests only. */
import { checkPrimeSync, createHash } from 'node:crypto'
import type { PrivateJwk } from '../../../src/platform/algorithms.js'

/**
 * Makes an RSA key of 2048 bits out of its name.
 *
 * @param name - any text; another name is another key
 */
export function rsaKeyNamed(name: string): PrivateJwk {
  const [p, q] = [primeNamed(`${name} p`), primeNamed(`${name} q`)].sort((a, b) => (a > b ? -1 : 1)) as [bigint, bigint]
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const members = Object.entries(numbers).map(([member, value]) => [member, encode(value)])
  return { kty: 'RSA', ...Object.fromEntries(members) } as PrivateJwk
}

/** The first prime from a number on that the name gives, that fits the exponent; both its top bits are set. */
function primeNamed(name: string): bigint {
  const bytes = Buffer.concat([0, 1].map((part) => createHash('sha512').update(`${name} ${part}`).digest()))
  bytes.writeUInt8(bytes.readUInt8(0) | 0xc0, 0)
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | 1n
  while ((candidate - 1n) % EXPONENT === 0n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

/** Euclid, extended. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (a !== 0n) {
    const quotient = b / a
    ;[a, b, x, y] = [b - quotient * a, a, y - quotient * x, x]
  }
  return ((y % modulus) + modulus) % modulus
}

function encode(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}

const EXPONENT = 65537n
