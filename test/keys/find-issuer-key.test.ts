import { describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import type { JsonObject } from '../../src/json/json.js'
import type { KeyReference, ProofPurpose } from '../../src/keys/candidate.js'
import { findIssuerKey, KeyNotAuthorized, type IssuerKey } from '../../src/keys/find-issuer-key.js'
import { didJwkOf, didWebDocument, jwksOf } from '../../src/keys/publish.js'
import { readPublicKey, type PublicKey } from '../../src/keys/public-key.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import type { NetworkSession } from '../../src/net/network.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { fakeSession, unreachable, type FakeAnswer, type FakeSession } from '../support/fake-session.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const school = await fixedKey('school')
const retired = await fixedKey('retired')
const stranger = await fixedKey('stranger')
const p256 = await fixedKey('school', { algorithm: 'ES256' })

const multikeyOf = ({ id }: LocalSigningKey): string => id.slice(id.indexOf('#') + 1)
const didOf = ({ id }: LocalSigningKey): string => id.slice(0, id.indexOf('#'))
const publicOf = (jwk: Jwk): PublicKey => readPublicKey(jwk, defaultLimits)
const thumbprintOf = ({ publicKey }: LocalSigningKey): string => publicOf(publicKey).thumbprint
const isEd25519 = ({ algorithms }: PublicKey): boolean => algorithms.includes('Ed25519')

/** The thumbprint of the key that a refusal brings along. */
const candidateOf = (error: OpenBadgesError): string | undefined =>
  error instanceof KeyNotAuthorized ? error.candidate?.thumbprint : undefined

interface Question {
  readonly issuer: string
  readonly method?: string | undefined
  readonly embedded?: LocalSigningKey
  readonly session?: NetworkSession | undefined
  readonly purpose?: ProofPurpose
}

function find({ issuer, method, embedded, session, purpose = 'assertionMethod' }: Question): Promise<IssuerKey> {
  const reference: KeyReference = {
    method,
    embedded: embedded && publicOf(embedded.publicKey),
    path: '/proof',
    purpose,
  }
  return findIssuerKey({ issuer, reference, fits: isEd25519, session, limits: defaultLimits })
}

describe('a refusal', () => {
  const did = didOf(school)
  const https = 'https://school.example/issuers/1'
  const web = 'did:web:school.example'
  const method = { id: '#1', type: 'Multikey', controller: web, publicKeyMultibase: multikeyOf(retired) }
  const session = fakeSession({
    'https://school.example/.well-known/jwks.json': { keys: [{ ...retired.publicKey, kid: 'a' }] },
    'https://school.example/.well-known/did.json': { id: web, assertionMethod: [method], authentication: [method] },
  })

  it.each<[string, Omit<Question, 'session'>, string, string]>([
    [
      'another key in the header',
      { issuer: did, method: 'key-1', embedded: stranger },
      'key-1',
      'the key in the header is another one',
    ],
    [
      'another key in the header, without a name',
      { issuer: did, embedded: stranger },
      thumbprintOf(stranger),
      'the key in the header is another one',
    ],
    [
      'another key by name',
      { issuer: did, method: stranger.id },
      stranger.id,
      'the issuer is a key itself, and this is another one',
    ],
    [
      'a key that a DID document does not list',
      { issuer: web, method: stranger.id },
      stranger.id,
      'its DID document does not list it under assertionMethod',
    ],
    [
      'a key that a DID document does not list for who shows something',
      { issuer: web, method: stranger.id, purpose: 'authentication' },
      stranger.id,
      'its DID document does not list it under authentication',
    ],
    [
      'a key that stands nowhere',
      { issuer: https, method: stranger.id },
      stranger.id,
      'neither its document nor its key set lists it',
    ],
    [
      'an issuer that can name no keys',
      { issuer: 'school' },
      '(not named)',
      'an issuer id that is neither an https URL nor a DID can name no keys',
    ],
  ])('says why, of %s', async (_, question, key, reason) => {
    const error = await thrownBy(() => find({ ...question, session }))
    expect([error.code, error.path]).toEqual(['KEY_NOT_AUTHORIZED', '/proof'])
    expect(error.facts).toEqual({ key, issuer: question.issuer, reason })
  })

  it.each<[string, string, object]>([
    ['is not there', 'did:web:else.example', {}],
    ['lists no keys', 'did:web:empty.example', { id: 'did:web:empty.example' }],
  ])('names the document that %s', async (_, issuer, document) => {
    const url = `https://${issuer.slice('did:web:'.length)}/.well-known/did.json`
    const answers = Object.keys(document).length === 0 ? {} : { [url]: document }
    const error = await thrownBy(() => find({ issuer, session: fakeSession(answers) }))
    expect([error.code, error.facts, error.url]).toEqual(['ISSUER_PUBLISHES_NO_KEYS', { issuer }, url])
  })

  it('names no one place where there are several', async () => {
    const error = await thrownBy(() => find({ issuer: 'https://else.example/1', session }))
    expect([error.facts, error.url]).toEqual([{ issuer: 'https://else.example/1' }, undefined])
  })

  it('names the place that could not be reached, and the first of two', async () => {
    const [document, jwks] = [https, 'https://school.example/.well-known/jwks.json']
    const asked: readonly [Readonly<Record<string, FakeAnswer>>, string][] = [
      [{ [document]: unreachable }, document],
      [{ [jwks]: unreachable }, jwks],
      [{ [document]: unreachable, [jwks]: unreachable }, document],
    ]
    for (const [answers, url] of asked) {
      const error = await thrownBy(() => find({ issuer: https, session: fakeSession(answers) }))
      expect([error.code, error.url]).toEqual(['KEY_UNREACHABLE', url])
    }
  })
})

describe('an issuer that is a did:key', () => {
  const issuer = didOf(school)
  const multikey = multikeyOf(school)

  it.each([
    ['its one fragment', `${issuer}#${multikey}`],
    ['no fragment', issuer],
    ['nothing at all', undefined],
    ['the fragment alone', `#${multikey}`],
    ['text that names nothing elsewhere', 'key-1'],
  ])('speaks by the key that the proof names with %s, and asks nobody', async (_, method) => {
    const session = fakeSession({})
    const found = await find({ issuer, method, session })
    expect(found).toMatchObject({ source: 'did', id: `${issuer}#${multikey}` })
    expect(found.key.thumbprint).toBe(thumbprintOf(school))
    expect(session.asked).toEqual([])
  })

  it('speaks by its key where the header of the token repeats it', async () => {
    expect((await find({ issuer, embedded: school })).source).toBe('did')
  })

  it.each([
    ['the fragment of another key', `${issuer}#${multikeyOf(stranger)}`],
    ['another fragment', `${issuer}#0`],
    ['an empty fragment', `${issuer}#`],
    ['its own fragment twice', `${issuer}#${multikey}#${multikey}`],
    ['another did:key', stranger.id],
    ['capitals', `${issuer.toUpperCase()}#${multikey}`],
    ['an https address whose fragment is the key', `https://school.example/#${multikey}`],
    ['another fragment alone', `#${multikeyOf(stranger)}`],
  ])('does not speak by a key that the proof names with %s', async (_, method) => {
    const session = fakeSession({})
    const error = await thrownBy(() => find({ issuer, method, session }))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
    expect(session.asked).toEqual([])
  })

  it.each([
    ['a query', `${issuer}?a=b#${multikey}`],
    ['a path', `${issuer}/a#${multikey}`],
  ])('is no did:key any more with %s', async (_, method) => {
    expect((await thrownBy(() => find({ issuer, method }))).code).toBe('DID_MALFORMED')
  })

  it('does not speak by another key in the header, named as its own', async () => {
    const error = await thrownBy(() => find({ issuer, method: school.id, embedded: stranger }))
    expect(candidateOf(error)).toBe(thumbprintOf(stranger))
  })

  it.each([
    ['no multikey', 'did:key:hello', 'DID_MALFORMED'],
    ['nothing', 'did:key:', 'DID_MALFORMED'],
    [
      'a multikey of a type we do not use',
      'did:key:z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW',
      'KEY_TYPE_NOT_SUPPORTED',
    ],
    ['a fragment in the issuer id', school.id, 'DID_MALFORMED'],
  ])('is refused with %s behind did:key:', async (_, malformed, code) => {
    expect((await thrownBy(() => find({ issuer: malformed, method: malformed }))).code).toBe(code)
  })
})

describe('an issuer that is a did:jwk', () => {
  const issuer = didJwkOf(school.publicKey)

  it.each([
    ['#0', `${issuer}#0`],
    ['nothing', undefined],
  ])('speaks by the key that the proof names with %s', async (_, method) => {
    expect(await find({ issuer, method })).toMatchObject({ source: 'did', id: `${issuer}#0` })
  })

  it.each([
    ['#1', `${issuer}#1`],
    ['the multikey', `${issuer}#${multikeyOf(school)}`],
    ['the same key as did:key', school.id],
    ['another did:jwk', `${didJwkOf(stranger.publicKey)}#0`],
  ])('does not speak by a key that the proof names with %s', async (_, method) => {
    expect((await thrownBy(() => find({ issuer, method }))).code).toBe('KEY_NOT_AUTHORIZED')
  })

  it('is refused with a private key in it', async () => {
    const leaking = didJwkOf(school.exportPrivateJwk())
    expect((await thrownBy(() => find({ issuer: leaking }))).code).toBe('KEY_MALFORMED')
  })
})

describe('an issuer that is a did:web', () => {
  const issuer = 'did:web:school.example'
  const url = 'https://school.example/.well-known/did.json'
  const method = `${issuer}#key-1`
  const multikey = { id: method, type: 'Multikey', controller: issuer, publicKeyMultibase: multikeyOf(school) }
  const document = { id: issuer, verificationMethod: [multikey], assertionMethod: [method] }
  const serve = (changes: object): FakeSession => fakeSession({ [url]: { ...document, ...changes } })

  it.each<[string, object, string | undefined]>([
    ['by reference', {}, method],
    ['by value', { verificationMethod: [], assertionMethod: [multikey] }, method],
    ['by one reference that is no array', { assertionMethod: method }, method],
    ['by one method that is no array', { verificationMethod: multikey }, method],
    ['by relative ids', { verificationMethod: [{ ...multikey, id: '#key-1' }], assertionMethod: ['#key-1'] }, method],
    ['by a relative reference', { assertionMethod: ['#key-1'] }, method],
    [
      'by value with a relative id',
      { verificationMethod: [], assertionMethod: [{ ...multikey, id: '#key-1' }] },
      method,
    ],
    ['in a token by the bare fragment', {}, 'key-1'],
    ['in a token by # and the fragment', {}, '#key-1'],
    ['as the only fitting key of a token without kid', {}, undefined],
    [
      'among keys of kinds that nobody knows',
      {
        verificationMethod: [{ id: `${issuer}#odd`, type: 'Odd', controller: issuer }, multikey],
        assertionMethod: [`${issuer}#odd`, method],
      },
      method,
    ],
    ['by the same reference twice', { assertionMethod: [method, method] }, method],
    ['among references to nothing', { assertionMethod: [`${issuer}#gone`, method, 7, null] }, method],
    [
      'as a JWK',
      {
        verificationMethod: [{ id: method, type: 'JsonWebKey', controller: issuer, publicKeyJwk: school.publicKey }],
      },
      method,
    ],
    [
      'as an older multibase type',
      { verificationMethod: [{ ...multikey, type: 'Ed25519VerificationKey2020' }] },
      method,
    ],
  ])('speaks by a key that its document lists %s', async (_, changes, named) => {
    const session = serve(changes)
    const found = await find({ issuer, method: named, session })
    expect(found).toMatchObject({ source: 'key-document', id: method })
    expect(found.key.thumbprint).toBe(thumbprintOf(school))
    expect(session.asked).toEqual([url])
  })

  it('speaks by a key as our own didWebDocument lists it', async () => {
    const own = didWebDocument(issuer, [{ id: method, publicKey: school.publicKey }])
    expect((await find({ issuer, method, session: fakeSession({ [url]: own }) })).id).toBe(method)
  })

  it('tells when the key was given up and when it ends', async () => {
    const dated = { ...multikey, revoked: '2026-01-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' }
    const found = await find({ issuer, method, session: serve({ verificationMethod: [dated] }) })
    expect([found.revoked, found.expires]).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)])
  })

  it('gave a key up under all its names, if it did under one', async () => {
    const forgotten = { ...multikey, id: `${issuer}#forgotten` }
    const session = serve({
      verificationMethod: [{ ...multikey, revoked: '2026-02-01T00:00:00Z' }, forgotten],
      assertionMethod: [method, forgotten.id],
    })
    const found = await find({ issuer, method: forgotten.id, session })
    expect([found.id, found.revoked]).toEqual([forgotten.id, Date.UTC(2026, 1, 1)])
  })

  const foreign = { ...multikey, controller: 'did:web:elsewhere.example' }
  const second = { ...multikey, id: `${issuer}#key-2`, publicKeyMultibase: multikeyOf(retired) }
  it.each<[string, object, string | undefined]>([
    ['is listed for authentication only', { authentication: [method], assertionMethod: [second] }, method],
    [
      'belongs to another controller, by reference',
      { verificationMethod: [foreign, second], assertionMethod: [method, second.id] },
      method,
    ],
    ['belongs to another controller, by value', { assertionMethod: [foreign, second] }, method],
    ['is named by another fragment', {}, `${issuer}#key-9`],
    ['is named in capitals', {}, `${issuer}#KEY-1`],
    ['is named under another DID', {}, 'did:web:elsewhere.example#key-1'],
    ['is named by an https address', {}, `${url}#key-1`],
    ['is a did:key that nobody listed', {}, stranger.id],
    [
      'is one of two that a token without kid could mean',
      { verificationMethod: [multikey, second], assertionMethod: [method, second.id] },
      undefined,
    ],
  ])('does not speak by a key that %s', async (_, changes, named) => {
    const session = serve({ verificationMethod: [multikey, second], ...changes })
    expect((await thrownBy(() => find({ issuer, method: named, session }))).code).toBe('KEY_NOT_AUTHORIZED')
    expect(session.asked).toEqual([url])
  })

  it('does not speak by a key in the header that is named as the issuer’s', async () => {
    const error = await thrownBy(() => find({ issuer, method, embedded: stranger, session: serve({}) }))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
  })

  it('speaks by a key in the header that is the very key listed', async () => {
    expect((await find({ issuer, embedded: school, session: serve({}) })).id).toBe(method)
  })

  it.each<[string, FakeAnswer, string]>([
    ['answers for another DID', { ...document, id: 'did:web:elsewhere.example' }, 'KEY_DOCUMENT_INVALID'],
    ['has no id', { ...document, id: undefined }, 'KEY_DOCUMENT_INVALID'],
    [
      'names two keys alike',
      { ...document, verificationMethod: [multikey, { ...multikey, publicKeyMultibase: multikeyOf(stranger) }] },
      'KEY_AMBIGUOUS',
    ],
    [
      'lists two keys of one name by value',
      { ...document, assertionMethod: [multikey, second, { ...second, id: method }] },
      'KEY_AMBIGUOUS',
    ],
    ['has a key twice in one object', '{"id":"a","id":"b"}', 'KEY_DOCUMENT_INVALID'],
    ['is cut off', '{"id":', 'KEY_DOCUMENT_INVALID'],
    [
      'holds a broken key under that name',
      { ...document, verificationMethod: [{ ...multikey, publicKeyMultibase: 'z6Mk' }] },
      'KEY_MALFORMED',
    ],
    [
      'holds a date that is none',
      { ...document, verificationMethod: [{ ...multikey, revoked: 'yesterday' }] },
      'KEY_DOCUMENT_INVALID',
    ],
    ['lists no keys', { ...document, assertionMethod: [] }, 'ISSUER_PUBLISHES_NO_KEYS'],
    [
      'lists none for assertions',
      { ...document, assertionMethod: undefined, authentication: [method] },
      'ISSUER_PUBLISHES_NO_KEYS',
    ],
    ['lists foreign keys only', { ...document, verificationMethod: [foreign] }, 'ISSUER_PUBLISHES_NO_KEYS'],
    ['is not there', { fails: 'FETCH_NOT_FOUND' }, 'ISSUER_PUBLISHES_NO_KEYS'],
    ['is a page for people', '<!doctype html><title>School</title>', 'ISSUER_PUBLISHES_NO_KEYS'],
    ['is an array', '[]', 'ISSUER_PUBLISHES_NO_KEYS'],
    ['is not UTF-8', Uint8Array.of(0xff, 0xfe), 'ISSUER_PUBLISHES_NO_KEYS'],
    ['cannot be fetched', unreachable, 'KEY_UNREACHABLE'],
    ['redirects', { fails: 'FETCH_REDIRECTED' }, 'KEY_UNREACHABLE'],
    ['answers with an error', { fails: 'FETCH_STATUS' }, 'KEY_UNREACHABLE'],
    ['may not be asked for', { fails: 'NOT_CONTACTED' }, 'NOT_CONTACTED'],
  ])('is not found by a document that %s', async (_, answer, code) => {
    const session = fakeSession({ [url]: answer })
    expect((await thrownBy(() => find({ issuer, method, session }))).code).toBe(code)
    expect(session.asked).toEqual([url])
  })

  it('cannot be asked where there is no network', async () => {
    expect((await thrownBy(() => find({ issuer, method }))).code).toBe('KEY_UNREACHABLE')
  })

  it('is asked at its port and path', async () => {
    const session = fakeSession({})
    await thrownBy(() => find({ issuer: 'did:web:school.example%3A8443:a:b', method, session }))
    expect(session.asked).toEqual(['https://school.example:8443/a/b/did.json'])
  })
})

