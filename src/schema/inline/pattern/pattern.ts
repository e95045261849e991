import { holdsMatch, toProgram } from './program.js'
import { readPattern, type PatternMeans } from './read-pattern.js'

/** A regular expression that never takes more than linear time. */
export interface Pattern {
  /** As the schema has it. */
  readonly source: string
  /**
   * Tells whether a text holds a match anywhere.
   *
   * @param spend - told of the steps as they are taken; throws to stop
   */
  matches(text: string, spend: (steps: number) => void): boolean
}

/**
 * Makes a pattern of a schema's regular expression, which a stranger may have written to take for
 * ever: `^(a+)+$` takes hours in engines that try one way after the other. Here all ways are
 * followed at once.
 *
 * @param source - see `readPattern`
 * @param means - called for what cannot be read, or is too large
 */
export function toPattern(source: string, means: PatternMeans): Pattern {
  const program = toProgram(readPattern(source, means), means.spend)
  if (program === undefined) return means.notSupported('a pattern of more than 5,000 steps')
  return { source, matches: (text, spend) => holdsMatch(program, text, spend) }
}
