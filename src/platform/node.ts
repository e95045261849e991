/** What this library asks of the machine, on Node. `browser.ts` offers the same elsewhere. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair as generateNodeKeyPair,
  randomBytes as nodeRandomBytes,
  randomUUID,
  sign as nodeSign,
  timingSafeEqual,
  verify as nodeVerify,
  type JsonWebKey,
  KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import {
  crc32 as zlibCrc32,
  deflateRaw as zlibDeflateRaw,
  inflateRaw as zlibInflateRaw,
  inflateRawSync,
} from 'node:zlib'
import type { Jwk, PlatformKey, PrivateJwk, SignatureAlgorithm } from './algorithms.js'
import type { Inflated } from './inflated.js'

/** Hashes bytes with SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** Hashes bytes with SHA-384. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return createHash('sha384').update(bytes).digest()
}

/** Hashes bytes with MD5: only to recognise recipients of old badges, never to protect anything. */
export function md5(bytes: Uint8Array): Uint8Array {
  return createHash('md5').update(bytes).digest()
}

/** Makes random bytes fit for keys. */
export function randomBytes(length: number): Uint8Array {
  return nodeRandomBytes(length)
}

/** Makes a random UUID (RFC 9562, version 4). */
export function randomUuid(): string {
  return randomUUID()
}

/** Compares two byte arrays of public length in constant time. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Sums bytes up as CRC-32 (RFC 1952, section 8): against accidents only, never against attackers. */
export function crc32(bytes: Uint8Array): number {
  return zlibCrc32(bytes)
}

/** Compresses bytes as one raw DEFLATE stream (RFC 1951). */
export function deflateRaw(bytes: Uint8Array): Promise<Uint8Array> {
  return deflate(bytes)
}

/**
 * Decompresses one raw DEFLATE stream (RFC 1951) that ends where the bytes end.
 *
 * @param bytes - the stream, and nothing after it
 * @param maxBytes - bytes that may come out; the work stops at the first one too many
 */
export async function inflateRaw(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  try {
    // With `info`, zlib also says how much it has read.
    const options = { maxOutputLength: Math.max(maxBytes, 1), info: true }
    // A little is done before a thread is found for it.
    const answer: unknown = maxBytes <= LITTLE ? inflateRawSync(bytes, options) : await inflate(bytes, options)
    const { buffer, engine } = answer as { buffer: Uint8Array; engine: { bytesWritten: number } }
    if (buffer.length > maxBytes) return 'too-large'
    return engine.bytesWritten === bytes.length ? new Uint8Array(buffer) : 'malformed'
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'malformed'
  }
}

/**
 * Makes a public key ready for use. Keep it: this costs more than a verification.
 *
 * @throws if the platform cannot read the key; the caller has checked its form before
 */
export function importPublicKey(jwk: Jwk): Promise<PlatformKey> {
  return promised(() => createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }))
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
  return promised(() => nodeVerify(DIGESTS[algorithm], message, keyInput(key, algorithm), signature))
}

/** Makes a private key ready for use. */
export function importPrivateKey(jwk: PrivateJwk): Promise<PlatformKey> {
  return promised(() => createPrivateKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' }))
}

/**
 * Signs a whole message.
 *
 * @returns the signature, raw r‖s for ECDSA
 */
export function signMessage(algorithm: SignatureAlgorithm, key: PlatformKey, message: Uint8Array): Promise<Uint8Array> {
  return promised(() => nodeSign(DIGESTS[algorithm], message, keyInput(key, algorithm)))
}

/**
 * Makes a new private key.
 *
 * @param rsaBits - the length of the modulus; only for RS256
 */
export async function generatePrivateKey(algorithm: SignatureAlgorithm, rsaBits: number): Promise<PrivateJwk> {
  const { privateKey } = await generatePair(algorithm, rsaBits)
  return privateKey.export({ format: 'jwk' }) as unknown as PrivateJwk
}

function generatePair(algorithm: SignatureAlgorithm, rsaBits: number): Promise<{ privateKey: KeyObject }> {
  switch (algorithm) {
    case 'Ed25519':
      return generate('ed25519')
    case 'ES256':
      return generate('ec', { namedCurve: 'P-256' })
    case 'ES384':
      return generate('ec', { namedCurve: 'P-384' })
    case 'RS256':
      return generate('rsa', { modulusLength: rsaBits })
  }
}

/** What throws at once here rejects, as it does in browsers. */
function promised<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(work()))
}

/** Node would take any key and use the algorithm that it is for. */
function keyInput(key: PlatformKey, algorithm: SignatureAlgorithm): { key: KeyObject; dsaEncoding: 'ieee-p1363' } {
  if (!(key instanceof KeyObject) || key.asymmetricKeyType !== KEY_TYPES[algorithm])
    throw new TypeError(`a key that is not for ${algorithm}`)
  return { key, dsaEncoding: 'ieee-p1363' }
}

const generate = promisify(generateNodeKeyPair)

const deflate = promisify<Uint8Array, Uint8Array>(zlibDeflateRaw)

const inflate = promisify(zlibInflateRaw)

/** Bytes that are decompressed in less time than it takes to hand them to another thread. */
const LITTLE = 65_536

const KEY_TYPES = { Ed25519: 'ed25519', ES256: 'ec', ES384: 'ec', RS256: 'rsa' } as const

const DIGESTS = { Ed25519: null, ES256: 'sha256', ES384: 'sha384', RS256: 'sha256' } as const
