import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import {
  absolute,
  isKeyMaterial,
  joinLifetimes,
  readJwk,
  readJwks,
  readKeysFor,
  readMentioned,
  readMethod,
  type PublishedKey,
} from '../../src/keys/key-document.js'
import { defaultLimits } from '../../src/limits.js'
import { fromBase64Url, toBase58 } from '../../src/platform/bytes.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const id = 'did:web:school.example'
const url = 'https://school.example/.well-known/did.json'
const { id: didKey, publicKey } = await fixedKey('school')
const p256 = await fixedKey('school', { algorithm: 'ES256' })
const jwk = publicKey as JsonObject
const multikey = didKey.slice(didKey.indexOf('#') + 1)
const method = { id: `${id}#a`, type: 'Multikey', controller: id, publicKeyMultibase: multikey }

const listed = (document: JsonObject): readonly PublishedKey[] =>
  readKeysFor({ id, ...document }, 'assertionMethod', { id, limits: defaultLimits, url })
const namesOf = (keys: readonly PublishedKey[]): readonly (string | undefined)[] => keys.map((key) => key.id)

describe('readKeysFor', () => {
  it.each<[string, JsonObject, readonly string[]]>([
    ['by reference', { verificationMethod: [method], assertionMethod: [method.id] }, [method.id]],
    ['by value', { assertionMethod: [method] }, [method.id]],
    ['alone, without arrays', { verificationMethod: method, assertionMethod: method.id }, [method.id]],
    [
      'in the order of the list',
      { verificationMethod: [method, { ...method, id: '#b' }], assertionMethod: ['#b', '#a'] },
      [`${id}#b`, `${id}#a`],
    ],
    [
      'once, although it is referred to twice',
      { verificationMethod: [method], assertionMethod: ['#a', '#a'] },
      [method.id],
    ],
  ])('reads a key listed %s', (_, document, names) => {
    expect(namesOf(listed(document))).toEqual(names)
  })

  it.each<[string, JsonObject]>([
    ['nothing is listed', { verificationMethod: [method] }],
    ['the list is empty', { verificationMethod: [method], assertionMethod: [] }],
    ['the list is null', { verificationMethod: [method], assertionMethod: null }],
    ['the reference leads nowhere', { verificationMethod: [method], assertionMethod: [`${id}#b`] }],
    [
      'the reference leads to another document',
      { verificationMethod: [method], assertionMethod: ['did:web:else.example#a'] },
    ],
    ['the reference is no text', { verificationMethod: [method], assertionMethod: [7, true, null, []] }],
    ['it is listed for authentication', { verificationMethod: [method], authentication: [method.id] }],
    ['it belongs to somebody else', { assertionMethod: [{ ...method, controller: 'did:web:else.example' }] }],
    ['it belongs to nobody', { assertionMethod: [{ id: method.id, type: method.type, publicKeyMultibase: multikey }] }],
    ['it belongs to several', { assertionMethod: [{ ...method, controller: [id] }] }],
    ['the methods are no objects', { verificationMethod: [method.id], assertionMethod: [method.id] }],
  ])('reads no key where %s', (_, document) => {
    expect(listed(document)).toEqual([])
  })

  it.each<[string, JsonObject, string]>([
    ['another id', { id: 'did:web:else.example' }, '"did:web:else.example"'],
    ['the id with a fragment', { id: `${id}#` }, `"${id}#"`],
    ['no text as id', { id: 7 }, '7'],
    ['null as id', { id: null }, 'null'],
    ['no id', {}, 'nothing'],
  ])('refuses a document with %s', (_, other, found) => {
    const error = thrownBy(() =>
      readKeysFor({ ...other, assertionMethod: [method] }, 'assertionMethod', { id, limits: defaultLimits, url }),
    )
    const facts = { expected: `a document whose "id" is ${id}`, found }
    expect([error.code, error.facts, error.url]).toEqual(['KEY_DOCUMENT_INVALID', facts, url])
  })

  it('refuses two methods of one name', () => {
    const document = { verificationMethod: [method, { ...method, id: '#a' }], assertionMethod: [method.id] }
    const error = thrownBy(() => listed(document))
    expect([error.code, error.facts, error.url]).toEqual(['KEY_AMBIGUOUS', { key: method.id, found: 2 }, url])
  })

  it('passes over what is no method, and methods without a name, where one is referred to', () => {
    const unnamed = { type: method.type, controller: id, publicKeyMultibase: multikey }
    const document = {
      verificationMethod: [null, 7, unnamed, { ...unnamed, id: 7 }, method],
      assertionMethod: [method.id],
    }
    expect(namesOf(listed(document))).toEqual([method.id])
  })
})

