/** What this library asks of the machine, on Node. `browser.ts` offers the same elsewhere. */
import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPair as generateNodeKeyPair,
  hash as nodeHash,
  randomBytes as nodeRandomBytes,
  randomUUID,
  sign as nodeSign,
  timingSafeEqual,
  verify as nodeVerify,
  type JsonWebKey,
  type SignKeyObjectInput,
  KeyObject,
} from 'node:crypto'
import { Buffer } from 'node:buffer'
import { promisify } from 'node:util'
import {
  crc32 as zlibCrc32,
  deflateRaw as zlibDeflateRaw,
  inflateRaw as zlibInflateRaw,
  inflateRawSync,
} from 'node:zlib'
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
import type { Inflated } from './inflated.js'

/** Hashes bytes with SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nodeHash('sha256', bytes, 'buffer')
}

/** Hashes bytes with SHA-384. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return nodeHash('sha384', bytes, 'buffer')
}

/**
 * Hashes with a hash function that signatures use.
 *
 * @param data - bytes, or text that is well-formed, as UTF-8
 */
export function digest(hash: HashName, data: Uint8Array | string): Uint8Array {
  // Bytes as text and back cost less than the buffer that comes out otherwise.
  return Buffer.from(nodeHash(DIGESTS[hash], data, 'binary'), 'binary')
}

/** The same, in lower-case hexadecimal. */
export function hexDigest(hash: HashName, data: Uint8Array | string): string {
  return nodeHash(DIGESTS[hash], data, 'hex')
}

/** Authenticates bytes with a secret key: HMAC with SHA-256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(bytes).digest()
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
 * @param _algorithm - what it will verify; on Node a key is the same for all
 * @throws if the platform cannot read the key; the caller has checked its form before
 */
export function importPublicKey(jwk: Jwk, _algorithm: SignatureAlgorithm): Promise<PlatformKey> {
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
  return promised(() => {
    const input = keyInput(key, algorithm)
    const { modulusLength } = input.key.asymmetricKeyDetails ?? {}
    return fitsModulus(signature, modulusLength) && nodeVerify(digestOf(algorithm), message, input, signature)
  })
}

/**
 * Makes a private key ready for use.
 *
 * @param _algorithm - what it will sign; on Node a key is the same for all
 */
export function importPrivateKey(jwk: PrivateJwk, _algorithm: SignatureAlgorithm): Promise<PlatformKey> {
  return promised(() => createPrivateKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' }))
}

/**
 * Signs a whole message.
 *
 * @returns the signature, raw r‖s for ECDSA
 */
export function signMessage(algorithm: SignatureAlgorithm, key: PlatformKey, message: Uint8Array): Promise<Uint8Array> {
  return promised(() => nodeSign(digestOf(algorithm), message, keyInput(key, algorithm)))
}

/**
 * Makes a new private key.
 *
 * @param rsaBits - the length of the modulus; only for RSA
 */
export async function generatePrivateKey(algorithm: SignatureAlgorithm, rsaBits: number): Promise<PrivateJwk> {
  const { privateKey } = await generatePair(algorithm, rsaBits)
  return privateKey.export({ format: 'jwk' }) as unknown as PrivateJwk
}

function generatePair(algorithm: SignatureAlgorithm, rsaBits: number): Promise<{ privateKey: KeyObject }> {
  const { keyType } = signatureAlgorithms[algorithm]
  if (keyType === 'Ed25519') return generate('ed25519')
  return keyType === 'RSA' ? generate('rsa', { modulusLength: rsaBits }) : generate('ec', { namedCurve: keyType })
}

/** What throws at once here rejects, as it does in browsers. */
function promised<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(work()))
}

/** Node would take any key and use the algorithm that it is for. */
function keyInput(key: PlatformKey, algorithm: SignatureAlgorithm): SignKeyObjectInput {
  const { keyType, padding, hash } = signatureAlgorithms[algorithm]
  const { type, curve } = NODE_TYPES[keyType]
  const isRight = key instanceof KeyObject && key.asymmetricKeyType === type
  if (!isRight || key.asymmetricKeyDetails?.namedCurve !== curve)
    throw new TypeError(`a key that is not for ${algorithm}`)
  if (padding === 'PSS' && hash !== undefined)
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashSizes[hash] }
  return { key, dsaEncoding: 'ieee-p1363' }
}

function digestOf(algorithm: SignatureAlgorithm): string | null {
  const { hash } = signatureAlgorithms[algorithm]
  return hash === undefined ? null : DIGESTS[hash]
}

const generate = promisify(generateNodeKeyPair)

const deflate = promisify<Uint8Array, Uint8Array>(zlibDeflateRaw)

const inflate = promisify(zlibInflateRaw)

/** Bytes that are decompressed in less time than it takes to hand them to another thread. */
const LITTLE = 65_536

/** What Node calls the kinds of keys, and their curves. */
const NODE_TYPES: { readonly [Type in AlgorithmFacts['keyType']]: { readonly type: string; readonly curve?: string } } =
  {
    Ed25519: { type: 'ed25519' },
    'P-256': { type: 'ec', curve: 'prime256v1' },
    'P-384': { type: 'ec', curve: 'secp384r1' },
    'P-521': { type: 'ec', curve: 'secp521r1' },
    RSA: { type: 'rsa' },
  }

const DIGESTS: { readonly [Name in HashName]: string } = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}
