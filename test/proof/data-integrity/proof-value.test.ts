import { describe, expect, it } from 'vitest'
import { describeJson, type JsonValue } from '../../../src/json/json.js'
import { defaultLimits } from '../../../src/limits.js'
import type { SignatureAlgorithm } from '../../../src/platform/algorithms.js'
import { toBase58 } from '../../../src/platform/bytes.js'
import { readProofValue, toProofValue, type ProofValue } from '../../../src/proof/data-integrity/proof-value.js'
import { thrownBy } from '../../support/thrown-by.js'

const signature = Uint8Array.from({ length: 64 }, (_, index) => 255 - index)
const value = toProofValue(signature)
const read = (proofValue: JsonValue, algorithms: readonly SignatureAlgorithm[] = ['Ed25519']): ProofValue =>
  readProofValue({ proof: { proofValue }, path: '/proof' }, algorithms, defaultLimits)

describe('readProofValue', () => {
  it('reads what was written', () => {
    expect(read(value)).toEqual({ algorithm: 'Ed25519', signature })
  })

  it('reads signatures that begin with zeros, whose text is shorter', () => {
    for (const zeros of [1, 2, 8, 63, 64]) {
      const bytes = Uint8Array.from({ length: 64 }, (_, index) => (index < zeros ? 0 : 7))
      expect(read(toProofValue(bytes)).signature).toEqual(bytes)
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
    const facts = { expected: 'a signature of 64 bytes as z and base58', found: describeJson(proofValue) }
    expect([error.code, error.path, error.facts]).toEqual(['PROOF_MALFORMED', '/proof/proofValue', facts])
  })

  it('refuses a proof without value', () => {
    const error = thrownBy(() => readProofValue({ proof: {}, path: '/proof' }, ['Ed25519'], defaultLimits))
    expect([error.code, error.facts['found']]).toEqual(['PROOF_MALFORMED', 'nothing'])
  })

  it('refuses whatever is no signature for an algorithm that no suite uses', () => {
    expect(thrownBy(() => read(7, ['ES512'])).code).toBe('PROOF_MALFORMED')
    expect(thrownBy(() => read(value, ['ES512'])).code).toBe('PROOF_MALFORMED')
  })

  it('refuses a signature that is longer than the limit', () => {
    const limits = { ...defaultLimits, maxProofValueLength: value.length - 2 }
    expect(thrownBy(() => readProofValue({ proof: { proofValue: value }, path: '' }, ['Ed25519'], limits)).code).toBe(
      'PROOF_MALFORMED',
    )
  })

  it('refuses long text without decoding it', () => {
    for (let times = 0; times < 20; times++) thrownBy(() => read(`z${'2'.repeat(200_000)}`))
    // Decoding would take minutes.
  })

  describe('of ECDSA', () => {
    const both = ['ES256', 'ES384'] as const
    const ofLength = (length: number): string => toProofValue(new Uint8Array(length).fill(7))

    it.each([
      [64, 'ES256'],
      [96, 'ES384'],
    ])('takes %i bytes for %s', (length, algorithm) => {
      expect(read(ofLength(length), both)).toMatchObject({ algorithm, signature: { length } })
    })

    it('takes 96 zeros, the shortest text of that length', () => {
      expect(read(toProofValue(new Uint8Array(96)), both).signature).toEqual(new Uint8Array(96))
    })

    it.each([0, 32, 63, 65, 70, 72, 95, 97, 102, 104, 132])('refuses %i bytes, such as DER has them', (length) => {
      const error = thrownBy(() => read(ofLength(length), both))
      expect([error.code, error.facts['expected']]).toEqual([
        'PROOF_MALFORMED',
        'a signature of 64 or 96 bytes as z and base58',
      ])
    })
  })
})
