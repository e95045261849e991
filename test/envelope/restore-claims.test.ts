import { describe, expect, it } from 'vitest'
import { restoreCredential, restorePresentation } from '../../src/envelope/restore-claims.js'

const claims = {
  iss: 'did:example:school',
  jti: 'urn:uuid:1',
  sub: 'did:example:learner',
  nbf: 1_767_225_600,
  exp: 1_830_297_600,
}

describe('restoreCredential', () => {
  it('puts back what the claims say, VC Data Model 1.1 section 6.3.1', () => {
    expect(restoreCredential({ type: ['VerifiableCredential'], credentialSubject: { role: 'x' } }, claims)).toEqual({
      type: ['VerifiableCredential'],
      issuer: 'did:example:school',
      id: 'urn:uuid:1',
      issuanceDate: '2026-01-01T00:00:00Z',
      expirationDate: '2028-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:learner', role: 'x' },
    })
  })

  it('changes nothing that the credential says itself', () => {
    const credential = {
      issuer: { id: 'did:example:other' },
      id: 'urn:uuid:2',
      issuanceDate: '2020-01-01T00:00:00Z',
      expirationDate: null,
      credentialSubject: { id: 'did:example:other' },
    }
    expect(restoreCredential(credential, claims)).toEqual(credential)
  })

  it.each([
    ['no claims', {}],
    ['claims of other types', { iss: 7, jti: null, sub: ['x'], nbf: '1', exp: { a: 1 } }],
    ['moments that nobody can write', { nbf: 1.5, exp: 1e15 }],
  ])('puts nothing back from %s', (_, odd) => {
    expect(restoreCredential({ credentialSubject: {} }, odd)).toEqual({ credentialSubject: {} })
  })

  it('names an issuer that is described without an id', () => {
    expect(restoreCredential({ issuer: { name: 'School' } }, claims)).toMatchObject({
      issuer: { id: 'did:example:school', name: 'School' },
    })
  })

  it('leaves several subjects alone', () => {
    expect(restoreCredential({ credentialSubject: [{}, {}] }, { sub: 'did:example:learner' })).toEqual({
      credentialSubject: [{}, {}],
    })
  })
})

describe('restorePresentation', () => {
  it('puts back holder and id, and nothing else', () => {
    expect(restorePresentation({ type: 'VerifiablePresentation' }, claims)).toEqual({
      type: 'VerifiablePresentation',
      holder: 'did:example:school',
      id: 'urn:uuid:1',
    })
    expect(restorePresentation({ holder: 'did:example:holder' }, claims)).toMatchObject({
      holder: 'did:example:holder',
    })
  })
})
