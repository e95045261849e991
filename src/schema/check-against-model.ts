import { describeJson, type JsonObject } from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import type { DataModel } from '../model/contexts.js'
import { instantFault } from '../time.js'
import { checkContexts } from './check-contexts.js'
import { findUncheckedSchemas } from './named-schemas.js'
import type { SchemaValidator } from './schema-error.js'
import { toProblems } from './schema-problems.js'
import type { SchemaVerdict } from './schema-verdict.js'
import {
  validateAchievement,
  validateClrCredential,
  validateClrCredentialV1p1,
  validateEndorsementCredential,
  validateEndorsementCredentialV1p1,
  validateOpenBadgeCredential,
  validateOpenBadgeCredentialV1p1,
  validateProfile,
} from './validators.generated.js'

/** Credentials with rules for their contexts. */
export type CredentialKind = 'badge' | 'endorsement' | 'clr'

/** Nouns that also stand alone, outside any credential. */
export type NounKind = 'profile' | 'achievement'

/**
 * Holds a JSON object against a class of the data model: for a credential contexts and their order;
 * then types, required properties, the shape of every value, enumerations, dates and ids
 * (spec.md §1.1 and §1.5).
 *
 * All problems are named at once, one a place, at most 50. Does not look at the credentials inside
 * a document beyond their type, at proofs beyond their shape, nor at whether dates lie in the right
 * order.
 *
 * @param value - a credential, a profile or an achievement, as JSON
 * @param kind - what it is to be
 * @param dataModel - the data model of a credential; profiles and achievements are the same in both
 */
export function checkAgainstModel(
  value: JsonObject,
  kind: CredentialKind | NounKind,
  dataModel: DataModel = '2.0',
): SchemaVerdict {
  const shape = problemsOf(value, validators[kind][dataModel])
  if (kind === 'profile' || kind === 'achievement') return { problems: shape.slice(0, MAX_PROBLEMS), findings: [] }
  const contexts = checkContexts(value, kind, dataModel)
  // The schema speaks of contexts too, but says less about them.
  const rest = contexts.problems.length === 0 ? shape : shape.filter((each) => !isAboutContexts(each))
  return {
    problems: [...contexts.problems, ...rest, ...foreignDates(value, dataModel)].slice(0, MAX_PROBLEMS),
    findings: [...contexts.findings, ...findUncheckedSchemas(value, kind)],
  }
}

/**
 * Tells whether a JSON object has the shape of a class, without saying what is wrong and without
 * looking at the order of contexts: for what this library has just made.
 *
 * @param value - a noun, as JSON
 * @param kind - what it is to be, of data model 2.0
 */
export function hasShapeOf(value: JsonObject, kind: CredentialKind | NounKind): boolean {
  return validators[kind]['2.0'](value)
}

function problemsOf(value: JsonObject, validate: SchemaValidator): readonly Problem[] {
  return validate(value) ? [] : toProblems(validate.errors ?? [], value)
}

/** The period of validity narrows by the names of the other data model too, so what stands there must be dates. */
function foreignDates(value: JsonObject, dataModel: DataModel): readonly Problem[] {
  return FOREIGN_DATES[dataModel].flatMap((name) => {
    const fault = Object.hasOwn(value, name) ? instantFault(value[name]) : undefined
    return fault === undefined ? [] : [problem(fault, { found: describeJson(value[name]) }, { path: `/${name}` })]
  })
}

function isAboutContexts({ path, facts }: Problem): boolean {
  return path?.startsWith('/@context') === true || (path === '' && facts['property'] === '@context')
}

const FOREIGN_DATES = { '1.1': ['validFrom', 'validUntil'], '2.0': ['issuanceDate', 'expirationDate'] } as const

const validators: Readonly<Record<CredentialKind | NounKind, Readonly<Record<DataModel, SchemaValidator>>>> = {
  badge: { '1.1': validateOpenBadgeCredentialV1p1, '2.0': validateOpenBadgeCredential },
  endorsement: { '1.1': validateEndorsementCredentialV1p1, '2.0': validateEndorsementCredential },
  clr: { '1.1': validateClrCredentialV1p1, '2.0': validateClrCredential },
  profile: { '1.1': validateProfile, '2.0': validateProfile },
  achievement: { '1.1': validateAchievement, '2.0': validateAchievement },
}

/** More than anybody mends in one go; a hostile document could have one for each of its values. */
const MAX_PROBLEMS = 50
