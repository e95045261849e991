import { OpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import type { Problem } from '../messages/problem.js'
import { checkDocument } from '../schema/check-document.js'

/**
 * Checks that a document is what the data model says of its kind, and throws its first problem if
 * it is not. The builders find every fault of an input by themselves; this is the second lock.
 *
 * @param document - a badge or an endorsement
 * @param kind - what it is to be
 * @param path - JSON pointer to the document within the input
 * @throws OpenBadgesError `INPUT_INVALID`, with the problem as its cause
 */
export function assertWellFormed(document: JsonObject, kind: 'badge' | 'endorsement', path = ''): void {
  const [first] = checkDocument(document, kind).problems
  if (first === undefined) return
  throw new OpenBadgesError('INPUT_INVALID', factsOf(first), { path: path + (first.path ?? ''), cause: first })
}

function factsOf({ code, facts }: Problem): { readonly expected: string; readonly found: string } {
  const { expected, found, property } = facts
  return {
    expected: expected === undefined ? `what the data model says (${code})` : String(expected),
    found: String(found ?? property ?? 'something else'),
  }
}
