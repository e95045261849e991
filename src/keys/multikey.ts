import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import type { Place } from '../messages/problem.js'
import type { Jwk } from '../platform/algorithms.js'
import { concatBytes, fromBase58, fromBase64Url, toBase58 } from '../platform/bytes.js'
import { P256, P384, decompress, type Curve } from './curves.js'
import { publicKeyOfEd25519, publicKeyOfPoint, type PublicKey } from './public-key.js'

/**
 * Reads a public key in the Multikey form (Controlled Identifiers 1.0, section 2.2.2): `z`, then
 * base58 of a two-byte code and the key.
 *
 * @param text - for example `z6Mk…`
 * @param limits - the length allowed
 * @param where - place named by errors
 * @throws OpenBadgesError `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`
 */
export function readMultikey(text: string, limits: Limits, where: Place = {}): PublicKey {
  const bytes = text.startsWith('z') ? fromBase58(text.slice(1), limits.maxMultikeyLength) : undefined
  if (bytes === undefined || bytes.length < 3) throw malformed(text, where)
  const key = bytes.subarray(2)
  switch (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) {
    case ED25519_CODE:
      if (key.length !== 32) throw malformed(text, where)
      return publicKeyOfEd25519(key, where)
    case P256_CODE:
      return readCompressed(P256, key, text, where)
    case P384_CODE:
      return readCompressed(P384, key, text, where)
    default:
      throw new OpenBadgesError('KEY_TYPE_NOT_SUPPORTED', { found: `multikey ${text.slice(0, 6)}…` }, where)
  }
}

/**
 * Writes a public key in the Multikey form.
 *
 * @param jwk - Ed25519, P-256 or P-384
 * @returns `undefined` for RSA keys, which have no such form
 */
export function toMultikey(jwk: Jwk): string | undefined {
  const x = fromBase64Url(jwk.x ?? '') ?? new Uint8Array()
  if (jwk.crv === 'Ed25519') return encode(ED25519_CODE, x)
  if (jwk.crv !== 'P-256' && jwk.crv !== 'P-384') return undefined
  const y = fromBase64Url(jwk.y ?? '') ?? new Uint8Array()
  const sign = Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1))
  return encode(jwk.crv === 'P-256' ? P256_CODE : P384_CODE, concatBytes(sign, x))
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
const P256_CODE = 0x8024
const P384_CODE = 0x8124

/** Characters of a key shown in a message. */
const SHOWN = 200
