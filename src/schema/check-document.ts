import { describeJson, toArray, type JsonObject } from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import { credentialsV1Context } from '../model/contexts.js'
import { readKinds } from '../model/kinds.js'
import { checkAgainstModel, type CredentialKind } from './check-against-model.js'
import type { SchemaVerdict } from './schema-verdict.js'
import { tolerate } from './tolerate.js'

/**
 * Checks that a document is what the data model of Open Badges 3.0 says of its kind, as the
 * verifier judges it: see `checkAgainstModel`, and `tolerate` for what is told and not refused.
 *
 * A document is held against the data model that its first context names, 1.1 or 2.0. One of another
 * kind gets this one problem.
 *
 * @param document - the credential as JSON; in a token, the credential without its claims or with them
 * @param kind - what the document is to be
 */
export function checkDocument(document: JsonObject, kind: CredentialKind): SchemaVerdict {
  const type = ownValue(document, 'type')
  const types = toArray(type)
  if (!readKinds(types.filter((name) => typeof name === 'string')).includes(kind)) {
    const found = types.length === 0 ? describeJson(type) : types.map(describeJson)
    return refusal(problem('NOT_AN_OPEN_BADGE', { types: found }, { path: type === undefined ? '' : '/type' }))
  }
  const isOld = toArray(ownValue(document, '@context'))[0] === credentialsV1Context
  return tolerate(checkAgainstModel(document, kind, isOld ? '1.1' : '2.0'), document)
}

function refusal(only: Problem): SchemaVerdict {
  return { problems: [only], findings: [] }
}

function ownValue(document: JsonObject, key: string): JsonObject[string] | undefined {
  return Object.hasOwn(document, key) ? document[key] : undefined
}
