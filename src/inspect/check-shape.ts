import { classify, dataModelOf } from '../envelope/read-document.js'
import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { toProblem } from '../gates/outcome.js'
import { copyJson } from '../json/copy-json.js'
import { describeJson, describeValue, isJsonObject, toArray, type JsonObject } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import { problem, type Finding, type Problem } from '../messages/problem.js'
import { dataModelContexts, type DataModel } from '../model/contexts.js'
import type { Kind } from '../model/kinds.js'
import { checkAgainstModel } from '../schema/check-against-model.js'
import { checkPresentation } from '../schema/check-presentation.js'
import { checkStatusList } from '../schema/check-status-list.js'
import type { SchemaVerdict } from '../schema/schema-verdict.js'

/** What a document can be held against. */
export type ShapeKind = AcceptableKind | 'profile' | 'achievement'

/** What a document is to be. What is not said is read from the document itself. */
export interface ShapeOptions {
  /** The kind; by default the one that its `type` names. */
  readonly kind?: ShapeKind
  /** The data model of a credential; by default the one that its first context names, else 2.0. */
  readonly dataModel?: DataModel
}

/** What was found about the shape of a document. */
export interface ShapeReport {
  /** What it was held against, or what it says it is where nothing is known to hold it against. */
  readonly kind: Kind | ShapeKind
  /** The data model that it was held against. */
  readonly dataModel: DataModel
  /** Everything that is not as the data model says, one a place, at most 50. None: the shape is right. */
  readonly problems: readonly Problem[]
  /** What is legal but worth saying. */
  readonly findings: readonly Finding[]
}

/**
 * Tells whether JSON is what the data model of Open Badges 3.0 or CLR 2.0 says of its kind, and names
 * everything that is not: contexts, types, missing properties, values, enumerations, dates and ids.
 *
 * Looks at the shape only. Says nothing about signatures, keys, trust, validity or status, so nothing
 * here is a verdict: see `createVerifier`. Credentials inside a document are not looked into; hold
 * them against their own kind. The same rules stand as JSON Schema in `openbadges-kit/schemas/`, but
 * for the limits on sizes and the few words that no JSON may hold here, and for status lists, which
 * are read as leniently as the verifier reads those of others.
 *
 * @param value - a credential, a profile or an achievement as a JSON value; never trusted, and copied
 *   before it is looked at. What is no JSON has that one problem
 * @param options - what it is to be
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * const { problems } = checkShape(JSON.parse(text))
 * for (const { path, message } of problems) console.log(path, message)
 */
export function checkShape(value: unknown, options: ShapeOptions = {}): ShapeReport {
  checkOptions(options)
  const { kind: askedKind, dataModel: askedModel } = options
  try {
    const document = copyJson(value, defaultLimits)
    if (!isJsonObject(document)) throw new OpenBadgesError('INPUT_NOT_JSON', { found: describeJson(document) })
    const kind = askedKind ?? readKind(document)
    const dataModel = askedModel ?? dataModelOf(document) ?? '2.0'
    return { kind, dataModel, ...checkKind(document, kind, dataModel) }
  } catch (error) {
    return {
      kind: askedKind ?? 'unrecognized',
      dataModel: askedModel ?? '2.0',
      problems: [toProblem(error)],
      findings: [],
    }
  }
}

function checkOptions(options: ShapeOptions): void {
  refuseUnknownNames(options, ['kind', 'dataModel'])
  const { kind, dataModel } = options
  if (kind !== undefined && !shapeKinds.includes(kind)) {
    throw wrongOption('kind', `one of ${shapeKinds.join(', ')}`, describeValue(kind))
  }
  if (dataModel !== undefined && !Object.hasOwn(dataModelContexts, dataModel)) {
    throw wrongOption('dataModel', '"2.0" or "1.1"', describeValue(dataModel))
  }
}

/** Profiles and achievements are no credentials, but stand alone all the same. */
function readKind(document: JsonObject): Kind | ShapeKind {
  const { kind } = classify(document)
  if (kind !== 'unrecognized') return kind
  const types = toArray(document['type'])
  if (types.includes('Profile')) return 'profile'
  return types.includes('Achievement') ? 'achievement' : kind
}

function checkKind(document: JsonObject, kind: Kind | ShapeKind, dataModel: DataModel): SchemaVerdict {
  switch (kind) {
    case 'badge':
    case 'endorsement':
    case 'clr':
    case 'profile':
    case 'achievement':
      return checkAgainstModel(document, kind, dataModel)
    case 'status-list':
      return checkStatusList(document)
    case 'presentation':
      return checkPresentation(document)
    case 'unrecognized': {
      const types = toArray(document['type'])
      const found = types.length === 0 ? describeJson(document['type']) : types.map(describeJson)
      const path = document['type'] === undefined ? '' : '/type'
      return { problems: [problem('NOT_AN_OPEN_BADGE', { types: found }, { path })], findings: [] }
    }
  }
}

const shapeKinds: readonly ShapeKind[] = [
  'badge',
  'endorsement',
  'clr',
  'presentation',
  'status-list',
  'profile',
  'achievement',
]
