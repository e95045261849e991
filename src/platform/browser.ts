/** What this library asks of the machine, in browsers and other runtimes with Web Crypto. */
import { md5 as nobleMd5 } from '@noble/hashes/legacy.js'
import { sha256 as nobleSha256, sha384 as nobleSha384 } from '@noble/hashes/sha2.js'
import type { Jwk, PrivateJwk, SignatureAlgorithm } from './algorithms.js'

/** A public key ready for use on this platform. */
export type PlatformPublicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** A private key ready for use on this platform. */
export type PlatformPrivateKey = PlatformPublicKey

/** Hashes bytes with SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

/** Hashes bytes with SHA-384. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return nobleSha384(bytes)
}

/** Hashes bytes with MD5: only to recognise recipients of old badges, never to protect anything. */
export function md5(bytes: Uint8Array): Uint8Array {
  return nobleMd5(bytes)
}

/** Makes random bytes fit for keys. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** Compares two byte arrays of public length in constant time. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}

/**
 * Makes a public key ready for use. Keep it: this costs more than a verification.
 *
 * @throws if the platform cannot read the key; the caller has checked its form before
 */
export function importPublicKey(jwk: Jwk): Promise<PlatformPublicKey> {
  const { kty, crv, x, y, n, e } = jwk
  const bare = Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))
  return crypto.subtle.importKey('jwk', bare, importParameters(jwk), true, ['verify'])
}

/**
 * Verifies a signature over a whole message.
 *
 * @param signature - raw r‖s for ECDSA
 */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  key: PlatformPublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return crypto.subtle.verify(PARAMETERS[algorithm], key, own(signature), own(message))
}

/** Makes a private key ready for use. */
export function importPrivateKey(jwk: PrivateJwk): Promise<PlatformPrivateKey> {
  return crypto.subtle.importKey('jwk', { ...jwk, key_ops: ['sign'] }, importParameters(jwk), false, ['sign'])
}

/**
 * Signs a whole message.
 *
 * @returns the signature, raw r‖s for ECDSA
 */
export async function signMessage(
  algorithm: SignatureAlgorithm,
  key: PlatformPrivateKey,
  message: Uint8Array,
): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(PARAMETERS[algorithm], key, own(message)))
}

/**
 * Makes a new private key.
 *
 * @param rsaBits - the length of the modulus; only for RS256
 */
export async function generatePrivateKey(algorithm: SignatureAlgorithm, rsaBits: number): Promise<PrivateJwk> {
  const rsa = { modulusLength: rsaBits, publicExponent: new Uint8Array([1, 0, 1]) }
  const parameters = algorithm === 'RS256' ? { ...PARAMETERS.RS256, ...rsa } : PARAMETERS[algorithm]
  const pair = (await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])) as {
    privateKey: PlatformPublicKey
  }
  return (await crypto.subtle.exportKey('jwk', pair.privateKey)) as PrivateJwk
}

function importParameters(jwk: Jwk): (typeof PARAMETERS)[SignatureAlgorithm] {
  if (jwk.kty === 'OKP') return PARAMETERS.Ed25519
  if (jwk.kty === 'RSA') return PARAMETERS.RS256
  return jwk.crv === 'P-384' ? PARAMETERS.ES384 : PARAMETERS.ES256
}

/** Web Crypto takes views of ordinary buffers only; shared ones are copied. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

const PARAMETERS = {
  Ed25519: { name: 'Ed25519' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const
