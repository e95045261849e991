/** Where an issuer may say which key is its own, and where it may have put it instead. */
import type { JsonObject } from '../../src/json/json.js'
import { toBase64Url, toUtf8 } from '../../src/platform/bytes.js'
import { ed25519Key } from '../support/foreign-signer.js'

const [own, next] = [ed25519Key(77), ed25519Key(79)]

/** A key that an issuer says is its own, under these names. */
export interface Published {
  readonly who: 'own' | 'next'
  readonly names: readonly string[]
}

/** An issuer, what its host serves, and what of that speaks for it. */
export interface Place {
  readonly id: string
  /** The name under which its key is used. */
  readonly method: string
  readonly pages: Readonly<Record<string, JsonObject>>
  readonly published: readonly Published[]
  /** The issuer is its key. */
  readonly isItself: boolean
  /** The issuer is at an https address. */
  readonly hasOrigin: boolean
}

const school = 'https://school.example/issuer'
const keySet = 'https://school.example/.well-known/jwks.json'
const jwkDid = `did:jwk:${toBase64Url(toUtf8(JSON.stringify(own.publicJwk)))}`

const itself = (id: string, fragment: string): Place => ({
  id,
  method: `${id}#${fragment}`,
  pages: {},
  published: [{ who: 'own', names: [id, `${id}#${fragment}`] }],
  isItself: true,
  hasOrigin: false,
})

/** Issuers with a document, and where it is. */
const documents = [
  { kind: 'a did:web', id: 'did:web:school.example', url: 'https://school.example/.well-known/did.json' },
  { kind: 'an https address', id: school, url: school },
] as const

/** The members of a document, given the method of the key and that of another one. */
type Layout = (key: JsonObject, other: JsonObject) => JsonObject

/** And whose key that makes the one that counts. */
type Arrangement = readonly [Layout, Published['who'] | undefined]

const layouts: Readonly<Record<string, Arrangement>> = {
  'in assertionMethod, by reference': [(key) => ({ verificationMethod: [key], assertionMethod: [key['id']!] }), 'own'],
  'in assertionMethod, by relative reference': [
    (key) => ({ verificationMethod: [{ ...key, id: '#key-1' }], assertionMethod: ['#key-1'] }),
    'own',
  ],
  'in assertionMethod, by value': [(key) => ({ assertionMethod: [key] }), 'own'],
  'in authentication only': [
    (key) => ({ verificationMethod: [key], authentication: [key['id']!], assertionMethod: [] }),
    undefined,
  ],
  'in authentication only, by value, beside another key for assertion': [
    (key, other) => ({ authentication: [key], assertionMethod: [other] }),
    'next',
  ],
  'in no relationship': [(key) => ({ verificationMethod: [key] }), undefined],
  'in no relationship, beside another key for assertion': [
    (key, other) => ({ verificationMethod: [key, other], assertionMethod: [other['id']!] }),
    'next',
  ],
  'for a controller elsewhere': [
    (key) => ({ assertionMethod: [{ ...key, controller: 'https://elsewhere.example' }] }),
    undefined,
  ],
  nowhere: [() => ({ verificationMethod: [], assertionMethod: [] }), undefined],
}

function inDocument({ id, url }: (typeof documents)[number], [layout, who]: Arrangement): Place {
  const method = (name: string, publicKeyMultibase: string): JsonObject => ({
    id: `${id}#${name}`,
    type: 'Multikey',
    controller: id,
    publicKeyMultibase,
  })
  const members = layout(method('key-1', own.multikey), method('next', next.multikey))
  return {
    id,
    method: `${id}#key-1`,
    pages: { [url]: { id, ...members } },
    published: who === undefined ? [] : [{ who, names: [`${id}#${who === 'own' ? 'key-1' : 'next'}`] }],
    isItself: false,
    hasOrigin: id === school,
  }
}

function inKeySet(keys: readonly JsonObject[] | undefined, published: readonly Published[]): Place {
  return {
    id: school,
    method: `${school}#key-1`,
    pages: keys === undefined ? {} : { [keySet]: { keys } },
    published,
    isItself: false,
    hasOrigin: true,
  }
}

const ownJwk = { ...(own.publicJwk as JsonObject), kid: `${school}#key-1` }
const nextJwk = { ...(next.publicJwk as JsonObject), kid: `${school}#next` }
const asOwn: Published = { who: 'own', names: [`${school}#key-1`] }
const asNext: Published = { who: 'next', names: [`${school}#next`] }

/** Every kind of issuer, and every place for its key. */
export const places: Readonly<Record<string, Place>> = {
  'a did:key': itself(own.did, own.multikey),
  'a did:jwk': itself(jwkDid, '0'),
  ...Object.fromEntries(
    documents.flatMap((document) =>
      Object.entries(layouts).map(([name, arrangement]) => [
        `${document.kind} with its key ${name}`,
        inDocument(document, arrangement),
      ]),
    ),
  ),
  'an https address with its key alone in the key set': inKeySet([ownJwk], [asOwn]),
  'an https address with its key beside another in the key set': inKeySet([nextJwk, ownJwk], [asNext, asOwn]),
  'an https address with its key in the key set, as a neighbour’s': inKeySet(
    [
      { ...ownJwk, iss: 'https://school.example/neighbour' },
      { ...nextJwk, iss: school },
    ],
    [asNext],
  ),
  'an https address with another key in the key set': inKeySet([nextJwk], [asNext]),
  'an https address that publishes nothing': inKeySet(undefined, []),
}
