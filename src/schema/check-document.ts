import { describeJson, toArray, type JsonObject } from '../json/json.js'
import { problem, type Finding, type Problem } from '../messages/problem.js'
import { credentialsV1Context } from '../model/contexts.js'
import { readKinds } from '../model/kinds.js'
import { checkContexts } from './check-contexts.js'
import { findUncheckedSchemas } from './named-schemas.js'
import type { SchemaValidator } from './schema-error.js'
import { toProblems } from './schema-problems.js'
import { validateAchievementCredential, validateEndorsementCredential } from './validators.generated.js'

/** What was found about a document's shape. No problems: it is what the data model says. */
export interface SchemaVerdict {
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

/**
 * Checks that a document is what the data model of Open Badges 3.0 says of its kind: contexts and
 * their order, classes, required properties, the shape of every value, enumerations, dates and ids
 * (spec.md §1.1 and §1.5).
 *
 * A document of another kind, or of data model 1.1, gets this one problem. Otherwise all problems
 * are named at once, one a place, at most 50. Does not look at the endorsements inside a document
 * beyond their type, at proofs beyond their shape, nor at whether dates lie in the right order.
 *
 * @param document - the credential as JSON; in a token, the credential without its claims or with them
 * @param kind - what the document is to be
 */
export function checkDocument(document: JsonObject, kind: 'badge' | 'endorsement'): SchemaVerdict {
  const type = ownValue(document, 'type')
  const types = toArray(type)
  if (!readKinds(types.filter((name) => typeof name === 'string')).includes(kind)) {
    const found = types.length === 0 ? describeJson(type) : types.map(describeJson)
    return refusal(problem('NOT_AN_OPEN_BADGE', { types: found }, { path: type === undefined ? '' : '/type' }))
  }
  if (toArray(ownValue(document, '@context'))[0] === credentialsV1Context) {
    return refusal(problem('VERSION_NOT_SUPPORTED', { version: '1.1' }, { path: '/@context' }))
  }
  const contexts = checkContexts(document)
  const shape = checkShape(document, validators[kind])
  // The schema speaks of contexts too, but says less about them.
  const rest = contexts.problems.length === 0 ? shape : shape.filter((each) => !isAboutContexts(each))
  return {
    problems: [...contexts.problems, ...rest].slice(0, MAX_PROBLEMS),
    findings: [...contexts.findings, ...findUncheckedSchemas(document, kind)],
  }
}

function checkShape(document: JsonObject, validate: SchemaValidator): readonly Problem[] {
  return validate(document) ? [] : toProblems(validate.errors ?? [], document)
}

function isAboutContexts({ path, facts }: Problem): boolean {
  return path?.startsWith('/@context') === true || (path === '' && facts['property'] === '@context')
}

function refusal(only: Problem): SchemaVerdict {
  return { problems: [only], findings: [] }
}

function ownValue(document: JsonObject, key: string): JsonObject[string] | undefined {
  return Object.hasOwn(document, key) ? document[key] : undefined
}

const validators: Readonly<Record<'badge' | 'endorsement', SchemaValidator>> = {
  badge: validateAchievementCredential,
  endorsement: validateEndorsementCredential,
}

/** More than anybody mends in one go; a hostile document could have one for each of its values. */
const MAX_PROBLEMS = 50