describe('readMethod', () => {
  const read = (changes: JsonObject): PublishedKey =>
    readMethod({ id: '#a', type: 'Multikey', ...changes }, id, defaultLimits, url)
  const raw = fromBase64Url(publicKey.x ?? '') ?? new Uint8Array()

  it.each<[string, JsonObject]>([
    ['a Multikey', { publicKeyMultibase: multikey }],
    ['an older multibase type', { type: 'Ed25519VerificationKey2020', publicKeyMultibase: multikey }],
    ['a JWK', { type: 'JsonWebKey', publicKeyJwk: jwk }],
    ['base58 of 2018', { type: 'Ed25519VerificationKey2018', publicKeyBase58: toBase58(raw) }],
  ])('reads %s', (_, changes) => {
    const key = read(changes)
    expect(key.id).toBe(`${id}#a`)
    expect(key.read().jwk).toEqual(publicKey)
  })

  it.each<[string, JsonObject, string]>([
    ['no key', {}, 'KEY_MALFORMED'],
    ['a key that is no text', { publicKeyMultibase: 7 }, 'KEY_MALFORMED'],
    ['a JWK as text', { publicKeyJwk: JSON.stringify(jwk) }, 'KEY_MALFORMED'],
    ['base58 of a type that is not from 2018', { publicKeyBase58: toBase58(raw) }, 'KEY_MALFORMED'],
    [
      'base58 of 31 bytes',
      { type: 'Ed25519VerificationKey2018', publicKeyBase58: toBase58(raw.subarray(1)) },
      'KEY_MALFORMED',
    ],
    [
      'base58 of a weak point',
      { type: 'Ed25519VerificationKey2018', publicKeyBase58: toBase58(new Uint8Array(32)) },
      'KEY_WEAK',
    ],
    ['PEM', { publicKeyPem: '-----BEGIN PUBLIC KEY-----' }, 'KEY_MALFORMED'],
    ['a private JWK', { publicKeyJwk: { ...jwk, d: 'AAAA' } }, 'KEY_MALFORMED'],
    ['a type not supported', { publicKeyJwk: { ...jwk, crv: 'X25519' } }, 'KEY_TYPE_NOT_SUPPORTED'],
  ])('refuses a method with %s, but only when it is read', (_, changes, code) => {
    const key = read(changes)
    const error = thrownBy(() => key.read())
    expect([error.code, error.url]).toEqual([code, url])
  })

  it('says what it looked for where there is no key', () => {
    expect(thrownBy(() => read({ type: 'Odd' }).read()).facts).toEqual({
      expected: '"publicKeyMultibase" or "publicKeyJwk"',
      found: '"Odd"',
    })
  })

  it.each<[string, JsonObject]>([
    ['multibase', { publicKeyMultibase: 'z6Mk' }],
    ['a JWK', { publicKeyJwk: { ...jwk, x: 'AA' } }],
    ['base58 that is none', { type: 'Ed25519VerificationKey2018', publicKeyBase58: '0' }],
    ['base58 in a list', { type: 'Ed25519VerificationKey2018', publicKeyBase58: [toBase58(raw)] }],
  ])('says where a broken key stands in %s', (_, changes) => {
    expect(thrownBy(() => read(changes).read())).toMatchObject({ code: 'KEY_MALFORMED', url })
  })

  it.each<[string, JsonObject]>([
    ['multibase before a JWK', { publicKeyMultibase: multikey, publicKeyJwk: p256.publicKey }],
    [
      'a JWK before base58',
      { publicKeyJwk: jwk, type: 'Ed25519VerificationKey2018', publicKeyBase58: toBase58(new Uint8Array(32)) },
    ],
  ])('reads %s', (_, changes) => {
    expect(read(changes).read().jwk).toEqual(publicKey)
  })

  it('has no name if its id is no text', () => {
    expect(read({ id: 7 }).id).toBeUndefined()
  })

  it.each<[string, string, boolean]>([
    ['in UTC', '2026-01-01T00:00:00Z', true],
    ['with an offset', '2026-01-01T01:00:00+01:00', true],
    ['without zone, as UTC, and tells so', '2026-01-01T00:00:00', false],
  ])('reads dates %s', (_, date, hasZone) => {
    const instant = Date.UTC(2026, 0, 1)
    const key = read({ publicKeyMultibase: multikey, revoked: date, expires: date })
    expect(key.lifetime()).toEqual({
      revoked: instant,
      expires: instant,
      withoutZone: hasZone ? [] : Array.from({ length: 2 }, () => ({ found: JSON.stringify(date), url })),
    })
  })

  it('has no end where none is stated', () => {
    expect(read({ publicKeyMultibase: multikey }).lifetime()).toEqual({
      revoked: undefined,
      expires: undefined,
      withoutZone: [],
    })
  })

  it.each<[string, JsonValue]>([
    ['a word', 'yes'],
    ['a truth value', true],
    ['false', false],
    ['null', null],
    ['a number', 1_700_000_000],
    ['a day', '2026-01-01'],
    ['a day that is none', '2026-02-30T00:00:00Z'],
  ])('refuses %s as a date: a revocation that cannot be read still is one', (_, date) => {
    for (const member of ['revoked', 'expires']) {
      const key = read({ publicKeyMultibase: multikey, [member]: date })
      const error = thrownBy(() => key.lifetime())
      const facts = { expected: 'a date and time', found: JSON.stringify(date) }
      expect([error.code, error.facts, error.url]).toEqual(['KEY_DOCUMENT_INVALID', facts, url])
    }
  })
})

