import { describe, expect, it } from 'vitest'
import { hashIdentity } from '../../src/build/hash-identity.js'
import { countingRandom, placeOf, refusalOf } from './support.js'

describe('hashIdentity', () => {
  // The two vectors that the standard gives (spec.md §1.7).
  it.each([
    ['a@example.com', 'Kosher', 'b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'],
    ['jjefferson18@example.com', 'FleurDeSel', '658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc'],
  ])('hashes %s with the salt %s as the standard does', (value, salt, digest) => {
    expect(hashIdentity({ type: 'emailAddress', value, salt })).toEqual({
      type: 'IdentityObject',
      hashed: true,
      identityHash: `sha256$${digest}`,
      identityType: 'emailAddress',
      salt,
    })
  })

  it('hashes an email address in lower case', () => {
    const lower = hashIdentity({ type: 'emailAddress', value: 'a@example.com', salt: 's' })
    expect(hashIdentity({ type: 'emailAddress', value: 'A@Example.COM', salt: 's' })).toEqual(lower)
  })

  it('hashes what is no email address as it is written', () => {
    const lower = hashIdentity({ type: 'accountId', value: 'kari', salt: 's' })
    expect(hashIdentity({ type: 'accountId', value: 'Kari', salt: 's' }).identityHash).not.toBe(lower.identityHash)
  })

  it('makes a salt of 128 random bits where none is given', () => {
    const { salt } = hashIdentity({ type: 'name', value: 'Kari' }, { random: countingRandom() })
    expect(salt).toBe('0102030405060708090a0b0c0d0e0f10')
  })

  it('makes another salt each time', () => {
    const salts = Array.from({ length: 20 }, () => hashIdentity({ type: 'name', value: 'Kari' }).salt)
    expect(new Set(salts).size).toBe(20)
  })

  it('returns a frozen object', () => {
    expect(Object.isFrozen(hashIdentity({ type: 'name', value: 'Kari' }))).toBe(true)
  })

  it.each([
    [{ value: 'Kari' }, '/type'],
    [{ type: 'name' }, '/value'],
    [{ type: 'email', value: 'a@example.com' }, '/type'],
    [{ type: 'ext:', value: 'a' }, '/type'],
    [{ type: 'name', value: '' }, '/value'],
    [{ type: 'name', value: 'Kari', salt: '' }, '/salt'],
    [{ type: 'name', value: 'Kari', pepper: 'x' }, '/pepper'],
    ['kari@example.org', ''],
  ])('refuses %j', (input, place) => {
    expect(placeOf(() => hashIdentity(input as never))).toBe(place)
  })

  it('refuses randomness that does not make as many bytes as it was asked for', () => {
    const random = (): Uint8Array => new Uint8Array(4)
    expect(refusalOf(() => hashIdentity({ type: 'name', value: 'Kari' }, { random })).code).toBe('OPTIONS_INVALID')
  })
})
