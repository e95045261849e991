import { describe, expect, it } from 'vitest'
import { readAward } from '../../src/build/credential-shape.js'
import { award, placeOf, readWith, refusalOf } from './support.js'

describe('readAward', () => {
  it.each([
    [{ creditsEarned: -1 }, '/creditsEarned'],
    [{ creditsEarned: '10' }, '/creditsEarned'],
    [{ licenseNumber: 7 }, '/licenseNumber'],
    [{ results: [] }, '/results'],
    [{ results: [{ value: 7 }] }, '/results/0/value'],
    [{ results: [{ status: 'Passed' }] }, '/results/0/status'],
    [{ results: [{ status: 'ext:Passed' }] }, '/results/0/status'],
    [{ results: [{ score: '7' }] }, '/results/0/score'],
    [{ evidence: { narrative: 'x' } }, '/evidence'],
    [{ evidence: [{ id: 'data:text/html,x' }] }, '/evidence/0/id'],
    [{ evidence: [{ narrative: 'x', type: 'Video' }] }, '/evidence/0/type'],
    [{ awardedDate: '2020-06-01' }, '/awardedDate'],
    [{ endorsementJwt: 'a.b.c' }, '/endorsementJwt'],
    [{ source: 'urn:x:1' }, '/source'],
  ])('refuses %j', (changes, place) => {
    expect(placeOf(() => readWith(readAward, { ...award, ...changes }))).toBe(place)
  })

  it.each([
    ['issuanceDate', 'validFrom'],
    ['expirationDate', 'validUntil'],
    ['credentialSubject', 'recipient'],
    ['@context', 'contexts'],
    ['result', 'results'],
    ['licenceNumber', 'licenseNumber'],
    ['Evidence', 'evidence'],
  ])('suggests for %s %s', (name, suggestion) => {
    const { path, facts } = refusalOf(() => readWith(readAward, { ...award, [name]: 'x' }))
    expect(path).toBe(`/${name}`)
    expect(facts).toMatchObject({ suggestion })
  })
})
