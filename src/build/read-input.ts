import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { Facts } from '../messages/say.js'
import { checkOptions, type BuildOptions } from './build-options.js'
import { describe } from './describe.js'
import { Reading, type Reader } from './reading.js'

/**
 * Reads the input of a builder, and turns whatever is wrong with it into one error.
 *
 * @param input - as the caller passed it
 * @param options - as the caller passed them
 * @param optionNames - the options that this builder has
 * @param read - what the builder makes of it
 * @throws OpenBadgesError `INPUT_INVALID` with the path, `OPTIONS_INVALID`
 */
export function readInput<Noun>(
  input: unknown,
  options: BuildOptions,
  optionNames: readonly (keyof BuildOptions)[],
  read: Reader<Noun>,
): Noun {
  const reading = new Reading(checkOptions(options, optionNames))
  try {
    return read(input, reading)
  } catch (error) {
    throw toInputError(error, reading.path)
  }
}

/** The rules of JSON have codes of their own; a builder's caller gets one code for all. */
function toInputError(error: unknown, path: string): unknown {
  if (!isOpenBadgesError(error)) return error
  const words = Object.hasOwn(jsonFaults, error.code) ? jsonFaults[error.code] : undefined
  if (words === undefined) return error
  return new OpenBadgesError('INPUT_INVALID', words(error.facts), { path: path + (error.path ?? ''), cause: error })
}

/** Code of a JSON rule → what was expected, and what was found. */
const jsonFaults: Readonly<Record<string, (facts: Facts) => { readonly expected: string; readonly found: string }>> = {
  JSON_FORBIDDEN_KEY: ({ key, place }) => ({ expected: `another ${String(place)}`, found: describe(key) }),
  JSON_LIMIT_EXCEEDED: ({ what, limit }) => ({ expected: `at most ${String(limit)} ${String(what)}`, found: 'more' }),
  JSON_LONE_SURROGATE: () => ({ expected: 'Unicode text', found: 'half of a surrogate pair' }),
  JSON_NUMBER_UNSAFE: ({ found }) => ({ expected: 'a number that a double holds exactly', found: String(found) }),
}
