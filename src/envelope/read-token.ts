import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import type { Limits } from '../limits.js'
import { fromBase64Url, fromUtf8 } from '../platform/bytes.js'
import type { JwtEnvelope, Origin } from './envelope.js'
import { classify, dataModelOf, withoutProofs } from './read-document.js'
import { restoreCredential, restorePresentation } from './restore-claims.js'

/** Tells whether a text is meant as a token, be it well-formed or not. */
export function looksLikeToken(text: string): boolean {
  // The beginning tells of nearly all; only others are read to their end.
  return BEGINS_AS_HEADER.test(text) || COMPACT.test(text)
}

/**
 * Reads a compact JWS (RFC 7515, section 7.1) that holds a credential or a presentation: three parts
 * in canonical base64url, header and payload strict JSON, one document in it.
 *
 * @param token - without white space around it
 * @param origin - how it was given
 * @param limits - for parsing
 * @throws OpenBadgesError `JWT_MALFORMED`, `JWT_PAYLOAD_AMBIGUOUS`, `JSON_…`, `KIND_AMBIGUOUS`, `FORMAT_NOT_SUPPORTED`
 */
export function readToken(token: string, origin: Origin, limits: Limits): JwtEnvelope {
  if (token.includes('~')) throw new OpenBadgesError('FORMAT_NOT_SUPPORTED', { format: 'an SD-JWT' })
  const parts = token.split('.')
  const [encodedHeader = '', encodedPayload = '', signature = ''] = parts
  if (parts.length !== 3) throw malformed(`${parts.length} parts`)
  if (fromBase64Url(signature) === undefined) throw malformed('a signature that is not canonical base64url')
  const header = readPart(encodedHeader, 'header', limits)
  const payload = readPart(encodedPayload, 'payload', limits)
  const { credential, claims, layout } = unwrap(payload)
  const { document, proofs } = withoutProofs(credential)
  return { format: 'jwt', ...origin, token, header, payload, claims, layout, document, proofs, ...classify(document) }
}

function readPart(encoded: string, name: string, limits: Limits): JsonObject {
  const bytes = fromBase64Url(encoded)
  if (bytes === undefined) throw malformed(`a ${name} that is not canonical base64url`)
  const text = fromUtf8(bytes)
  if (text === undefined) throw malformed(`a ${name} that is not UTF-8`)
  const value = parseJson(text, limits)
  if (!isJsonObject(value)) throw malformed(`${describeJson(value)} as ${name}`)
  return value
}

interface Unwrapped {
  readonly credential: JsonObject
  readonly claims: JsonObject
  readonly layout: JwtEnvelope['layout']
}

/** A document of data model 2.0 is the payload, one of 1.1 is a claim of its own; both at once are a trick. */
function unwrap(payload: JsonObject): Unwrapped {
  const { vc, vp, ...rest } = payload
  if (vc === undefined && vp === undefined) return unwrapPayload(payload)
  const name = vc === undefined ? 'vp' : 'vc'
  const isDoubled = vc !== undefined && vp !== undefined
  if (isDoubled || DOCUMENT_PROPERTIES.some((property) => rest[property] !== undefined)) {
    throw new OpenBadgesError('JWT_PAYLOAD_AMBIGUOUS', {}, { path: `/${name}` })
  }
  const document = payload[name]
  if (!isJsonObject(document)) throw malformed(`${describeJson(document)} as "${name}" claim`)
  const isRestored = dataModelOf(document) === '1.1'
  if (name === 'vp') {
    return {
      credential: isRestored ? restorePresentation(document, rest) : document,
      claims: rest,
      layout: 'vp-claim',
    }
  }
  return { credential: isRestored ? restoreCredential(document, rest) : document, claims: rest, layout: 'vc-claim' }
}

function unwrapPayload(payload: JsonObject): Unwrapped {
  const isPresentation = toArray(payload['type']).includes('VerifiablePresentation')
  const isClaim = ([name]: readonly [string, JsonValue]): boolean =>
    JWT_CLAIMS.has(name) || (isPresentation && name === 'nonce')
  const entries = Object.entries(payload)
  return {
    credential: Object.fromEntries(entries.filter((entry) => !isClaim(entry))),
    claims: Object.fromEntries(entries.filter(isClaim)),
    layout: 'payload',
  }
}

function malformed(found: string): OpenBadgesError {
  return new OpenBadgesError('JWT_MALFORMED', { found })
}

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*$/

/** `{"` in base64url. */
const BEGINS_AS_HEADER = /^ey[A-Za-z0-9_-]+[.=~\s]/

/** The claims of RFC 7519 and RFC 7800: what a token adds to a credential that is its payload. */
const JWT_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf'])

/** Where they stand beside a claim that holds a document, there are two documents. */
const DOCUMENT_PROPERTIES = ['@context', 'type', 'credentialSubject', 'verifiableCredential'] as const
