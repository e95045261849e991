import { describe, expect, it } from 'vitest'
import { readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { checkKeyLifetime, endOfKey } from '../../src/proof/key-lifetime.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const key = readPublicKey({ ...(await fixedKey('school')).publicKey }, defaultLimits)
const day = (number: number): number => Date.UTC(2026, 0, number)

const check = (lifetime: { revoked?: number; expires?: number }, at: number, checkedAt: number): string => {
  const issuerKey = { key, source: 'key-document', id: 'a', ...lifetime } as const
  try {
    checkKeyLifetime(issuerKey, { at, checkedAt })
    return 'good'
  } catch {
    return thrownBy(() => checkKeyLifetime(issuerKey, { at, checkedAt })).code
  }
}

describe('checkKeyLifetime', () => {
  it.each([
    ['neither date', {}, day(10), day(10), 'good'],
    ['revoked later than now', { revoked: day(11) }, day(10), day(10), 'good'],
    ['revoked this very moment', { revoked: day(10) }, day(10), day(10), 'KEY_REVOKED'],
    ['revoked before', { revoked: day(9) }, day(10), day(10), 'KEY_REVOKED'],
    ['revoked between the moment judged and now', { revoked: day(9) }, day(1), day(10), 'KEY_REVOKED'],
    ['revoked before the moment judged, which is to come, but not yet', { revoked: day(15) }, day(20), day(10), 'good'],
    ['revoked at the beginning of time', { revoked: 0 }, day(10), day(10), 'KEY_REVOKED'],
    ['expiring later', { expires: day(11) }, day(10), day(10), 'good'],
    ['expiring at the moment judged', { expires: day(10) }, day(10), day(10), 'good'],
    ['expired a millisecond before', { expires: day(10) - 1 }, day(10), day(10), 'KEY_EXPIRED'],
    ['expired by now, but not at the moment judged', { expires: day(5) }, day(1), day(10), 'good'],
    ['not expired by now, but at the moment judged', { expires: day(15) }, day(20), day(10), 'KEY_EXPIRED'],
    ['revoked and expired', { revoked: day(1), expires: day(1) }, day(10), day(10), 'KEY_REVOKED'],
    ['expired, and to be revoked', { revoked: day(20), expires: day(1) }, day(10), day(10), 'KEY_EXPIRED'],
  ])('a key with %s', (_, lifetime, at, checkedAt, outcome) => {
    expect(check(lifetime, at, checkedAt)).toBe(outcome)
  })

  it('tells of the dates that name no zone, and in which document they stand', () => {
    const withoutZone = [{ found: '"2026-01-11T00:00:00"', url: 'https://school.example/keys' }]
    const expiring = { key, source: 'jwks', id: 'a', expires: day(11), withoutZone } as const
    expect(checkKeyLifetime(expiring, { at: day(10), checkedAt: day(10) })).toMatchObject([
      { code: 'DATE_READ_AS_UTC', facts: { found: '"2026-01-11T00:00:00"' }, url: 'https://school.example/keys' },
    ])
    expect(checkKeyLifetime({ key, source: 'did', id: 'a' }, { at: day(10), checkedAt: day(10) })).toEqual([])
  })

  it('names key and dates', () => {
    const revoked = { key, source: 'jwks', id: 'a', revoked: day(1) } as const
    const error = thrownBy(() => checkKeyLifetime(revoked, { at: day(2), checkedAt: day(2) }))
    expect(error.facts).toEqual({ key: 'a', revoked: '2026-01-01T00:00:00Z' })
    const expired = { key, source: 'jwks', id: 'b', expires: day(1) } as const
    expect(thrownBy(() => checkKeyLifetime(expired, { at: day(2), checkedAt: day(3) })).facts).toEqual({
      key: 'b',
      expires: '2026-01-01T00:00:00Z',
      at: '2026-01-02T00:00:00Z',
    })
  })
})

describe('endOfKey', () => {
  it.each<[string, { readonly revoked?: number; readonly expires?: number }, number | undefined]>([
    ['neither date', {}, undefined],
    ['a revocation', { revoked: day(9) }, day(9)],
    ['an expiry', { expires: day(9) }, day(9)],
    ['a revocation before its expiry', { revoked: day(5), expires: day(9) }, day(5)],
    ['a revocation after its expiry', { revoked: day(9), expires: day(5) }, day(5)],
    ['both at once', { revoked: day(5), expires: day(5) }, day(5)],
    ['a revocation at the beginning of time', { revoked: 0, expires: day(5) }, 0],
    ['an expiry before the beginning of time', { expires: -1 }, -1],
  ])('of a key with %s', (_, lifetime, end) => {
    expect(endOfKey({ key, source: 'key-document', id: 'a', ...lifetime })).toBe(end)
  })
})
