/** The two proof values of ecdsa-sd-2023: that of the issuer, and those that holders derive from it. */
import { OpenBadgesError } from '../../../errors.js'
import { describeJson, pointerTo } from '../../../json/json.js'
import type { Limits } from '../../../limits.js'
import type { PlacedProof } from '../../../envelope/envelope.js'
import { concatBytes, equalBytes, fromBase64Url, toBase64Url } from '../../../platform/bytes.js'
import { isMap, readCbor, writeCbor, type CborValue } from './cbor.js'

/** What both proof values hold. */
interface SignedParts {
  /** The issuer's signature over options, statement key and mandatory statements: 64 bytes. */
  readonly baseSignature: Uint8Array
  /** The key that signed the single statements, as multikey without `z`: 35 bytes. */
  readonly publicKey: Uint8Array
  /** One signature for each statement that is not mandatory, in the order of the statements: 64 bytes each. */
  readonly signatures: readonly Uint8Array[]
}

/** What the issuer gives to the holder, and to nobody else: with it, any statement can be shown. */
export interface BaseProofValue extends SignedParts {
  /** The secret that the labels of nodes without names are made with: 32 bytes. */
  readonly hmacKey: Uint8Array
  /** JSON pointers to what every derived credential must show. */
  readonly mandatoryPointers: readonly string[]
}

/** What a holder shows. */
export interface DerivedProofValue extends SignedParts {
  /** The number of each canonical label (`c14n0`, …), and the 32 bytes of the label it had when it was signed. */
  readonly labelMap: ReadonlyMap<number, Uint8Array>
  /** Which of the statements shown, in their order, are mandatory. */
  readonly mandatoryIndexes: readonly number[]
}

/**
 * Reads the proof value of a derived proof (ECDSA Cryptosuites 1.0, "parseDerivedProofValue").
 *
 * Checks shapes and lengths; whether the parts fit the document is looked at where they are used.
 *
 * @param placed - the proof, and its JSON pointer
 * @throws OpenBadgesError `PROOF_NOT_DERIVED` if it is a base proof, `PROOF_MALFORMED`
 */
export function readDerivedProofValue(placed: PlacedProof, limits: Limits): DerivedProofValue {
  const { form, parts } = readParts(placed, limits)
  if (form === 'base') throw new OpenBadgesError('PROOF_NOT_DERIVED', {}, { path: placed.path })
  const [baseSignature, publicKey, signatures, labelMap, mandatoryIndexes] = parts
  if (
    parts.length === 5 &&
    isBytes(baseSignature, SIGNATURE_BYTES) &&
    isBytes(publicKey, PUBLIC_KEY_BYTES) &&
    isListOf(signatures, isSignature) &&
    isLabelMap(labelMap) &&
    isListOf(mandatoryIndexes, isNumber) &&
    new Set(mandatoryIndexes).size === mandatoryIndexes.length
  ) {
    return { baseSignature, publicKey, signatures, labelMap, mandatoryIndexes }
  }
  throw malformed('the five parts of a derived proof of ecdsa-sd-2023', 'others', placed)
}

/**
 * Reads the proof value of a base proof (ECDSA Cryptosuites 1.0, "parseBaseProofValue").
 *
 * @throws OpenBadgesError `PROOF_MALFORMED`, also for a derived proof
 */
export function readBaseProofValue(placed: PlacedProof, limits: Limits): BaseProofValue {
  const { form, parts } = readParts(placed, limits)
  const expected = 'the base proof that the issuer gave to the holder'
  if (form === 'derived') throw malformed(expected, 'one that was derived from it', placed)
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = parts
  if (
    parts.length === 5 &&
    isBytes(baseSignature, SIGNATURE_BYTES) &&
    isBytes(publicKey, PUBLIC_KEY_BYTES) &&
    isBytes(hmacKey, HMAC_BYTES) &&
    isListOf(signatures, isSignature) &&
    isListOf(mandatoryPointers, isText)
  ) {
    return { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers }
  }
  throw malformed('the five parts of a base proof of ecdsa-sd-2023', 'others', placed)
}

/** Writes a base proof value ("serializeBaseProofValue"). */
export function toBaseProofValue(value: BaseProofValue): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = value
  return write(HEADERS.base, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers])
}

/** Writes a derived proof value ("serializeDerivedProofValue"). */
export function toDerivedProofValue(value: DerivedProofValue): string {
  const { baseSignature, publicKey, signatures, labelMap, mandatoryIndexes } = value
  return write(HEADERS.derived, [baseSignature, publicKey, signatures, labelMap, mandatoryIndexes])
}

function write(header: Uint8Array, parts: readonly CborValue[]): string {
  return `u${toBase64Url(concatBytes(header, writeCbor(parts)))}`
}

interface Parts {
  readonly form: keyof typeof HEADERS
  readonly parts: readonly (CborValue | undefined)[]
}

/** The length comes first, then the alphabet: nothing is decoded that is not going to be read. */
function readParts(placed: PlacedProof, { maxSelectiveProofLength: limit }: Limits): Parts {
  const value = placed.proof['proofValue']
  if (typeof value !== 'string' || !value.startsWith('u')) {
    throw malformed('a proof value that begins with u (base64url)', describeJson(value), placed)
  }
  if (value.length > limit) throw malformed(`at most ${limit} characters`, `${value.length}`, placed)
  const bytes = fromBase64Url(value.slice(1))
  if (bytes === undefined) throw malformed('base64url without padding after u', describeJson(value), placed)
  const header = bytes.subarray(0, HEADER_BYTES)
  const form = FORMS.find((each) => equalBytes(HEADERS[each], header))
  if (form === undefined) throw malformed('a proof value of ecdsa-sd-2023', describeJson(value), placed)
  const parts = readCbor(bytes.subarray(HEADER_BYTES))
  if (Array.isArray(parts)) return { form, parts: parts as readonly CborValue[] }
  throw malformed('an array in CBOR, each value in its shortest form', 'something else', placed)
}

function isBytes(value: CborValue | undefined, length: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === length
}

function isSignature(value: CborValue): value is Uint8Array {
  return isBytes(value, SIGNATURE_BYTES)
}

function isNumber(value: CborValue): value is number {
  return typeof value === 'number'
}

function isText(value: CborValue): value is string {
  return typeof value === 'string'
}

function isListOf<Member extends CborValue>(
  value: CborValue | undefined,
  isMember: (member: CborValue) => member is Member,
): value is readonly Member[] {
  return Array.isArray(value) && (value as readonly CborValue[]).every(isMember)
}

function isLabelMap(value: CborValue | undefined): value is ReadonlyMap<number, Uint8Array> {
  return isMap(value) && [...value.values()].every((label) => isBytes(label, HMAC_BYTES))
}

function malformed(expected: string, found: string, { path }: PlacedProof): OpenBadgesError {
  return new OpenBadgesError('PROOF_MALFORMED', { expected, found }, { path: pointerTo(path, 'proofValue') })
}

/** ECDSA Cryptosuites 1.0: three bytes tell the two apart. */
const HEADERS = {
  base: Uint8Array.of(0xd9, 0x5d, 0x00),
  derived: Uint8Array.of(0xd9, 0x5d, 0x01),
} as const

const FORMS = ['base', 'derived'] as const

const HEADER_BYTES = 3

/** P-256: r and s. */
const SIGNATURE_BYTES = 64

/** Two bytes that say P-256, then a compressed point. */
const PUBLIC_KEY_BYTES = 35

/** HMAC-SHA256: its key here, and what it makes. */
const HMAC_BYTES = 32
