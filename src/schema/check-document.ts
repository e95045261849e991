import { describeJson, toArray, type JsonObject } from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import { credentialsV1Context } from '../model/contexts.js'
import { readKinds } from '../model/kinds.js'
import { checkAgainstModel } from './check-against-model.js'
import type { SchemaVerdict } from './schema-verdict.js'

/**
 * Checks that a document is what the data model of Open Badges 3.0 says of its kind, as the
 * verifier judges it: see `checkAgainstModel`.
 *
 * A document of another kind, or of data model 1.1, gets this one problem.
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
  return checkAgainstModel(document, kind)
}

function refusal(only: Problem): SchemaVerdict {
  return { problems: [only], findings: [] }
}

function ownValue(document: JsonObject, key: string): JsonObject[string] | undefined {
  return Object.hasOwn(document, key) ? document[key] : undefined
}
