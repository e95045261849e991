import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../../src/limits.js'
import { writeCbor, type CborValue } from '../../../../src/proof/data-integrity/ecdsa-sd/cbor.js'
import {
  readBaseProofValue,
  readDerivedProofValue,
  toBaseProofValue,
  toDerivedProofValue,
} from '../../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { thrownBy } from '../../../support/thrown-by.js'

const signature = new Uint8Array(64).fill(1)
const publicKey = new Uint8Array(35).fill(2)
const hmac = new Uint8Array(32).fill(3)
const derived = {
  baseSignature: signature,
  publicKey,
  signatures: [signature, signature],
  labelMap: new Map([[0, hmac]]),
  mandatoryIndexes: [0, 2],
}
const base = {
  baseSignature: signature,
  publicKey,
  hmacKey: hmac,
  signatures: [signature],
  mandatoryPointers: ['/issuer'],
}
const placed = (proofValue: unknown): { path: string; proof: { proofValue: never } } => ({
  path: '/proof',
  proof: { proofValue: proofValue as never },
})
const encode = (header: readonly number[], value: CborValue): string =>
  `u${Buffer.concat([Uint8Array.from(header), writeCbor(value)]).toString('base64url')}`
const derivedHeader = [0xd9, 0x5d, 0x01]
const baseHeader = [0xd9, 0x5d, 0x00]
const derivedParts: readonly CborValue[] = [signature, publicKey, [signature, signature], derived.labelMap, [0, 2]]
const baseParts: readonly CborValue[] = [signature, publicKey, hmac, [signature], ['/issuer']]
const readDerived = (value: unknown): string => thrownBy(() => readDerivedProofValue(placed(value), defaultLimits)).code
const changed = (parts: readonly CborValue[], index: number, part: CborValue): readonly CborValue[] =>
  parts.with(index, part)

describe('the value of a derived proof', () => {
  it('is read, and written again', () => {
    const text = toDerivedProofValue(derived)
    expect(text).toBe(encode(derivedHeader, derivedParts))
    expect(readDerivedProofValue(placed(text), defaultLimits)).toEqual(derived)
  })

  it('is told from that of a base proof, by its own code', () => {
    expect(readDerived(toBaseProofValue(base))).toBe('PROOF_NOT_DERIVED')
  })

  it.each([
    ['no text', 7],
    ['empty', ''],
    ['in base58', 'z2xyz'],
    ['padded', `${toDerivedProofValue(derived)}=`],
    ['with bits left over', 'u2V0B_'],
    ['cut short', toDerivedProofValue(derived).slice(0, -4)],
    ['longer than the limit', `u${'A'.repeat(defaultLimits.maxSelectiveProofLength)}`],
    ['of another suite', encode([0xd9, 0x5d, 0x02], derivedParts)],
    ['a single value', encode(derivedHeader, 1)],
    ['four parts', encode(derivedHeader, derivedParts.slice(0, 4))],
    ['six parts', encode(derivedHeader, [...derivedParts, 0])],
    ['a base signature of 63 bytes', encode(derivedHeader, changed(derivedParts, 0, signature.subarray(1)))],
    ['a key of 49 bytes (P-384)', encode(derivedHeader, changed(derivedParts, 1, new Uint8Array(51)))],
    ['a signature of 65 bytes', encode(derivedHeader, changed(derivedParts, 2, [new Uint8Array(65)]))],
    ['a signature that is text', encode(derivedHeader, changed(derivedParts, 2, ['signature']))],
    ['a label of 31 bytes', encode(derivedHeader, changed(derivedParts, 3, new Map([[0, hmac.subarray(1)]])))],
    ['labels in an array', encode(derivedHeader, changed(derivedParts, 3, [hmac]))],
    ['an index that is text', encode(derivedHeader, changed(derivedParts, 4, ['0']))],
    ['an index twice', encode(derivedHeader, changed(derivedParts, 4, [0, 0]))],
  ])('is refused: %s', (_what, value) => {
    expect(readDerived(value)).toBe('PROOF_MALFORMED')
  })

  it('is looked for in the proof, and its place is told', () => {
    const error = thrownBy(() => readDerivedProofValue(placed(''), defaultLimits))
    expect(error.path).toBe('/proof/proofValue')
  })
})

describe('the value of a base proof', () => {
  it('is read, and written again', () => {
    const text = toBaseProofValue(base)
    expect(text).toBe(encode(baseHeader, baseParts))
    expect(readBaseProofValue(placed(text), defaultLimits)).toEqual(base)
  })

  it.each([
    ['a derived one', toDerivedProofValue(derived)],
    ['a secret of 16 bytes', encode(baseHeader, changed(baseParts, 2, hmac.subarray(16)))],
    ['a pointer that is a number', encode(baseHeader, changed(baseParts, 4, [0]))],
  ])('is refused: %s', (_what, value) => {
    expect(thrownBy(() => readBaseProofValue(placed(value), defaultLimits)).code).toBe('PROOF_MALFORMED')
  })
})
