/** How an issuer publishes its keys, in the forms that verifiers read. */
import { wrongOption } from '../errors.js'
import { defaultLimits } from '../limits.js'
import type { Jwk, SignatureAlgorithm } from '../platform/algorithms.js'
import { toBase64Url, toUtf8 } from '../platform/bytes.js'
import { formatInstant, toMilliseconds, type Instant } from '../time.js'
import { didWebUrl } from './did.js'
import { toMultikey } from './multikey.js'
import { readPublicKey } from './public-key.js'

/** A key as it is to be published. A `SigningKey` is one. */
export interface KeyToPublish {
  /** Absolute DID URL or URL of the verification method. */
  readonly id: string
  readonly publicKey: Jwk
  /** What the key signs with; key sets say so. Default: the usual algorithm of its type. */
  readonly algorithm?: SignatureAlgorithm
  /** When the key was given up: from then on nothing signed with it is believed. */
  readonly revoked?: Instant
  /** When the key ends. Retired keys that should still verify stay published without either. */
  readonly expires?: Instant
}

/** A verification method of a DID document (Controlled Identifiers 1.0). */
export type VerificationMethod = {
  readonly id: string
  readonly type: 'Multikey' | 'JsonWebKey'
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: Jwk
  readonly revoked?: string
  readonly expires?: string
}

/** A DID document as did:web serves it. */
export type DidDocument = {
  readonly '@context': readonly string[]
  readonly id: string
  readonly verificationMethod: readonly VerificationMethod[]
  readonly assertionMethod: readonly string[]
}

/** A JSON Web Key Set (RFC 7517). */
export type Jwks = { readonly keys: readonly (Jwk & { readonly iss?: string })[] }

/**
 * Writes the did:key of a public key.
 *
 * @returns `undefined` for RSA keys, which have none here: use `didJwkOf`
 */
export function didKeyOf(publicKey: Jwk): string | undefined {
  const multikey = toMultikey(publicKey)
  return multikey === undefined ? undefined : `did:key:${multikey}`
}

/** Writes the did:jwk of a public key. */
export function didJwkOf(publicKey: Jwk): string {
  return `did:jwk:${toBase64Url(toUtf8(JSON.stringify(publicKey)))}`
}

/**
 * Writes the DID document that a did:web issuer serves at `https://host/.well-known/did.json`, or
 * `https://host/path/did.json`.
 *
 * Every key is listed under `assertionMethod` by its absolute id: the strictest verifiers read no
 * other form (spec.md section 2.3).
 *
 * @param did - the issuer's id, for example `did:web:example.org`
 * @param keys - current and retired keys; the ids of all begin with `did` and `#`, and differ
 * @throws OpenBadgesError `OPTIONS_INVALID`; `DID_MALFORMED` for a did:web that nobody could resolve
 */
export function didWebDocument(did: string, keys: readonly KeyToPublish[]): DidDocument {
  if (!did.startsWith('did:web:')) throw wrongOption('did', 'a did:web', did)
  didWebUrl(did, defaultLimits)
  if (keys.length === 0) throw wrongOption('keys', 'at least one key', 'none')
  for (const { id } of keys) {
    if (!id.startsWith(`${did}#`)) throw wrongOption('keys', `keys whose id begins with ${did}#`, id)
  }
  refuseTwins(keys)
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: keys.map((key) => toMethod(key, did)),
    assertionMethod: keys.map(({ id }) => id),
  }
}

/**
 * Writes the key set that an https issuer serves at `https://host/.well-known/jwks.json`.
 *
 * @param keys - each is named by its id (`kid`)
 * @param options - `issuer`: written into each key as `iss`, for hosts of several issuers
 * @throws OpenBadgesError `OPTIONS_INVALID` for two keys of one name
 */
export function jwksOf(keys: readonly KeyToPublish[], options: { readonly issuer?: string } = {}): Jwks {
  const { issuer } = options
  refuseTwins(keys)
  return {
    keys: keys.map(({ id, publicKey, algorithm = usualAlgorithmOf(publicKey), ...lifetime }) => ({
      ...publicKey,
      kid: id,
      use: 'sig',
      alg: algorithm === 'Ed25519' ? 'EdDSA' : algorithm,
      ...(issuer === undefined ? {} : { iss: issuer }),
      ...datesOf(lifetime),
    })),
  }
}

/** A verifier that finds two keys under one name cannot tell which signed. */
function refuseTwins(keys: readonly KeyToPublish[]): void {
  const names = new Set<string>()
  for (const { id } of keys) {
    if (names.has(id)) throw wrongOption('keys', 'keys that each have an id', `${id} twice`)
    names.add(id)
  }
}

function toMethod({ id, publicKey, ...lifetime }: KeyToPublish, controller: string): VerificationMethod {
  const publicKeyMultibase = toMultikey(publicKey)
  const dates = datesOf(lifetime)
  return publicKeyMultibase === undefined
    ? { id, type: 'JsonWebKey', controller, publicKeyJwk: publicKey, ...dates }
    : { id, type: 'Multikey', controller, publicKeyMultibase, ...dates }
}

function datesOf({ revoked, expires }: Pick<KeyToPublish, 'revoked' | 'expires'>): {
  revoked?: string
  expires?: string
} {
  return {
    ...(revoked === undefined ? {} : { revoked: formatInstant(toMilliseconds(revoked, 'revoked')) }),
    ...(expires === undefined ? {} : { expires: formatInstant(toMilliseconds(expires, 'expires')) }),
  }
}

function usualAlgorithmOf(publicKey: Jwk): SignatureAlgorithm {
  return readPublicKey({ ...publicKey }, defaultLimits).algorithms[0]
}
