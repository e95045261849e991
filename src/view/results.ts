/** Results with the descriptions and levels that they name. */
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { textOf, type ViewText } from './addresses.js'
import { alignmentsOf, type ViewAlignment } from './alignments.js'
import type { Draft } from './draft.js'
import type { Pens } from './pens.js'
import { standingOf, type SignedOrder, type Standing } from './standing.js'
import { termOf, type ViewTerm } from './terms.js'
import { nodesOf, stringsOf } from './texts.js'

/** What the recipient reached, beside what could be reached and what is required. */
export interface ViewResult {
  /**
   * Whether the description that the result names was found in the achievement. `none`: it names
   * none. `missing`: it names one that is not there. `several`: what it names is described in
   * contradicting ways, and none of them is shown.
   */
  readonly description: 'found' | 'none' | 'missing' | 'several'
  /** Of the description. */
  readonly name?: string
  readonly type?: ViewTerm
  readonly value?: string
  readonly status?: ViewTerm
  readonly achievedLevel?: ViewLevel
  readonly requiredValue?: string
  readonly requiredLevel?: ViewLevel
  readonly valueMin?: string
  readonly valueMax?: string
  readonly allowedValues: readonly string[]
  readonly levels: readonly ViewLevel[]
  /** Whether the order of the allowed values and of the levels was signed: from the lowest to the highest. */
  readonly isValueOrderSigned: boolean
  readonly isLevelOrderSigned: boolean
  /** `nothing-required`: the description requires nothing. `not-known`: it cannot be told. */
  readonly meetsRequirement: Standing
  readonly alignments: readonly ViewAlignment[]
}

/** A level of a rubric. */
export interface ViewLevel {
  /** Absent: the result names a level that its description does not have. */
  readonly name?: string
  readonly level?: string
  readonly points?: string
  readonly description?: ViewText
  readonly alignments: readonly ViewAlignment[]
}

/**
 * Reads the results of a recipient (spec.md R-26).
 *
 * @param results - of the subject
 * @param achievements - the achievement whose descriptions they name
 * @param order - which orders were signed
 */
export function resultsOf(
  results: JsonValue | undefined,
  achievements: readonly JsonObject[],
  order: SignedOrder,
  pens: Pens,
): readonly Draft<ViewResult>[] {
  const descriptions = achievements.flatMap((achievement) => nodesOf(achievement['resultDescription']))
  return nodesOf(results).map((result) => resultOf(result, descriptions, order, pens))
}

function resultOf(
  result: JsonObject,
  descriptions: readonly JsonObject[],
  order: SignedOrder,
  pens: Pens,
): Draft<ViewResult> {
  const { texts, wording } = pens
  const found = descriptionsOf(result, descriptions)
  const description = found === 'none' || found === 'missing' || found === 'several' ? undefined : found
  const { requiredValue, valueMin, valueMax, allowedValue, requiredLevel, rubricCriterionLevel } = description ?? {}
  const levels = nodesOf(rubricCriterionLevel)
  return {
    description: typeof found === 'object' ? 'found' : found,
    name: texts.line(description?.['name']),
    type: termOf(description?.['resultType'], texts, wording),
    value: texts.line(result['value']),
    status: termOf(result['status'], texts, wording),
    achievedLevel: namedLevel(result['achievedLevel'], levels, pens),
    requiredValue: texts.line(requiredValue),
    requiredLevel: namedLevel(requiredLevel, levels, pens),
    valueMin: texts.line(valueMin),
    valueMax: texts.line(valueMax),
    allowedValues: toArray(allowedValue).flatMap((value) => texts.line(value) ?? []),
    levels: levels.map((level) => levelOf(level, pens)),
    isValueOrderSigned: order.values,
    isLevelOrderSigned: order.levels,
    meetsRequirement: description === undefined ? 'not-known' : standingOf(result, description, order),
    alignments: alignmentsOf([...nodesOf(description?.['alignment']), ...nodesOf(result['alignment'])], pens),
  }
}

/** By its id; without one, the only description that has the level reached. */
function descriptionsOf(
  result: JsonObject,
  descriptions: readonly JsonObject[],
): JsonObject | 'none' | 'missing' | 'several' {
  const names = stringsOf(result['resultDescription'])
  const [level] = stringsOf(result['achievedLevel'])
  const hasLevel = (description: JsonObject): boolean =>
    nodesOf(description['rubricCriterionLevel']).some(({ id }) => id === level)
  if (names.length === 0 && level === undefined) return 'none'
  const named = descriptions.filter((each) => (names.length === 0 ? hasLevel(each) : isNamed(each, names)))
  const [first, ...others] = named
  if (first === undefined) return names.length === 0 ? 'none' : 'missing'
  return others.length === 0 && names.length < 2 ? first : 'several'
}

function isNamed({ id }: JsonObject, names: readonly string[]): boolean {
  return typeof id === 'string' && names.includes(id)
}

function namedLevel(
  reference: JsonValue | undefined,
  levels: readonly JsonObject[],
  pens: Pens,
): Draft<ViewLevel> | undefined {
  const names = stringsOf(reference)
  if (names.length === 0) return undefined
  const [level, ...others] = levels.filter((each) => isNamed(each, names))
  return level === undefined || others.length > 0 || names.length > 1 ? { alignments: [] } : levelOf(level, pens)
}

function levelOf(level: JsonObject, pens: Pens): Draft<ViewLevel> {
  const { texts } = pens
  return {
    name: texts.line(level['name']),
    level: texts.line(level['level']),
    points: texts.line(level['points']),
    description: textOf(level['description'], texts),
    alignments: alignmentsOf(level['alignment'], pens),
  }
}
