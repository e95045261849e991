/** Writes DER, and what is nearly DER, for tests. */
import { concatBytes } from '../../src/platform/bytes.js'

/** One value: its tag, its length in as few bytes as it takes, and its content. */
export function derValue(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const joined = concatBytes(...content)
  return concatBytes(Uint8Array.of(tag, ...lengthOf(joined.length)), joined)
}

/** An INTEGER with these very bytes, minimal or not. */
export function derInteger(...bytes: readonly number[]): Uint8Array {
  return derValue(0x02, Uint8Array.from(bytes))
}

/** A SEQUENCE. */
export function derSequence(...members: readonly Uint8Array[]): Uint8Array {
  return derValue(0x30, ...members)
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}
