import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { endOf, idOf, issuerIdOf, startOf, subjectsOf } from '../../src/model/readers.js'

describe('readers', () => {
  it.each<[string, JsonObject, string | undefined]>([
    ['an issuer given as text', { issuer: 'did:web:a.example' }, 'did:web:a.example'],
    ['an issuer given as a profile', { issuer: { id: 'did:web:a.example' } }, 'did:web:a.example'],
    ['a profile without id', { issuer: { name: 'A' } }, undefined],
    ['an id that is no text', { issuer: { id: 7 } }, undefined],
    ['several issuers', { issuer: ['did:web:a.example'] }, undefined],
    ['no issuer', {}, undefined],
  ])('issuerIdOf reads %s', (_, credential, id) => {
    expect(issuerIdOf(credential)).toBe(id)
  })

  it('idOf reads nothing from nothing, null and numbers', () => {
    expect([undefined, null, 7].map(idOf)).toEqual([undefined, undefined, undefined])
  })

  it('subjectsOf reads one subject, several, or none, and leaves out what is no object', () => {
    const [a, b] = [{ id: 'did:example:a' }, { id: 'did:example:b' }]
    expect(subjectsOf({ credentialSubject: a })).toEqual([a])
    expect(subjectsOf({ credentialSubject: [a, 'did:example:c', b] })).toEqual([a, b])
    expect(subjectsOf({})).toEqual([])
  })

  it('startOf and endOf read either data model', () => {
    expect([{ validFrom: 'a' }, { issuanceDate: 'b' }, {}].map(startOf)).toEqual(['a', 'b', undefined])
    expect([{ validUntil: 'a' }, { expirationDate: 'b' }, {}].map(endOf)).toEqual(['a', 'b', undefined])
  })

  it('startOf and endOf of a credential that has both names are those that leave less', () => {
    const [early, late] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00+14:00']
    for (const [one, other] of [
      [early, late],
      [late, early],
    ] as const) {
      expect(startOf({ validFrom: one, issuanceDate: other })).toBe(late)
      expect(endOf({ validUntil: one, expirationDate: other })).toBe(early)
    }
  })

  it.each([null, 0, '', 'soon'])('startOf and endOf do not hide %j behind a date', (wrong) => {
    const right = '2026-01-01T00:00:00Z'
    expect(startOf({ validFrom: right, issuanceDate: wrong })).toBe(wrong)
    expect(startOf({ validFrom: wrong, issuanceDate: right })).toBe(wrong)
    expect(endOf({ validUntil: right, expirationDate: wrong })).toBe(wrong)
    expect(endOf({ validUntil: wrong, expirationDate: right })).toBe(wrong)
  })
})

it('takes a date that is null for one that is there', () => {
  expect(startOf({ validFrom: null, issuanceDate: '2026-01-01T00:00:00Z' })).toBeNull()
  expect(endOf({ validUntil: null, expirationDate: '2026-01-01T00:00:00Z' })).toBeNull()
})
