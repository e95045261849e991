/**
 * Finds the key of a proof from the issuer, never from the credential (design decision 1).
 *
 * What the proof names is at most a candidate: it counts if the issuer's own identifier, its own
 * document or its own key set says so. Keys that the verifier's owner pinned come before all this:
 * see `verifyWithIssuerKey`.
 */
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { NetworkSession } from '../net/network.js'
import { certain } from '../platform/certain.js'
import { readCandidate } from './candidate.js'
import { didMethodOf, didWebUrl, readDidJwk, readDidKey, splitFragment } from './did.js'
import { fetchDocument, fetchDocumentKeys, fetchJwksKeys, fetchKeyAt } from './fetch-keys.js'
import {
  absolute,
  readKeysFor,
  readMentioned,
  type DateWithoutZone,
  type PublishedKey,
  type PublishedKeys,
} from './key-document.js'
import { agreesWithHeader, lifetimeOf, pickKey, pickSame, type KeyWish, type PickedKey } from './pick-key.js'
import type { PublicKey } from './public-key.js'

/** Where it is written that the key is the issuer's. */
export type KeySource = 'did' | 'pinned' | 'key-document' | 'jwks'

/** A key that speaks for the issuer. */
export interface IssuerKey {
  readonly key: PublicKey
  readonly source: KeySource
  /** The name that the key has there. */
  readonly id: string
  readonly revoked?: number | undefined
  readonly expires?: number | undefined
  /** Dates of the end of the key that were read as UTC. */
  readonly withoutZone?: readonly DateWithoutZone[]
}

/** What the search needs besides the reference. */
export interface KeySearch extends KeyWish {
  readonly issuer: string
  /** Asks the gatekeeper; `undefined` where nobody may be asked. */
  readonly session: Pick<NetworkSession, 'request'> | undefined
}

/**
 * Finds the issuer's key that a proof was made with.
 *
 * Does not verify anything with it, and does not judge `revoked` and `expires`.
 *
 * For the proof of a presentation, the issuer is its holder, and the key one published for authentication.
 *
 * @param search - who the issuer is, what the proof says, whom one may ask
 * @throws OpenBadgesError `KEY_NOT_AUTHORIZED` if the issuer says which keys are its own and this
 *   is none of them; `ISSUER_PUBLISHES_NO_KEYS`, `KEY_UNREACHABLE`, `NETWORK_UNAVAILABLE`,
 *   `DID_METHOD_NOT_SUPPORTED` if that could not be found out; `DID_MALFORMED`, `KEY_…`
 */
export async function findIssuerKey(search: KeySearch): Promise<IssuerKey> {
  const { issuer } = search
  const method = didMethodOf(issuer)
  switch (method) {
    case 'key':
      return selfCertified(search, readDidKey(issuer, search.limits), issuer.slice('did:key:'.length))
    case 'jwk':
      return selfCertified(search, readDidJwk(issuer, search.limits), '0')
    case 'web':
      return findInDidWeb(search)
    case undefined:
      if (issuer.startsWith('https://') && URL.canParse(issuer)) return findInHttps(search)
      throw notAuthorized(search, 'an issuer id that is neither an https URL nor a DID can name no keys')
    default:
      throw new OpenBadgesError('DID_METHOD_NOT_SUPPORTED', { method: `did:${method}` })
  }
}

function selfCertified(search: KeySearch, key: PublicKey, fragment: string): IssuerKey {
  const { issuer, reference } = search
  if (reference.embedded !== undefined && reference.embedded.thumbprint !== key.thumbprint) {
    throw notAuthorized(search, 'the key in the header is another one')
  }
  if (!isOwnName(reference.method ?? issuer, issuer, fragment)) {
    throw notAuthorized(search, 'the issuer is a key itself, and this is another one')
  }
  return { key, source: 'did', id: `${issuer}#${fragment}` }
}

/** The DID, alone or with its one fragment. The `kid` of a token may be any text that names nothing elsewhere. */
function isOwnName(method: string, issuer: string, fragment: string): boolean {
  const named = splitFragment(method)
  const isOwnFragment = named.fragment === undefined || named.fragment === fragment
  return isOwnFragment && (named.did === issuer || !named.did.includes(':'))
}

