import type { OpenBadgesError } from '../errors.js'
import { inputProblem, type InputProblem } from '../messages/problem.js'
import type { Facts } from '../messages/say.js'
import { describe } from './describe.js'

/**
 * Turns a broken rule of JSON into a problem of a builder's input.
 *
 * @param error - what the rules of JSON threw
 * @param path - JSON pointer to the value that they were asked about
 * @returns `undefined` if the error is about something else
 */
export function jsonProblem(
  { code, facts, path: below = '' }: OpenBadgesError,
  path: string,
): InputProblem | undefined {
  const fault = faults.get(code)
  return fault === undefined ? undefined : inputProblem(fault.code, { ...facts, ...fault.words(facts) }, path + below)
}

interface Fault {
  readonly code: InputProblem['code']
  /** What was expected, and what was found. */
  readonly words: (facts: Facts) => { readonly expected: string; readonly found: string }
}

const faults: ReadonlyMap<string, Fault> = new Map(
  (
    [
      {
        code: 'JSON_FORBIDDEN_KEY',
        words: ({ key, place }) => ({ expected: `another ${String(place)}`, found: describe(key) }),
      },
      {
        code: 'JSON_LIMIT_EXCEEDED',
        words: ({ what, limit }) => ({ expected: `at most ${String(limit)} ${String(what)}`, found: 'more' }),
      },
      {
        code: 'JSON_LONE_SURROGATE',
        words: () => ({ expected: 'Unicode text', found: 'half of a surrogate pair' }),
      },
      {
        code: 'JSON_NUMBER_UNSAFE',
        words: ({ found }) => ({
          expected: 'a finite number, and an integer of at most 2^53 - 1',
          found: String(found),
        }),
      },
    ] satisfies readonly Fault[]
  ).map((fault) => [fault.code, fault]),
)
