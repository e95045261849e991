/** Every way in which what somebody wrote into a badge makes a verifier ask a host, and what a good host answers. */
import type { JsonObject } from '../../src/json/json.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { badgeOf, ed25519Key, signBadgeAsToken, signPayload, type TestKey } from '../support/foreign-signer.js'
import type { HttpsServer, Route } from '../support/https-server.js'
import { listCredential, statusEntry } from '../support/status-lists.js'

/** A way to a host. */
export interface FetchKind {
  readonly name: string
  /** What follows the origin in the address that is asked. */
  readonly path: string
  /** Whether redirects within the origin are followed: never for what says whose a key is. */
  readonly redirects: 'none' | 'same-origin'
  /** What is to be verified, so that this address is asked; any text may stand for the address. */
  readonly input: (url: string) => unknown
  readonly policy: VerifyPolicy
  /** What good hosts serve, by path. */
  readonly pages: (origin: string) => Readonly<Record<string, Route>>
}

const key = ed25519Key(41)
const guild = ed25519Key(42)

/** The moment at which all of this is judged. */
const asOf = '2026-06-01T00:00:00Z'

/** Every way to a host that a badge can open. */
export const fetchKinds: readonly FetchKind[] = [
  {
    name: 'the DID document of its issuer',
    path: '/.well-known/did.json',
    redirects: 'none',
    input: (url) => signBadgeAsToken(badgeOf(didOf(url)), key, { kid: `${didOf(url)}#key` }),
    policy: { asOf },
    pages: (origin) => ({ '/.well-known/did.json': keyDocument(didOf(origin), key) }),
  },
  {
    name: 'the key document of its issuer',
    path: '/issuer',
    redirects: 'none',
    input: (url) => signBadgeAsToken(badgeOf(url), key, { kid: `${url}#key` }),
    policy: { asOf },
    pages: (origin) => ({ '/issuer': keyDocument(`${origin}/issuer`, key) }),
  },
  {
    name: 'the key set of its issuer',
    path: '/.well-known/jwks.json',
    redirects: 'none',
    input: (url) => signBadgeAsToken(badgeOf(`${originOf(url)}/issuer`), key, { kid: 'key' }),
    policy: { asOf },
    pages: () => ({ '/.well-known/jwks.json': { keys: [{ ...key.publicJwk, kid: 'key' }] } }),
  },
  {
    name: 'a key at an address of its own',
    path: '/keys/1',
    redirects: 'none',
    input: (url) => signBadgeAsToken(badgeOf(`${originOf(url)}/issuer`), key, { kid: url }),
    policy: { asOf },
    pages: (origin) => ({
      '/issuer': keyDocument(`${origin}/issuer`, key),
      '/keys/1': { ...key.publicJwk },
    }),
  },
  {
    name: 'a status list',
    path: '/status/1',
    redirects: 'same-origin',
    input: (url) => badgeWith({ credentialStatus: statusEntry({ statusListCredential: url }) as JsonObject }),
    policy: { asOf },
    pages: (origin) => ({ '/status/1': signPayload(listAt(`${origin}/status/1`), key) }),
  },
  {
    name: 'a list of ids',
    path: '/revoked',
    redirects: 'same-origin',
    input: (url) => badgeWith({ credentialStatus: { id: url, type: '1EdTechRevocationList' } }),
    policy: { asOf },
    pages: (origin) => ({ '/revoked': { id: `${origin}/revoked`, issuer: key.did, revokedCredential: [] } }),
  },
  {
    name: 'a schema',
    path: '/schema.json',
    redirects: 'same-origin',
    input: (url) => badgeWith({ credentialSchema: [{ id: url, type: '1EdTechJsonSchemaValidator2019' }] }),
    policy: { asOf },
    pages: () => ({ '/schema.json': { type: 'object' } }),
  },
  {
    name: 'a newer version',
    path: '/refresh',
    redirects: 'none',
    input: (url) => badgeWith({ refreshService: { id: url, type: '1EdTechCredentialRefresh' } }),
    policy: { asOf, refresh: 'follow' },
    pages: () => ({ '/refresh': badgeWith({ validFrom: '2026-03-01T00:00:00Z' }) }),
  },
  {
    name: 'the key document of an endorser',
    path: '/guild',
    redirects: 'none',
    input: (url) => badgeWith({ endorsementJwt: [signBadgeAsToken(endorsementBy(url), guild, { kid: `${url}#key` })] }),
    policy: { asOf, endorsements: 'require' },
    pages: (origin) => ({ '/guild': keyDocument(`${origin}/guild`, guild) }),
  },
  {
    name: 'the badge itself, where the caller names its address',
    path: '/badge',
    redirects: 'same-origin',
    input: (url) => (URL.canParse(url) ? new URL(url) : url),
    policy: { asOf },
    pages: () => ({ '/badge': badgeWith({}) }),
  },
]

/** A badge by an issuer that is its own key, so that nothing but what is added needs to be asked for. */
export function badgeWith(changes: JsonObject): string {
  return signBadgeAsToken(badgeOf(key.did, changes), key)
}

/** Makes a server serve these, and nothing else. */
export function serve(routes: Record<string, Route>, pages: Readonly<Record<string, Route>>): void {
  for (const path of Object.keys(routes)) Reflect.deleteProperty(routes, path)
  Object.assign(routes, pages)
}

/** Tells whether nothing is under way at a server. */
export function isAtRest(server: HttpsServer): boolean {
  return server.openRequests() === 0
}

function keyDocument(id: string, { multikey }: TestKey): JsonObject {
  const method = { id: `${id}#key`, type: 'Multikey', controller: id, publicKeyMultibase: multikey }
  return { id, verificationMethod: [method], assertionMethod: [method.id] }
}

function listAt(url: string): JsonObject {
  return JSON.parse(JSON.stringify({ ...listCredential(key.did), id: url })) as JsonObject
}

function endorsementBy(issuer: string): JsonObject {
  return {
    ...badgeOf(issuer),
    id: 'urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-4f6a4d2d7f12',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    credentialSubject: { id: key.did, type: ['EndorsementSubject'], endorsementComment: 'Well run.' },
  }
}

/** The did:web whose document stands at the origin of an address, or what comes nearest to one. */
function didOf(url: string): string {
  return `did:web:${originOf(url).replace('https://', '').replaceAll(':', '%3A')}`
}

/** Everything before the path, however strange the address is. */
function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/]*/i.exec(url)?.[0] ?? url
}
