/**
 * DER (ITU-T X.690), read strictly, as far as public keys and signatures are written in it. What is
 * not the one spelling of a value is not read.
 */

/** One value: what kind it is, and what it holds. */
export interface DerValue {
  /** The identifier octet, for example `derTags.sequence`. */
  readonly tag: number
  readonly content: Uint8Array
}

/** The identifier octets of the kinds that keys and signatures are made of. */
export const derTags = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  objectIdentifier: 0x06,
  sequence: 0x30,
} as const

/**
 * Reads the members of a SEQUENCE.
 *
 * @param bytes - the whole SEQUENCE, and nothing after it
 * @returns `undefined` if the bytes are anything else, or not DER
 */
export function readDerSequence(bytes: Uint8Array): readonly DerValue[] | undefined {
  const [sequence, ...others] = readValues(bytes) ?? []
  return sequence === undefined || others.length > 0 ? undefined : readDerMembers(sequence)
}

/**
 * Reads the members of a SEQUENCE that is itself a member.
 *
 * @returns `undefined` if the value is anything else, or not DER
 */
export function readDerMembers({ tag, content }: DerValue): readonly DerValue[] | undefined {
  return tag === derTags.sequence ? readValues(content) : undefined
}

/**
 * Reads an INTEGER that is not negative.
 *
 * @returns big-endian and without leading zeros, so that 0 has no bytes; `undefined` if the value is anything else
 */
export function readDerUnsigned({ tag, content }: DerValue): Uint8Array | undefined {
  const [first, second = 0] = content
  if (tag !== derTags.integer || first === undefined || first >= 0x80) return undefined
  if (first !== 0) return content
  // A zero stands alone, or before a byte that would make the number negative; anywhere else it is one too many.
  return content.length === 1 || second >= 0x80 ? content.subarray(1) : undefined
}

/**
 * Reads an OBJECT IDENTIFIER.
 *
 * @returns with dots, for example `1.3.101.112`; `undefined` if the value is anything else
 */
export function readDerObjectIdentifier({ tag, content }: DerValue): string | undefined {
  const isWhole = content.length > 0 && content.length <= LONGEST_IDENTIFIER && (content.at(-1) ?? 0) < 0x80
  if (tag !== derTags.objectIdentifier || !isWhole) return undefined
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    if (arc === 0 && byte === 0x80) return undefined
    arc = arc * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  // The first number holds two arcs (X.690, section 8.19.4).
  const [both = 0, ...rest] = arcs
  const root = Math.min(Math.floor(both / 40), 2)
  return [root, both - 40 * root, ...rest].join('.')
}

function readValues(bytes: Uint8Array): readonly DerValue[] | undefined {
  const values: DerValue[] = []
  for (let offset = 0; offset < bytes.length;) {
    const head = readHead(bytes.subarray(offset))
    if (head === undefined) return undefined
    const start = offset + head.size
    offset = start + head.length
    if (offset > bytes.length) return undefined
    values.push({ tag: head.tag, content: bytes.subarray(start, offset) })
  }
  return values
}

/** The identifier and the length, in as few bytes as they take (X.690, section 10.1). */
function readHead(
  bytes: Uint8Array,
): { readonly tag: number; readonly length: number; readonly size: number } | undefined {
  const [tag, first, second, third] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (first < 0x80) return { tag, length: first, size: 2 }
  if (first === 0x81 && second !== undefined && second >= 0x80) return { tag, length: second, size: 3 }
  if (first !== 0x82 || second === undefined || third === undefined || second === 0) return undefined
  return { tag, length: (second << 8) | third, size: 4 }
}

/** Bytes; no algorithm has a name as long as that. */
const LONGEST_IDENTIFIER = 32
