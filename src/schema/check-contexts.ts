import { describeJson, isJsonArray, isJsonObject, pointerTo, toArray } from '../json/json.js'
import type { JsonObject, JsonValue } from '../json/json.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import { credentialsV2Context, findOpenBadgesContext, newestOpenBadgesContext } from '../model/contexts.js'
import { isAbsoluteIri } from '../json/iri.js'

/** What was found about a document's contexts. */
export interface ContextsVerdict {
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

/**
 * Checks that a document of data model 2.0 names its contexts, in the order that Open Badges gives:
 * the data model's, then an Open Badges context that goes with it, then any others (spec.md R-5,
 * R-6, T-2, T-15).
 *
 * Does not look inside inline contexts, nor whether contexts are bundled: see `jsonld/`.
 *
 * @param document - the whole document
 */
export function checkContexts(document: JsonObject): ContextsVerdict {
  const value = Object.hasOwn(document, '@context') ? document['@context'] : undefined
  if (value === undefined) {
    return { problems: [problem('PROPERTY_MISSING', { property: '@context' }, { path: '' })], findings: [] }
  }
  const contexts = toArray(value)
  const place = (index: number): string => (isJsonArray(value) ? pointerTo('/@context', index) : '/@context')
  const openBadges = checkOpenBadgesContext(contexts[1], place(1))
  return {
    problems: [
      ...checkDataModelContext(contexts[0], place(0)),
      ...openBadges.problems,
      ...contexts.slice(2).flatMap((context, index) => checkFurtherContext(context, place(index + 2))),
    ],
    findings: openBadges.findings,
  }
}

function checkDataModelContext(context: JsonValue | undefined, path: string): readonly Problem[] {
  if (context === credentialsV2Context) return []
  return [
    problem('CONTEXT_ORDER', { expected: credentialsV2Context, position: 1, found: describeJson(context) }, { path }),
  ]
}

function checkOpenBadgesContext(context: JsonValue | undefined, path: string): ContextsVerdict {
  const known = typeof context === 'string' ? findOpenBadgesContext(context) : undefined
  const facts = {
    found: typeof context === 'string' ? context : describeJson(context),
    newest: newestOpenBadgesContext,
  }
  const alias = known?.address === 'alias' ? [finding('CONTEXT_ALIAS', facts, { path })] : []
  if (known?.dataModels.includes('2.0') === true) {
    const old = known.version === NEWEST_VERSION ? [] : [finding('CONTEXT_VERSION_OLD', facts, { path })]
    return { problems: [], findings: [...alias, ...old] }
  }
  const version = known === undefined ? OPEN_BADGES_VERSION.exec(facts.found)?.[1] : undefined
  const only =
    version === undefined
      ? problem('CONTEXT_ORDER', { expected: newestOpenBadgesContext, position: 2, found: facts.found }, { path })
      : problem('VERSION_NOT_SUPPORTED', { version: `Open Badges ${version}` }, { path })
  return { problems: [only], findings: alias }
}

function checkFurtherContext(context: JsonValue, path: string): readonly Problem[] {
  if (isJsonObject(context)) return []
  const found = describeJson(context)
  if (typeof context !== 'string') {
    return [problem('PROPERTY_INVALID', { expected: 'a context by address, or an object', found }, { path })]
  }
  return isAbsoluteIri(context) ? [] : [problem('ID_NOT_ABSOLUTE', { found }, { path })]
}

const NEWEST_VERSION = findOpenBadgesContext(newestOpenBadgesContext)?.version

/** How 1EdTech names its contexts; a version that is not known may well be right. */
const OPEN_BADGES_VERSION = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-(\d+\.\d+\.\d+)\.json$/
