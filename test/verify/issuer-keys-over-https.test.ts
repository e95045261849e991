/** Design decision 1 from end to end: real badges, a real HTTPS server, the whole verifier. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { KeySource } from '../../src/keys/find-issuer-key.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { badgeOf, newKey, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { startHttpsServer, type HttpsServer, type Route } from '../support/https-server.js'

const key = newKey('Ed25519')
const stranger = newKey('Ed25519')
const routes: Record<string, Route> = {}
let server: HttpsServer
let verifier: Verifier
let host: string

beforeAll(async () => {
  server = await startHttpsServer(routes)
  host = `did:web:localhost%3A${server.port}`
  verifier = createVerifier({
    trustedIssuers: anyIssuer,
    cache: 'off',
    network: { allowPrivateOrigins: [server.origin], ca: [server.ca] },
    limits: { fetchTimeoutMilliseconds: 1_000 },
  })
})

afterAll(() => server.close())

/** Serves these, and nothing else. */
function serve(documents: Readonly<Record<string, Route>>): void {
  for (const path of Object.keys(routes)) Reflect.deleteProperty(routes, path)
  Object.assign(routes, documents)
}

function methodOf(controller: string, by = key): JsonObject {
  return { id: `${controller}#key`, type: 'Multikey', controller, publicKeyMultibase: by.multikey }
}

function keyDocument(id: string, changes: JsonObject = {}): Route {
  return { id, verificationMethod: [methodOf(id)], assertionMethod: [`${id}#key`], ...changes }
}

/** What the proof check came to, for a badge of this issuer whose proof names this key. */
async function proofCheck(issuer: string, verificationMethod: string): Promise<string> {
  const document = await signDocument(badgeOf(issuer), key, { proof: { verificationMethod } })
  const report = await verifier.verify(document, { asOf: '2026-06-01T00:00:00Z' })
  const proof = report.checks.find(({ check }) => check === 'proof')
  expect(report.verified).toBe(proof?.outcome === 'passed')
  if (proof === undefined || !('problems' in proof)) return `passed: ${report.evidence.proof?.keySource ?? 'no source'}`
  return `${proof.outcome}: ${proof.problems[0].code}`
}

const passed = (source: KeySource): string => `passed: ${source}`

