/** Whom the deployment trusts. */
import { isAbsoluteIri } from '../json/iri.js'
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeJson, describeValue, isJsonObject, type JsonObject } from '../json/json.js'
import { copyJson } from '../json/copy-json.js'
import { readPublicKey, type PublicKey } from '../keys/public-key.js'
import type { Limits } from '../limits.js'
import type { Jwk } from '../platform/algorithms.js'
import { toMilliseconds, type Instant } from '../time.js'

/**
 * An issuer that counts. As text: its id. Ids are compared exactly, character by character.
 */
export type TrustedIssuer =
  | string
  | {
      readonly id: string
      /** Public keys that speak for this issuer, and for no other, without asking anybody. */
      readonly keys?: readonly Jwk[]
      /** Issuers of status lists that this issuer relies on. */
      readonly statusIssuers?: readonly string[]
      /** The issuer counts from this moment on. */
      readonly from?: Instant
      /** The issuer counts until this moment. */
      readonly until?: Instant
    }

/** Asks somebody whether an issuer counts; `undefined` is a no. A failure makes the answer unknown. */
export type TrustLookup = (issuerId: string) => TrustedIssuer | undefined | Promise<TrustedIssuer | undefined>

/**
 * For callers who judge the issuer themselves: any issuer will do. The report says that nobody was
 * asked (`TRUST_NOT_ASKED`).
 */
export const anyIssuer: unique symbol = Symbol('anyIssuer')

/** What `createVerifier` takes for trust. */
export type Trust = readonly TrustedIssuer[] | TrustLookup | typeof anyIssuer

/** An issuer that counts, read. Moments in milliseconds. */
export interface KnownIssuer {
  readonly id: string
  readonly keys: readonly PublicKey[]
  readonly statusIssuers: readonly string[]
  readonly from: number | undefined
  readonly until: number | undefined
}

/** The answer about one issuer. */
export type TrustAnswer =
  | { readonly answer: 'trusted'; readonly issuer: KnownIssuer }
  | { readonly answer: 'not-trusted' }
  | { readonly answer: 'not-asked' }
  | { readonly answer: 'unavailable'; readonly cause: unknown }

/** Answers whether issuers count. */
export interface TrustDesk {
  readonly kind: 'list' | 'lookup' | 'any-issuer'
  /** Issuer → the keys that are pinned for it; `undefined` where each issuer must be asked about. */
  readonly pinned: ReadonlyMap<string, readonly PublicKey[]> | undefined
  /** Never rejects: a lookup that fails is `unavailable`. */
  ask(issuerId: string): Promise<TrustAnswer>
}

/**
 * Reads what the caller trusts.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`, or a key code for a pinned key that is broken or weak
 */
export function createTrustDesk(trust: Trust, limits: Limits): TrustDesk {
  if (trust === anyIssuer) {
    return { kind: 'any-issuer', pinned: new Map(), ask: () => Promise.resolve({ answer: 'not-asked' }) }
  }
  if (typeof trust === 'function') {
    return { kind: 'lookup', pinned: undefined, ask: (issuerId) => lookUp(trust, issuerId, limits) }
  }
  if (!Array.isArray(trust)) {
    throw wrongOption('trustedIssuers', 'an array, a function or anyIssuer', describeValue(trust))
  }
  const issuers = trust.map((entry: unknown) => readTrusted(entry, limits))
  const known = new Map(issuers.map((issuer) => [issuer.id, issuer]))
  const twice = issuers.find((issuer) => known.get(issuer.id) !== issuer)
  if (twice !== undefined) throw wrongOption('trustedIssuers', 'each issuer once', `${twice.id} twice`)
  return {
    kind: 'list',
    pinned: new Map(issuers.flatMap(({ id, keys }) => (keys.length === 0 ? [] : [[id, keys] as const]))),
    ask: (issuerId) => {
      const issuer = known.get(issuerId)
      return Promise.resolve(issuer === undefined ? { answer: 'not-trusted' } : { answer: 'trusted', issuer })
    },
  }
}

async function lookUp(lookup: TrustLookup, issuerId: string, limits: Limits): Promise<TrustAnswer> {
  try {
    const found = await lookup(issuerId)
    if (found === undefined) return { answer: 'not-trusted' }
    const issuer = readTrusted(found, limits)
    if (issuer.id === issuerId) return { answer: 'trusted', issuer }
    return { answer: 'unavailable', cause: new TypeError(`the trust lookup answered about ${issuer.id}`) }
  } catch (cause) {
    return { answer: 'unavailable', cause }
  }
}

function readTrusted(entry: unknown, limits: Limits): KnownIssuer {
  const given = typeof entry === 'string' ? { id: entry } : entry
  if (typeof given !== 'object' || given === null || !('id' in given) || typeof given.id !== 'string') {
    throw wrongOption('trustedIssuers', 'an id, or an object with "id"', describeValue(entry))
  }
  if (!isAbsoluteIri(given.id))
    throw wrongOption('trustedIssuers', 'ids, which are DIDs or URLs', describeValue(given.id))
  // A misspelt "until" must not trust somebody for ever.
  refuseUnknownNames(given, TRUSTED_ISSUER_NAMES, 'trustedIssuers.')
  const { id, keys, statusIssuers, from, until } = given as Exclude<TrustedIssuer, string>
  return {
    id,
    keys: readArray('trustedIssuers.keys', keys).map((key) => readPublicKey(keyAsJson(key, limits), limits)),
    statusIssuers: readStatusIssuers(statusIssuers, 'trustedIssuers.statusIssuers'),
    from: from === undefined ? undefined : toMilliseconds(from, 'trustedIssuers.from'),
    until: until === undefined ? undefined : toMilliseconds(until, 'trustedIssuers.until'),
  }
}

function readArray(name: string, value: unknown): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw wrongOption(name, 'an array', describeValue(value))
}

/**
 * Reads who may issue status lists for others.
 *
 * @param ids - as the caller gave them
 * @param option - the name of the option, for errors
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readStatusIssuers(ids: unknown, option: string): readonly string[] {
  return readArray(option, ids).map((id) => {
    if (typeof id === 'string' && isAbsoluteIri(id)) return id
    throw wrongOption(option, 'ids, which are DIDs or URLs', describeValue(id))
  })
}

function keyAsJson(key: unknown, limits: Limits): JsonObject {
  const copy = copyJson(key, limits)
  if (isJsonObject(copy)) return copy
  throw wrongOption('trustedIssuers.keys', 'public keys as JWK', describeJson(copy))
}

const TRUSTED_ISSUER_NAMES: ReadonlySet<string> = new Set(['id', 'keys', 'statusIssuers', 'from', 'until'])
