import type { Code } from './codes.js'
import type { InputProblem, Place } from './messages/problem.js'
import { say, type Facts, type FactsOf } from './messages/say.js'

/**
 * The one error that this library throws.
 *
 * Builders, issuers and key tools throw it at their caller; inside the verifier it carries a
 * refusal to the gate that turns it into a problem of the report. Decide on `code`, never on
 * `message`.
 */
export class OpenBadgesError<C extends Code = Code> extends Error {
  /** What happened; see `docs/verification.md`. */
  readonly code: C
  /** What the message was made from, as plain JSON. */
  readonly facts: Facts
  /** JSON pointer to the place in the input, where there is one. */
  declare readonly path?: string
  /** The address concerned, where there is one. */
  declare readonly url?: string
  /** Everything that is wrong with the input of a builder, in the order of reading; of `INPUT_INVALID` only. */
  declare readonly problems?: readonly InputProblem[]

  /**
   * @param code - what happened
   * @param facts - what the sentence of this code needs
   * @param where - place in the input, address, the error that caused this one, and all problems of a builder's input
   */
  constructor(code: C, facts: FactsOf<C>, where: Circumstances = {}) {
    super(sentencesOf(code, facts, where.problems), 'cause' in where ? { cause: where.cause } : undefined)
    this.name = 'OpenBadgesError'
    this.code = code
    this.facts = facts
    if (where.path !== undefined) this.path = where.path
    if (where.url !== undefined) this.url = where.url
    if (where.problems !== undefined) this.problems = where.problems
  }
}

type Circumstances = Place & { readonly cause?: unknown; readonly problems?: readonly InputProblem[] }

/** Of several problems, all are told, each on a line with its place: whoever reads a log has nothing else. */
function sentencesOf<C extends Code>(code: C, facts: FactsOf<C>, problems: readonly InputProblem[] = []): string {
  if (problems.length === 0) return say(code, facts)
  return problems.map(({ message, path }) => (path === '' ? message : `${path}: ${message}`)).join('\n')
}

/** The error about an option whose value is wrong. */
export function wrongOption(option: string, expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('OPTIONS_INVALID', { option, expected, found })
}

/**
 * Refuses names in an object of options that mean nothing: a misspelt name would otherwise leave a
 * check out, or a wish.
 *
 * @param options - as the caller gave them: anything, where the caller has no types
 * @param names - those that mean something
 * @param inside - what precedes a name, such as `trustedIssuers.`
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function refuseUnknownNames(options: unknown, names: Iterable<string>, inside = ''): asserts options is object {
  if (typeof options !== 'object' || options === null) {
    throw wrongOption(inside === '' ? 'options' : inside, 'an object', options === null ? 'null' : typeof options)
  }
  const known = [...names]
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const expected = `one of ${known.map((name) => `${inside}${name}`).join(', ')}`
  throw wrongOption(`${inside}${unknown}`, expected, 'an unknown name')
}

/** The sentence of an error, to stand inside another one. */
export function sentenceWithin({ message }: Error): string {
  return message.replace(/\.$/, '')
}

/** Tells an error of this library, which has a `code`, from any other. */
export function isOpenBadgesError(error: unknown): error is OpenBadgesError {
  return error instanceof OpenBadgesError
}
