import { pointerTo, type JsonObject } from '../json/json.js'
import { inputProblem, type InputProblem, type Problem } from '../messages/problem.js'
import { checkAgainstModel, hasShapeOf, type NounKind } from '../schema/check-against-model.js'
import type { Reading } from './reading.js'

/**
 * Holds what was built against the schema of its kind. The readers are made to find every fault of an
 * input by themselves, at its place in the input; this is the second lock.
 *
 * @param noun - what was built
 * @param kind - what it is to be
 */
export function assertShape(noun: JsonObject, kind: 'badge' | 'endorsement' | NounKind, reading: Reading): void {
  if (!hasShapeOf(noun, kind)) holdAgainstSchema(noun, kind, reading)
}

/**
 * Holds a noun against the schema of its kind, contexts included, and refuses it for every problem.
 *
 * @param noun - what was built, or what others signed
 * @param kind - what it is to be
 */
export function holdAgainstSchema(noun: JsonObject, kind: 'badge' | 'endorsement' | NounKind, reading: Reading): void {
  const { problems } = checkAgainstModel(noun, kind)
  if (problems.length > 0) reading.refuseWith(...problems.map((each) => toInputProblem(each, reading.path)))
}

function toInputProblem({ code, facts, path = '' }: Problem, above: string): InputProblem {
  const { expected, found, property } = facts
  const words = {
    expected: expected === undefined ? `what the data model says (${code})` : String(expected),
    found: String(found ?? property ?? 'something else'),
  }
  const place = code === 'PROPERTY_MISSING' ? pointerTo(path, String(property)) : path
  return inputProblem(code, { ...facts, ...words }, above + place)
}
