/**
 * A9: an issuer's set of keys holds two of one name, keys for something else, or none that is named, and a token is made
 * so that one reader takes this key for it and the next takes that.
 */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken, signDocument, type TestKey } from '../support/foreign-signer.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, keySetUrl, school, type Asker } from './issuers.js'

const [ed, otherEd, p256, rsa] = [newKey('Ed25519'), newKey('Ed25519'), newKey('ES256'), newKey('RS256')]
const badge = badgeOf(school)

const jwkOf = ({ publicJwk }: TestKey, more: JsonObject = {}): JsonObject => ({ ...(publicJwk as JsonObject), ...more })
const setOf = (...keys: readonly JsonValue[]): Asker => asking({ [keySetUrl]: { keys } })

/** A token by a key, under this name or none. */
const named = (kid: string | undefined, by = ed): string => signBadgeAsToken(badge, by, { kid })

/** The two ways in which a proof names a key of a set. */
const spellings = (kid: string): readonly string[] => [kid, `${keySetUrl}#${kid}`]

describe('two keys of one name', () => {
  it.each<[string, JsonObject]>([
    ['of one type', jwkOf(otherEd, { kid: 'k' })],
    ['of two types', jwkOf(rsa, { kid: 'k' })],
    ['that are the same key', jwkOf(ed, { kid: 'k' })],
    ['one of which nobody can read', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'k' }],
    ['one of which is a shared secret', { kty: 'oct', k: 'AAAA', kid: 'k' }],
    ['one of which is for encryption', jwkOf(otherEd, { kid: 'k', use: 'enc' })],
  ])('%s, are no key at all, whoever signed', async (_, second) => {
    for (const keys of [
      [jwkOf(ed, { kid: 'k' }), second],
      [second, jwkOf(ed, { kid: 'k' })],
    ]) {
      const { by } = setOf(...keys)
      for (const kid of spellings('k')) {
        expect(await codesOf(named(kid), {}, by)).toEqual(['KEY_AMBIGUOUS'])
        expect(await codesOf(named(kid, otherEd), {}, by)).toEqual(['KEY_AMBIGUOUS'])
      }
      const proof = { verificationMethod: `${keySetUrl}#k` }
      expect(await codesOf(await signDocument(badge, ed, { proof }), {}, by)).toEqual(['KEY_AMBIGUOUS'])
    }
  })

  it('are two where one of them is another tenant’s', async () => {
    const theirs = { kid: 'k', iss: 'https://school.example/neighbour' }
    const { by } = setOf(jwkOf(ed, { kid: 'k', iss: school }), jwkOf(otherEd, theirs))
    await expectGenuine(named('k'), by)
    expect(await codesOf(named('k', otherEd), {}, by)).toEqual(['SIGNATURE_INVALID'])
  })

  it('in a DID document are no key at all', async () => {
    const did = 'did:web:school.example'
    const method = (key: TestKey): JsonObject => ({
      id: `${did}#k`,
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: jwkOf(key),
    })
    const document = (...methods: readonly JsonObject[]): JsonObject => ({
      id: did,
      verificationMethod: methods,
      assertionMethod: [`${did}#k`],
    })
    const token = signBadgeAsToken(badgeOf(did), ed, { kid: `${did}#k` })
    const url = 'https://school.example/.well-known/did.json'
    await expectGenuine(token, asking({ [url]: document(method(ed)) }).by)
    const both = asking({ [url]: document(method(ed), method(otherEd)) })
    expect(await codesOf(token, {}, both.by)).toEqual(['KEY_AMBIGUOUS'])
  })
})

describe('a token that names no key', () => {
  it.each<[string, readonly JsonObject[], boolean]>([
    ['one key', [jwkOf(ed)], true],
    ['one key of its type among others', [jwkOf(rsa), jwkOf(ed, { kid: 'k' }), jwkOf(p256)], true],
    ['one key of its type, and one for encryption', [jwkOf(ed), jwkOf(otherEd, { use: 'enc' })], true],
    ['one key of its type, and what nobody can read', [jwkOf(ed), { kty: 'oct', k: 'AAAA' }, { kty: 'X' }], true],
    ['two keys of its type', [jwkOf(ed), jwkOf(otherEd)], false],
    ['two keys of its type with names', [jwkOf(ed, { kid: 'a' }), jwkOf(otherEd, { kid: 'b' })], false],
    ['its key twice', [jwkOf(ed, { kid: 'a' }), jwkOf(ed, { kid: 'b' })], false],
    ['keys of other types alone', [jwkOf(rsa), jwkOf(p256)], false],
  ])('in a set of %s', async (_, keys, isFound) => {
    const { by } = setOf(...keys)
    if (isFound) await expectGenuine(named(undefined), by)
    else expect(await codesOf(named(undefined), {}, by)).toEqual(['KEY_NOT_AUTHORIZED'])
  })
})

