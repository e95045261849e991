/** Changes bytes for a fuzzer: bits, pieces, numbers, words that mean something, pieces of other inputs. */
import type { Random } from '../support/mutators/random.js'
import { bytesMutators } from '../support/mutators/bytes.js'

/**
 * Makes a new input out of an old one.
 *
 * @param others - inputs of which pieces may be taken
 * @param words - that mean something to whoever reads it
 * @param longest - bytes
 */
export function mutateBytes(
  bytes: Uint8Array,
  {
    random,
    others,
    words,
    longest,
  }: {
    readonly random: Random
    readonly others: readonly Uint8Array[]
    readonly words: readonly string[]
    readonly longest: number
  },
): Uint8Array {
  let made = bytes
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const place = made.length === 0 ? 0 : random.below(made.length)
    const kind = random.below(8)
    if (made.length === 0 || kind === 0) {
      made = spliced(made, [place, place], encoder.encode(random.pick(words)))
    } else if (kind === 1) {
      made = spliced(made, [place, place + random.below(12)], encoder.encode(random.pick(words)))
    } else if (kind === 2) {
      const other = random.pick(others)
      const from = random.below(other.length + 1)
      made = spliced(made, [place, place + random.below(64)], other.subarray(from, from + random.below(256)))
    } else if (kind === 3) {
      made = withNumber(made, random)
    } else if (kind === 4) {
      // The same piece, many times.
      const piece = made.slice(place, place + 1 + random.below(32))
      const times = 1 << random.below(10)
      made = spliced(made, [place, place], new Uint8Array(Buffer.concat(Array.from({ length: times }, () => piece))))
    } else {
      made = random.pick(Object.values(bytesMutators))(made, random)
    }
    if (made.length > longest) made = made.slice(0, longest)
  }
  return made
}

/** Another number in the place of one that is written in digits. */
function withNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const numbers = [...text.matchAll(/\d+/g)]
  if (numbers.length === 0) return bytes
  const found = random.pick(numbers)
  return spliced(bytes, [found.index, found.index + found[0].length], encoder.encode(random.pick(NUMBERS)))
}

function spliced(bytes: Uint8Array, [from, to]: readonly [number, number], between: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)]))
}

const encoder = new TextEncoder()

const NUMBERS = [
  '0',
  '-1',
  '1e400',
  '007',
  '9007199254740993',
  '4294967296',
  '2147483648',
  '65536',
  '255',
  '99999999999',
]