describe('an issuer with an https id', () => {
  const issuer = 'https://school.example/issuers/1'
  const jwks = 'https://school.example/.well-known/jwks.json'
  const method = `${issuer}#key-1`
  const multikey = { id: method, type: 'Multikey', controller: issuer, publicKeyMultibase: multikeyOf(school) }
  const document = { id: issuer, verificationMethod: [multikey], assertionMethod: [method] }
  const jwk = { ...school.publicKey, kid: 'key-1' }
  const other = { ...retired.publicKey, kid: 'key-2' }
  const multikeyMethod = `${issuer}#${multikeyOf(school)}`

  it.each<[string, Readonly<Record<string, FakeAnswer>>, Omit<Question, 'issuer'>]>([
    ['by name', { [issuer]: document }, { method }],
    ['by value, although the proof names it by its multikey', { [issuer]: document }, { method: multikeyMethod }],
    ['without a name, as the only fitting one', { [issuer]: document }, {}],
    ['as the same key as one in the header', { [issuer]: document }, { embedded: school }],
    ['as the same key as a did:key', { [issuer]: document }, { method: school.id }],
    ['although there is no key set', { [issuer]: document, [jwks]: unreachable }, { method }],
  ])('speaks by a key that its own document lists %s', async (_, answers, question) => {
    const session = fakeSession(answers)
    const found = await find({ issuer, session, ...question })
    expect(found).toMatchObject({ source: 'key-document', id: method })
    expect(found.key.thumbprint).toBe(thumbprintOf(school))
    expect(session.asked).toEqual([issuer])
  })

  it.each<[string, Readonly<Record<string, FakeAnswer>>, Omit<Question, 'issuer'>]>([
    ['by the fragment that is its kid', { [jwks]: { keys: [jwk, other] } }, { method }],
    ['by its kid', { [jwks]: { keys: [jwk, other] } }, { method: 'key-1' }],
    ['by a kid that is the whole method', { [jwks]: { keys: [{ ...jwk, kid: method }, other] } }, { method }],
    ['as the same key as one in the header', { [jwks]: { keys: [jwk, other] } }, { embedded: school }],
    ['as the same key as a multikey fragment', { [jwks]: { keys: [jwk, other] } }, { method: multikeyMethod }],
    ['without a name, as the only one that fits', { [jwks]: { keys: [jwk, { ...p256.publicKey, kid: 'p' }] } }, {}],
    ['among keys of kinds that nobody knows', { [jwks]: { keys: [{ kty: 'odd', kid: 'x' }, jwk] } }, { method }],
    ['and says it is this issuer’s', { [jwks]: { keys: [{ ...jwk, iss: issuer }, other] } }, { method }],
    [
      'as our own jwksOf lists it',
      { [jwks]: jwksOf([{ id: method, publicKey: school.publicKey }], { issuer }) },
      { method },
    ],
    ['although its document cannot be reached', { [issuer]: unreachable, [jwks]: { keys: [jwk] } }, { method }],
    ['although its id is a page for people', { [issuer]: '<html></html>', [jwks]: { keys: [jwk] } }, { method }],
    [
      'although the document is about somebody else',
      { [issuer]: { ...document, id: 'https://else.example/' }, [jwks]: { keys: [jwk] } },
      { method },
    ],
    [
      'although the document lists another key',
      {
        [issuer]: {
          ...document,
          verificationMethod: [{ ...multikey, id: `${issuer}#z`, publicKeyMultibase: multikeyOf(retired) }],
          assertionMethod: [`${issuer}#z`],
        },
        [jwks]: { keys: [jwk] },
      },
      { method },
    ],
  ])('speaks by a key that the key set of its origin lists %s', async (_, answers, question) => {
    const session = fakeSession(answers)
    const found = await find({ issuer, session, ...question })
    expect(found.source).toBe('jwks')
    expect(found.key.thumbprint).toBe(thumbprintOf(school))
    expect(session.asked).toEqual([issuer, jwks])
  })

  it.each<[string, FakeAnswer, string]>([
    ['may not be asked', { fails: 'NOT_CONTACTED' }, 'NOT_CONTACTED'],
    ['is no strict JSON', '{"id":"a","id":"b"}', 'KEY_DOCUMENT_INVALID'],
  ])('does not speak by its key set where its document %s', async (_, answer, code) => {
    const session = fakeSession({ [issuer]: answer, [jwks]: { keys: [jwk] } })
    expect((await thrownBy(() => find({ issuer, method, session }))).code).toBe(code)
    expect(session.asked).toEqual([issuer])
  })

  it('does not hide a fault of ours', async () => {
    const session = { ...fakeSession({}), request: () => Promise.reject(new TypeError('a fault')) }
    await expect(find({ issuer, method, session })).rejects.toThrow('a fault')
  })

  it('names a key without a name by its thumbprint', async () => {
    const session = fakeSession({ [jwks]: { keys: [school.publicKey] } })
    expect((await find({ issuer, session })).id).toBe(thumbprintOf(school))
  })

  it('gave a key up at one place for all', async () => {
    const ended = { ...jwk, expires: '2027-01-01T00:00:00' }
    const revoked = { ...multikey, id: `${issuer}#old`, revoked: '2026-01-01T00:00:00Z' }
    const session = fakeSession({ [issuer]: { ...document, assertionMethod: [revoked] }, [jwks]: { keys: [ended] } })
    // What the document calls otherwise is the very same key, and is asked for by the name that the key set has.
    const found = await find({ issuer, method: `${jwks}#key-1`, session })
    expect(found).toMatchObject({
      source: 'jwks',
      id: 'key-1',
      revoked: Date.UTC(2026, 0, 1),
      expires: Date.UTC(2027, 0, 1),
      withoutZone: [{ found: '"2027-01-01T00:00:00"', url: jwks }],
    })
  })

  const elsewhere = 'https://school.example/keys/1'
  it.each<[string, FakeAnswer, string]>([
    ['a bare JWK', school.publicKey, elsewhere],
    [
      'a multikey document',
      { id: elsewhere, type: 'Multikey', controller: issuer, publicKeyMultibase: multikeyOf(school) },
      elsewhere,
    ],
    ['a key set', { keys: [other, { ...jwk, kid: 'a' }] }, `${elsewhere}#a`],
    [
      'a controller document',
      {
        id: elsewhere,
        verificationMethod: [{ ...multikey, id: `${elsewhere}#a`, controller: elsewhere }],
        assertionMethod: [`${elsewhere}#a`],
      },
      `${elsewhere}#a`,
    ],
  ])('speaks by a key at %s on its origin, if its key set lists the same', async (_, answer, named) => {
    const session = fakeSession({ [elsewhere]: answer, [jwks]: { keys: [{ ...jwk, kid: 'listed' }, other] } })
    expect(await find({ issuer, method: named, session })).toMatchObject({ source: 'jwks', id: 'listed' })
    expect(session.asked).toEqual([issuer, jwks, elsewhere])
  })

  it('tells of the end of a key that stands at its own address and in the key set, wherever that is said', async () => {
    const [first, second] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']
    for (const [own, listed] of [
      [{ revoked: first }, { expires: second }],
      [{ expires: second }, { revoked: first }],
    ]) {
      const keys = [{ ...jwk, ...listed }]
      const session = fakeSession({ [elsewhere]: { ...(school.publicKey as JsonObject), ...own }, [jwks]: { keys } })
      const found = await find({ issuer, method: elsewhere, session })
      expect(found).toMatchObject({ revoked: Date.parse(first), expires: Date.parse(second) })
    }
  })

  it('does not speak by a listed key at another address, where the header carries a third', async () => {
    const session = fakeSession({ [elsewhere]: school.publicKey, [jwks]: { keys: [jwk, other] } })
    const error = await thrownBy(() => find({ issuer, method: elsewhere, embedded: stranger, session }))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
  })

  it('does not speak by a key that stands on its origin and is listed nowhere', async () => {
    const session = fakeSession({ [elsewhere]: stranger.publicKey, [jwks]: { keys: [jwk] } })
    const error = await thrownBy(() => find({ issuer, method: elsewhere, session }))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
    expect(candidateOf(error)).toBe(thumbprintOf(stranger))
  })

  it.each([
    ['another host', 'https://evil.example/keys/1'],
    ['another port', 'https://school.example:8443/keys/1'],
    ['a subdomain', 'https://keys.school.example/1'],
    ['http', 'http://school.example/keys/1'],
    ['a user name', 'https://school.example@evil.example/keys/1'],
    ['a data: URL', 'data:application/json,{}'],
    ['a file', 'file:///etc/passwd'],
    ['an address inside', 'https://169.254.169.254/latest'],
    ['text', 'key-9'],
    ['a did:web', 'did:web:evil.example#key-1'],
    ['a did:key', stranger.id],
    ['a multikey fragment', `https://school.example/issuers/1#${multikeyOf(stranger)}`],
  ])('is never asked at %s that the proof names', async (_, named) => {
    const session = fakeSession({ [jwks]: { keys: [other] }, [named.split('#')[0] ?? '']: school.publicKey })
    expect((await thrownBy(() => find({ issuer, method: named, session }))).code).toMatch(
      /^KEY_(?:NOT_AUTHORIZED|DOCUMENT)/,
    )
    expect(session.asked).toEqual([issuer, jwks])
  })

  it.each<[string, Readonly<Record<string, FakeAnswer>>, Omit<Question, 'issuer'>]>([
    [
      'that no place lists',
      { [issuer]: document, [jwks]: { keys: [jwk] } },
      { method: `${issuer}#${multikeyOf(stranger)}` },
    ],
    ['in the header that no place lists', { [issuer]: document, [jwks]: { keys: [jwk] } }, { embedded: stranger }],
    ['in the header, under the name of a listed one', { [issuer]: document }, { method, embedded: stranger }],
    [
      'whose fragment is another key than the one it names',
      { [jwks]: { keys: [jwk, { ...other, kid: multikeyOf(stranger) }] } },
      { method: `${issuer}#${multikeyOf(stranger)}` },
    ],
    [
      'of another tenant of its origin',
      {
        [jwks]: {
          keys: [
            { ...jwk, iss: 'https://school.example/issuers/2' },
            { ...other, iss: issuer },
          ],
        },
      },
      { method },
    ],
    [
      'without owner, where other keys say whose they are',
      { [jwks]: { keys: [jwk, { ...other, iss: issuer }] } },
      { method },
    ],
    [
      'whose owner is spelled otherwise',
      {
        [jwks]: {
          keys: [
            { ...jwk, iss: `${issuer}/` },
            { ...other, iss: issuer },
          ],
        },
      },
      { method },
    ],
    ['that could be either of two', { [jwks]: { keys: [jwk, other] } }, {}],
    [
      'that its document lists for authentication only',
      {
        [issuer]: {
          ...document,
          assertionMethod: [{ ...multikey, id: `${issuer}#z`, publicKeyMultibase: multikeyOf(retired) }],
          authentication: [method],
        },
      },
      { method },
    ],
  ])('does not speak by a key %s', async (_, answers, question) => {
    const session = fakeSession(answers)
    expect((await thrownBy(() => find({ issuer, session, ...question }))).code).toBe('KEY_NOT_AUTHORIZED')
    expect(session.asked).toEqual([issuer, jwks])
  })

  it.each<[string, Readonly<Record<string, FakeAnswer>>, string]>([
    ['both places are empty', {}, 'ISSUER_PUBLISHES_NO_KEYS'],
    [
      'both places are pages for people',
      { [issuer]: '<html></html>', [jwks]: '<html></html>' },
      'ISSUER_PUBLISHES_NO_KEYS',
    ],
    ['its document holds no keys', { [issuer]: { id: issuer, name: 'School' } }, 'ISSUER_PUBLISHES_NO_KEYS'],
    ['the key set is empty', { [jwks]: { keys: [] } }, 'ISSUER_PUBLISHES_NO_KEYS'],
    [
      'the key set is other tenants’',
      { [jwks]: { keys: [{ ...jwk, iss: 'https://school.example/2' }] } },
      'ISSUER_PUBLISHES_NO_KEYS',
    ],
    ['its document cannot be reached', { [issuer]: unreachable }, 'KEY_UNREACHABLE'],
    ['its key set cannot be reached', { [jwks]: unreachable }, 'KEY_UNREACHABLE'],
    [
      'its key set cannot be reached and its document lists another key',
      {
        [issuer]: {
          id: issuer,
          assertionMethod: [{ ...multikey, id: `${issuer}#z`, publicKeyMultibase: multikeyOf(retired) }],
        },
        [jwks]: unreachable,
      },
      'KEY_UNREACHABLE',
    ],
    ['neither can be reached', { [issuer]: unreachable, [jwks]: unreachable }, 'KEY_UNREACHABLE'],
    ['nobody may be asked', { [issuer]: { fails: 'NOT_CONTACTED' } }, 'NOT_CONTACTED'],
    ['its key set names two keys alike', { [jwks]: { keys: [jwk, { ...other, kid: 'key-1' }] } }, 'KEY_AMBIGUOUS'],
    [
      'its document names two keys alike',
      { [issuer]: { ...document, verificationMethod: [multikey, multikey] } },
      'KEY_AMBIGUOUS',
    ],
    ['its key set says "keys" and holds none', { [jwks]: { keys: {} } }, 'KEY_DOCUMENT_INVALID'],
    ['its key set is no strict JSON', { [jwks]: '{"keys":[],"keys":[]}' }, 'KEY_DOCUMENT_INVALID'],
    [
      'its key set holds a private key under that name',
      { [jwks]: { keys: [{ ...school.exportPrivateJwk(), kid: 'key-1' }] } },
      'KEY_MALFORMED',
    ],
  ])('has no key to be found where %s', async (_, answers, code) => {
    const session = fakeSession(answers)
    expect((await thrownBy(() => find({ issuer, method, session }))).code).toBe(code)
  })

  it('cannot be asked where there is no network', async () => {
    expect((await thrownBy(() => find({ issuer, method }))).code).toBe('KEY_UNREACHABLE')
  })

  it('is not believed about the key that a document at another address says is its own', async () => {
    const candidate: JsonObject = {
      ...document,
      id: elsewhere,
      assertionMethod: [{ ...multikey, id: `${elsewhere}#a`, controller: elsewhere }],
    }
    const session = fakeSession({ [elsewhere]: candidate })
    const error = await thrownBy(() => find({ issuer, method: `${elsewhere}#a`, session }))
    expect(error.code).toBe('ISSUER_PUBLISHES_NO_KEYS')
  })
})

describe('an issuer with any other id', () => {
  it.each([
    'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
    'http://school.example/',
    'school',
    'HTTPS://school.example/',
    'https://',
    'https://[',
    '',
  ])('%j names no keys, and nobody is asked', async (issuer) => {
    const session = fakeSession({})
    const error = await thrownBy(() => find({ issuer, method: school.id, session }))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
    expect(candidateOf(error)).toBe(thumbprintOf(school))
    expect(session.asked).toEqual([])
  })

  it.each(['did:example:1', 'did:ion:abc', 'did:webvh:abc', 'did:keys:abc'])(
    '%s is of a method not supported',
    async (issuer) => {
      const error = await thrownBy(() => find({ issuer }))
      expect([error.code, error.facts]).toEqual(['DID_METHOD_NOT_SUPPORTED', { method: issuer.replace(/:[^:]*$/, '') }])
    },
  )
})
