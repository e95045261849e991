/** Randomness that is the same in every run, so that a failure can be had again. */
import { createHash } from 'node:crypto'

/**
 * Makes a source of random bytes out of its name.
 *
 * @param seed - any text; another text is another source
 */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let calls = 0
  return (length) => {
    const bytes = createHash('shake256', { outputLength: length }).update(`${seed} ${calls}`).digest()
    calls += 1
    return new Uint8Array(bytes)
  }
}
