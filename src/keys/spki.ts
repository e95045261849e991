import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import type { Place } from '../messages/problem.js'
import { fromBase64 } from '../platform/bytes.js'
import { P256, P384, P521, decompress, type Curve } from './curves.js'
import { derTags, readDerMembers, readDerObjectIdentifier, readDerSequence, type DerValue } from './der.js'
import { publicKeyOfEd25519, publicKeyOfPoint, type PublicKey } from './public-key.js'
import { readRsaKey } from './rsa-key.js'

/**
 * Reads a public key as SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7; RFC 3279, 5480, 8410): the
 * DER that key services answer with, and what stands in PEM between `BEGIN PUBLIC KEY` and its end.
 *
 * @param der - the bytes, and nothing after them
 * @param limits - RSA sizes
 * @param where - place named by errors
 * @throws OpenBadgesError `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`
 */
export function readSpki(der: Uint8Array, limits: Limits, where: Place = {}): PublicKey {
  const [algorithm, key, ...others] = readDerSequence(der) ?? []
  const [identifier, ...parameters] = (algorithm && readDerMembers(algorithm)) ?? []
  const name = identifier && readDerObjectIdentifier(identifier)
  const bits = key && readWholeBytes(key)
  if (name === undefined || bits === undefined || others.length > 0) throw malformed('other bytes', where)
  switch (name) {
    case ED25519:
      if (parameters.length > 0 || bits.length !== 32) throw malformed('an Ed25519 key of another form', where)
      return publicKeyOfEd25519(bits, where)
    case ELLIPTIC:
      return readPoint(curveOf(parameters, where), bits, where)
    case RSA:
      return readRsa(parameters, bits, { limits, where })
    default:
      throw notSupported(`object identifier ${name}`, where)
  }
}

/**
 * Reads a public key from PEM (RFC 7468 section 13).
 *
 * @param pem - one block, `BEGIN PUBLIC KEY`; white space around it and in it does not matter
 * @param limits - RSA sizes
 * @throws OpenBadgesError as `readSpki`
 */
export function readSpkiPem(pem: string, limits: Limits): PublicKey {
  const body = PEM.exec(pem.trim())?.[1]?.replaceAll(/\s/g, '')
  const der = body === undefined ? undefined : fromBase64(body)
  if (der === undefined) throw malformed('PEM that cannot be read', {})
  return readSpki(der, limits)
}

function curveOf([parameter, ...others]: readonly DerValue[], where: Place): Curve {
  const name = parameter && readDerObjectIdentifier(parameter)
  if (name === undefined || others.length > 0) throw notSupported('EC without the name of a curve', where)
  const curve = CURVES[name]
  if (curve === undefined) throw notSupported(`EC, curve ${name}`, where)
  return curve
}

/** A point as SEC 1 writes it (section 2.3.3): 4, x and y; or x alone, after 2 or 3 for an even or odd y. */
function readPoint(curve: Curve, point: Uint8Array, where: Place): PublicKey {
  const [form] = point
  const x = point.subarray(1, 1 + curve.size)
  const y = point.subarray(1 + curve.size)
  if (form === 4 && y.length === curve.size) return publicKeyOfPoint(curve, x, y, where)
  if ((form !== 2 && form !== 3) || x.length !== curve.size || y.length > 0) {
    throw malformed(`no point of the curve ${curve.name}`, where)
  }
  const found = decompress(curve, x, form === 3)
  if (found !== undefined) return publicKeyOfPoint(curve, x, found, where)
  throw new OpenBadgesError('KEY_WEAK', { reason: `a point that is not on the curve ${curve.name}` }, where)
}

/** RFC 3279, section 2.3.1: the parameters are NULL, the key is a SEQUENCE of modulus and exponent. */
function readRsa(
  [parameter, ...others]: readonly DerValue[],
  der: Uint8Array,
  { limits, where }: { readonly limits: Limits; readonly where: Place },
): PublicKey {
  const isNull = parameter?.tag === derTags.null && parameter.content.length === 0 && others.length === 0
  const key = isNull ? readRsaKey(der, limits, where) : undefined
  if (key === undefined) throw malformed('an RSA key of another form', where)
  return key
}

/** A BIT STRING of keys has no unused bits. */
function readWholeBytes({ tag, content }: DerValue): Uint8Array | undefined {
  return tag === derTags.bitString && content[0] === 0 ? content.subarray(1) : undefined
}

function malformed(found: string, where: Place): OpenBadgesError {
  return new OpenBadgesError('KEY_MALFORMED', { expected: 'a public key as SubjectPublicKeyInfo', found }, where)
}

function notSupported(found: string, where: Place): OpenBadgesError {
  return new OpenBadgesError('KEY_TYPE_NOT_SUPPORTED', { found }, where)
}

const ED25519 = '1.3.101.112'
const ELLIPTIC = '1.2.840.10045.2.1'
const RSA = '1.2.840.113549.1.1.1'

const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': P256,
  '1.3.132.0.34': P384,
  '1.3.132.0.35': P521,
}

/** One block, and nothing around it. */
const PEM = /^-----BEGIN PUBLIC KEY-----\s([^-]*)-----END PUBLIC KEY-----$/