describe('a did:web issuer', () => {
  it.each<[string, (did: string) => Route | undefined, string]>([
    ['publishes its key', (did) => keyDocument(did), passed('key-document')],
    [
      'publishes its key by relative ids',
      (did) => keyDocument(did, { verificationMethod: [{ ...methodOf(did), id: '#key' }], assertionMethod: ['#key'] }),
      passed('key-document'),
    ],
    [
      'publishes its key by value',
      (did) => keyDocument(did, { verificationMethod: [], assertionMethod: [methodOf(did)] }),
      passed('key-document'),
    ],
    [
      'publishes its key for authentication, another for assertions',
      (did) => ({
        id: did,
        verificationMethod: [methodOf(did), { ...methodOf(did, stranger), id: `${did}#other` }],
        authentication: [`${did}#key`],
        assertionMethod: [`${did}#other`],
      }),
      'failed: KEY_NOT_AUTHORIZED',
    ],
    [
      'publishes a key of a foreign controller only',
      (did) => keyDocument(did, { verificationMethod: [{ ...methodOf(did), controller: 'did:web:other.example' }] }),
      'unknown: ISSUER_PUBLISHES_NO_KEYS',
    ],
    [
      'publishes two keys under one id',
      (did) => keyDocument(did, { verificationMethod: [methodOf(did), methodOf(did, stranger)] }),
      'failed: KEY_AMBIGUOUS',
    ],
    ['publishes the document of another', () => keyDocument('did:web:other.example'), 'failed: KEY_DOCUMENT_INVALID'],
    ['publishes a page for people', () => '<!doctype html>', 'unknown: ISSUER_PUBLISHES_NO_KEYS'],
    ['publishes nothing', () => undefined, 'unknown: ISSUER_PUBLISHES_NO_KEYS'],
    [
      'redirects',
      () => (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
      'unknown: KEY_UNREACHABLE',
    ],
    ['breaks down', () => (_, response) => void response.writeHead(500).end(), 'unknown: KEY_UNREACHABLE'],
    ['never answers', () => () => undefined, 'unknown: KEY_UNREACHABLE'],
    ['sends without end', () => (_, response) => void response.end('{'.padEnd(100_000)), 'unknown: KEY_UNREACHABLE'],
  ])('that %s', async (_, document, outcome) => {
    const route = document(host)
    serve(route === undefined ? {} : { '/.well-known/did.json': route })
    expect(await proofCheck(host, `${host}#key`)).toBe(outcome)
  })

  it('with a path publishes its key under that path', async () => {
    const did = `${host}:schools:1`
    serve({ '/schools/1/did.json': keyDocument(did) })
    expect(await proofCheck(did, `${did}#key`)).toBe(passed('key-document'))
  })
})

describe('an https issuer', () => {
  const path = '/issuers/1'
  const jwks = '/.well-known/jwks.json'
  const jwk = { ...(key.publicJwk as JsonObject), kid: 'key' }
  const other = { ...(stranger.publicJwk as JsonObject), kid: 'other' }

  it.each<[string, (id: string) => Readonly<Record<string, Route>>, string]>([
    ['publishes its key at its id', (id) => ({ [path]: keyDocument(id) }), passed('key-document')],
    ['publishes its key in a key set', () => ({ [jwks]: { keys: [other, jwk] } }), passed('jwks')],
    [
      'publishes its key in a key set, as its own',
      (id) => ({
        [jwks]: {
          keys: [
            { ...jwk, iss: id },
            { ...other, kid: 'key', iss: `${id}2` },
          ],
        },
      }),
      passed('jwks'),
    ],
    [
      'shares a key set in which the key is another’s',
      (id) => ({
        [jwks]: {
          keys: [
            { ...jwk, iss: `${id}2` },
            { ...other, iss: id },
          ],
        },
      }),
      'failed: KEY_NOT_AUTHORIZED',
    ],
    [
      'shares a key set in which all keys are others’',
      (id) => ({ [jwks]: { keys: [{ ...jwk, iss: `${id}2` }] } }),
      'unknown: ISSUER_PUBLISHES_NO_KEYS',
    ],
    [
      'has a profile at its id, and a key set',
      (id) => ({ [path]: { id, type: 'Profile', name: 'School' }, [jwks]: { keys: [jwk] } }),
      passed('jwks'),
    ],
    [
      'has the document of another at its id',
      () => ({ [path]: keyDocument('https://other.example/') }),
      'unknown: ISSUER_PUBLISHES_NO_KEYS',
    ],
    ['has pages for people only', () => ({ [path]: '<html>', [jwks]: '<html>' }), 'unknown: ISSUER_PUBLISHES_NO_KEYS'],
    ['publishes nothing', () => ({}), 'unknown: ISSUER_PUBLISHES_NO_KEYS'],
    [
      'publishes other keys only',
      (id) => ({ [path]: keyDocument(id, { verificationMethod: [methodOf(id, stranger)] }) }),
      'failed: SIGNATURE_INVALID',
    ],
    [
      'cannot be reached at its id, and has no key set',
      () => ({ [path]: (_, response) => void response.writeHead(503).end() }),
      'unknown: KEY_UNREACHABLE',
    ],
  ])('that %s', async (_, documents, outcome) => {
    const id = `${server.origin}${path}`
    serve(documents(id))
    expect(await proofCheck(id, `${id}#key`)).toBe(outcome)
  })

  it.each<[string, (id: string) => Readonly<Record<string, Route>>, string]>([
    ['and lists it', (id) => ({ '/keys/1': jwk, [path]: keyDocument(id) }), passed('key-document')],
    ['and has it in its key set', () => ({ '/keys/1': jwk, [jwks]: { keys: [other, jwk] } }), passed('jwks')],
    ['and lists others', () => ({ '/keys/1': jwk, [jwks]: { keys: [other] } }), 'failed: KEY_NOT_AUTHORIZED'],
    ['and lists nothing', () => ({ '/keys/1': jwk }), 'unknown: ISSUER_PUBLISHES_NO_KEYS'],
  ])('that has its key at an address of its own %s', async (_, documents, outcome) => {
    const id = `${server.origin}${path}`
    serve(documents(id))
    expect(await proofCheck(id, `${server.origin}/keys/1`)).toBe(outcome)
  })

  it('is not asked about a key on another host', async () => {
    const id = `${server.origin}${path}`
    serve({ [jwks]: { keys: [other] } })
    const elsewhere = 'https://elsewhere.example/key'
    const report = await verifier.verify(
      await signDocument(badgeOf(id), key, { proof: { verificationMethod: elsewhere } }),
    )
    expect(report.evidence.fetches.map(({ url }) => url)).toEqual([id, `${server.origin}${jwks}`])
    expect(report.verified).toBe(false)
  })

  it('speaks by a pinned key without being asked', async () => {
    const id = `${server.origin}${path}`
    serve({})
    const asked = server.requests.length
    const pinning = createVerifier({
      trustedIssuers: [{ id, keys: [key.publicJwk] }],
      now: () => Date.parse('2026-06-01T00:00:00Z'),
    })
    const report = await pinning.verify(signBadgeAsToken(badgeOf(id), key, { kid: undefined }))
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof?.keySource).toBe('pinned')
    expect(server.requests).toHaveLength(asked)
  })
})
