import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { readDidJwk, readDidKey } from '../../src/keys/did.js'
import { readJwks, readKeysFor } from '../../src/keys/key-document.js'
import { didJwkOf, didKeyOf, didWebDocument, jwksOf } from '../../src/keys/publish.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const did = 'did:web:school.example'
const place = { id: did, limits: defaultLimits, url: '' }
const rsa = await generateKey({ algorithm: 'RS256', rsaBits: 2_048, id: `${did}#rsa` })
const keys = [
  await fixedKey('publish', { id: `${did}#ed25519` }),
  await fixedKey('publish', { algorithm: 'ES256', id: `${did}#p256` }),
  await fixedKey('publish', { algorithm: 'ES384', id: `${did}#p384` }),
  rsa,
]
const elliptic = keys.slice(0, 3)
const thumbprintsIn = (list: readonly { readonly read: () => { readonly jwk: object } }[]): readonly object[] =>
  list.map((key) => key.read().jwk)

describe('didKeyOf', () => {
  it.each(elliptic.map((key) => [key.algorithm, key] as const))(
    'writes %s keys so that they are read again',
    (_, { publicKey }) => {
      expect(readDidKey(didKeyOf(publicKey) ?? '', defaultLimits).jwk).toEqual(publicKey)
    },
  )

  it('writes the vector of the method', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' }
    expect(didKeyOf(jwk)).toBe('did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp')
  })

  it('writes none for RSA', () => {
    expect(didKeyOf(rsa.publicKey)).toBeUndefined()
  })
})

describe('didJwkOf', () => {
  it.each(keys.map((key) => [key.algorithm, key] as const))(
    'writes %s keys so that they are read again',
    (_, { publicKey }) => {
      expect(readDidJwk(didJwkOf(publicKey), defaultLimits).jwk).toEqual(publicKey)
    },
  )
})

describe('didWebDocument', () => {
  const document = didWebDocument(did, keys)

  it('lists every key by its absolute id', () => {
    expect(document.id).toBe(did)
    expect(document.assertionMethod).toEqual(keys.map(({ id }) => id))
    expect(document.verificationMethod.map(({ controller }) => controller)).toEqual([did, did, did, did])
    expect(document.verificationMethod.map(({ type }) => type)).toEqual([
      'Multikey',
      'Multikey',
      'Multikey',
      'JsonWebKey',
    ])
  })

  it('is read again', () => {
    const read = readKeysFor(document, 'assertionMethod', place)
    expect(read.map(({ id }) => id)).toEqual(keys.map(({ id }) => id))
    expect(thumbprintsIn(read)).toEqual(keys.map(({ publicKey }) => publicKey))
  })

  it('says when keys were given up and when they end', () => {
    const [{ id, publicKey }] = keys as [(typeof keys)[number]]
    const dated = didWebDocument(did, [
      { id, publicKey, revoked: '2026-01-01T01:00:00+01:00', expires: new Date(Date.UTC(2027, 0, 1)) },
    ])
    expect(dated.verificationMethod[0]).toMatchObject({
      revoked: '2026-01-01T00:00:00Z',
      expires: '2027-01-01T00:00:00Z',
    })
    const [read] = readKeysFor(dated, 'assertionMethod', place)
    expect(read?.lifetime()).toEqual({
      revoked: Date.UTC(2026, 0, 1),
      expires: Date.UTC(2027, 0, 1),
      withoutZone: [],
    })
  })

  it.each<[string, () => unknown]>([
    ['another method', () => didWebDocument('did:key:z6Mk', keys)],
    ['an address', () => didWebDocument('https://school.example', keys)],
    ['no keys', () => didWebDocument(did, [])],
    ['a key of another DID', () => didWebDocument('did:web:else.example', keys)],
    ['a key named by the DID alone', () => didWebDocument(did, [{ ...rsa, id: did }])],
    ['two keys of one name', () => didWebDocument(did, [rsa, { ...rsa, publicKey: keys[0]!.publicKey }])],
    ['a date that is none', () => didWebDocument(did, [{ ...rsa, revoked: 'yesterday' }])],
  ])('refuses %s', (_, make) => {
    expect(thrownBy(make).code).toBe('OPTIONS_INVALID')
  })

  it.each([
    'did:web:',
    'did:web:School.example',
    'did:web:school.example/1',
    'did:web:school.example#a',
    'did:web:a b',
  ])('refuses %s, which nobody could resolve', (malformed) => {
    const named = keys.map((key, index) => ({ ...key, id: `${malformed}#${index}` }))
    expect(thrownBy(() => didWebDocument(malformed, named)).code).toBe('DID_MALFORMED')
  })
})

describe('jwksOf', () => {
  it('names keys, and says what they are for', () => {
    const { keys: written } = jwksOf(keys)
    expect(written.map(({ kid }) => kid)).toEqual(keys.map(({ id }) => id))
    expect(written.map(({ alg }) => alg)).toEqual(['EdDSA', 'ES256', 'ES384', 'RS256'])
    expect(written.every(({ use }) => use === 'sig')).toBe(true)
    expect(written.some((key) => 'iss' in key)).toBe(false)
  })

  it('says what a key signs with, where its type leaves a choice', async () => {
    const pss = await generateKey({ algorithm: 'PS384', rsaBits: 2_048, id: `${did}#pss` })
    const written = jwksOf([pss, { id: `${did}#rsa`, publicKey: pss.publicKey }]) as unknown as JsonObject
    const read = readJwks(written, did, defaultLimits, '').map((key) => key.read().algorithms)
    expect(read).toEqual([['PS384'], ['RS256']])
  })

  it.each([{}, { issuer: 'https://school.example/1' }])('is read again with %j', (options) => {
    const set = jwksOf(keys, options) as unknown as JsonObject
    const read = readJwks(set, 'https://school.example/1', defaultLimits, '')
    expect(thumbprintsIn(read)).toEqual(keys.map(({ publicKey }) => publicKey))
  })

  it('says when keys were given up', () => {
    const { keys: written } = jwksOf([{ ...rsa, revoked: '2026-01-01T00:00:00Z' }])
    expect(written[0]).toMatchObject({ revoked: '2026-01-01T00:00:00Z' })
  })
})

it('publishes nothing private, although a signing key is passed whole', () => {
  const published = JSON.stringify([
    didWebDocument(did, keys),
    jwksOf(keys),
    keys.map(({ publicKey }) => didJwkOf(publicKey)),
  ])
  for (const key of keys) {
    const { d, p = d } = key.exportPrivateJwk()
    expect(published).not.toContain(d)
    expect(published).not.toContain(p)
  }
})
