import { randomBytes, randomUuid } from '#platform'
import { wrongOption } from '../errors.js'
import { toUuid } from '../platform/bytes.js'
import { readClock } from '../time.js'
import type { BuildOptions } from './build-options.js'
import { describe } from './describe.js'

/** What building takes from the world: a clock and randomness, the caller's or the system's. */
export class Means {
  private readonly options: Pick<BuildOptions, 'now' | 'random'>
  private moment: number | undefined

  /** @param options - as they were checked */
  constructor(options: Pick<BuildOptions, 'now' | 'random'>) {
    this.options = options
  }

  /** Makes a random `urn:uuid:` (RFC 9562, version 4). */
  makeId(): string {
    return `urn:uuid:${this.options.random === undefined ? randomUuid() : toUuid(this.random(16))}`
  }

  /** Makes random bytes. */
  random(length: number): Uint8Array {
    const bytes: unknown = (this.options.random ?? randomBytes)(length)
    if (bytes instanceof Uint8Array && bytes.length === length) return bytes
    throw wrongOption('random', `a function that makes ${length} bytes`, describe(bytes))
  }

  /** The moment of building, in milliseconds: one and the same, however often it is asked for. */
  now(): number {
    this.moment ??= readClock(this.options.now ?? Date.now)
    return this.moment
  }
}
