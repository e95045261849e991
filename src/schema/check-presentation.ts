import { isAbsoluteIri } from '../json/iri.js'
import {
  describeJson,
  isJsonArray,
  isJsonObject,
  pointerTo,
  toArray,
  type JsonObject,
  type JsonValue,
} from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import { credentialsV2Context, dataModelContexts } from '../model/contexts.js'
import type { SchemaVerdict } from './schema-verdict.js'

/**
 * Checks that a document is what the data model of Verifiable Credentials, of either version, says of
 * a presentation: its first context, its holder and its members. Does not look at the credentials
 * inside, beyond telling objects and texts from other values.
 *
 * @param document - the presentation as JSON
 */
export function checkPresentation(document: JsonObject): SchemaVerdict {
  return {
    problems: [
      ...checkFirstContext(document['@context']),
      ...checkId(document['id'], '/id'),
      ...checkHolder(document['holder']),
      ...checkMembers(document['verifiableCredential']),
    ].slice(0, MAX_PROBLEMS),
    findings: [],
  }
}

function checkFirstContext(context: JsonValue | undefined): readonly Problem[] {
  if (context === undefined) return [problem('PROPERTY_MISSING', { property: '@context' }, { path: '' })]
  const [first] = toArray(context)
  if (Object.values<JsonValue | undefined>(dataModelContexts).includes(first)) return []
  const path = isJsonArray(context) ? '/@context/0' : '/@context'
  return [
    problem('CONTEXT_ORDER', { expected: credentialsV2Context, position: 1, found: describeJson(first) }, { path }),
  ]
}

function checkHolder(holder: JsonValue | undefined): readonly Problem[] {
  if (holder === undefined) return []
  if (!isJsonObject(holder)) return checkId(holder, '/holder')
  if (holder['id'] === undefined) return [problem('PROPERTY_MISSING', { property: 'id' }, { path: '/holder' })]
  return checkId(holder['id'], '/holder/id')
}

function checkId(id: JsonValue | undefined, path: string): readonly Problem[] {
  if (id === undefined || (typeof id === 'string' && isAbsoluteIri(id))) return []
  return [problem('ID_NOT_ABSOLUTE', { found: describeJson(id) }, { path })]
}

function checkMembers(members: JsonValue | undefined): readonly Problem[] {
  const expected = 'a credential: an object, or a compact JWS'
  return toArray(members).flatMap((member, index) => {
    if (isJsonObject(member) || typeof member === 'string') return []
    const place = '/verifiableCredential'
    const path = isJsonArray(members) ? pointerTo(place, index) : place
    return [problem('PROPERTY_INVALID', { expected, found: describeJson(member) }, { path })]
  })
}

/** As many as of a badge; the rest would not help anybody. */
const MAX_PROBLEMS = 50
