/** Asks an issuer's own addresses for its keys. */
import { OpenBadgesError, isOpenBadgesError, sentenceWithin } from '../errors.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import type { Limits } from '../limits.js'
import type { NetworkSession } from '../net/network.js'
import { fromUtf8 } from '../platform/bytes.js'
import type { KeyReference } from './candidate.js'
import {
  isKeyMaterial,
  readJwk,
  readJwks,
  readKeysFor,
  readMentioned,
  readMethod,
  type PublishedKey,
  type PublishedKeys,
} from './key-document.js'

/** Who may be asked, and about whom. */
export interface KeyQuestion {
  readonly issuer: string
  readonly reference: Pick<KeyReference, 'purpose'>
  readonly session: Pick<NetworkSession, 'request'> | undefined
  readonly limits: Limits
}

/**
 * Fetches a JSON document.
 *
 * @returns `undefined` if nothing is published there: no such document, or a page for people
 * @throws OpenBadgesError `KEY_UNREACHABLE` if it could not be asked or did not answer; `KEY_DOCUMENT_INVALID`
 *   for a JSON document that is not strict
 */
export async function fetchDocument(
  { issuer, session, limits }: KeyQuestion,
  url: string,
): Promise<JsonObject | undefined> {
  if (session === undefined)
    throw unreachable(issuer, new OpenBadgesError('NETWORK_UNAVAILABLE', { url }, { url }), url)
  const bytes = await ask(session, issuer, { url, maxBytes: limits.maxKeyDocumentBytes })
  const text = bytes && fromUtf8(bytes)
  if (text === undefined || !text.trimStart().startsWith('{')) return undefined
  const document = parseDocument(text, limits, url)
  return isJsonObject(document) ? document : undefined
}

async function ask(
  session: Pick<NetworkSession, 'request'>,
  issuer: string,
  { url, maxBytes }: { url: string; maxBytes: number },
): Promise<Uint8Array | undefined> {
  try {
    return (await session.request({ url, accept: ACCEPT, maxBytes, redirects: 'none' })).bytes
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    if (error.code === 'FETCH_NOT_FOUND') return undefined
    if (error.code === 'NOT_CONTACTED') throw error
    throw unreachable(issuer, error, url)
  }
}

function unreachable(issuer: string, cause: OpenBadgesError, url: string): OpenBadgesError {
  const facts = { issuer, reason: cause.code, detail: sentenceWithin(cause) }
  return new OpenBadgesError('KEY_UNREACHABLE', facts, { url, cause })
}

function parseDocument(text: string, limits: Limits, url: string): JsonValue {
  try {
    return parseJson(text, limits)
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    const facts = { expected: 'strict JSON', found: error.code }
    throw new OpenBadgesError('KEY_DOCUMENT_INVALID', facts, { url, cause: error })
  }
}

/**
 * Fetches the keys that the document at an https issuer's own id lists for the purpose of the proof.
 *
 * @returns none if there is no such document, or it is not about this issuer or holds no keys
 * @throws OpenBadgesError `KEY_UNREACHABLE`, `KEY_AMBIGUOUS`, `KEY_DOCUMENT_INVALID`
 */
export async function fetchDocumentKeys(question: KeyQuestion): Promise<PublishedKeys> {
  const { issuer, reference, limits } = question
  const document = await fetchDocument(question, issuer)
  if (document?.['id'] !== issuer) return NO_KEYS
  return {
    keys: readKeysFor(document, reference.purpose, { id: issuer, limits, url: issuer }),
    mentioned: readMentioned(document, issuer, limits, issuer),
  }
}

/**
 * Fetches the key set of an https issuer's origin (Open Badges implementation guide, "Key provenance").
 *
 * @returns none if there is no key set, or it is other issuers' only
 * @throws OpenBadgesError `KEY_UNREACHABLE`, `KEY_DOCUMENT_INVALID`
 */
export async function fetchJwksKeys(question: KeyQuestion): Promise<PublishedKeys> {
  const { issuer, limits } = question
  const url = jwksUrlOf(issuer)
  const set = await fetchDocument(question, url)
  if (set?.['keys'] === undefined) return NO_KEYS
  const all = toArray(set['keys']).filter((key) => isJsonObject(key))
  return {
    keys: readJwks(set, issuer, limits, url),
    mentioned: all.map((key) => readJwk(key, limits, url)),
  }
}

/**
 * Fetches the key at an address on the issuer's origin. It is only a candidate.
 *
 * @param method - the address, with the key's name as fragment where the document holds several
 * @returns `undefined` for another origin, which is never asked, and where there is no such key
 * @throws OpenBadgesError `KEY_UNREACHABLE`, `KEY_AMBIGUOUS`, `KEY_…`
 */
export async function fetchKeyAt(question: KeyQuestion, method: string): Promise<PublishedKey | undefined> {
  const { issuer, limits, reference } = question
  if (!URL.canParse(method) || new URL(method).origin !== new URL(issuer).origin) return undefined
  const [url = '', fragment] = method.split('#')
  if (url === issuer || url === jwksUrlOf(issuer)) return undefined
  const document = await fetchDocument(question, url)
  const { purpose } = reference
  if (document === undefined || (!isKeyMaterial(document) && document[purpose] === undefined)) return undefined
  if (document['kty'] !== undefined) return readJwk(document, limits, url)
  if (document['keys'] !== undefined) {
    const named = readJwks(document, issuer, limits, url).filter(({ id }) => id === fragment || id === method)
    return named.length === 1 ? named[0] : undefined
  }
  const { id } = document
  if (document[purpose] !== undefined && typeof id === 'string') {
    return readKeysFor(document, purpose, { id, limits, url }).find((key) => key.id === method)
  }
  return readMethod(document, url, limits, url)
}

const NO_KEYS: PublishedKeys = { keys: [], mentioned: [] }

/** On the origin as it is written, so that a spelling which may not be asked is not asked here either. */
function jwksUrlOf(issuer: string): string {
  const [origin = issuer] = /^[a-z]+:\/\/[^/?#]*/i.exec(issuer) ?? []
  return `${origin}/.well-known/jwks.json`
}

const ACCEPT = 'application/did+json, application/jwk-set+json, application/cid, application/ld+json, application/json'
