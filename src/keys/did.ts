/** did:key, did:jwk and did:web: from the name to the key, or to the address of the document. */
import { OpenBadgesError } from '../errors.js'
import { isJsonObject } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import type { Limits } from '../limits.js'
import { fromBase64Url, fromUtf8 } from '../platform/bytes.js'
import { readMultikey } from './multikey.js'
import { readPublicKey, type PublicKey } from './public-key.js'

/** A DID URL taken apart. */
export interface DidUrl {
  readonly did: string
  /** Without its `#`; `undefined` if there is none. */
  readonly fragment: string | undefined
}

/** Takes a DID URL apart; anything else has no fragment. */
export function splitFragment(url: string): DidUrl {
  const hash = url.indexOf('#')
  return hash === -1 ? { did: url, fragment: undefined } : { did: url.slice(0, hash), fragment: url.slice(hash + 1) }
}

/** The method of a DID, for example `web`; `undefined` if the text is no DID. */
export function didMethodOf(text: string): string | undefined {
  return /^did:([a-z0-9]+):/.exec(text)?.[1]
}

/**
 * Reads the key that a did:key is (did:key method, W3C CCG).
 *
 * @param did - without fragment
 * @throws OpenBadgesError `DID_MALFORMED`, `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`
 */
export function readDidKey(did: string, limits: Limits): PublicKey {
  const multikey = did.slice('did:key:'.length)
  if (multikey.length > limits.maxMultikeyLength || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(multikey)) {
    throw malformed('did:key: and a multikey', did)
  }
  return readMultikey(multikey, limits)
}

/**
 * Reads the key that a did:jwk is (did:jwk method): base64url of a public JWK.
 *
 * @param did - without fragment
 * @throws OpenBadgesError `DID_MALFORMED`, `KEY_MALFORMED`, `KEY_TYPE_NOT_SUPPORTED`, `KEY_WEAK`, `JSON_…`
 */
export function readDidJwk(did: string, limits: Limits): PublicKey {
  if (did.length > limits.maxDidJwkLength) throw malformed(`at most ${limits.maxDidJwkLength} characters`, did)
  const bytes = fromBase64Url(did.slice('did:jwk:'.length))
  const text = bytes && fromUtf8(bytes)
  const jwk = text === undefined ? undefined : parseJson(text, limits)
  if (!isJsonObject(jwk)) throw malformed('did:jwk: and a JWK as base64url', did)
  return readPublicKey(jwk, limits)
}

/**
 * Finds the address of the document of a did:web (did:web method): strict grammar, lower-case host
 * names, a port only as `%3A`, plain path segments.
 *
 * @param did - without fragment
 * @returns an https URL; whether it may be requested is for the gatekeeper to say
 * @throws OpenBadgesError `DID_MALFORMED`
 */
export function didWebUrl(did: string, limits: Limits): string {
  const match = did.length <= limits.maxDidLength ? DID_WEB.exec(did) : null
  if (match === null) throw malformed('did:web: with a host name, an optional %3A port and plain path segments', did)
  const [, host = '', port, path = ''] = match
  const segments = path.split(':').slice(1)
  if (segments.some((segment) => segment === '.' || segment === '..')) throw malformed('no . or .. in the path', did)
  const origin = `https://${host}${port === undefined ? '' : `:${port}`}`
  // A label may begin with xn-- and be none, a port be too large.
  if (!URL.canParse(origin)) throw malformed('a host name and a port that can be', did)
  return segments.length === 0 ? `${origin}/.well-known/did.json` : `${origin}/${segments.join('/')}/did.json`
}

function malformed(expected: string, did: string): OpenBadgesError {
  return new OpenBadgesError('DID_MALFORMED', { expected, found: JSON.stringify(did.slice(0, SHOWN)) })
}

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const DID_WEB = new RegExp(`^did:web:(${LABEL}(?:\\.${LABEL})*)(?:%3[Aa](\\d{1,5}))?((?::[A-Za-z0-9._-]+)*)$`)

/** Characters of a DID shown in a message. */
const SHOWN = 200
