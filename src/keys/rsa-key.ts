import { readDerSequence, readDerUnsigned } from './der.js'
import type { Limits } from '../limits.js'
import type { Place } from '../messages/problem.js'
import { toBase64Url } from '../platform/bytes.js'
import { readPublicKey, type PublicKey } from './public-key.js'

/**
 * Reads an RSA key as PKCS#1 writes it (`RSAPublicKey`, RFC 8017 appendix A.1.1), strictly.
 *
 * @param der - a SEQUENCE of modulus and exponent, and nothing after it
 * @param limits - RSA sizes
 * @param where - place named by errors
 * @returns `undefined` if the bytes are anything else
 * @throws OpenBadgesError `KEY_WEAK`
 */
export function readRsaKey(der: Uint8Array, limits: Limits, where: Place): PublicKey | undefined {
  const numbers = readDerSequence(der)?.map(readDerUnsigned) ?? []
  const [n, e] = numbers
  if (numbers.length !== 2 || n === undefined || e === undefined) return undefined
  return readPublicKey({ kty: 'RSA', n: toBase64Url(n), e: toBase64Url(e) }, limits, where)
}
