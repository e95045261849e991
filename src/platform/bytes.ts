/** Bytes to text and back, strictly: what is not canonical is not decoded. */
import { base58 } from '@scure/base'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Encodes text as UTF-8. The text must hold no lone surrogates. */
export function toUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/**
 * Decodes UTF-8, keeping a byte order mark as a character.
 *
 * @returns `undefined` if the bytes are not UTF-8
 */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Copies what is a `Uint8Array`. Asks the engine, not the value: what only claims to be bytes could answer differently
 * every time. Bytes whose buffer was given away cannot be copied; there are none of them.
 *
 * @returns `undefined` for anything else
 */
export function copyOfBytes(value: unknown): Uint8Array | undefined {
  if (!isBytes(value)) return undefined
  return Reflect.get(typedArray, 'length', value) === 0 ? new Uint8Array() : new Uint8Array(value)
}

function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Reflect.get(typedArray, Symbol.toStringTag, value) === 'Uint8Array'
}

/** ECMA-262, `%TypedArray%.prototype`: its tag is read from an internal slot, whatever the realm. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object

/** Writes bytes in lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (let index = 0; index < bytes.length; index++) hex += HEX[bytes[index] ?? 0] ?? ''
  return hex
}

/**
 * Writes random bytes as a UUID (RFC 9562, version 4).
 *
 * @param bytes - 16 of them; six bits give way to version and variant
 */
export function toUuid(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes)
  marked[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  marked[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return toHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Joins byte arrays into one. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** Tells whether two byte arrays hold the same bytes. Not constant in time: for public values only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** Encodes bytes as base64url without padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const characters = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let offset = 0
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    // What lies beyond the end of the array is not written.
    for (let shift = 18; shift >= 0; shift -= 6) characters[offset++] = BASE64URL.charCodeAt((group >> shift) & 63)
  }
  return decoder.decode(characters)
}

/**
 * Decodes base64url as RFC 7515 wants it: its alphabet only, no padding, no white space, and the
 * unused bits of the last character zero, so that one value has one spelling.
 *
 * @returns `undefined` if the text is anything else
 */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const tail = text.length % 4
  const codes = encoder.encode(text)
  if (tail === 1 || codes.length !== text.length) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  const whole = text.length - tail
  let offset = 0
  // A bit that no character of the alphabet has shows that there was another one.
  let seen = 0
  for (let index = 0; index < whole; index += 4) {
    const [a, b] = [valueOf(codes, index), valueOf(codes, index + 1)]
    const [c, d] = [valueOf(codes, index + 2), valueOf(codes, index + 3)]
    seen |= a | b | c | d
    const group = (a << 18) | (b << 12) | (c << 6) | d
    bytes[offset++] = group >> 16
    bytes[offset++] = group >> 8
    bytes[offset++] = group
  }
  let rest = 0
  for (let index = whole; index < text.length; index++) {
    const value = valueOf(codes, index)
    seen |= value
    rest = (rest << 6) | value
  }
  const unused = tail === 2 ? 4 : 2
  if (tail > 0) {
    if ((rest & ((1 << unused) - 1)) !== 0) return undefined
    for (let shift = (tail - 1) * 8 - 8 + unused; shift >= unused; shift -= 8) bytes[offset++] = rest >> shift
  }
  return seen < NO_VALUE ? bytes : undefined
}

function valueOf(codes: Uint8Array, index: number): number {
  return BASE64URL_VALUES[codes[index] ?? 0] ?? NO_VALUE
}

/**
 * Decodes base64 as RFC 4648 section 4 has it, with its padding, as strictly as `fromBase64Url`.
 *
 * @returns `undefined` if the text is anything else
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || /[-_]/.test(text)) return undefined
  return fromBase64Url(
    text
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  )
}

/** Encodes bytes as base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  const text = toBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Encodes bytes in base58 with the Bitcoin alphabet. */
export function toBase58(bytes: Uint8Array): string {
  return base58.encode(bytes)
}

/**
 * Decodes base58 (Bitcoin alphabet). The time grows with the square of the length, though slowly, so the
 * length comes first.
 *
 * @param text - the digits
 * @param maxLength - characters allowed
 * @returns `undefined` if the text is too long or not base58
 */
export function fromBase58(text: string, maxLength: number): Uint8Array | undefined {
  if (text.length > maxLength || !BASE58.test(text)) return undefined
  // The number in words of 24 bits, the least significant first; four digits are taken at a time.
  const words: number[] = []
  for (let start = 0; start < text.length; start += DIGITS_AT_ONCE) {
    const end = Math.min(start + DIGITS_AT_ONCE, text.length)
    let carry = 0
    let factor = 1
    for (let index = start; index < end; index++) {
      carry = carry * 58 + (BASE58_VALUES[text.charCodeAt(index)] ?? 0)
      factor *= 58
    }
    for (let index = 0; index < words.length; index++) {
      const product = (words[index] ?? 0) * factor + carry
      carry = Math.floor(product / WORD)
      words[index] = product - carry * WORD
    }
    if (carry > 0) words.push(carry)
  }
  return toBytes(words, /^1*/.exec(text)?.[0].length ?? 0)
}

/** Each leading digit of nothing is a byte of nothing; other bytes of nothing do not lead. */
function toBytes(words: readonly number[], zeros: number): Uint8Array {
  const bytes: number[] = []
  for (const word of words) bytes.push(word & 0xff, (word >> 8) & 0xff, word >> 16)
  while (bytes.at(-1) === 0) bytes.pop()
  const all = new Uint8Array(zeros + bytes.length)
  bytes.forEach((byte, index) => (all[all.length - 1 - index] = byte))
  return all
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const NO_VALUE = 64

const BASE64URL_VALUES = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = BASE64URL.indexOf(String.fromCharCode(code))
  return value === -1 ? NO_VALUE : value
})

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]*$/

const BASE58_ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

const BASE58_VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  BASE58_ALPHABET.indexOf(String.fromCharCode(code)),
)

/** With 58⁴ and words of 24 bits, a product and what is carried stay below 2⁵³. */
const DIGITS_AT_ONCE = 4

const WORD = 2 ** 24
