import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/codes.js'
import {
  fetchDocument,
  fetchDocumentKeys,
  fetchJwksKeys,
  fetchKeyAt,
  type KeyQuestion,
} from '../../src/keys/fetch-keys.js'
import type { PublishedKeys } from '../../src/keys/key-document.js'
import { defaultLimits } from '../../src/limits.js'
import type { FetchRequest } from '../../src/net/exchange.js'
import type { NetworkSession } from '../../src/net/network.js'
import { fakeSession, type FakeAnswer, type FakeSession } from '../support/fake-session.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const issuer = 'https://school.example/issuers/1'
const jwksUrl = 'https://school.example/.well-known/jwks.json'
const { id: didKey, publicKey } = await fixedKey('school')
const method = {
  id: `${issuer}#a`,
  type: 'Multikey',
  controller: issuer,
  publicKeyMultibase: didKey.slice(didKey.indexOf('#') + 1),
}
const question = (session: NetworkSession | undefined): KeyQuestion => ({
  issuer,
  session,
  limits: defaultLimits,
  reference: { purpose: 'assertionMethod' },
})

describe('fetchDocument', () => {
  const url = 'https://school.example/document'
  const fetch = (answer: FakeAnswer): ReturnType<typeof fetchDocument> =>
    fetchDocument(question(fakeSession({ [url]: answer })), url)

  it('asks for no more than a key document may have, and follows nothing', async () => {
    const requests: FetchRequest[] = []
    const inner = fakeSession({})
    const session: NetworkSession = {
      records: () => [],
      wait: inner.wait,
      turn: inner.turn,
      isSpent: inner.isSpent,
      request(request) {
        requests.push(request)
        return inner.request(request)
      },
    }
    await fetchDocument(question(session), url)
    expect(requests).toMatchObject([{ url, maxBytes: defaultLimits.maxKeyDocumentBytes, redirects: 'none' }])
    expect(requests[0]?.accept).toContain('application/json')
  })

  it('reads an object', async () => {
    expect(await fetch({ a: [1] })).toEqual({ a: [1] })
  })

  it('reads an object after white space', async () => {
    expect(await fetch('\n {"a":1}\n')).toEqual({ a: 1 })
  })

  it.each<[string, FakeAnswer]>([
    ['nothing', ''],
    ['a page', '<!doctype html>'],
    ['an array', '[{}]'],
    ['text', '"{}"'],
    ['null', 'null'],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff)],
    ['404', { fails: 'FETCH_NOT_FOUND' }],
  ])('finds nothing published in %s', async (_, answer) => {
    expect(await fetch(answer)).toBeUndefined()
  })

  it.each([
    ['cut off', '{"a":'],
    ['a key twice', '{"a":1,"a":2}'],
    ['__proto__', '{"__proto__":{}}'],
    ['something behind', '{} {}'],
    ['33 levels', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    ['a number beyond all', '{"a":1e400}'],
  ])('refuses JSON that is not strict: %s', async (_, text) => {
    const error = await thrownBy(() => fetch(text))
    expect([error.code, error.url]).toEqual(['KEY_DOCUMENT_INVALID', url])
  })

  it.each<Code>([
    'URL_NOT_ALLOWED',
    'HOST_NOT_PUBLIC',
    'NETWORK_UNAVAILABLE',
    'FETCH_FAILED',
    'FETCH_STATUS',
    'FETCH_REDIRECTED',
    'FETCH_TIMEOUT',
    'FETCH_TOO_LARGE',
    'FETCH_BUDGET_SPENT',
  ])('says that the keys could not be reached because of %s', async (fails) => {
    const error = await thrownBy(() => fetch({ fails }))
    expect(error.code).toBe('KEY_UNREACHABLE')
    expect(error.facts).toMatchObject({ issuer, reason: fails })
  })

  it('passes on that nobody may be asked', async () => {
    expect((await thrownBy(() => fetch({ fails: 'NOT_CONTACTED' }))).code).toBe('NOT_CONTACTED')
  })

  it('passes on errors that nobody foresaw', async () => {
    const request = (): Promise<never> => Promise.reject(new TypeError('a bug'))
    const session: NetworkSession = { ...fakeSession({}), request }
    await expect(fetchDocument(question(session), url)).rejects.toThrow(TypeError)
  })

  it('says so where there is no network', async () => {
    const error = await thrownBy(() => fetchDocument(question(undefined), url))
    expect(error).toMatchObject({ code: 'KEY_UNREACHABLE', facts: { reason: 'NETWORK_UNAVAILABLE' } })
  })
})

function namesIn({ keys, mentioned }: PublishedKeys): object {
  return { keys: keys.map(({ id }) => id), mentioned: mentioned.map(({ id }) => id) }
}

