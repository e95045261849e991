/** What this library asks of the machine, in browsers and other runtimes with Web Crypto. */
import { hmac } from '@noble/hashes/hmac.js'
import { md5 as nobleMd5 } from '@noble/hashes/legacy.js'
import { sha256 as nobleSha256, sha384 as nobleSha384, sha512 as nobleSha512 } from '@noble/hashes/sha2.js'
import {
  fitsModulus,
  hashSizes,
  signatureAlgorithms,
  type AlgorithmFacts,
  type HashName,
  type Jwk,
  type PlatformKey,
  type PrivateJwk,
  type SignatureAlgorithm,
} from './algorithms.js'
import { concatBytes, toHex, toUtf8, toUuid } from './bytes.js'
import type { Inflated } from './inflated.js'

type WebKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** Hashes bytes with SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

/** Hashes bytes with SHA-384. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return nobleSha384(bytes)
}

/**
 * Hashes with a hash function that signatures use.
 *
 * @param data - bytes, or text that is well-formed, as UTF-8
 */
export function digest(hash: HashName, data: Uint8Array | string): Uint8Array {
  return HASHES[hash](typeof data === 'string' ? toUtf8(data) : data)
}

/** The same, in lower-case hexadecimal. */
export function hexDigest(hash: HashName, data: Uint8Array | string): string {
  return toHex(digest(hash, data))
}

/** Authenticates bytes with a secret key: HMAC with SHA-256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, bytes)
}

/** Hashes bytes with MD5: only to recognise recipients of old badges, never to protect anything. */
export function md5(bytes: Uint8Array): Uint8Array {
  return nobleMd5(bytes)
}

/** Makes random bytes fit for keys. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** Makes a random UUID (RFC 9562, version 4). */
export function randomUuid(): string {
  return toUuid(randomBytes(16))
}

/** Compares two byte arrays of public length in constant time. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}

/** Sums bytes up as CRC-32 (RFC 1952, section 8): against accidents only, never against attackers. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Compresses bytes as one raw DEFLATE stream (RFC 1951). */
export async function deflateRaw(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of passThrough(bytes, new CompressionStream(DEFLATE_RAW))) chunks.push(chunk)
  return concatBytes(...chunks)
}

/**
 * Decompresses one raw DEFLATE stream (RFC 1951).
 *
 * Browsers refuse what follows the stream; some other runtimes with this face ignore it.
 *
 * @param bytes - the stream, and nothing after it
 * @param maxBytes - bytes that may come out; the work stops at the first one too many
 */
export async function inflateRaw(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of passThrough(bytes, new DecompressionStream(DEFLATE_RAW))) {
      length += chunk.length
      if (length > maxBytes) return 'too-large'
      chunks.push(chunk)
    }
  } catch {
    return 'malformed'
  }
  return concatBytes(...chunks)
}

/**
 * Makes a public key ready for use. Keep it: this costs more than a verification.
 *
 * @param algorithm - what it will verify: Web Crypto's keys are for one algorithm only
 * @throws if the platform cannot read the key; the caller has checked its form before
 */
export function importPublicKey(jwk: Jwk, algorithm: SignatureAlgorithm): Promise<PlatformKey> {
  const { kty, crv, x, y, n, e } = jwk
  const bare = Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined))
  return crypto.subtle.importKey('jwk', bare, parametersOf(algorithm), true, ['verify'])
}

/**
 * Verifies a signature over a whole message.
 *
 * @param signature - raw r‖s for ECDSA
 */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  key: PlatformKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const isRsa = signatureAlgorithms[algorithm].keyType === 'RSA'
  const { modulusLength } = (key as WebKey).algorithm as { readonly modulusLength?: number }
  if (isRsa && !fitsModulus(signature, modulusLength)) return Promise.resolve(false)
  return crypto.subtle.verify(parametersOf(algorithm), key as WebKey, own(signature), own(message))
}

/**
 * Makes a private key ready for use.
 *
 * @param algorithm - what it will sign: Web Crypto's keys are for one algorithm only
 */
export function importPrivateKey(jwk: PrivateJwk, algorithm: SignatureAlgorithm): Promise<PlatformKey> {
  const { alg: _, ...key } = jwk
  return crypto.subtle.importKey('jwk', { ...key, key_ops: ['sign'] }, parametersOf(algorithm), false, ['sign'])
}

/**
 * Signs a whole message.
 *
 * @returns the signature, raw r‖s for ECDSA
 */
export async function signMessage(
  algorithm: SignatureAlgorithm,
  key: PlatformKey,
  message: Uint8Array,
): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(parametersOf(algorithm), key as WebKey, own(message)))
}

/**
 * Makes a new private key.
 *
 * @param rsaBits - the length of the modulus; only for RSA
 */
export async function generatePrivateKey(algorithm: SignatureAlgorithm, rsaBits: number): Promise<PrivateJwk> {
  const rsa = { modulusLength: rsaBits, publicExponent: new Uint8Array([1, 0, 1]) }
  const { keyType } = signatureAlgorithms[algorithm]
  const parameters = { ...parametersOf(algorithm), ...(keyType === 'RSA' ? rsa : {}) }
  const pair = (await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])) as {
    privateKey: WebKey
  }
  return (await crypto.subtle.exportKey('jwk', pair.privateKey)) as PrivateJwk
}

/** What Web Crypto must be told, of any operation; it takes from it what it needs. */
interface WebParameters {
  readonly name: string
  readonly namedCurve: string
  readonly hash: string
  readonly saltLength: number
}

function parametersOf(algorithm: SignatureAlgorithm): WebParameters {
  const { keyType, hash = 'SHA-512', padding } = signatureAlgorithms[algorithm]
  return { name: webNameOf(keyType, padding), namedCurve: keyType, hash, saltLength: hashSizes[hash] }
}

function webNameOf(keyType: AlgorithmFacts['keyType'], padding: AlgorithmFacts['padding']): string {
  if (keyType === 'Ed25519') return 'Ed25519'
  if (keyType !== 'RSA') return 'ECDSA'
  return padding === 'PSS' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5'
}

interface ByteTransform {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<Uint8Array>
}

/** Leaving the loop cancels the stream, and with it the work. */
async function* passThrough(bytes: Uint8Array, transform: unknown): AsyncGenerator<Uint8Array> {
  const { readable, writable } = transform as ByteTransform
  const writer = writable.getWriter()
  // What goes wrong is heard at the reading end.
  const written = [writer.write(own(bytes)), writer.close()]
  for (const each of written) each.catch(() => undefined)
  const reader = readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** Web Crypto takes views of ordinary buffers only; shared ones are copied. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

const HASHES: { readonly [Name in HashName]: (bytes: Uint8Array) => Uint8Array } = {
  'SHA-256': nobleSha256,
  'SHA-384': nobleSha384,
  'SHA-512': nobleSha512,
}

/** The compression format; the types of some runtimes do not know it yet. */
const DEFLATE_RAW = 'deflate-raw' as 'deflate'

/** RFC 1952, section 8: the remainder of each byte by the reversed polynomial. */
const CRC_TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>((crc) => (crc >>> 1) ^ ((crc & 1) * 0xedb88320), byte),
)
