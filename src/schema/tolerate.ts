import { isAbsoluteIri } from '../json/iri.js'
import { valueAt } from '../json/json-pointer.js'
import { describeJson, type JsonObject, type JsonValue } from '../json/json.js'
import { finding, type Finding, type Problem } from '../messages/problem.js'
import type { SchemaVerdict } from './schema-verdict.js'

/**
 * Takes out of a verdict what issuers in the world have done so often, against the letter of the
 * standard, that a verifier must tell of it and read on: nothing else than what was signed is read,
 * and nobody is deceived by it. It stays forbidden to whoever issues with this library.
 *
 * - A subject without `id` and `identifier` (spec.md R-21). Such a badge says who earned it by a name at
 *   most; a recipient who is asked for is not found in it.
 * - An image as the text of its address, as Open Badges 2.0 had it (spec.md T-10).
 * - A type of achievement that is on no list: it is a word for readers, and the list is open to whoever
 *   puts `ext:` before it (spec.md R-39). Words by which something is found or computed, such as the
 *   type of an identifier (T-13), are not among these.
 *
 * @param verdict - of the data model
 * @param document - what it was said of
 */
export function tolerate(verdict: SchemaVerdict, document: JsonObject): SchemaVerdict {
  const problems: Problem[] = []
  const findings: Finding[] = [...verdict.findings]
  for (const each of verdict.problems) {
    const tolerated = toFinding(each, document)
    if (tolerated === undefined) problems.push(each)
    else findings.push(tolerated)
  }
  return { problems, findings }
}

function toFinding({ code, path = '' }: Problem, document: JsonObject): Finding | undefined {
  const tolerance = tolerances.find(({ problem, at }) => problem === code && at.test(path))
  return tolerance?.tell(valueAt(document, path), path)
}

/** What is told instead of refused. */
interface Tolerance {
  readonly problem: Problem['code']
  /** The places, as JSON pointers. */
  readonly at: RegExp
  /** `undefined` for a value that stays refused. */
  readonly tell: (value: JsonValue | undefined, path: string) => Finding | undefined
}

const tolerances: readonly Tolerance[] = [
  {
    problem: 'SUBJECT_UNIDENTIFIED',
    at: /^/,
    tell: (_, path) => finding('SUBJECT_ANONYMOUS', {}, { path }),
  },
  {
    problem: 'PROPERTY_INVALID',
    at: /\/image$/,
    tell: (image, path) =>
      typeof image === 'string' && isAbsoluteIri(image) ? finding('IMAGE_AS_TEXT', {}, { path }) : undefined,
  },
  {
    problem: 'VALUE_NOT_ALLOWED',
    // Of the achievement of a badge, or of those that a record itself lists.
    at: /^\/credentialSubject\/achievement(\/\d+)?\/achievementType$/,
    tell: (word, path) =>
      typeof word === 'string' && WORD.test(word)
        ? finding('ACHIEVEMENT_TYPE_UNKNOWN', { found: describeJson(word) }, { path })
        : undefined,
  },
]

/** What can be read as a word or a few. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u
