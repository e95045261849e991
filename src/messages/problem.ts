import type { Code, FindingCode, ProblemCode } from '../codes.js'
import type { MistakeCode } from '../input-codes.js'
import { defaultLimits } from '../limits.js'
import { say, type Fact, type Facts, type FactsOf } from './say.js'

/** Where something was found: a JSON pointer into the input, an address, or both. */
export interface Place {
  /** JSON pointer (RFC 6901) into the input; `''` is the whole of it. */
  readonly path?: string
  /** The address that was asked. */
  readonly url?: string
}

/** Something in the way of a "yes": a code, the facts, a sentence made of both, and where. */
export interface Problem {
  readonly code: ProblemCode
  readonly facts: Facts
  /** One sentence in English. */
  readonly message: string
  /** JSON pointer (RFC 6901) into the input. */
  readonly path?: string
  /** The address that was asked. */
  readonly url?: string
}

/** Something wrong with the input of a builder. */
export interface InputProblem {
  readonly code: MistakeCode | ProblemCode
  /** `expected` and `found`, in words; where the builder can guess what was meant, `suggestion`. */
  readonly facts: Facts & {
    readonly expected: string | readonly string[]
    readonly found: string
    readonly suggestion?: string
  }
  /** One sentence in English. */
  readonly message: string
  /** JSON pointer (RFC 6901) into the input; `''` is the whole of it. */
  readonly path: string
}

/** Something legal but worth saying. It never changes a verdict. */
export interface Finding {
  readonly code: FindingCode
  readonly facts: Facts
  readonly message: string
  readonly path?: string
  readonly url?: string
}

/**
 * Makes a problem with its sentence.
 *
 * @param code - a failed or unknown code
 * @param facts - the facts that the sentence needs, and any more
 * @param where - JSON pointer and address, where there are such
 */
export function problem<C extends ProblemCode>(code: C, facts: FactsOf<C>, where: Place = {}): Problem {
  return compose(code, facts, where)
}

/** Makes a problem of an error that carries a problem's code, with its facts as they are. */
export function problemOf(code: ProblemCode, error: { readonly facts: Facts } & Place): Problem {
  return compose(code, error.facts, error)
}

/**
 * Makes a finding with its sentence.
 *
 * @param code - a finding code
 * @param facts - the facts that the sentence needs, and any more
 * @param where - JSON pointer and address, where there are such
 */
export function finding<C extends FindingCode>(code: C, facts: FactsOf<C>, where: Place = {}): Finding {
  return compose(code, facts, where)
}

/**
 * Makes a problem of a builder's input with its sentence.
 *
 * @param code - a mistake, or a failed code that says the same of a document
 * @param facts - what was expected, what was found, what may have been meant, and what the sentence needs
 * @param path - JSON pointer into the input
 */
export function inputProblem(code: InputProblem['code'], facts: InputProblem['facts'], path: string): InputProblem {
  // Cutting shortens facts, and leaves none out.
  return compose(code, facts, { path }) as InputProblem
}

function compose<C extends Code>(
  code: C,
  facts: Facts,
  where: Place,
): { code: C; facts: Facts; message: string } & Place {
  return {
    code,
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, cut(fact)])),
    message: say(code, facts),
    ...(where.path === undefined ? {} : { path: where.path }),
    ...(where.url === undefined ? {} : { url: cutText(where.url) }),
  }
}

/** A report must not grow with what a stranger wrote. */
function cut(fact: Fact): Fact {
  if (typeof fact === 'object') return fact.slice(0, MOST_MEMBERS).map(cutText)
  return typeof fact === 'string' ? cutText(fact) : fact
}

function cutText(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

/** The longest identifier that is read. */
const MOST_CHARACTERS = defaultLimits.maxDidJwkLength

const MOST_MEMBERS = 100
