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
const refusal = (work: () => unknown): readonly unknown[] => {
  const { code, path, facts } = thrownBy(work)
  return [code, path, facts]
}
const readDerived = (value: unknown): readonly unknown[] =>
  refusal(() => readDerivedProofValue(placed(value), defaultLimits))
const malformed = (expected: string, found: string): readonly unknown[] => [
  'PROOF_MALFORMED',
  '/proof/proofValue',
  { expected, found },
]
const beginsWithU = 'a proof value that begins with u (base64url)'
const unpadded = 'base64url without padding after u'
const ofTheSuite = 'a proof value of ecdsa-sd-2023'
const cbor = 'an array in CBOR, each value in its shortest form'
const changed = (parts: readonly CborValue[], index: number, part: CborValue): readonly CborValue[] =>
  parts.with(index, part)

describe('the value of a derived proof', () => {
  it('is read, and written again', () => {
    const text = toDerivedProofValue(derived)
    expect(text).toBe(encode(derivedHeader, derivedParts))
    expect(readDerivedProofValue(placed(text), defaultLimits)).toEqual(derived)
  })

  it('is told from that of a base proof, by its own code', () => {
    expect(readDerived(toBaseProofValue(base))).toEqual(['PROOF_NOT_DERIVED', '/proof', {}])
  })

  it.each<[string, unknown, string, string]>([
    ['no text', 7, beginsWithU, '7'],
    ['empty', '', beginsWithU, '""'],
    ['in base58', 'z2xyz', beginsWithU, '"z2xyz"'],
    ['padded', 'u2V0BgA==', unpadded, '"u2V0BgA=="'],
    ['with bits left over', 'u2V0B_', unpadded, '"u2V0B_"'],
    ['of another suite', 'u2V0Cgw', ofTheSuite, '"u2V0Cgw"'],
    ['of two bytes', 'u2V0', ofTheSuite, '"u2V0"'],
    ['nothing after u', 'u', ofTheSuite, '"u"'],
    ['cut short', toDerivedProofValue(derived).slice(0, -4), cbor, 'something else'],
    ['a single value', encode(derivedHeader, 1), cbor, 'something else'],
    ['a map', encode(derivedHeader, new Map()), cbor, 'something else'],
    ['nothing after the header', 'u2V0B', cbor, 'something else'],
    [
      'longer than the limit',
      `u${'A'.repeat(defaultLimits.maxSelectiveProofLength)}`,
      `at most ${defaultLimits.maxSelectiveProofLength} characters`,
      String(defaultLimits.maxSelectiveProofLength + 1),
    ],
  ])('is refused before its parts are looked at: %s', (_what, value, expected, found) => {
    expect(readDerived(value)).toEqual(malformed(expected, found))
  })

  it('may be as long as the limit', () => {
    const text = toDerivedProofValue(derived)
    const limits = { ...defaultLimits, maxSelectiveProofLength: text.length }
    expect(readDerivedProofValue(placed(text), limits)).toEqual(derived)
  })

  it.each([
    ['four parts', encode(derivedHeader, derivedParts.slice(0, 4))],
    ['six parts', encode(derivedHeader, [...derivedParts, 0])],
    ['a base signature of 63 bytes', encode(derivedHeader, changed(derivedParts, 0, signature.subarray(1)))],
    ['a base signature that is text', encode(derivedHeader, changed(derivedParts, 0, 'a'.repeat(64)))],
    ['a key of 34 bytes', encode(derivedHeader, changed(derivedParts, 1, publicKey.subarray(1)))],
    ['a signature instead of signatures', encode(derivedHeader, changed(derivedParts, 2, signature))],
    [
      'one good and one short label',
      encode(
        derivedHeader,
        changed(
          derivedParts,
          3,
          new Map([
            [0, hmac],
            [1, signature],
          ]),
        ),
      ),
    ],
    ['a key of 49 bytes (P-384)', encode(derivedHeader, changed(derivedParts, 1, new Uint8Array(51)))],
    ['a signature of 65 bytes', encode(derivedHeader, changed(derivedParts, 2, [new Uint8Array(65)]))],
    ['a signature that is text', encode(derivedHeader, changed(derivedParts, 2, ['signature']))],
    ['a label of 31 bytes', encode(derivedHeader, changed(derivedParts, 3, new Map([[0, hmac.subarray(1)]])))],
    ['labels in an array', encode(derivedHeader, changed(derivedParts, 3, [hmac]))],
    ['an index that is text', encode(derivedHeader, changed(derivedParts, 4, ['0']))],
    ['an index twice', encode(derivedHeader, changed(derivedParts, 4, [0, 0]))],
  ])('is refused: %s', (_what, value) => {
    expect(readDerived(value)).toEqual(malformed('the five parts of a derived proof of ecdsa-sd-2023', 'others'))
  })
})

describe('the value of a base proof', () => {
  it('is read, and written again', () => {
    const text = toBaseProofValue(base)
    expect(text).toBe(encode(baseHeader, baseParts))
    expect(readBaseProofValue(placed(text), defaultLimits)).toEqual(base)
  })

  it('is told from that of a derived proof', () => {
    expect(refusal(() => readBaseProofValue(placed(toDerivedProofValue(derived)), defaultLimits))).toEqual(
      malformed('the base proof that the issuer gave to the holder', 'one that was derived from it'),
    )
  })

  it.each([
    ['four parts', encode(baseHeader, baseParts.slice(0, 4))],
    ['six parts', encode(baseHeader, [...baseParts, 0])],
    ['a base signature of 63 bytes', encode(baseHeader, changed(baseParts, 0, signature.subarray(1)))],
    ['a key of 34 bytes', encode(baseHeader, changed(baseParts, 1, publicKey.subarray(1)))],
    ['a secret of 16 bytes', encode(baseHeader, changed(baseParts, 2, hmac.subarray(16)))],
    ['a signature of 63 bytes', encode(baseHeader, changed(baseParts, 3, [signature, signature.subarray(1)]))],
    ['a pointer that is a number', encode(baseHeader, changed(baseParts, 4, ['/issuer', 0]))],
    ['a pointer instead of pointers', encode(baseHeader, changed(baseParts, 4, '/issuer'))],
  ])('is refused: %s', (_what, value) => {
    expect(refusal(() => readBaseProofValue(placed(value), defaultLimits))).toEqual(
      malformed('the five parts of a base proof of ecdsa-sd-2023', 'others'),
    )
  })
})