describe('fetchDocumentKeys', () => {
  const document = { id: issuer, verificationMethod: [method], assertionMethod: [method.id] }

  it('reads the document at the issuer’s own id', async () => {
    const session = fakeSession({ [issuer]: document })
    expect(namesIn(await fetchDocumentKeys(question(session)))).toEqual({ keys: [method.id], mentioned: [method.id] })
    expect(session.asked).toEqual([issuer])
  })

  it('tells of keys for other purposes that they are mentioned', async () => {
    const old = { ...method, id: `${issuer}#old` }
    const session = fakeSession({ [issuer]: { ...document, authentication: [old] } })
    const mentioned = [method.id, old.id]
    expect(namesIn(await fetchDocumentKeys(question(session)))).toEqual({ keys: [method.id], mentioned })
  })

  it.each<[string, FakeAnswer]>([
    ['is not there', { fails: 'FETCH_NOT_FOUND' }],
    ['is about somebody else', { ...document, id: 'https://else.example/' }],
    ['has an id that differs by a slash', { ...document, id: `${issuer}/` }],
    ['has no id', { ...document, id: undefined }],
    ['is a profile', { id: issuer, type: 'Profile', name: 'School' }],
  ])('reads nothing where it %s', async (_, answer) => {
    const found = await fetchDocumentKeys(question(fakeSession({ [issuer]: answer })))
    expect(found).toEqual({ keys: [], mentioned: [] })
  })
})

describe('fetchJwksKeys', () => {
  it('reads the key set of the issuer’s origin', async () => {
    const session = fakeSession({ [jwksUrl]: { keys: [{ ...publicKey, kid: 'a' }] } })
    expect(namesIn(await fetchJwksKeys(question(session)))).toEqual({ keys: ['a'], mentioned: ['a'] })
    expect(session.asked).toEqual([jwksUrl])
  })

  it('tells of keys of others in the set that they are mentioned, and of nothing that is no key', async () => {
    const keys = [
      { ...publicKey, kid: 'a', iss: issuer },
      { ...publicKey, kid: 'b', iss: 'https://else.example/' },
      'c',
    ]
    const session = fakeSession({ [jwksUrl]: { keys } })
    expect(namesIn(await fetchJwksKeys(question(session)))).toEqual({ keys: ['a'], mentioned: ['a', 'b'] })
  })

  it.each<[string, FakeAnswer]>([
    ['is not there', { fails: 'FETCH_NOT_FOUND' }],
    ['is a page', '<html></html>'],
    ['is a document without keys', { id: issuer }],
    ['is a bare key', publicKey],
  ])('reads nothing where it %s', async (_, answer) => {
    const found = await fetchJwksKeys(question(fakeSession({ [jwksUrl]: answer })))
    expect(found).toEqual({ keys: [], mentioned: [] })
  })

  it('stays on the port of the issuer', async () => {
    const session = fakeSession({})
    await fetchJwksKeys({ ...question(session), issuer: 'https://school.example:8443/issuers/1?a=b' })
    expect(session.asked).toEqual(['https://school.example:8443/.well-known/jwks.json'])
  })
})

describe('fetchKeyAt', () => {
  const at = 'https://school.example/keys'
  const ask = (session: FakeSession, named: string): ReturnType<typeof fetchKeyAt> =>
    fetchKeyAt(question(session), named)
  const elsewhere = { ...method, id: `${at}#a`, controller: at }

  it.each<[string, object, string]>([
    ['a bare JWK', publicKey, at],
    ['a bare JWK, whatever the fragment', publicKey, `${at}#x`],
    ['a method', { ...method, id: at }, at],
    [
      'a key set, by kid',
      {
        keys: [
          { ...publicKey, kid: 'a' },
          { ...publicKey, kid: 'b' },
        ],
      },
      `${at}#a`,
    ],
    ['a key set, by whole kid', { keys: [{ ...publicKey, kid: `${at}#a` }] }, `${at}#a`],
    ['a controller document', { id: at, verificationMethod: [elsewhere], assertionMethod: ['#a'] }, `${at}#a`],
  ])('reads %s', async (_, answer, named) => {
    const session = fakeSession({ [at]: answer })
    expect((await ask(session, named))?.read().jwk).toEqual(publicKey)
    expect(session.asked).toEqual([at])
  })

  it.each<[string, FakeAnswer, string]>([
    ['nothing is there', { fails: 'FETCH_NOT_FOUND' }, at],
    ['there is no key material', { id: at, name: 'School' }, at],
    ['a key set has no such key', { keys: [{ ...publicKey, kid: 'a' }] }, `${at}#b`],
    ['a key set is asked without a name', { keys: [{ ...publicKey, kid: 'a' }] }, at],
    [
      'a key set has two of one name',
      {
        keys: [
          { ...publicKey, kid: 'a' },
          { ...publicKey, kid: 'a' },
        ],
      },
      `${at}#a`,
    ],
    [
      'a controller document does not list it',
      { id: at, verificationMethod: [elsewhere], assertionMethod: [] },
      `${at}#a`,
    ],
  ])('reads nothing where %s', async (_, answer, named) => {
    expect(await ask(fakeSession({ [at]: answer }), named)).toBeUndefined()
  })

  it.each([
    ['another host', 'https://evil.example/keys'],
    ['another port', 'https://school.example:444/keys'],
    ['no encryption', 'http://school.example/keys'],
    ['a subdomain', 'https://www.school.example/keys'],
    ['a parent domain', 'https://example/keys'],
    ['a DID', 'did:web:school.example'],
    ['text', 'keys'],
    ['data', 'data:application/json,{}'],
    ['the issuer’s own id, which was asked before', `${issuer}#x`],
    ['the key set, which was asked before', `${jwksUrl}#x`],
  ])('never asks %s', async (_, named) => {
    const session = fakeSession({ [named.split('#')[0] ?? '']: publicKey })
    expect(await ask(session, named)).toBeUndefined()
    expect(session.asked).toEqual([])
  })
})
