/** Keys that are the same in every run, so that a failure can be had again. Never use them for anything else. */
import { checkPrimeSync, createECDH, createHash, createPrivateKey } from 'node:crypto'
import { importKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import { signatureAlgorithms, type PrivateJwk, type SignatureAlgorithm } from '../../src/platform/algorithms.js'

/**
 * Makes a signing key out of its name.
 *
 * @param name - any text; another name is another key
 * @param options - the algorithm, and the verification method if it is not the key's own did:key
 */
export async function fixedKey(
  name: string,
  options: { readonly algorithm?: SignatureAlgorithm; readonly id?: string } = {},
): Promise<LocalSigningKey> {
  const { algorithm = 'Ed25519', id } = options
  return importKey(jwkOf(name, algorithm), id === undefined ? {} : { id })
}

function jwkOf(name: string, algorithm: SignatureAlgorithm): PrivateJwk {
  const { keyType } = signatureAlgorithms[algorithm]
  if (keyType === 'Ed25519') return ed25519(name)
  return keyType === 'RSA' ? { ...rsa(name), alg: algorithm } : elliptic(name, keyType)
}

/** The 32 bytes that the Ed25519 key of a name is made of. */
export function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(name).digest()
}

function ed25519(name: string): PrivateJwk {
  const der = Buffer.concat([PKCS8_ED25519, seedOf(name)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return key.export({ format: 'jwk' }) as unknown as PrivateJwk
}

function elliptic(name: string, crv: 'P-256' | 'P-384' | 'P-521'): PrivateJwk {
  const { curve, hash, size } = CURVES[crv]
  const agreement = createECDH(curve)
  const digest = createHash(hash).update(name).digest()
  const d = Buffer.concat([Buffer.alloc(size - digest.length), digest])
  agreement.setPrivateKey(d)
  const point = agreement.getPublicKey().subarray(1)
  const half = point.length / 2
  return {
    kty: 'EC',
    crv,
    x: point.subarray(0, half).toString('base64url'),
    y: point.subarray(half).toString('base64url'),
    d: d.toString('base64url'),
  }
}

/** Two primes out of the name, and what follows from them (RFC 8017, section 3.2). */
function rsa(name: string): PrivateJwk {
  const [p, q] = [primeOf(`${name} p`), primeOf(`${name} q`)]
  const d = inverse(RSA_EXPONENT, (p - 1n) * (q - 1n))
  const members = { n: p * q, e: RSA_EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const written = Object.entries(members).map(([member, value]) => [member, base64UrlOf(value)])
  return { kty: 'RSA', ...Object.fromEntries(written) } as PrivateJwk
}

/** The first prime of 1024 bits after the hash of a text, with its two upper bits set. Looking for it takes long. */
function primeOf(text: string): bigint {
  const prime = primes.get(text) ?? findPrime(text)
  primes.set(text, prime)
  return prime
}

function findPrime(text: string): bigint {
  const hashes = ['1', '2'].map((half) => createHash('sha512').update(`${text} ${half}`).digest('hex'))
  let candidate = BigInt(`0x${hashes.join('')}`) | (3n << 1022n) | 1n
  while ((candidate - 1n) % RSA_EXPONENT === 0n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

/** The extended algorithm of Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y]
  return ((x % modulus) + modulus) % modulus
}

function base64UrlOf(value: bigint): string {
  const digits = value.toString(16)
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex').toString('base64url')
}

const primes = new Map<string, bigint>()

const RSA_EXPONENT = 65_537n

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

const CURVES = {
  'P-256': { curve: 'prime256v1', hash: 'sha256', size: 32 },
  'P-384': { curve: 'secp384r1', hash: 'sha384', size: 48 },
  'P-521': { curve: 'secp521r1', hash: 'sha512', size: 66 },
} as const
