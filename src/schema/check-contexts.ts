import { describeJson, isJsonArray, isJsonObject, pointerTo, toArray } from '../json/json.js'
import type { JsonObject, JsonValue } from '../json/json.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import {
  clrContexts,
  dataModelContexts,
  newestClrContext,
  newestOpenBadgesContext,
  openBadgesContexts,
} from '../model/contexts.js'
import type { DataModel, StandardContext } from '../model/contexts.js'
import { isAbsoluteIri } from '../json/iri.js'
import type { SchemaVerdict } from './schema-verdict.js'

/**
 * Checks that a credential names its contexts, in the order that the standard gives: the data
 * model's, then those of the standard that go with it, then any others (spec.md, T-2, T-15).
 *
 * Does not look inside inline contexts, nor whether contexts are bundled: see `jsonld/`.
 *
 * @param document - the whole document
 * @param kind - a record names the context of its own before that of Open Badges
 * @param dataModel - the data model that the document is to follow
 */
export function checkContexts(
  document: JsonObject,
  kind: 'badge' | 'endorsement' | 'clr' = 'badge',
  dataModel: DataModel = '2.0',
): SchemaVerdict {
  const value = Object.hasOwn(document, '@context') ? document['@context'] : undefined
  if (value === undefined) {
    return { problems: [problem('PROPERTY_MISSING', { property: '@context' }, { path: '' })], findings: [] }
  }
  const contexts = toArray(value)
  const place = (index: number): string => (isJsonArray(value) ? pointerTo('/@context', index) : '/@context')
  const problems = [...checkDataModelContext(contexts[0], dataModel, place(0))]
  const findings: Finding[] = []
  const standards = kind === 'clr' ? [clr, openBadges] : [openBadges]
  for (const [index, standard] of standards.entries()) {
    const at = { dataModel, position: index + 2, path: place(index + 1) }
    const found = checkStandardContext(contexts[index + 1], standard, at)
    problems.push(...found.problems)
    findings.push(...found.findings)
  }
  for (let index = standards.length + 1; index < contexts.length; index++) {
    problems.push(...checkFurtherContext(contexts[index] ?? null, place(index)))
  }
  return { problems, findings }
}

function checkDataModelContext(context: JsonValue | undefined, dataModel: DataModel, path: string): readonly Problem[] {
  const expected = dataModelContexts[dataModel]
  if (context === expected) return []
  return [problem('CONTEXT_ORDER', { expected, position: 1, found: describeJson(context) }, { path })]
}

/** A standard with a context of its own. */
interface Standard {
  readonly name: string
  readonly newest: string
  /** Every address that is known. */
  readonly contexts: readonly StandardContext[]
  /** How 1EdTech names its contexts; a version that is not known may well be right. */
  readonly version: RegExp
}

function checkStandardContext(
  context: JsonValue | undefined,
  { name, newest, contexts, version }: Standard,
  { dataModel, position, path }: { readonly dataModel: DataModel; readonly position: number; readonly path: string },
): SchemaVerdict {
  const known = contexts.find(({ url }) => url === context)
  const facts = { found: typeof context === 'string' ? context : describeJson(context), newest }
  const alias = known?.address === 'alias' ? [finding('CONTEXT_ALIAS', facts, { path })] : []
  if (known?.dataModels.includes(dataModel) === true) {
    const old =
      known.version === contexts.find(({ url }) => url === newest)?.version
        ? []
        : [finding('CONTEXT_VERSION_OLD', facts, { path })]
    return { problems: [], findings: [...alias, ...old] }
  }
  const unknown = known === undefined ? version.exec(facts.found)?.[1] : undefined
  const only =
    unknown === undefined
      ? problem('CONTEXT_ORDER', { expected: newest, position, found: facts.found }, { path })
      : problem('VERSION_NOT_SUPPORTED', { version: `${name} ${unknown}` }, { path })
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

const openBadges: Standard = {
  name: 'Open Badges',
  newest: newestOpenBadgesContext,
  contexts: openBadgesContexts,
  version: /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-(\d+\.\d+\.\d+)\.json$/,
}

const clr: Standard = {
  name: 'CLR',
  newest: newestClrContext,
  contexts: clrContexts,
  version: /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context-(\d+\.\d+\.\d+)\.json$/,
}
