import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '#platform'
import { readPublicKey, type PublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { verifyWith } from '../../src/proof/verify-with.js'
import { edwards, encodings, littleEndian } from '../support/edwards.js'
import { fixedKey, seedOf } from '../support/fixed-keys.js'

const signer = await fixedKey('school')
const key = readPublicKey({ ...signer.publicKey }, defaultLimits)
const message = createHash('sha512').update('options and document').digest()
const signature = Uint8Array.from(await signer.sign(message))
/** Reads bytes as a number, least significant first. */
const numberOf = (bytes: Uint8Array): bigint =>
  Uint8Array.from(bytes)
    .reverse()
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
const verifyEddsa = (signed: Uint8Array, made: Uint8Array, by: PublicKey): Promise<boolean> =>
  verifyWith(by, 'Ed25519', signed, made)

describe('verifyWith Ed25519', () => {
  it('holds for the message signed', async () => {
    expect(await verifyEddsa(message, signature, key)).toBe(true)
  })

  it('does not hold for another message, another key or another signature', async () => {
    const other = readPublicKey({ ...(await fixedKey('stranger')).publicKey }, defaultLimits)
    const changed = Uint8Array.from(signature, (byte, index) => (index === 40 ? byte ^ 1 : byte))
    expect(await verifyEddsa(createHash('sha512').update('other').digest(), signature, key)).toBe(false)
    expect(await verifyEddsa(message, signature, other)).toBe(false)
    expect(await verifyEddsa(message, changed, key)).toBe(false)
  })

  it('does not hold with the order of the group added to the second half', async () => {
    const half = littleEndian(numberOf(signature.slice(32)) + edwards.order)
    const malleated = Uint8Array.from([...signature.slice(0, 32), ...half])
    expect(await verifyEddsa(message, malleated, key)).toBe(false)
  })

  it('does not hold where the signer chose the identity as first half, although the equation does', async () => {
    const secret = createHash('sha512').update(seedOf('school')).digest().subarray(0, 32)
    secret[0] = (secret[0] ?? 0) & 0xf8
    secret[31] = ((secret[31] ?? 0) & 0x7f) | 0x40
    const point = Buffer.from(key.jwk.x ?? '', 'base64url')
    const challenge = createHash('sha512').update(littleEndian(1n)).update(point).update(message).digest()
    const half = (numberOf(challenge) * numberOf(secret)) % edwards.order
    const degenerate = Uint8Array.from([...littleEndian(1n), ...littleEndian(half)])
    expect(await verifySignature('Ed25519', await key.load(), message, degenerate)).toBe(true)
    expect(await verifyEddsa(message, degenerate, key)).toBe(false)
  })

  it.each(edwards.smallOrder.flatMap(encodings).map((point) => [Buffer.from(point).toString('hex')]))(
    'does not hold where the first half is the weak point %s',
    async (hex) => {
      const forged = Uint8Array.from([...Buffer.from(hex, 'hex'), ...new Uint8Array(32)])
      expect(await verifyEddsa(message, forged, key)).toBe(false)
    },
  )
})

describe.each(['ES256', 'ES384', 'ES512'] as const)('verifyWith %s', (algorithm) => {
  it('holds for the message signed, and for no other', async () => {
    const signing = await fixedKey('school', { algorithm })
    const by = readPublicKey({ ...signing.publicKey }, defaultLimits)
    const made = await signing.sign(message)
    expect(await verifyWith(by, algorithm, message, made)).toBe(true)
    expect(await verifyWith(by, algorithm, message.subarray(1), made)).toBe(false)
    expect(await verifyWith(by, algorithm, message, made.subarray(1))).toBe(false)
    expect(await verifyWith(by, algorithm, message, new Uint8Array())).toBe(false)
  })
})
