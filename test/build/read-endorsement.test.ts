import { describe, expect, it } from 'vitest'
import { buildEndorsement } from '../../src/build/build-endorsement.js'
import {
  readEndorsement,
  readEndorsementToken,
  readSignedEndorsement,
  subjectOf,
} from '../../src/build/read-endorsement.js'
import { smallEndorsement, withValue } from '../schema/documents.js'
import { buildWith, isDeeplyFrozen, placeOf, readWith } from './support.js'

const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3FXQ' }
const signed = { ...smallEndorsement, proof }

/** A token of a payload; nobody looks at its signature. */
function tokenOf(payload: unknown): string {
  return `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`
}

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

describe('readEndorsementToken', () => {
  it.each([
    ['an endorsement as the payload', tokenOf(smallEndorsement)],
    ['an endorsement in a "vc" claim', tokenOf({ vc: smallEndorsement })],
    ['types as a single text', tokenOf({ type: 'EndorsementCredential' })],
    ['no types', tokenOf({})],
    ['a payload that is no JSON', 'eyJhbGciOiJFUzI1NiJ9.bm90.c2ln'],
    ['a payload that is an array', tokenOf([])],
    ['no payload', 'eyJhbGciOiJFUzI1NiJ9..c2ln'],
  ])('leaves a token as it is that has %s', (_, token) => {
    expect(readWith(readEndorsementToken, token)).toBe(token)
  })

  it.each([
    ['a badge', tokenOf({ type: ['VerifiableCredential', 'OpenBadgeCredential'] })],
    ['a badge in a "vc" claim', tokenOf({ vc: { type: ['VerifiableCredential', 'OpenBadgeCredential'] } })],
    ['nothing in particular', tokenOf({ type: ['VerifiableCredential'] })],
    ['types that are no text', tokenOf({ type: [7] })],
  ])('refuses the token of %s', (_, token) => {
    expect(placeOf(() => readWith(readEndorsementToken, token))).toBe('')
  })
})

describe('readSignedEndorsement', () => {
  it.each([
    ['what an issuer returned as a token', { format: 'jwt', token: tokenOf({}) }, { token: tokenOf({}) }],
    ['a token alone', tokenOf({}), { token: tokenOf({}) }],
    ['what an issuer returned as JSON', { format: 'data-integrity', document: signed }, { embedded: signed }],
    ['JSON alone', signed, { embedded: signed }],
  ])('sorts %s', (_, value, expected) => {
    expect(readWith(readSignedEndorsement, value)).toEqual(expected)
  })

  it.each([
    ['a token under the wrong format', { format: 'data-integrity', token: tokenOf({}) }, '/format'],
    ['a token without its format', { token: tokenOf({}) }, '/format'],
    ['a document under the wrong format', { format: 'jwt', document: signed }, '/format'],
    ['a token that is none', { format: 'jwt', token: 'token' }, '/token'],
    ['a document that nobody signed', { format: 'data-integrity', document: smallEndorsement }, '/document'],
    ['both at once', { format: 'jwt', token: tokenOf({}), document: signed }, '/document'],
    ['neither', { format: 'jwt' }, ''],
    ['an unsigned endorsement', smallEndorsement, ''],
    ['a number', 7, ''],
    ['an address', 'https://guild.example/endorsements/1', ''],
    [
      'an accessor',
      Object.defineProperty({ format: 'jwt' }, 'token', { enumerable: true, get: () => expect.fail('it was run') }),
      '/token',
    ],
  ])('refuses %s', (_, value, path) => {
    expect(placeOf(() => readWith(readSignedEndorsement, value))).toBe(path)
  })
})

describe('subjectOf', () => {
  const { id } = smallEndorsement.credentialSubject

  it.each([
    ['a document', { embedded: signed }, id],
    ['a token', { token: tokenOf(smallEndorsement) }, id],
    ['a token with a "vc" claim', { token: tokenOf({ vc: smallEndorsement }) }, id],
    ['a token that cannot be read', { token: 'a.b.c' }, undefined],
    ['a token without a subject', { token: tokenOf({}) }, undefined],
  ])('of %s', (_, endorsement, expected) => {
    expect(subjectOf(endorsement)).toBe(expected)
  })
})
