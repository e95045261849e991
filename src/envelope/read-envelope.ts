/** Reads any input into an envelope. Believes nothing, asks nobody, verifies nothing. */
import { sha256 } from '#platform'
import { OpenBadgesError } from '../errors.js'
import { toCanonicalJson } from '../json/canonical-json.js'
import { copyJson } from '../json/copy-json.js'
import { describeJson, isJsonObject } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import type { Limits } from '../limits.js'
import { fromUtf8, toHex, toUtf8 } from '../platform/bytes.js'
import type { Envelope, InputKind } from './envelope.js'
import { readJson } from './read-json.js'
import { looksLikeToken, readToken } from './read-token.js'
import { sniff } from './sniff.js'

/**
 * Reads an input: a token or JSON as text or bytes, or a document as an object.
 *
 * Open Badges 3.0, "Open Badges Document Formats". Sizes are checked before anything is parsed,
 * objects are copied without running their accessors, and exactly one format must be recognised.
 * Does not look at schema, signature or dates.
 *
 * @param input - whatever the caller was given
 * @param limits - sizes and shapes
 * @throws OpenBadgesError a format code: `INPUT_…`, `JSON_…`, `JWT_…`, `FORMAT_…`, `KIND_AMBIGUOUS`
 */
export function readEnvelope(input: unknown, limits: Limits): Envelope {
  if (typeof input === 'string') return readText(input, 'text', () => toUtf8(input), limits)
  if (isBytes(input)) return readBytes(copyBytes(input), limits)
  return readObject(input, limits)
}

/** Asks the engine, not the value: what only claims to be bytes could answer differently every time. */
function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Reflect.get(typedArray, Symbol.toStringTag, input) === 'Uint8Array'
}

/** Bytes whose buffer was given away cannot be copied; there are none of them. */
function copyBytes(bytes: Uint8Array): Uint8Array {
  return Reflect.get(typedArray, 'length', bytes) === 0 ? new Uint8Array() : new Uint8Array(bytes)
}

function readBytes(bytes: Uint8Array, limits: Limits): Envelope {
  checkSize(bytes.length, limits)
  const picture = sniff(bytes)
  if (picture !== undefined) throw new OpenBadgesError('FORMAT_NOT_SUPPORTED', { format: picture })
  const text = fromUtf8(bytes)
  if (text === undefined) throw new OpenBadgesError('INPUT_NOT_UTF8', {})
  return readText(text, 'bytes', () => bytes, limits)
}

function readText(text: string, inputKind: InputKind, bytes: () => Uint8Array, limits: Limits): Envelope {
  checkSize(text.length, limits)
  const trimmed = text.trim()
  if (trimmed === '') throw new OpenBadgesError('INPUT_EMPTY', {})
  if (trimmed.startsWith('{')) return readJson(parseJson(text, limits), { inputKind, sha256: hashOf(bytes()) }, limits)
  if (looksLikeToken(trimmed)) return readToken(trimmed, { inputKind, sha256: hashOf(bytes()) }, limits)
  const picture = sniff(toUtf8(trimmed.slice(0, SNIFFED_CHARACTERS)))
  if (picture !== undefined) throw new OpenBadgesError('FORMAT_NOT_SUPPORTED', { format: picture })
  throw new OpenBadgesError('FORMAT_UNRECOGNIZED', { found: JSON.stringify(trimmed.slice(0, SHOWN_CHARACTERS)) })
}

function readObject(input: unknown, limits: Limits): Envelope {
  // What an issuer of this library hands out may be passed on as it is; a token may be as long as any text.
  const token = tokenIn(input)
  if (token !== undefined) return readText(token, 'text', () => toUtf8(token), limits)
  const value = copyJson(input, limits)
  if (!isJsonObject(value)) throw new OpenBadgesError('INPUT_NOT_JSON', { found: describeJson(value) })
  const document = value['format'] === 'data-integrity' ? (value['document'] ?? value) : value
  return readJson(document, { inputKind: 'object', sha256: hashOf(toUtf8(toCanonicalJson(document))) }, limits)
}

/** The token of `{ format: 'jwt', token }`, looked at once and without running anything. */
function tokenIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  try {
    const format: unknown = Object.getOwnPropertyDescriptor(input, 'format')?.value
    const token: unknown = format === 'jwt' ? Object.getOwnPropertyDescriptor(input, 'token')?.value : undefined
    return typeof token === 'string' ? token : undefined
  } catch {
    // A proxy that throws is refused when it is copied.
    return undefined
  }
}

function checkSize(found: number, limits: Limits): void {
  if (found > limits.maxInputBytes) throw new OpenBadgesError('INPUT_TOO_LARGE', { limit: limits.maxInputBytes, found })
}

function hashOf(bytes: Uint8Array): string {
  return toHex(sha256(bytes))
}

/** ECMA-262, `%TypedArray%.prototype`: its tag is read from an internal slot, whatever the realm. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object

const SNIFFED_CHARACTERS = 1_024

const SHOWN_CHARACTERS = 20
