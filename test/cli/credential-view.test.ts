import { describe, expect, it } from 'vitest'
import { hostOf, viewOf } from '../../src/cli/credential-view.js'
import type { AuthenticCredential } from '../../src/gates/authentic-credential.js'
import type { JsonObject } from '../../src/json/json.js'
import { badgeOf } from './badges.js'

// What passed the gates is a document that reads as it was signed; here it need only be read.
const authentic = (document: JsonObject): AuthenticCredential => document as unknown as AuthenticCredential

describe('viewOf', () => {
  it('shows what a badge is, by whom, for which kind of recipient, and until when', () => {
    expect(viewOf(authentic(badgeOf('did:web:academy.example')))).toEqual({
      name: 'Welding, level 1',
      achievement: undefined,
      achievementType: 'Certificate',
      issuerName: 'Example Academy',
      issuerId: 'did:web:academy.example',
      issuerHost: 'academy.example',
      recipient: 'id (did:example)',
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2028-01-01T00:00:00Z',
    })
  })

  it('shows the achievement beside a badge of another name', () => {
    const view = viewOf(authentic(badgeOf('did:key:z6Mk', { name: 'Welder' })))
    expect([view.name, view.achievement]).toEqual(['Welder', 'Welding, level 1'])
  })

  it('shows of identifiers their kind only', () => {
    const identifier = [
      { type: 'IdentityObject', hashed: true, identityHash: 'sha256$aa', identityType: 'emailAddress' },
      { type: 'IdentityObject', hashed: false, identityHash: 'Ada', identityType: 'name' },
    ]
    const view = viewOf(
      authentic(badgeOf('did:key:z6Mk', { credentialSubject: { id: 'mailto:a@b.example', identifier } })),
    )
    expect(view.recipient).toBe('id (mailto), emailAddress (hashed), name (readable)')
  })

  it('shows every text of a node that is described twice', () => {
    const issuer = { id: 'did:key:z6Mk', name: ['Example Academy', 'Another Academy'] }
    expect(viewOf(authentic(badgeOf('', { issuer }))).issuerName).toBe('Example Academy / Another Academy')
  })

  it('reads an issuer that is only an id', () => {
    const view = viewOf(authentic(badgeOf('', { issuer: 'https://academy.example/issuer' })))
    expect([view.issuerId, view.issuerName]).toEqual(['https://academy.example/issuer', undefined])
  })

  it('reads the dates of data model 1.1', () => {
    const view = viewOf(authentic({ issuanceDate: '2020-01-01T00:00:00Z', expirationDate: '2021-01-01T00:00:00Z' }))
    expect([view.validFrom, view.validUntil]).toEqual(['2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'])
  })
})

describe('hostOf', () => {
  it.each([
    ['did:web:academy.example', 'academy.example'],
    ['did:web:localhost%3A8443:issuers:1', 'localhost:8443'],
    ['https://academy.example/issuer', 'academy.example'],
    ['https://аcademy.example/', 'xn--cademy-2nf.example'],
  ])('finds the host of %s', (id, host) => {
    expect(hostOf(id)).toBe(host)
  })

  it.each(['did:key:z6Mk', 'urn:uuid:1', 'http://academy.example', 'did:web:', ''])('finds none in "%s"', (id) => {
    expect(hostOf(id)).toBeUndefined()
  })
})
