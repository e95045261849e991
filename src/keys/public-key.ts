import { importPublicKey, sha256 } from '#platform'
import { OpenBadgesError } from '../errors.js'
import { describeJson, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { toCanonicalJson } from '../json/canonical-json.js'
import type { Limits } from '../limits.js'
import type { Place } from '../messages/problem.js'
import {
  algorithmsOf,
  type AlgorithmFacts,
  type Jwk,
  type PlatformKey,
  type SignatureAlgorithm,
} from '../platform/algorithms.js'
import { fromBase64Url, toBase64Url, toUtf8 } from '../platform/bytes.js'
import { curves, isOnCurve, isStrongEd25519Point, type Curve } from './curves.js'

/** A public key that was looked at: of a known type, well-formed, and not weak. */
export interface PublicKey {
  /** The algorithms that signatures by this key may have: those of its type, the usual one first, or the one that it is stated for. */
  readonly algorithms: readonly [SignatureAlgorithm, ...SignatureAlgorithm[]]
  /** Only the members that make the key (RFC 7638, section 3.2), all public. */
  readonly jwk: Jwk
  /** JWK thumbprint, SHA-256, base64url (RFC 7638): the same for the same key however it was written. */
  readonly thumbprint: string
  /**
   * The key ready for use; made once.
   * @param algorithm - one of `algorithms`; default: the first
   */
  load(algorithm?: SignatureAlgorithm): Promise<PlatformKey>
}

/**
 * Reads a public key from a JWK (RFC 7517).
 *
 * Checks type, curve and form, and refuses weak keys: RSA shorter than 2,048 or longer than 8,192
 * bits or with a useless exponent, points that are not on their curve, Ed25519 points of small
 * order or in a second spelling. Does not check whose key it is.
 *
 * @param jwk - the members of the key; private ones make it unreadable
 * @param limits - RSA sizes
 * @param where - place named by errors
 * @throws OpenBadgesError `KEY_TYPE_NOT_SUPPORTED`, `KEY_MALFORMED`, `KEY_WEAK`
 */
export function readPublicKey(jwk: JsonObject, limits: Limits, where: Place = {}): PublicKey {
  for (const secret of [...privateMembers, 'k']) {
    if (jwk[secret] !== undefined) throw malformed('a public key', `the private member "${secret}"`, where)
  }
  return forIntendedUse(readByType(jwk, limits, where), jwk, where)
}

function readByType(jwk: JsonObject, limits: Limits, where: Place): PublicKey {
  switch (jwk['kty']) {
    case 'OKP':
      return readOkp(jwk, where)
    case 'EC':
      return readEc(jwk, where)
    case 'RSA':
      return readRsa(jwk, limits, where)
    default:
      throw notSupported(describeJson(jwk['kty']), where)
  }
}

/** A key made for something else signs nothing here, whatever it could do (RFC 8725, section 3.1). */
function forIntendedUse(key: PublicKey, jwk: JsonObject, where: Place): PublicKey {
  const { use, key_ops: operations, alg } = jwk
  const isForSignatures = operations === undefined || toArray(operations).some((each) => SIGNING_USES.has(each))
  if ((use !== undefined && use !== 'sig') || !isForSignatures) {
    throw malformed('a key for signatures', 'one for something else', where)
  }
  if (alg === undefined) return key
  const stated = key.algorithms.find((each) => each === alg || (each === 'Ed25519' && alg === 'EdDSA'))
  if (stated === undefined) throw notSupported(`${describeJson(jwk['kty'])} for ${describeJson(alg)}`, where)
  return { ...key, algorithms: [stated], load: (algorithm = stated) => key.load(algorithm) }
}

/** Makes a public key of an Ed25519 point of 32 bytes. Errors as `readPublicKey`. */
export function publicKeyOfEd25519(point: Uint8Array, where: Place = {}): PublicKey {
  if (!isStrongEd25519Point(point)) throw weak('a point of small order, or not written canonically', where)
  return publicKey('Ed25519', { crv: 'Ed25519', kty: 'OKP', x: toBase64Url(point) })
}

/** Makes a public key of the coordinates of a point. Errors as `readPublicKey`. */
export function publicKeyOfPoint(curve: Curve, x: Uint8Array, y: Uint8Array, where: Place = {}): PublicKey {
  if (!isOnCurve(curve, x, y)) throw weak(`a point that is not on the curve ${curve.name}`, where)
  const jwk = { crv: curve.name, kty: 'EC', x: toBase64Url(x), y: toBase64Url(y) }
  return publicKey(curve.name, jwk)
}

function readOkp(jwk: JsonObject, where: Place): PublicKey {
  if (jwk['crv'] !== 'Ed25519') throw notSupported(`OKP ${describeJson(jwk['crv'])}`, where)
  return publicKeyOfEd25519(readBytes(jwk, 'x', 32, where), where)
}

function readEc(jwk: JsonObject, where: Place): PublicKey {
  const curve = curves.find(({ name }) => name === jwk['crv'])
  if (curve === undefined) throw notSupported(`EC ${describeJson(jwk['crv'])}`, where)
  return publicKeyOfPoint(curve, readBytes(jwk, 'x', curve.size, where), readBytes(jwk, 'y', curve.size, where), where)
}

function readRsa(jwk: JsonObject, limits: Limits, where: Place): PublicKey {
  const n = readBytes(jwk, 'n', undefined, where)
  const e = readBytes(jwk, 'e', undefined, where)
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24
  if (n[0] === 0 || e[0] === 0) throw malformed('numbers without leading zeros', 'one with', where)
  if (bits < limits.minRsaBits) throw weak(`an RSA modulus of ${bits} bits, fewer than ${limits.minRsaBits}`, where)
  if (bits > limits.maxRsaBits) throw weak(`an RSA modulus of ${bits} bits, more than ${limits.maxRsaBits}`, where)
  const isEven = (bytes: Uint8Array): boolean => ((bytes.at(-1) ?? 0) & 1) === 0
  if (isEven(n)) throw weak('an even RSA modulus', where)
  if (isEven(e) || (e.length === 1 && (e[0] ?? 0) < 3)) throw weak('an RSA exponent that is even or 1', where)
  if (e.length > MAX_EXPONENT_BYTES) throw weak('an RSA exponent that only costs time', where)
  return publicKey('RSA', { e: toBase64Url(e), kty: 'RSA', n: toBase64Url(n) })
}

function publicKey(keyType: AlgorithmFacts['keyType'], jwk: Jwk): PublicKey {
  const loaded = new Map<SignatureAlgorithm, Promise<PlatformKey>>()
  const [usual, ...others] = algorithmsOf(keyType)
  return {
    algorithms: [usual, ...others],
    jwk,
    thumbprint: toBase64Url(sha256(toUtf8(toCanonicalJson({ ...jwk })))),
    load: (algorithm = usual) => {
      const ready = loaded.get(algorithm) ?? importPublicKey(jwk, algorithm)
      loaded.set(algorithm, ready)
      return ready
    },
  }
}

function readBytes(jwk: JsonObject, member: string, size: number | undefined, where: Place): Uint8Array {
  const text = jwk[member]
  const bytes = typeof text === 'string' ? fromBase64Url(text) : undefined
  const isGood = bytes !== undefined && (size === undefined ? bytes.length > 0 : bytes.length === size)
  if (!isGood)
    throw malformed(
      `"${member}" as base64url${size === undefined ? '' : ` of ${size} bytes`}`,
      describeJson(text),
      where,
    )
  return bytes
}

function malformed(expected: string, found: string, where: Place): OpenBadgesError {
  return new OpenBadgesError('KEY_MALFORMED', { expected, found }, where)
}

function notSupported(found: string, where: Place): OpenBadgesError {
  return new OpenBadgesError('KEY_TYPE_NOT_SUPPORTED', { found }, where)
}

function weak(reason: string, where: Place): OpenBadgesError {
  return new OpenBadgesError('KEY_WEAK', { reason }, where)
}

/** The members of a JWK that are the private key; a shared secret, `k`, has no public part. */
export const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'])

/** Of a public key and of the private key that belongs to it. */
const SIGNING_USES: ReadonlySet<JsonValue> = new Set(['verify', 'sign'])

/** 65537 has three bytes; nobody needs more than eight. */
const MAX_EXPONENT_BYTES = 8
