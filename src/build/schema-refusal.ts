import type { JsonObject } from '../json/json.js'
import { inputProblem, type InputProblem, type Problem } from '../messages/problem.js'
import { checkDocument } from '../schema/check-document.js'
import type { Reading } from './reading.js'

/**
 * Holds a document against the schema of its kind, and refuses it for every problem. The builders
 * find every fault of an input by themselves; this is the second lock, and the only one for
 * endorsements that others signed.
 *
 * @param document - a badge or an endorsement
 * @param kind - what it is to be
 */
export function holdAgainstSchema(
  document: JsonObject,
  kind: 'badge' | 'endorsement' | 'achievement' | 'profile',
  reading: Reading,
): void {
  if (kind === 'achievement' || kind === 'profile') return // TODO with model branch
  const [first, ...others] = checkDocument(document, kind).problems
  if (first === undefined) return
  reading.refuseWith(...[first, ...others].map((each) => toInputProblem(each, reading.path)))
}

function toInputProblem({ code, facts, path = '' }: Problem, above: string): InputProblem {
  const { expected, found, property } = facts
  const words = {
    expected: expected === undefined ? `what the data model says (${code})` : String(expected),
    found: String(found ?? property ?? 'something else'),
  }
  return inputProblem(code, { ...facts, ...words }, above + path)
}
