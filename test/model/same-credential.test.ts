import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { isNewer, isSameCredential, startMomentOf } from '../../src/model/same-credential.js'

const id = 'https://academy.example/badges/7'
const issuer = { id: 'did:web:academy.example', type: ['Profile'], name: 'Academy' }
const badge: JsonObject = { id, issuer, validFrom: '2026-01-01T00:00:00Z' }

describe('isSameCredential', () => {
  it.each([
    ['the same ids', {}],
    ['an issuer that is no more than its id', { issuer: issuer.id }],
    ['another name, subject, proof and date', { name: 'B', credentialSubject: {}, proof: {}, validFrom: 'tomorrow' }],
    ['a percent-encoded letter in the id', { id: 'https://academy.example/%62adges/7' }],
    ['a percent-encoded issuer', { issuer: 'did%3Aweb%3aacademy.example' }],
    ['white space around the id', { id: `\n ${id}\t` }],
    ['percent-encoded white space after the id', { id: `${id}%20%0A` }],
    ['white space around the id of the issuer', { issuer: { ...issuer, id: ` ${issuer.id}\u00a0` } }],
  ])('takes a credential for the same with %s', (_, change) => {
    expect(isSameCredential(badge, { ...badge, ...change })).toBe(true)
    expect(isSameCredential({ ...badge, ...change }, badge)).toBe(true)
  })

  it.each([
    ['another id', { id: 'https://academy.example/badges/8' }],
    ['another issuer', { issuer: 'did:web:other.example' }],
    ['an id in capitals', { id: 'HTTPS://academy.example/badges/7' }],
    ['an id with a default port', { id: 'https://academy.example:443/badges/7' }],
    ['an id that is percent-encoded twice', { id: 'https://academy.example/%2562adges/7' }],
    ['an id with a slash more', { id: `${id}/` }],
    ['white space inside the id', { id: 'https://academy.example/ badges/7' }],
    ['no id', { id: undefined }],
    ['no issuer', { issuer: undefined }],
    ['an issuer without an id', { issuer: { name: 'Academy' } }],
    ['an id that is no text', { id: 7 }],
  ] as readonly (readonly [string, JsonObject])[])('takes it for another with %s', (_, change) => {
    expect(isSameCredential(badge, { ...badge, ...change })).toBe(false)
    expect(isSameCredential({ ...badge, ...change }, badge)).toBe(false)
  })

  it('takes two credentials without ids for two', () => {
    expect(isSameCredential({ issuer }, { issuer })).toBe(false)
    expect(isSameCredential({ id }, { id })).toBe(false)
    expect(isSameCredential({ id: ' ', issuer }, { id: '%20', issuer })).toBe(false)
  })

  it.each(['urn:x:%', 'urn:x:%zz', 'urn:x:%C3', 'urn:x:%ED%A0%80'])('compares %s as it is written', (malformed) => {
    const same = { id: malformed, issuer }
    expect(isSameCredential(same, { id: ` ${malformed} `, issuer })).toBe(true)
    expect(isSameCredential(same, { id: `${malformed}x`, issuer })).toBe(false)
    // Encoded once more it could be unescaped to the very text of the other.
    expect(isSameCredential(same, { id: malformed.replaceAll('%', '%25'), issuer })).toBe(false)
  })
})

describe('isNewer', () => {
  it.each([
    ['2026-01-01T00:00:01Z', true],
    ['2026-01-01T00:00:00.001Z', true],
    ['2026-01-01T00:00:00Z', false],
    ['2025-12-31T23:59:59Z', false],
    // The same moment, and one before, elsewhere.
    ['2026-01-01T02:00:00+02:00', false],
    ['2026-01-01T01:00:00+02:00', false],
    ['2025-12-31T23:00:01-01:00', true],
    ['2027-01-01T00:00:00', false],
    ['2027-01-01', false],
    ['', false],
    [2027, false],
    [undefined, false],
  ])('of one that is valid from %s is %s', (validFrom, expected) => {
    expect(isNewer({ ...badge, validFrom } as JsonObject, badge)).toBe(expected)
  })

  it('compares across data models', () => {
    const old: JsonObject = { id, issuer, issuanceDate: '2025-06-01T00:00:00Z' }
    expect(isNewer(badge, old)).toBe(true)
    expect(isNewer(old, badge)).toBe(false)
    expect(isNewer({ ...old, issuanceDate: '2026-06-01T00:00:00Z' }, badge)).toBe(true)
  })

  it('is false of another credential, however late', () => {
    const late = { ...badge, validFrom: '2030-01-01T00:00:00Z' }
    expect(isNewer(late, badge)).toBe(true)
    expect(isNewer({ ...late, id: 'urn:x:1' }, badge)).toBe(false)
    expect(isNewer({ ...late, issuer: 'did:web:other.example' }, badge)).toBe(false)
  })

  it('is false where the other has no date', () => {
    expect(isNewer(badge, { id, issuer })).toBe(false)
  })
})

describe('startMomentOf', () => {
  it('reads validFrom, or issuanceDate where there is none', () => {
    expect(startMomentOf(badge)).toBe(Date.UTC(2026, 0, 1))
    expect(startMomentOf({ issuanceDate: '2026-01-01T00:00:00Z' })).toBe(Date.UTC(2026, 0, 1))
    expect(startMomentOf({ validFrom: null, issuanceDate: '2026-01-01T00:00:00Z' })).toBeUndefined()
  })
})
