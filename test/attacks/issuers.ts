/** Issuers of every kind there is: where each says which key is its own, and hosts that say so when they are asked. */
import { derSequence, derValue } from '../support/write-der.js'
import type { JsonObject } from '../../src/json/json.js'
import { toMultikey } from '../../src/keys/multikey.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { concatBytes, fromBase64Url, toBase58, toBase64Url, toUtf8 } from '../../src/platform/bytes.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { judgedAt } from '../support/signed-badges.js'

/** What an address answers: JSON, a text, or a response made anew each time. Any other address answers 404. */
export type Pages = Readonly<Record<string, JsonObject | string | (() => Response)>>

/** A verifier that can ask these pages and nothing else, and what it asked. */
export interface Asker {
  readonly by: Verifier
  readonly asked: string[]
}

/** Makes a verifier that asks these pages. */
export function asking(pages: Pages, trustedIssuers: Trust = anyIssuer): Asker {
  const asked: string[] = []
  const fetch: FetchFunction = (url) => {
    asked.push(url)
    const page = Object.hasOwn(pages, url) ? pages[url] : undefined
    if (page === undefined) return Promise.resolve(new Response('nothing here', { status: 404 }))
    if (typeof page === 'function') return Promise.resolve(page())
    return Promise.resolve(typeof page === 'string' ? new Response(page) : Response.json(page))
  }
  return { by: createVerifier({ trustedIssuers, fetch, now: () => judgedAt }), asked }
}

/** An issuer with one key. */
export interface Issuer {
  readonly id: string
  /** The name of the key, as a proof gives it. */
  readonly method: string
  /** What its hosts serve. */
  readonly pages: Pages
  readonly trust: Trust
}

/** Makes an issuer whose key is this one, be it a good key or not. */
export type IssuerKind = (jwk: Jwk) => Issuer

/** The address of the issuers that have one. */
export const school = 'https://school.example/issuer'

/** The address of the key set of their host. */
export const keySetUrl = 'https://school.example/.well-known/jwks.json'

/** Every place where an issuer may say which key is its own. */
export const issuerKinds: Readonly<Record<string, IssuerKind>> = {
  'a did:key': (jwk) => {
    const multikey = multikeyOf(jwk)
    return self(`did:key:${multikey}`, multikey)
  },
  'a did:jwk': (jwk) => self(`did:jwk:${toBase64Url(toUtf8(JSON.stringify(jwk)))}`, '0'),
  'a did:web': (jwk) => {
    const id = 'did:web:school.example'
    return { ...publishing(id, jwk, 'https://school.example/.well-known/did.json'), trust: anyIssuer }
  },
  'an https address with a document': (jwk) => ({ ...publishing(school, jwk, school), trust: anyIssuer }),
  'an https address with a key set': (jwk) => ({
    id: school,
    method: `${keySetUrl}#key-1`,
    pages: { [keySetUrl]: { keys: [{ ...jwk, kid: 'key-1' }] } },
    trust: anyIssuer,
  }),
  'an address whose key is pinned': (jwk) => ({
    id: school,
    method: `${school}#key-1`,
    pages: {},
    trust: [{ id: school, keys: [jwk] }],
  }),
}

/** An issuer that is a key itself. */
function self(id: string, fragment: string): Issuer {
  return { id, method: `${id}#${fragment}`, pages: {}, trust: anyIssuer }
}

function publishing(id: string, jwk: Jwk, url: string): Omit<Issuer, 'trust'> {
  const method = `${id}#key-1`
  const entry = { id: method, type: 'JsonWebKey', controller: id, publicKeyJwk: { ...jwk } }
  return { id, method, pages: { [url]: { id, verificationMethod: [entry], assertionMethod: [method] } } }
}

/** A key as multikey; one of RSA in the form that did:keys have, PKCS#1. */
export function multikeyOf(jwk: Jwk): string {
  if (jwk.kty !== 'RSA') return toMultikey(jwk) ?? ''
  const numbers = [jwk.n, jwk.e].map((number) => derValue(0x02, unsigned(fromBase64Url(number ?? '')!)))
  return `z${toBase58(concatBytes(Uint8Array.of(0x85, 0x24), derSequence(...numbers)))}`
}

/** DER has signs: a number whose first bit is set begins with a zero. */
function unsigned(bytes: Uint8Array): Uint8Array {
  return (bytes[0] ?? 0) > 127 ? concatBytes(Uint8Array.of(0), bytes) : bytes
}