describe('readMentioned', () => {
  const mentionedIn = (document: JsonObject): readonly (string | undefined)[] =>
    namesOf(readMentioned(document, id, defaultLimits, url))

  it('reads every method of a document, whatever it is for and whoever controls it, and nothing else', () => {
    const named = (name: string): JsonObject => ({ ...method, id: `#${name}`, controller: 'did:web:else.example' })
    const document = {
      verificationMethod: [named('a'), '#b', null],
      assertionMethod: ['#a', named('b')],
      authentication: named('c'),
      keyAgreement: [named('d')],
      capabilityInvocation: [named('e')],
      capabilityDelegation: [named('f'), 7],
      service: [named('g')],
    }
    expect(mentionedIn(document)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${id}#${name}`))
    expect(mentionedIn({})).toEqual([])
  })

  it('says where each was read', () => {
    const [read] = readMentioned({ keyAgreement: [{ ...method, revoked: 'soon' }] }, id, defaultLimits, url)
    expect(thrownBy(() => read?.lifetime())).toMatchObject({ code: 'KEY_DOCUMENT_INVALID', url })
  })
})

describe('joinLifetimes', () => {
  it('takes the first end of each kind, and every date without a zone', () => {
    const withoutZone = { found: '"2026-01-01T00:00:00"', url }
    const [one, other, third] = [
      { revoked: 7, expires: undefined, withoutZone: [] },
      { revoked: 5, expires: 9, withoutZone: [withoutZone] },
      { revoked: undefined, expires: 8, withoutZone: [withoutZone] },
    ]
    const withoutZones = [withoutZone, withoutZone]
    expect(joinLifetimes([one, other, third])).toEqual({ revoked: 5, expires: 8, withoutZone: withoutZones })
    expect(joinLifetimes([])).toEqual({ revoked: undefined, expires: undefined, withoutZone: [] })
  })

  it('is how a method and the key inside it end together', () => {
    const inside = { ...jwk, revoked: '2026-01-01T00:00:00Z', expires: '2026-02-01T00:00:00' }
    const both = { id: '#a', publicKeyJwk: inside, revoked: '2025-01-01T00:00:00Z' }
    const withoutZone = [{ found: '"2026-02-01T00:00:00"', url }]
    expect(readMethod(both, id, defaultLimits, url).lifetime()).toEqual({
      revoked: Date.UTC(2025, 0, 1),
      expires: Date.UTC(2026, 1, 1),
      withoutZone,
    })
  })
})

describe('readJwks', () => {
  const issuer = 'https://school.example/1'
  const read = (keys: JsonValue): readonly PublishedKey[] => readJwks({ keys }, issuer, defaultLimits, url)
  const entry = (kid: string, iss?: JsonValue): JsonObject => ({ ...jwk, kid, ...(iss === undefined ? {} : { iss }) })

  it.each<[string, readonly JsonObject[], readonly string[]]>([
    ['all keys, where none says whose it is', [entry('a'), entry('b')], ['a', 'b']],
    ['the issuer’s, where all say whose they are', [entry('a', issuer), entry('b', 'https://school.example/2')], ['a']],
    ['the issuer’s, where any says whose it is', [entry('a', issuer), entry('b')], ['a']],
    ['none, where only others say so', [entry('a', 'https://school.example/2'), entry('b')], []],
    ['none, where the owner is no text', [entry('a', null), entry('b')], []],
    ['none, where the owner is a list', [entry('a', [issuer])], []],
    ['none of none', [], []],
  ])('reads %s', (_, keys, names) => {
    expect(namesOf(read(keys))).toEqual(names)
  })

  it('passes over what is no key', () => {
    expect(namesOf(read([null, 'a', 7, [], entry('a')]))).toEqual(['a'])
  })

  it.each<[string, JsonValue, string]>([
    ['an object', {}, 'an object'],
    ['text', 'keys', '"keys"'],
    ['null', null, 'null'],
    ['a key', jwk, 'an object'],
  ])('refuses %s as keys', (_, keys, found) => {
    const error = thrownBy(() => read(keys))
    const facts = { expected: 'a JWK set with "keys"', found }
    expect([error.code, error.facts, error.url]).toEqual(['KEY_DOCUMENT_INVALID', facts, url])
  })

  it('says where a broken key or date stands', () => {
    const [key] = read([{ ...entry('a'), x: 'AA', revoked: 'yes' }])
    expect(thrownBy(() => key?.read())).toMatchObject({ code: 'KEY_MALFORMED', url })
    expect(thrownBy(() => key?.lifetime())).toMatchObject({ code: 'KEY_DOCUMENT_INVALID', url })
  })
})

describe('readJwk', () => {
  it('reads a key, its name and its end', () => {
    const key = readJwk({ ...jwk, kid: 'a', expires: '2026-01-01T00:00:00Z' }, defaultLimits, url)
    expect(key.id).toBe('a')
    expect(key.read().jwk).toEqual(publicKey)
    expect(key.lifetime()).toEqual({ revoked: undefined, expires: Date.UTC(2026, 0, 1), withoutZone: [] })
  })

  it.each<[string, JsonObject]>([
    ['no kid', {}],
    ['a number as kid', { kid: 7 }],
  ])('has no name with %s', (_, changes) => {
    expect(readJwk({ ...jwk, ...changes }, defaultLimits, url).id).toBeUndefined()
  })
})

describe('isKeyMaterial', () => {
  it.each(['keys', 'kty', 'publicKeyMultibase', 'publicKeyJwk', 'assertionMethod', 'verificationMethod'])(
    'sees it in "%s"',
    (member) => {
      expect(isKeyMaterial({ [member]: null })).toBe(true)
    },
  )

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['a profile', { id, type: 'Profile', name: 'School' }],
    ['authentication only', { id, authentication: [method] }],
  ])('does not see it in %s', (_, document) => {
    expect(isKeyMaterial(document)).toBe(false)
  })
})

describe('absolute', () => {
  it.each([
    ['#a', `${id}#a`],
    [`${id}#a`, `${id}#a`],
    ['did:web:else.example#a', 'did:web:else.example#a'],
    ['a', 'a'],
    ['', ''],
  ])('makes %j %j', (reference, expected) => {
    expect(absolute(reference, id)).toBe(expected)
  })
})
