import { describe, expect, it } from 'vitest'
import { buildEndorsement } from '../../src/build/build-endorsement.js'
import { readEndorsement } from '../../src/build/read-endorsement.js'
import { smallEndorsement, withValue } from '../schema/documents.js'
import { buildWith, isDeeplyFrozen, placeOf, readWith } from './support.js'

const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3FXQ' }
const signed = { ...smallEndorsement, proof }

describe('readEndorsement', () => {
  it('copies a signed endorsement as it is, frozen', () => {
    const copy = readWith(readEndorsement, signed)
    expect(copy).toEqual(signed)
    expect(isDeeplyFrozen(copy)).toBe(true)
  })

  it('refuses one that nobody has signed', () => {
    const unsigned = buildEndorsement({ issuer: { id: 'urn:x:1' }, subject: { id: 'urn:x:2' }, name: 'A word' })
    expect(placeOf(() => buildWith({ endorsement: [unsigned] }))).toBe('/endorsement/0')
  })

  it.each([
    ['/name', undefined, '/name'],
    ['/type', ['VerifiableCredential'], '/type'],
    ['/validFrom', 'yesterday', '/validFrom'],
    ['/credentialSubject/id', 'school', '/credentialSubject/id'],
    ['/@context/0', 'https://www.w3.org/2018/credentials/v1', '/@context/0'],
    ['/description', null, '/description'],
  ] as const)('refuses one whose %s is %j', (place, value, found) => {
    const endorsement = [withValue(signed, place, value)]
    expect(placeOf(() => buildWith({ endorsement }))).toBe(`/endorsement/0${found}`)
  })

  it('refuses what is no object', () => {
    expect(placeOf(() => readWith(readEndorsement, 'a.b.c'))).toBe('')
    expect(placeOf(() => readWith(readEndorsement, [signed]))).toBe('')
  })
})
