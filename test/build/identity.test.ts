import { describe, expect, it } from 'vitest'
import {
  identifierType,
  readIdentityObject,
  toHashedIdentity,
  toIdentifier,
  toPlainIdentity,
} from '../../src/build/identity.js'
import { identifierTypes } from '../../src/model/vocabulary.js'
import { placeOf, readWith, refusalOf } from './support.js'

const made = {
  type: 'IdentityObject',
  hashed: true,
  identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
  identityType: 'emailAddress',
  salt: 'Kosher',
}

describe('identifierType', () => {
  it.each(identifierTypes)('takes %s', (type) => {
    expect(readWith(identifierType, type)).toBe(type)
  })

  it.each([
    ['email', 'emailAddress'],
    ['emailadress', 'emailAddress'],
    ['username', 'userName'],
    ['Name', 'name'],
  ])('refuses %s and suggests %s', (type, suggestion) => {
    expect(refusalOf(() => readWith(identifierType, type)).facts).toMatchObject({ suggestion })
  })
})

describe('toIdentifier', () => {
  it('puts an email address in lower case, and nothing else', () => {
    expect(toIdentifier('emailAddress', 'A@B.no').value).toBe('a@b.no')
    expect(toIdentifier('name', 'Kari').value).toBe('Kari')
  })
})

describe('toPlainIdentity', () => {
  it('writes the identifier so that it can be read, without a salt', () => {
    expect(toPlainIdentity({ type: 'name', value: 'Kari' })).toEqual({
      type: 'IdentityObject',
      hashed: false,
      identityHash: 'Kari',
      identityType: 'name',
    })
  })
})

describe('toHashedIdentity', () => {
  it('hashes identifier and salt in UTF-8', () => {
    const identity = readWith(
      (_value, reading) => toHashedIdentity({ type: 'name', value: 'Kåre' }, reading, 'ø'),
      null,
    )
    // printf 'Kåreø' | sha256sum
    expect(identity.identityHash).toBe('sha256$58f4c34d3aa0bc76672bb28d77af97e016bc39c2df344fea909813e602f6ae9c')
  })
})

describe('readIdentityObject', () => {
  it('keeps an identity that has been made already', () => {
    expect(readWith(readIdentityObject, made)).toEqual(made)
  })

  it('adds the type', () => {
    const { type: _type, ...untyped } = made
    expect(readWith(readIdentityObject, untyped)).toEqual(made)
  })

  it('keeps a plain one', () => {
    const plain = { type: 'IdentityObject', hashed: false, identityHash: 'Kari', identityType: 'name' }
    expect(readWith(readIdentityObject, plain)).toEqual(plain)
  })

  it.each([
    [{ ...made, hashed: undefined }, '/hashed'],
    [{ ...made, hashed: 'true' }, '/hashed'],
    [{ ...made, identityHash: undefined }, '/identityHash'],
    [{ ...made, identityHash: 'a@example.com' }, '/identityHash'],
    [{ ...made, identityHash: 'md5$900150983cd24fb0d6963f7d28e17f72' }, '/identityHash'],
    [{ ...made, identityType: 'email' }, '/identityType'],
    [{ ...made, note: 'x' }, '/note'],
  ])('refuses %j', (identity, place) => {
    expect(placeOf(() => readWith(readIdentityObject, identity))).toBe(place)
  })

  it('stays closed even with contexts of one’s own', () => {
    const read = (): unknown => readWith(readIdentityObject, { ...made, note: 'x' }, ['https://school.example/c.json'])
    expect(placeOf(read)).toBe('/note')
  })
})