describe('a name that is nearly that of a key', () => {
  const { by } = setOf(jwkOf(ed, { kid: 'Key-1' }), jwkOf(otherEd), jwkOf(rsa))

  it('control: the name itself is found', async () => {
    for (const kid of spellings('Key-1')) await expectGenuine(named(kid), by)
  })

  it.each(['key-1', 'KEY-1', 'Key-1 ', ' Key-1', 'Key%2D1', 'Key-1#', 'Key-1/..', 'ey-1', 'Key-11', 'Key‐1'])(
    '%j is none',
    async (kid) => {
      expect(await codesOf(named(kid), {}, by)).toEqual(['KEY_NOT_AUTHORIZED'])
    },
  )

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '0'])(
    '%j, which every object or array has, is none',
    async (kid) => {
      const expected = kid === '__proto__' ? 'JSON_FORBIDDEN_KEY' : 'KEY_NOT_AUTHORIZED'
      expect(await codesOf(named(kid), {}, by)).toEqual([expected])
    },
  )

  it.each([7, null, true, ['7'], {}] as readonly JsonValue[])('a name that is %j is none', async (kid) => {
    const { by: asker } = setOf(jwkOf(ed, { kid }), jwkOf(otherEd))
    for (const name of ['7', 'null', 'true', '[object Object]', '']) {
      expect(await codesOf(named(name), {}, asker)).toEqual(['KEY_NOT_AUTHORIZED'])
    }
  })
})

describe('a key for something else', () => {
  it.each<[string, JsonObject, string]>([
    ['for encryption, by use', { use: 'enc' }, 'KEY_MALFORMED'],
    ['for a use that nobody knows', { use: 'SIG' }, 'KEY_MALFORMED'],
    ['for encryption, by operation', { key_ops: ['encrypt', 'wrapKey'] }, 'KEY_MALFORMED'],
    ['for no operation', { key_ops: [] }, 'KEY_MALFORMED'],
    ['for the agreement on keys', { key_ops: ['deriveKey'] }, 'KEY_MALFORMED'],
    ['for another algorithm', { alg: 'ES256' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['for shared secrets', { alg: 'HS256' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['for no signatures', { alg: 'none' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['that is a private one', { d: 'AAAA' }, 'KEY_MALFORMED'],
    ['that has a shared secret besides', { k: 'AAAA' }, 'KEY_MALFORMED'],
  ])('%s, signs nothing', async (_, members, code) => {
    const { by } = setOf(jwkOf(ed, { kid: 'k', ...members }), jwkOf(otherEd, { kid: 'good' }))
    expect(await codesOf(named('k'), {}, by)).toEqual([code])
    expect(await codesOf(named(undefined), {}, by)).toEqual(['SIGNATURE_INVALID'])
    await expectGenuine(named('good', otherEd), by)
  })

  it('for one algorithm of RSA, signs by no other', async () => {
    const { by } = setOf(jwkOf(rsa, { kid: 'k', alg: 'RS512' }))
    expect(await codesOf(named('k', rsa), {}, by)).toEqual(['KEY_TYPE_MISMATCH'])
    await expectGenuine(named('k', rsa), setOf(jwkOf(rsa, { kid: 'k', alg: 'RS256' })).by)
  })

  it('for shared secrets, is nobody’s signature even where it stands in the set', async () => {
    const secret = Buffer.alloc(32, 7)
    const { by } = setOf({ kty: 'oct', k: secret.toString('base64url'), kid: 'k', alg: 'HS256' }, jwkOf(ed))
    const input = `${encodePart({ alg: 'HS256', kid: 'k' })}.${encodePart({ ...badge, ...claimsOf(badge) })}`
    const mac = createHmac('sha256', secret).update(input).digest('base64url')
    expect(await codesOf(`${input}.${mac}`, {}, by)).toEqual(['ALGORITHM_NOT_ALLOWED'])
    await expectGenuine(named(undefined), by)
  })
})

describe('a set that is none', () => {
  it.each<[string, JsonValue, string]>([
    ['no keys', [], 'ISSUER_PUBLISHES_NO_KEYS'],
    ['a key outside a list', jwkOf(ed), 'KEY_DOCUMENT_INVALID'],
    ['keys by name', { k: jwkOf(ed) }, 'KEY_DOCUMENT_INVALID'],
    ['text', JSON.stringify([jwkOf(ed)]), 'KEY_DOCUMENT_INVALID'],
    ['null', null, 'KEY_DOCUMENT_INVALID'],
    ['keys in lists', [[jwkOf(ed)]], 'ISSUER_PUBLISHES_NO_KEYS'],
    ['keys as text', [JSON.stringify(jwkOf(ed))], 'ISSUER_PUBLISHES_NO_KEYS'],
    ['nulls', [null, null], 'ISSUER_PUBLISHES_NO_KEYS'],
  ])('since it holds %s', async (_, keys, code) => {
    const { by } = asking({ [keySetUrl]: { keys } })
    expect(await codesOf(named(undefined), {}, by)).toEqual([code])
  })
})
