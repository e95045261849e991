import { OpenBadgesError } from '../errors.js'
import type { Finding, InputProblem } from '../messages/problem.js'
import { checkOptions, type BuildOptions } from './build-options.js'
import { Reading, type Reader } from './reading.js'

/** What a builder made of an input, or everything that is wrong with the input. */
export type BuildResult<Noun> =
  | {
      readonly ok: true
      /** What was built: complete, valid, frozen. */
      readonly value: Noun
      /** What is allowed but probably not meant. */
      readonly hints: readonly Finding[]
    }
  | {
      readonly ok: false
      /** Everything that is wrong, in the order of reading; at most 50. */
      readonly problems: readonly [InputProblem, ...InputProblem[]]
      /** What is allowed but probably not meant, as far as it was read. */
      readonly hints: readonly Finding[]
    }

/**
 * Reads the input of a builder, and gathers whatever is wrong with it.
 *
 * @param input - as the caller passed it
 * @param options - as the caller passed them
 * @param optionNames - the options that this builder has
 * @param read - what the builder makes of it
 * @throws OpenBadgesError `OPTIONS_INVALID`; what the caller's own clock and randomness throw
 */
export function readInput<Noun>(
  input: unknown,
  options: BuildOptions,
  optionNames: readonly (keyof BuildOptions)[],
  read: Reader<Noun>,
): BuildResult<Noun> {
  const given = checkOptions(options, optionNames)
  const reading = new Reading(given)
  const value = reading.readWhole(input, read)
  const hints = Object.freeze(reading.hints.map((hint) => Object.freeze(hint)))
  const [first, ...others] = reading.problems.map((problem) => Object.freeze(problem))
  if (first !== undefined)
    return Object.freeze({ ok: false, problems: Object.freeze([first, ...others] as const), hints })
  for (const hint of hints) given.onHint?.(hint)
  // Without a problem nothing was refused, so there is a value.
  return Object.freeze({ ok: true, value: value as Noun, hints })
}

/**
 * Hands out what was built.
 *
 * @throws OpenBadgesError `INPUT_INVALID` with the path of the first problem, and all `problems`
 */
export function builtOrThrow<Noun>(result: BuildResult<Noun>): Noun {
  if (result.ok) return result.value
  const { problems } = result
  const [{ facts, path }] = problems
  throw new OpenBadgesError('INPUT_INVALID', facts, { path, problems })
}
