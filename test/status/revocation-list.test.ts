import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { readRevocationList } from '../../src/status/revocation-list.js'
import { thrownBy } from '../support/thrown-by.js'

const url = 'https://school.example/revocations'
const [first, second] = ['urn:uuid:0a0c3a52-9a5c-4d8c-8f4e-0d1d5d1f1a01', 'https://school.example/badges/2']

const revokedIn = (revokedCredential: JsonValue): string[] => [
  ...readRevocationList({ revokedCredential }, url).revoked,
]

const refusalOf = (document: JsonValue): object => {
  const error = thrownBy(() => readRevocationList(document, url))
  expect({ code: error.code, url: error.url }).toEqual({ code: 'STATUS_LIST_INVALID', url })
  return error.facts
}

describe('readRevocationList', () => {
  it('reads its id, who says to have written it, and what is revoked', () => {
    const list = {
      id: url,
      issuer: { id: 'https://school.example/issuer', type: 'Profile' },
      revokedCredential: [{ id: first, revoked: true, revocationReason: 'Awarded in error' }, { id: second }],
    }
    const issuer = 'https://school.example/issuer'
    expect(readRevocationList(list, url)).toEqual({ id: url, issuer, revoked: new Set([first, second]) })
    expect(readRevocationList({ ...list, issuer }, url).issuer).toBe(issuer)
  })

  it('needs neither id nor issuer', () => {
    expect(readRevocationList({ revokedCredential: [] }, url)).toEqual({
      id: undefined,
      issuer: undefined,
      revoked: new Set(),
    })
  })

  it('takes a member that says nothing else for revoked, and believes one that says that it is not', () => {
    expect(revokedIn([{ id: first }, { id: second, revoked: false }])).toEqual([first])
  })

  it('takes one that is named twice for revoked if any of the two says so', () => {
    expect(revokedIn([{ id: first, revoked: false }, { id: first }])).toEqual([first])
    expect(revokedIn([{ id: first }, { id: first, revoked: false }])).toEqual([first])
  })

  it('compares ids exactly', () => {
    const { revoked } = readRevocationList({ revokedCredential: [{ id: second }] }, url)
    const alike = [second.toUpperCase(), `${second}/`, `${second}#`, ` ${second}`, '']
    expect(alike.filter((id) => revoked.has(id))).toEqual([])
  })

  it('is no object with keys that it inherits', () => {
    const { revoked } = readRevocationList({ revokedCredential: [{ id: first }] }, url)
    expect(['__proto__', 'toString', 'constructor'].filter((id) => revoked.has(id))).toEqual([])
  })

  // Nothing is good because it could not be read.
  it.each<[string, JsonValue]>([
    ['no object', 'revoked'],
    ['null', null],
    ['an array of ids', [first]],
    ['an empty object', {}],
    ['revokedCredential that is null', { revokedCredential: null }],
    ['revokedCredential that is one object', { revokedCredential: { id: first } }],
    ['revokedCredential that is an object by id', { revokedCredential: { [first]: { revoked: true } } }],
  ])('refuses %s with STATUS_LIST_INVALID', (_, document) => {
    expect(refusalOf(document)).toEqual({ url, reason: 'it has no "revokedCredential"' })
  })

  it.each<[string, JsonValue[], string]>([
    ['that is text', ['first'], '"first"'],
    ['that is null', [null], 'null'],
    ['without id', [{ revoked: true }], 'an object'],
    ['whose id is a number', [{ id: 7 }], 'an object'],
    ['whose id is an array', [{ id: [first] }], 'an object'],
    ['that is neither revoked nor not', [{ id: first, revoked: 'false' }], 'an object'],
    ['whose revoked is null', [{ id: first, revoked: null }], 'an object'],
    ['whose revoked is 0', [{ id: first, revoked: 0 }], 'an object'],
    ['that is bad, among good ones', [{ id: first }, 7, { id: second }], '7'],
  ])('refuses a member %s with STATUS_LIST_INVALID', (_, revokedCredential, found) => {
    expect(refusalOf({ revokedCredential })).toEqual({ url, reason: `a member of it cannot be read: ${found}` })
  })
})
