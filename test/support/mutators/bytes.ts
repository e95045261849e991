/** Changes bytes, whatever they mean. */
import type { Random } from './random.js'

/** Changes bytes; what comes out need not mean anything any more. */
export type BytesMutator = (bytes: Uint8Array, random: Random) => Uint8Array

/** Mutators of bytes. */
export const bytesMutators: Readonly<Record<string, BytesMutator>> = {
  'bit turned': (bytes, random) => {
    const at = random.below(bytes.length)
    return bytes.map((byte, index) => (index === at ? byte ^ (1 << random.below(8)) : byte))
  },
  'bytes deleted': (bytes, random) => {
    const at = random.below(bytes.length)
    return spliced(bytes, at, at + 1 + random.below(8), new Uint8Array())
  },
  'bytes inserted': (bytes, random) => {
    const at = random.below(bytes.length)
    return spliced(bytes, at, at, new Uint8Array(1 + random.below(8)).fill(random.below(256)))
  },
  'bytes copied': (bytes, random) => {
    const from = random.below(bytes.length)
    const at = random.below(bytes.length)
    return spliced(bytes, at, at, bytes.slice(from, from + 1 + random.below(64)))
  },
  'cut short': (bytes, random) => bytes.slice(0, random.below(bytes.length)),
}

/** Puts other bytes in the place of some. */
function spliced(bytes: Uint8Array, from: number, to: number, between: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)]))
}
