import { describe, expect, it } from 'vitest'
import { hashIdentity } from '../../src/build/hash-identity.js'
import { readRecipient } from '../../src/build/recipient.js'
import { placeOf, readWith, refusalOf } from './support.js'

describe('readRecipient', () => {
  it('takes an id alone', () => {
    expect(readWith(readRecipient, { id: 'did:example:learner' })).toEqual({ id: 'did:example:learner' })
  })

  it('hashes an email address, in lower case, unless told otherwise', () => {
    const { identifier = [] } = readWith(readRecipient, { email: 'Kari@Example.org' })
    const [identity] = identifier
    expect(identity).toEqual(hashIdentity({ type: 'emailAddress', value: 'kari@example.org', salt: identity!.salt! }))
    expect(identity!.salt).toMatch(/^[0-9a-f]{32}$/)
  })

  it('salts each identifier by itself', () => {
    const identifiers = [
      { type: 'emailAddress', value: 'a@example.org' },
      { type: 'accountId', value: 'a@example.org' },
    ]
    const { identifier = [] } = readWith(readRecipient, { identifiers })
    expect(new Set(identifier.map(({ salt }) => salt)).size).toBe(2)
  })

  it('writes identifiers plain if told so', () => {
    const recipient = { email: 'Kari@Example.org', identifiersAs: 'plain' }
    expect(readWith(readRecipient, recipient).identifier).toEqual([
      { type: 'IdentityObject', hashed: false, identityHash: 'kari@example.org', identityType: 'emailAddress' },
    ])
  })

  it('writes the name so that it can be read, whatever else is hashed', () => {
    const { identifier } = readWith(readRecipient, { name: 'Kari Nordmann', email: 'kari@example.org' })
    expect(identifier).toMatchObject([
      { hashed: true, identityType: 'emailAddress' },
      { hashed: false, identityType: 'name', identityHash: 'Kari Nordmann' },
    ])
  })

  it('takes identities that were hashed before as they are', () => {
    const identity = hashIdentity({ type: 'ext:employeeNumber', value: '4711' })
    const recipient = { identifiers: [identity], identifiersAs: 'plain' }
    expect(readWith(readRecipient, recipient).identifier).toEqual([identity])
  })

  it.each([[{}], [{ identifiersAs: 'plain' }], [{ id: undefined }]])(
    'refuses %j, which says nothing of who it is',
    (recipient) => {
      expect(placeOf(() => readWith(readRecipient, recipient))).toBe('')
    },
  )

  it('refuses an email address as the id and suggests the property beside it', () => {
    const { path, facts } = refusalOf(() => readWith(readRecipient, { id: 'kari@example.org' }))
    expect(path).toBe('/id')
    expect(facts).toMatchObject({ suggestion: 'email' })
  })

  it('takes a mailto: IRI as the id', () => {
    expect(readWith(readRecipient, { id: 'mailto:kari@example.org' }).id).toBe('mailto:kari@example.org')
  })

  it.each([
    ['kari@example.org', ''],
    [{ email: 'kari' }, '/email'],
    [{ email: 'kari @example.org' }, '/email'],
    [{ email: ['kari@example.org'] }, '/email'],
    [{ name: '' }, '/name'],
    [{ identifiers: [] }, '/identifiers'],
    [{ identifiers: ['4711'] }, '/identifiers/0'],
    [{ identifiers: [{ type: 'accountId' }] }, '/identifiers/0/value'],
    [{ identifiers: [{ value: '4711' }] }, '/identifiers/0/type'],
    [{ name: 'Kari', identifiersAs: 'hash' }, '/identifiersAs'],
    [{ name: 'Kari', hashed: true }, '/hashed'],
  ])('refuses %j', (recipient, place) => {
    expect(placeOf(() => readWith(readRecipient, recipient))).toBe(place)
  })
})