async function findInDidWeb(search: KeySearch): Promise<IssuerKey> {
  const { issuer, reference, limits } = search
  const url = didWebUrl(issuer, limits)
  const document = await fetchDocument(search, url)
  if (document === undefined) throw new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer }, { url })
  const published = readKeysFor(document, reference.purpose, { id: issuer, limits, url })
  if (published.length === 0) throw new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer }, { url })
  const method = reference.method === undefined ? undefined : nameIn(reference.method, issuer)
  const found = pickKey(published, method, search)
  if (found === undefined) throw notAuthorized(search, `its DID document does not list it under ${reference.purpose}`)
  return issuerKey(found, 'key-document', readMentioned(document, issuer, limits, url))
}

/** A token's `kid` may be the bare fragment. */
function nameIn(method: string, issuer: string): string {
  return method.includes(':') ? method : absolute(method.startsWith('#') ? method : `#${method}`, issuer)
}

async function findInHttps(search: KeySearch): Promise<IssuerKey> {
  const { issuer, reference } = search
  const places: Place[] = []
  const mentioned = (): readonly PublishedKey[] => places.flatMap((place) => place.mentioned)
  for (const [source, ask] of HTTPS_PLACES) {
    const place = await look(source, ask(search))
    places.push(place)
    const found = pickKey(place.keys, reference.method, search)
    if (found !== undefined) return issuerKey(found, source, mentioned())
  }
  // A key at an address of its own is a candidate: it counts if it stands in one of those places.
  const elsewhere = reference.method === undefined ? undefined : await fetchKeyAt(search, reference.method)
  const candidate = elsewhere?.read()
  if (candidate !== undefined && agreesWithHeader(candidate, reference)) {
    for (const { source, keys } of places) {
      const found = pickSame(keys, candidate)
      if (found !== undefined) return issuerKey(found, source, [...mentioned(), certain(elsewhere)])
    }
  }
  const unreachable = places.find(({ error }) => error !== undefined)?.error
  if (unreachable !== undefined) throw unreachable
  if (places.every(({ keys }) => keys.length === 0)) throw new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer })
  throw notAuthorized(search, 'neither its document nor its key set lists it', candidate)
}

/** A place where an https issuer may say which keys are its own. */
interface Place extends PublishedKeys {
  readonly source: KeySource
  readonly error?: OpenBadgesError
}

/** That one place cannot be asked does not matter if another has the key. */
async function look(source: KeySource, asked: Promise<PublishedKeys>): Promise<Place> {
  try {
    return { source, ...(await asked) }
  } catch (error) {
    if (isOpenBadgesError(error) && error.code === 'KEY_UNREACHABLE') return { source, keys: [], mentioned: [], error }
    throw error
  }
}

const HTTPS_PLACES = [
  ['key-document', fetchDocumentKeys],
  ['jwks', fetchJwksKeys],
] as const

function issuerKey({ entry, key }: PickedKey, source: KeySource, mentioned: readonly PublishedKey[]): IssuerKey {
  return { key, source, id: entry.id ?? key.thumbprint, ...lifetimeOf(key, mentioned) }
}

/** The refusal of a key that is not the issuer's; what the proof pointed at comes along, to be looked at. */
export class KeyNotAuthorized extends OpenBadgesError<'KEY_NOT_AUTHORIZED'> {
  /** The key that the proof points at, if it could be read. */
  readonly candidate: PublicKey | undefined

  /**
   * @param search - what was looked for
   * @param reason - why the key is not the issuer's
   * @param candidate - the key that the proof points at
   */
  constructor(
    { issuer, reference }: Pick<KeySearch, 'issuer' | 'reference'>,
    reason: string,
    candidate: PublicKey | undefined,
  ) {
    const key = reference.method ?? candidate?.thumbprint ?? '(not named)'
    super('KEY_NOT_AUTHORIZED', { key, issuer, reason }, { path: reference.path })
    this.candidate = candidate
  }
}

function notAuthorized(search: KeySearch, reason: string, candidate?: PublicKey): KeyNotAuthorized {
  return new KeyNotAuthorized(search, reason, candidate ?? readCandidate(search.reference, search.limits))
}
