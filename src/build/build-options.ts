import { refuseUnknownNames, wrongOption } from '../errors.js'
import type { Iri } from '../model/primitives.js'
import type { Finding } from '../messages/problem.js'
import { describe } from './describe.js'
import { areExtensions, areIris, type Extension } from './extension-book.js'

/** What building takes from the world. */
export interface BuildOptions {
  /** The clock, in milliseconds since 1970 or as a `Date`. Default: the system's. */
  readonly now?: () => number | Date
  /** Makes random bytes, for ids and salts. Default: the system's. */
  readonly random?: (length: number) => Uint8Array
  /**
   * The contexts that define properties and types of one's own. They are not written here, but must
   * be given again as `contexts` of the credential. Default: none, so that only what the data model
   * names may stand in the input.
   */
  readonly contexts?: readonly Iri[]
  /**
   * Terms of one's own, each with the context that defines it; as of `contexts`, they must be given again to the
   * credential. Default: none.
   */
  readonly extensions?: readonly Extension[]
  /**
   * Is told, of what was built, what is allowed but probably not meant, such as a certification that never expires.
   * What it throws is thrown.
   */
  readonly onHint?: (hint: Finding) => void
}

/**
 * Checks the options of a builder; untyped callers pass anything.
 *
 * @param options - as the caller passed them
 * @param names - those that this builder has
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function checkOptions(options: unknown, names: readonly (keyof BuildOptions)[]): BuildOptions {
  refuseUnknownNames(options, names)
  // Each is looked at once.
  const given: BuildOptions = { ...options }
  for (const name of names) {
    const value: unknown = given[name]
    if (value !== undefined && !isFit(name, value)) throw wrongOption(name, EXPECTED[name], describe(value))
  }
  return given
}

function isFit(name: keyof BuildOptions, value: unknown): boolean {
  if (name === 'extensions') return areExtensions(value)
  return name === 'contexts' ? areIris(value) : typeof value === 'function'
}

const EXPECTED: Readonly<Record<keyof BuildOptions, string>> = {
  now: 'a function',
  random: 'a function',
  contexts: 'an array of absolute IRIs',
  extensions: 'an array of extensions, each with a context and its terms',
  onHint: 'a function',
}
