/**
 * Documents that publish keys: DID documents and controlled identifier documents
 * (Controlled Identifiers 1.0), and JSON Web Key Sets (RFC 7517).
 */
import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { fromBase58 } from '../platform/bytes.js'
import { instantFault, momentOf } from '../time.js'
import type { ProofPurpose } from './candidate.js'
import { readMultikey } from './multikey.js'
import { publicKeyOfEd25519, readPublicKey, type PublicKey } from './public-key.js'

/** A key that a document publishes, still unread. */
export interface PublishedKey {
  /** Absolute DID URL or URL, or the `kid` of a JWK; `undefined` for a key without name. */
  readonly id: string | undefined
  /**
   * Reads the key itself.
   * @throws OpenBadgesError as `readPublicKey` and `readMultikey`
   */
  readonly read: () => PublicKey
  /**
   * Reads when the key was given up, and when it ends.
   * @throws OpenBadgesError `KEY_DOCUMENT_INVALID` for dates that are none: a revocation that cannot be read still is one
   */
  readonly lifetime: () => KeyLifetime
}

/** What a document says about the end of a key, in milliseconds. */
export interface KeyLifetime {
  /** When its controller gave it up. */
  readonly revoked: number | undefined
  /** When it ends. */
  readonly expires: number | undefined
  /** Those of the dates that name no zone, as they stand there: they were read as UTC. */
  readonly withoutZone: readonly DateWithoutZone[]
}

/** What one place publishes. */
export interface PublishedKeys {
  /** The keys that may speak for who was asked about. */
  readonly keys: readonly PublishedKey[]
  /** Every key that is named there, for whatever purpose: where one is given up, it is given up for all. */
  readonly mentioned: readonly PublishedKey[]
}

/** A date without a zone, and the document that says it. */
export interface DateWithoutZone {
  readonly found: string
  readonly url: string
}

/**
 * Reads which keys a document publishes for a purpose.
 *
 * Only methods listed under the purpose count, by reference or by value; a method of a foreign
 * controller is left out; relative references are resolved against the document's id.
 *
 * @param document - the document
 * @param purpose - `assertionMethod` for keys of issuers, `authentication` for those of holders
 * @param place - the identifier it was looked up by, which must be its `id`; the address it came from
 * @throws OpenBadgesError `KEY_DOCUMENT_INVALID`, `KEY_AMBIGUOUS`
 */
export function readKeysFor(
  document: JsonObject,
  purpose: ProofPurpose,
  { id, limits, url }: { readonly id: string; readonly limits: Limits; readonly url: string },
): readonly PublishedKey[] {
  if (document['id'] !== id) throw invalid(`a document whose "id" is ${id}`, describeJson(document['id']), url)
  const methods = toArray(document['verificationMethod']).filter((method) => isJsonObject(method))
  return [...new Set(toArray(document[purpose]))].flatMap((entry) => {
    const method = typeof entry === 'string' ? findMethod(methods, absolute(entry, id), id, url) : entry
    return isJsonObject(method) && method['controller'] === id ? [readMethod(method, id, limits, url)] : []
  })
}

/** Reads every key that a document mentions, whatever it may do and whoever controls it. */
export function readMentioned(
  document: JsonObject,
  base: string,
  limits: Limits,
  url: string,
): readonly PublishedKey[] {
  return ['verificationMethod', ...PURPOSES]
    .flatMap((place) => toArray(document[place]).filter((method) => isJsonObject(method)))
    .map((method) => readMethod(method, base, limits, url))
}

/**
 * Reads which keys of a JWK set may speak for an issuer: all, or, if any key of the set says whose
 * it is (`iss`), those that say it is this issuer's.
 *
 * @param set - the set
 * @param issuer - the issuer's id
 * @param limits - for reading keys
 * @param url - the address it came from
 * @throws OpenBadgesError `KEY_DOCUMENT_INVALID`
 */
export function readJwks(set: JsonObject, issuer: string, limits: Limits, url: string): readonly PublishedKey[] {
  const keys = toArray(set['keys']).filter((key) => isJsonObject(key))
  if (!Array.isArray(set['keys'])) throw invalid('a JWK set with "keys"', describeJson(set['keys']), url)
  const saysWhose = keys.some((key) => key['iss'] !== undefined)
  return keys.filter((key) => !saysWhose || key['iss'] === issuer).map((key) => readJwk(key, limits, url))
}

