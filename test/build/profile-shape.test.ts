import { describe, expect, it } from 'vitest'
import { readIdentifierEntries, readParty, readProfile } from '../../src/build/profile-shape.js'
import { placeOf, readWith } from './support.js'

describe('readProfile', () => {
  it.each([
    [undefined, ''],
    ['did:web:school.example', ''],
    [{}, '/id'],
    [{ id: 'school' }, '/id'],
    [{ id: 'javascript:alert(1)' }, '/id'],
    [{ id: 'data:text/html,x' }, '/id'],
    [{ id: 'urn:x:1', name: null }, '/name'],
    [{ id: 'urn:x:1', name: '\u200b\u00a0' }, '/name'],
    [{ id: 'urn:x:1', name: 'a\u0000b' }, '/name'],
    [{ id: 'urn:x:1', name: { en: 'School' } }, '/name'],
    [{ id: 'urn:x:1', url: 'school.example' }, '/url'],
    [{ id: 'urn:x:1', url: 'JavaScript:alert(1)' }, '/url'],
    [{ id: 'urn:x:1', email: 'office' }, '/email'],
    [{ id: 'urn:x:1', dateOfBirth: '2001-02-29' }, '/dateOfBirth'],
    [{ id: 'urn:x:1', dateOfBirth: '2001-02-28T00:00:00Z' }, '/dateOfBirth'],
    [{ id: 'urn:x:1', otherIdentifier: [] }, '/otherIdentifier'],
    [{ id: 'urn:x:1', endorsementJwt: ['a.b'] }, '/endorsementJwt/0'],
    [{ id: 'urn:x:1', endorsementJwt: ['a.b.c', 'a.b.c'] }, '/endorsementJwt/1'],
    [{ id: 'urn:x:1', parentOrg: 'urn:x:2' }, '/parentOrg'],
    [{ id: 'urn:x:1', parentOrg: { id: 'urn:x:2', parentOrg: { id: 'a' } } }, '/parentOrg/parentOrg/id'],
    [{ id: 'urn:x:1', address: { addressCountryCode: 'no' } }, '/address/addressCountryCode'],
    [{ id: 'urn:x:1', address: { geo: { latitude: 91, longitude: 0 } } }, '/address/geo/latitude'],
    [{ id: 'urn:x:1', address: { geo: { latitude: 1 } } }, '/address/geo/longitude'],
    [{ id: 'urn:x:1', address: { geo: { latitude: 1, longitude: 0.1 + 0.2 } } }, '/address/geo/longitude'],
  ])('refuses %j', (profile, place) => {
    expect(placeOf(() => readWith(readProfile, profile))).toBe(place)
  })
})

describe('readParty', () => {
  it('makes an id for those who issue nothing, and for the organisations above a profile', () => {
    expect(readWith(readParty, { name: 'The Guild' }).id).toMatch(/^urn:uuid:/)
    expect(readWith(readProfile, { id: 'urn:x:1', parentOrg: { name: 'The Guild' } }).parentOrg?.id).toMatch(
      /^urn:uuid:/,
    )
  })
})

describe('readIdentifierEntries', () => {
  it.each([
    [[{ identifier: '1' }], '/0/identifierType'],
    [[{ identifierType: 'isbn' }], '/0/identifier'],
    [[{ identifier: 1, identifierType: 'isbn' }], '/0/identifier'],
    [[{ identifier: '1', identifierType: 'ISBN-13' }], '/0/identifierType'],
    [[{ identifier: '1', identifierType: 'isbn', note: 'x' }], '/0/note'],
  ])('refuses %j', (entries, place) => {
    expect(placeOf(() => readWith(readIdentifierEntries, entries))).toBe(place)
  })
})
