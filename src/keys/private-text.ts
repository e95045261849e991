import { exportJWK } from 'jose/key/export'
import { importPKCS8 } from 'jose/key/import'
import { JOSEError } from 'jose/errors'
import { OpenBadgesError } from '../errors.js'
import type { PrivateJwk } from '../platform/algorithms.js'
import { concatBytes, fromBase58, toHex } from '../platform/bytes.js'

/**
 * Reads a private key from text: JSON, PKCS#8 PEM, or a secret multikey of Ed25519.
 *
 * @throws OpenBadgesError `KEY_INVALID`, `KEY_NOT_PRIVATE`; the text itself is in no message
 */
export async function readPrivateText(text: string): Promise<PrivateJwk> {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return readJson(trimmed)
  if (trimmed.startsWith('-----BEGIN PRIVATE KEY-----')) return readPem(trimmed)
  if (trimmed.startsWith('-----BEGIN PUBLIC KEY-----')) throw new OpenBadgesError('KEY_NOT_PRIVATE', {})
  if (trimmed.startsWith('-----BEGIN')) {
    throw invalid('PKCS#8 (BEGIN PRIVATE KEY)', 'another kind of PEM; convert it with: openssl pkcs8 -topk8 -nocrypt')
  }
  if (trimmed.startsWith('z')) return readSecretMultikey(trimmed)
  throw invalid('a private key as JWK, PKCS#8 PEM or multikey', 'text that is none of these')
}

function readJson(text: string): PrivateJwk {
  try {
    return JSON.parse(text) as PrivateJwk
  } catch {
    // The cause would quote the text, and with it the key.
    throw invalid('a private JWK as JSON', 'text that is no JSON')
  }
}

async function readPem(pem: string): Promise<PrivateJwk> {
  const body = pem.replaceAll(/-----[^-]*-----|\s/g, '')
  const alg = algorithmOf(body)
  try {
    return (await exportJWK(await importPKCS8(pem, alg, { extractable: true }))) as PrivateJwk
  } catch (error) {
    if (error instanceof JOSEError || error instanceof Error)
      throw invalid('a PKCS#8 private key', 'one that cannot be read')
    throw error
  }
}

/** PKCS#8 names the algorithm by an object identifier near its start. */
function algorithmOf(base64: string): string {
  const bytes = /^[A-Za-z0-9+/]+=*$/.test(base64)
    ? Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
    : new Uint8Array()
  const start = toHex(bytes.subarray(0, 64))
  const found = OBJECT_IDENTIFIERS.find(([identifier]) => start.includes(identifier))
  if (found === undefined) throw invalid('an Ed25519, P-256, P-384, P-521 or RSA key', 'one of another type')
  return found[1]
}

async function readSecretMultikey(text: string): Promise<PrivateJwk> {
  const bytes = fromBase58(text.slice(1), MAX_LENGTH)
  if (bytes?.length !== 34 || bytes[0] !== 0x80 || bytes[1] !== 0x26) {
    throw invalid('a secret multikey of Ed25519', 'something else beginning with z')
  }
  const der = concatBytes(ED25519_PKCS8, bytes.subarray(2))
  const base64 = btoa(String.fromCharCode(...der))
  return readPem(`-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----`)
}

function invalid(expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('KEY_INVALID', { expected, found })
}

const OBJECT_IDENTIFIERS: readonly (readonly [string, string])[] = [
  ['06032b6570', 'EdDSA'],
  ['06082a8648ce3d030107', 'ES256'],
  ['06052b81040022', 'ES384'],
  ['06052b81040023', 'ES512'],
  ['06092a864886f70d010101', 'RS256'],
]

/** RFC 8410: what stands before the 32 bytes of a private key. */
const ED25519_PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

const MAX_LENGTH = 200
