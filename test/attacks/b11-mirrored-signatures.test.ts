/**
 * B11: anybody can write a second signature beside each one of ECDSA, without the key, and both hold. A program that
 * takes the bytes for the identity of a badge counts it twice, or lets it in again under the other.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { isSameCredential } from '../../src/model/same-credential.js'
import { concatBytes, fromBase58, fromBase64Url, toBase58, toBase64Url } from '../../src/platform/bytes.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'
import { codesOf, expectGenuine, signDocument, signToken, verifier } from './genuine.js'

/** The orders of the curves (FIPS 186-5). */
const curves = [
  ['ES256', 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n],
  ['ES384', 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n],
] as const

describe.each(curves)('a badge signed with %s', async (algorithm, order) => {
  const key = await fixedKey('victim', { algorithm })
  const badge = smallBadge(issuerOf(key))
  const document = await signDocument(badge, key)
  const token = await signToken(badge, key)
  const signatureOf = (signed: JsonObject): Uint8Array =>
    fromBase58(String((signed['proof'] as JsonObject)['proofValue']).slice(1), 200)!

  const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  const bytesOf = (value: bigint, size: number): Uint8Array =>
    Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex'))
  const secondHalf = (signature: Uint8Array): bigint => numberOf(signature.subarray(signature.length / 2))
  const withHalf = (signature: Uint8Array, half: bigint): Uint8Array =>
    concatBytes(signature.subarray(0, signature.length / 2), bytesOf(half, signature.length / 2))
  const documentWith = (signature: Uint8Array): JsonObject => ({
    ...document,
    proof: { ...(document['proof'] as JsonObject), proofValue: `z${toBase58(signature)}` },
  })
  const tokenWith = (signature: Uint8Array): string => token.replace(/[^.]*$/, toBase64Url(signature))
  const ofToken = fromBase64Url(token.slice(token.lastIndexOf('.') + 1))!
  const ofDocument = signatureOf(document)

  it('control: verifies, and is signed with the smaller of the two', async () => {
    await expectGenuine(document)
    await expectGenuine(token)
    for (const signature of [ofDocument, ofToken]) expect(2n * secondHalf(signature) < order).toBe(true)
  })

  it('verifies with the mirrored signature, and is the same credential', async () => {
    const pairs = [
      [document, documentWith(withHalf(ofDocument, order - secondHalf(ofDocument)))],
      [token, tokenWith(withHalf(ofToken, order - secondHalf(ofToken)))],
    ] as const
    for (const [one, other] of pairs) {
      expect(other).not.toEqual(one)
      const [first, second] = [await verifier.verify(one), await verifier.verify(other)]
      expect([first.verdict, second.verdict]).toEqual(['verified', 'verified'])
      expect(second.credential).toEqual(first.credential)
      expect(second.evidence.proof).toEqual(first.evidence.proof)
      expect(isSameCredential(first.credential as JsonObject, second.credential as JsonObject)).toBe(true)
    }
  })

  it.each<[string, (half: bigint) => bigint]>([
    ['zero', () => 0n],
    ['the order', () => order],
    ['more than the order', () => order + 1n],
    ['one more', (half) => half + 1n],
    ['all ones', () => (order << 16n) & ((1n << BigInt(4 * ofToken.length)) - 1n)],
  ])('is refused with %s as the second half', async (_, change) => {
    expect(await codesOf(documentWith(withHalf(ofDocument, change(secondHalf(ofDocument)))))).toEqual([
      'SIGNATURE_INVALID',
    ])
    expect(await codesOf(tokenWith(withHalf(ofToken, change(secondHalf(ofToken)))))).toEqual(['SIGNATURE_INVALID'])
  })

  it('is refused with zeros, and with its halves exchanged', async () => {
    const halves = (signature: Uint8Array): readonly [Uint8Array, Uint8Array] => [
      signature.subarray(0, signature.length / 2),
      signature.subarray(signature.length / 2),
    ]
    const [r, s] = halves(ofDocument)
    expect(await codesOf(documentWith(concatBytes(s, r)))).toEqual(['SIGNATURE_INVALID'])
    expect(await codesOf(documentWith(new Uint8Array(ofDocument.length)))).toEqual(['SIGNATURE_INVALID'])
    const [tokenR, tokenS] = halves(ofToken)
    expect(await codesOf(tokenWith(concatBytes(tokenS, tokenR)))).toEqual(['SIGNATURE_INVALID'])
    expect(await codesOf(tokenWith(new Uint8Array(ofToken.length)))).toEqual(['SIGNATURE_INVALID'])
  })
})
