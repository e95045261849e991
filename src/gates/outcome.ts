/** What a check came to. */
import { isFailedCode, isProblemCode } from '../codes.js'
import { isOpenBadgesError } from '../errors.js'
import { problem, problemOf, type Problem } from '../messages/problem.js'
import type { Facts } from '../messages/say.js'

/** Why a check was not made. */
export type SkipReason = 'gate-closed' | 'not-present' | 'not-asked' | 'refresh-unavailable'

/** The outcome of one check. `failed`: the answer is no. `unknown`: we could not look. */
export type Outcome =
  | { readonly outcome: 'passed'; readonly facts?: Facts }
  | { readonly outcome: 'skipped'; readonly because: SkipReason }
  | {
      readonly outcome: 'failed' | 'unknown'
      readonly problems: readonly [Problem, ...Problem[]]
      readonly facts?: Facts
    }

/** The check passed. */
export const passed: Outcome = { outcome: 'passed' }

/** The check was not made, and why. */
export function skipped(because: SkipReason): Outcome {
  return { outcome: 'skipped', because }
}

/**
 * Makes an outcome of problems: none passes; one that says "no" fails, whatever else could not be
 * looked at; otherwise the answer is unknown.
 *
 * @param problems - what is in the way
 * @param facts - what is known all the same
 */
export function outcomeOf(problems: readonly Problem[], facts?: Facts): Outcome {
  const [first, ...others] = problems
  if (first === undefined) return passed
  const failed = problems.some(({ code }) => isFailedCode(code))
  return {
    outcome: failed ? 'failed' : 'unknown',
    problems: [first, ...others],
    ...(facts === undefined ? {} : { facts }),
  }
}

/** A value, or why there is none. */
export type Attempt<Value> = { readonly value: Value } | { readonly problem: Problem }

/**
 * Runs one step on untrusted input. A refusal becomes a problem here and nowhere else; an error that
 * nobody foresaw becomes `INTERNAL_ERROR`, which is unknown and never a pass.
 *
 * @param step - throws `OpenBadgesError` with a failed or unknown code to refuse
 */
export async function attempt<Value>(step: () => Value | Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await step() }
  } catch (error) {
    return { problem: toProblem(error) }
  }
}

/** Runs one step that waits for nothing, as `attempt` does. */
export function attemptNow<Value>(step: () => Value): Attempt<Value> {
  try {
    return { value: step() }
  } catch (error) {
    return { problem: toProblem(error) }
  }
}

/** Makes a problem of what was thrown. */
export function toProblem(error: unknown): Problem {
  if (!isOpenBadgesError(error)) return problem('INTERNAL_ERROR', { reason: nameOf(error) })
  const { code } = error
  return isProblemCode(code) ? problemOf(code, error) : problem('INTERNAL_ERROR', { reason: code })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
