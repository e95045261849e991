/** Reads any input into an envelope. Believes nothing, asks nobody, verifies nothing. */
import { hexDigest } from '#platform'
import { extractWithin } from '../bake/extract-from-image.js'
import type { Extracted } from '../bake/extracted.js'
import { OpenBadgesError } from '../errors.js'
import { toCanonicalJson } from '../json/canonical-json.js'
import { copyJson } from '../json/copy-json.js'
import { describeJson, isJsonObject } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import { StrictJson } from '../json/strict-json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { copyOfBytes, fromUtf8, toUtf8 } from '../platform/bytes.js'
import { bytesOfDataUrl, splitDataUrl } from '../platform/data-url.js'
import { imageTypeOf } from '../platform/image-type.js'
import type { Envelope, Origin } from './envelope.js'
import { olderBadgeAt, refuseOlderBadge } from './older-badge.js'
import { readJson } from './read-json.js'
import { looksLikeToken, readToken } from './read-token.js'

/**
 * Reads an input: a token or JSON as text or bytes, a document as an object, or a picture with either baked into it, as
 * bytes, as the text of an SVG or as a data: URL.
 *
 * Open Badges 3.0, "Open Badges Document Formats". Sizes are checked before anything is parsed,
 * objects are copied without running their accessors, and exactly one format must be recognised.
 * Does not look at schema, signature or dates.
 *
 * @param input - whatever the caller was given
 * @param limits - sizes and shapes
 * @throws OpenBadgesError a format code: `INPUT_…`, `JSON_…`, `JWT_…`, `FORMAT_…`, `KIND_AMBIGUOUS`, `OLDER_OPEN_BADGE`,
 *   or one of pictures
 */
export async function readEnvelope(input: unknown, limits: Limits): Promise<Envelope> {
  if (typeof input === 'string') return readText(input, limits)
  const bytes = copyOfBytes(input)
  return bytes === undefined ? readObject(input, limits) : readBytes(bytes, limits)
}

function readBytes(bytes: Uint8Array, limits: Limits): Envelope | Promise<Envelope> {
  checkSize(bytes.length, limits)
  const origin = (): Origin => ({ inputKind: 'bytes', sha256: hashOf(bytes) })
  if (imageTypeOf(bytes) !== undefined) return readPicture(bytes, origin(), limits)
  const text = fromUtf8(bytes)
  if (text === undefined) throw new OpenBadgesError('INPUT_NOT_UTF8', {})
  return readCredential(text, origin, limits)
}

function readText(text: string, limits: Limits): Envelope | Promise<Envelope> {
  checkSize(text.length, limits)
  const origin = (): Origin => ({ inputKind: 'text', sha256: hashOf(text) })
  if (SURELY_NO_PICTURE.test(text)) return readCredential(text, origin, limits)
  const start = text.trimStart().slice(0, SNIFFED_CHARACTERS)
  if (/^data:image\//i.test(start)) return readPicture(pictureIn(text.trim()), origin(), limits)
  if (imageTypeOf(toUtf8(start)) !== undefined) return readPicture(text.trimStart(), origin(), limits)
  return readCredential(text, origin, limits)
}

/** What the data: URL says of its type is not believed. */
function pictureIn(dataUrl: string): Uint8Array {
  const bytes = bytesOfDataUrl(splitDataUrl(dataUrl))
  if (bytes === undefined)
    throw new OpenBadgesError('IMAGE_UNRECOGNIZED', { found: 'a data: URL that is not well-formed' })
  return bytes
}

async function readPicture(image: Uint8Array | string, origin: Origin, limits: Limits): Promise<Envelope> {
  const { text, container, standard, findings } = await extractWithin(image, limits)
  if (standard === 'open-badges-2' && ADDRESS.test(text)) throw olderBadgeAt(text)
  const envelope = readCredential(text, () => ({ ...origin, container, findings }), limits)
  return { ...envelope, findings: [...findings, ...misnamed(envelope, standard)] }
}

/** Bakers exist that write one standard under the name of another. */
function misnamed({ kind }: Envelope, standard: Extracted['standard']): readonly Finding[] {
  const expected = kind === 'clr' ? 'clr-2' : 'open-badges-3'
  return standard === expected
    ? []
    : [finding('BAKED_UNUSUALLY', { expected: NAMES[expected], found: NAMES[standard] })]
}

function readCredential(text: string, origin: () => Origin, limits: Limits): Envelope {
  const trimmed = text.trim()
  if (trimmed === '') throw new OpenBadgesError('INPUT_EMPTY', {})
  const envelope =
    formatOf(trimmed) === 'json'
      ? readJson(parseJson(text, limits), origin(), limits)
      : readToken(trimmed, origin(), limits)
  refuseOlderBadge(envelope)
  return envelope
}

function formatOf(trimmed: string): 'json' | 'token' {
  if (trimmed.startsWith('{')) return 'json'
  if (looksLikeToken(trimmed)) return 'token'
  throw new OpenBadgesError('FORMAT_UNRECOGNIZED', { found: JSON.stringify(trimmed.slice(0, SHOWN_CHARACTERS)) })
}

function readObject(given: unknown, limits: Limits): Envelope {
  const input = StrictJson.is(given) ? given.value : given
  // What an issuer of this library hands out may be passed on as it is; a token may be as long as any text.
  const token = tokenIn(input)
  if (token !== undefined) {
    checkSize(token.length, limits)
    return readCredential(token, () => ({ inputKind: 'text', sha256: hashOf(token) }), limits)
  }
  const value = StrictJson.is(given) ? given.value : copyJson(input, limits)
  if (!isJsonObject(value)) throw new OpenBadgesError('INPUT_NOT_JSON', { found: describeJson(value) })
  const document = value['format'] === 'data-integrity' ? (value['document'] ?? value) : value
  const origin: Origin = { inputKind: 'object', sha256: hashOf(toCanonicalJson(document)) }
  const envelope = readJson(document, origin, limits)
  refuseOlderBadge(envelope)
  return envelope
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

function hashOf(data: Uint8Array | string): string {
  return hexDigest('SHA-256', data)
}

const NAMES: Readonly<Record<Extracted['standard'], string>> = {
  'open-badges-3': 'one of Open Badges 3.0',
  'clr-2': 'one of CLR 2.0',
  'open-badges-2': 'one of Open Badges 2.0',
}

const ADDRESS = /^https?:\/\/[^\s{}"]+$/i

/** An object, or the header of a token. */
const SURELY_NO_PICTURE = /^(?:\{|ey)/

const SNIFFED_CHARACTERS = 4_096

const SHOWN_CHARACTERS = 20
