import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import type { Place } from '../messages/problem.js'
import type { Jwk } from '../platform/algorithms.js'
import { concatBytes, fromBase58, fromBase64Url, toBase58 } from '../platform/bytes.js'
import { Recent } from '../platform/recent.js'
import { curves, decompress, type Curve } from './curves.js'
import { publicKeyOfEd25519, publicKeyOfPoint, type PublicKey } from './public-key.js'
import { readRsaKey } from './rsa-key.js'

/**
 * Reads a public key in the Multikey form (Controlled Identifiers 1.0, section 2.2.2): `z`, then
 * base58 of a two-byte code and the key. RSA keys have it in did:keys only, as PKCS#1.
 *
 * @param text - for example `z6Mk…`
 * @param limits - the length allowed
 * @param where - place named by errors
 * @throws OpenBadgesError `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`
 */
export function readMultikey(text: string, limits: Limits, where: Place = {}): PublicKey {
  const keys = known.get(limits) ?? new Recent<string, PublicKey>(MAX_KNOWN)
  known.set(limits, keys)
  const found = keys.get(text)
  if (found !== undefined) return found
  const made = decodeMultikey(text, limits, where)
  keys.set(text, made)
  return made
}

/** Keys read before, under the limits that they were held against. To read one anew costs as much as a signature. */
const known = new WeakMap<Limits, Recent<string, PublicKey>>()

const MAX_KNOWN = 500

function decodeMultikey(text: string, limits: Limits, where: Place): PublicKey {
  const bytes = text.startsWith('z') ? fromBase58(text.slice(1), limits.maxMultikeyLength) : undefined
  if (bytes === undefined || bytes.length < 3) throw malformed(text, where)
  const key = bytes.subarray(2)
  const code = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  const curve = curves.find(({ name }) => CURVE_CODES[name] === code)
  if (curve !== undefined) return readCompressed(curve, key, text, where)
  if (code === ED25519_CODE && key.length === 32) return publicKeyOfEd25519(key, where)
  const rsa = code === RSA_CODE ? readRsaKey(key, limits, where) : undefined
  if (rsa !== undefined) return rsa
  if (code === ED25519_CODE || code === RSA_CODE) throw malformed(text, where)
  throw new OpenBadgesError('KEY_TYPE_NOT_SUPPORTED', { found: `multikey ${text.slice(0, 6)}…` }, where)
}

/**
 * Writes a public key in the Multikey form.
 *
 * @param jwk - Ed25519 or one of the curves
 * @returns `undefined` for RSA keys, which have no such form
 */
export function toMultikey(jwk: Jwk): string | undefined {
  const x = fromBase64Url(jwk.x ?? '') ?? new Uint8Array()
  if (jwk.crv === 'Ed25519') return encode(ED25519_CODE, x)
  const curve = curves.find(({ name }) => name === jwk.crv)
  if (curve === undefined) return undefined
  const y = fromBase64Url(jwk.y ?? '') ?? new Uint8Array()
  const sign = Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1))
  return encode(CURVE_CODES[curve.name], concatBytes(sign, x))
}

function readCompressed(curve: Curve, key: Uint8Array, text: string, where: Place): PublicKey {
  const sign = key[0] ?? 0
  if (key.length !== curve.size + 1 || (sign !== 2 && sign !== 3)) throw malformed(text, where)
  const x = key.subarray(1)
  const y = decompress(curve, x, sign === 3)
  if (y === undefined) {
    throw new OpenBadgesError('KEY_WEAK', { reason: `a point that is not on the curve ${curve.name}` }, where)
  }
  return publicKeyOfPoint(curve, x, y, where)
}

function encode(code: number, key: Uint8Array): string {
  return `z${toBase58(concatBytes(Uint8Array.of(code >> 8, code & 0xff), key))}`
}

function malformed(text: string, where: Place): OpenBadgesError {
  return new OpenBadgesError(
    'KEY_MALFORMED',
    { expected: 'a public key as multikey (z…)', found: JSON.stringify(text.slice(0, SHOWN)) },
    where,
  )
}

/** Multicodec codes as varints. */
const ED25519_CODE = 0xed01
const RSA_CODE = 0x8524
const CURVE_CODES = { 'P-256': 0x8024, 'P-384': 0x8124, 'P-521': 0x8224 } as const

/** Characters of a key shown in a message. */
const SHOWN = 200
