import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '#platform'
import type { JsonValue } from '../../../src/json/json.js'
import { readPublicKey } from '../../../src/keys/public-key.js'
import { defaultLimits } from '../../../src/limits.js'
import { toBase58 } from '../../../src/platform/bytes.js'
import {
  hashForEddsa,
  readEddsaProofValue,
  toEddsaProofValue,
  verifyEddsa,
} from '../../../src/proof/data-integrity/eddsa-rdfc-2022.js'
import { edwards, encodings, littleEndian } from '../../support/edwards.js'
import { fixedKey, seedOf } from '../../support/fixed-keys.js'
import { thrownBy } from '../../support/thrown-by.js'

const signer = await fixedKey('school')
const key = readPublicKey({ ...signer.publicKey }, defaultLimits)
const hash = hashForEddsa('options', 'document')
const signature = Uint8Array.from(await signer.sign(hash))
const value = toEddsaProofValue(signature)
/** Reads bytes as a number, least significant first. */
const numberOf = (bytes: Uint8Array): bigint =>
  Uint8Array.from(bytes)
    .reverse()
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
const read = (proofValue: JsonValue): Uint8Array => readEddsaProofValue({ proofValue }, defaultLimits, '/proof')

describe('hashForEddsa', () => {
  it('is the hash of the options, then that of the document', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
    expect(Buffer.from(hash).toString('hex')).toBe(sha256('options') + sha256('document'))
  })

  it('is another where the two change places', () => {
    expect(hashForEddsa('document', 'options')).not.toEqual(hash)
  })
})

describe('readEddsaProofValue', () => {
  it('reads what was written', () => {
    expect(read(value)).toEqual(signature)
  })

  it('reads signatures that begin with zeros, whose text is shorter', () => {
    for (const zeros of [1, 2, 8, 63, 64]) {
      const bytes = Uint8Array.from({ length: 64 }, (_, index) => (index < zeros ? 0 : 7))
      expect(read(toEddsaProofValue(bytes))).toEqual(bytes)
    }
  })

  it.each<[string, JsonValue]>([
    ['null', null],
    ['a number', 7],
    ['a list', [value]],
    ['an object', { '@value': value }],
    ['empty text', ''],
    ['z alone', 'z'],
    ['no z', value.slice(1)],
    ['a capital Z', `Z${value.slice(1)}`],
    ['base64url', `u${Buffer.from(signature).toString('base64url')}`],
    ['base64', `m${Buffer.from(signature).toString('base64')}`],
    ['hexadecimal', `f${Buffer.from(signature).toString('hex')}`],
    ['a space before', ` ${value}`],
    ['a space after', `${value} `],
    ['a space inside', `${value.slice(0, 40)} ${value.slice(40)}`],
    ['a line break after', `${value}\n`],
    ['padding', `${value}=`],
    ['the digit 0', `${value.slice(0, -1)}0`],
    ['the letter l', `${value.slice(0, -1)}l`],
    ['a letter of another alphabet', `${value.slice(0, -1)}а`],
    ['63 bytes', `z${toBase58(signature.slice(1))}`],
    ['65 bytes', `z${toBase58(Uint8Array.of(1, ...signature))}`],
    ['a zero byte before', `z1${value.slice(1)}`],
    ['32 bytes', `z${toBase58(signature.slice(32))}`],
    ['200,000 characters', `z${'2'.repeat(200_000)}`],
    ['200,000 zeros', `z${'1'.repeat(200_000)}`],
  ])('refuses %s', (_, proofValue) => {
    const error = thrownBy(() => read(proofValue))
    expect([error.code, error.path]).toEqual(['PROOF_MALFORMED', '/proof/proofValue'])
  })

  it('refuses a proof without value', () => {
    expect(thrownBy(() => readEddsaProofValue({}, defaultLimits, '/proof')).code).toBe('PROOF_MALFORMED')
  })

  it('refuses long text without decoding it', () => {
    for (let times = 0; times < 20; times++) thrownBy(() => read(`z${'2'.repeat(200_000)}`))
    // Decoding would take minutes.
  })
})

describe('verifyEddsa', () => {
  it('holds for the message signed', async () => {
    expect(await verifyEddsa(hash, signature, key)).toBe(true)
  })

  it('does not hold for another message, another key or another signature', async () => {
    const other = readPublicKey({ ...(await fixedKey('stranger')).publicKey }, defaultLimits)
    const changed = Uint8Array.from(signature, (byte, index) => (index === 40 ? byte ^ 1 : byte))
    expect(await verifyEddsa(hashForEddsa('options', 'other'), signature, key)).toBe(false)
    expect(await verifyEddsa(hash, signature, other)).toBe(false)
    expect(await verifyEddsa(hash, changed, key)).toBe(false)
  })

  it('does not hold with the order of the group added to the second half', async () => {
    const half = littleEndian(numberOf(signature.slice(32)) + edwards.order)
    const malleated = Uint8Array.from([...signature.slice(0, 32), ...half])
    expect(await verifyEddsa(hash, malleated, key)).toBe(false)
  })

  it('does not hold where the signer chose the identity as first half, although the equation does', async () => {
    const secret = createHash('sha512').update(seedOf('school')).digest().subarray(0, 32)
    secret[0] = (secret[0] ?? 0) & 0xf8
    secret[31] = ((secret[31] ?? 0) & 0x7f) | 0x40
    const point = Buffer.from(key.jwk.x ?? '', 'base64url')
    const challenge = createHash('sha512').update(littleEndian(1n)).update(point).update(hash).digest()
    const half = (numberOf(challenge) * numberOf(secret)) % edwards.order
    const degenerate = Uint8Array.from([...littleEndian(1n), ...littleEndian(half)])
    expect(await verifySignature('Ed25519', await key.load(), hash, degenerate)).toBe(true)
    expect(await verifyEddsa(hash, degenerate, key)).toBe(false)
  })

  it.each(edwards.smallOrder.flatMap(encodings).map((point) => [Buffer.from(point).toString('hex')]))(
    'does not hold where the first half is the weak point %s',
    async (hex) => {
      const forged = Uint8Array.from([...Buffer.from(hex, 'hex'), ...new Uint8Array(32)])
      expect(await verifyEddsa(hash, forged, key)).toBe(false)
    },
  )
})