/** Reads one JWK as a published key, with the lifetime members that some issuers add. */
export function readJwk(jwk: JsonObject, limits: Limits, url: string): PublishedKey {
  return {
    id: typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined,
    read: () => readPublicKey(jwk, limits, { url }),
    lifetime: () => readLifetime(jwk, url),
  }
}

/** Reads one verification method: Multikey, a key of an older multibase type, or a JWK. */
export function readMethod(method: JsonObject, base: string, limits: Limits, url: string): PublishedKey {
  return {
    id: typeof method['id'] === 'string' ? absolute(method['id'], base) : undefined,
    read: () => readMethodKey(method, limits, url),
    lifetime: () => readMethodLifetime(method, url),
  }
}

/** Tells whether a document holds keys in any of the forms known. */
export function isKeyMaterial(document: JsonObject): boolean {
  return KEY_MEMBERS.some((member) => document[member] !== undefined)
}

/** Resolves a relative DID URL (`#key-1`) against the document's id. */
export function absolute(reference: string, base: string): string {
  return reference.startsWith('#') ? base + reference : reference
}

function findMethod(methods: readonly JsonObject[], wanted: string, base: string, url: string): JsonObject | undefined {
  const found = methods.filter(({ id }) => typeof id === 'string' && absolute(id, base) === wanted)
  if (found.length > 1) throw new OpenBadgesError('KEY_AMBIGUOUS', { key: wanted, found: found.length }, { url })
  return found[0]
}

function readMethodKey(method: JsonObject, limits: Limits, url: string): PublicKey {
  const { publicKeyMultibase, publicKeyJwk, publicKeyBase58 } = method
  if (typeof publicKeyMultibase === 'string') return readMultikey(publicKeyMultibase, limits, { url })
  if (isJsonObject(publicKeyJwk)) return readPublicKey(publicKeyJwk, limits, { url })
  if (typeof publicKeyBase58 === 'string' && method['type'] === 'Ed25519VerificationKey2018') {
    const point = fromBase58(publicKeyBase58, limits.maxMultikeyLength)
    if (point?.length === 32) return publicKeyOfEd25519(point, { url })
  }
  throw new OpenBadgesError(
    'KEY_MALFORMED',
    { expected: '"publicKeyMultibase" or "publicKeyJwk"', found: describeJson(method['type']) },
    { url },
  )
}

/** A key may be given up inside the method, too. */
function readMethodLifetime(method: JsonObject, url: string): KeyLifetime {
  const own = readLifetime(method, url)
  const { publicKeyJwk } = method
  return isJsonObject(publicKeyJwk) ? joinLifetimes([own, readLifetime(publicKeyJwk, url)]) : own
}

/** What several places say of the end of one key: the first end is the end. */
export function joinLifetimes(lifetimes: readonly KeyLifetime[]): KeyLifetime {
  return {
    revoked: earliest(lifetimes.map(({ revoked }) => revoked)),
    expires: earliest(lifetimes.map(({ expires }) => expires)),
    withoutZone: lifetimes.flatMap(({ withoutZone }) => withoutZone),
  }
}

function earliest(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

function readLifetime(method: JsonObject, url: string): KeyLifetime {
  const { revoked, expires } = method
  return {
    revoked: readDate(revoked, url),
    expires: readDate(expires, url),
    withoutZone: [revoked, expires].flatMap((date) =>
      instantFault(date) === 'DATE_NO_ZONE' ? [{ found: describeJson(date), url }] : [],
    ),
  }
}

/** A key document's date without zone is read as UTC (design decision 9). */
function readDate(value: JsonValue | undefined, url: string): number | undefined {
  if (value === undefined) return undefined
  const moment = momentOf(value)
  if (moment !== undefined) return moment
  throw invalid('a date and time', describeJson(value), url)
}

function invalid(expected: string, found: string, url: string): OpenBadgesError {
  return new OpenBadgesError('KEY_DOCUMENT_INVALID', { expected, found }, { url })
}

/** Of Controlled Identifiers 1.0, section 2.3. */
const PURPOSES = [
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
] as const

const KEY_MEMBERS = [
  'keys',
  'kty',
  'publicKeyMultibase',
  'publicKeyJwk',
  'assertionMethod',
  'verificationMethod',
] as const
