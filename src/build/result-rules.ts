/**
 * What results and their descriptions owe each other (spec.md R-26): a result that points nowhere
 * is shown by nobody. A description and a level may be named by `id` or, where that is clear, by `name`.
 */
import type { Achievement } from '../model/achievement.js'
import type { Result, ResultDescription, RubricCriterionLevel } from '../model/result.js'
import type { Rule } from './read-object.js'
import type { Reading, Refusal } from './reading.js'
import { nearestOf } from './suggestion.js'

/** A description asks for something that can be reached: one of its own levels or values, within its own bounds. */
export const resultDescriptionRules: readonly Rule<ResultDescription>[] = [
  {
    of: ['requiredLevel', 'rubricCriterionLevel'],
    check: checkRequiredLevel,
  },
  {
    of: ['valueMin', 'valueMax'],
    check: checkBounds,
  },
  {
    of: ['requiredValue', 'allowedValue', 'valueMin', 'valueMax'],
    check: checkRequiredValue,
  },
]

/** Writes the required level by its id, where it was given by its name. */
export function withLevelId(description: ResultDescription): ResultDescription {
  const { requiredLevel, rubricCriterionLevel: levels = [] } = description
  const id = requiredLevel === undefined ? undefined : find(requiredLevel, levels)?.id
  return id === undefined || id === requiredLevel ? description : Object.freeze({ ...description, requiredLevel: id })
}

/**
 * Checks that a result answers a description of the achievement that it stands beside: the
 * description exists, the level is one of its levels, the value one of its values, and a status is
 * there where it measures one. Refuses at the place of what is wrong.
 */
export function checkResult(result: Result, achievement: Achievement, reading: Reading): void {
  const { resultDescription: descriptions = [] } = achievement
  const { resultDescription: reference, achievedLevel, status, value } = result
  const answered = reference === undefined ? ownerOf(achievedLevel, descriptions) : find(reference, descriptions)
  if (reference !== undefined) checkReference(reference, descriptions, 'resultDescription', reading)
  if (achievedLevel !== undefined && (reference === undefined || answered !== undefined)) {
    const levels = (answered === undefined ? descriptions : [answered]).flatMap(levelsOf)
    checkReference(achievedLevel, levels, 'achievedLevel', reading)
  }
  if (answered === undefined) return
  if (value !== undefined) checkValue(value, answered, 'value', reading)
  hintBelowRequired(result, answered, reading)
  if (status === undefined && answered.resultType === 'Status') {
    reading.at(['status'], () => reading.refuse('a status, which the result description measures', undefined))
  }
}

/** Writes what a result refers to by ids, where they were given by name. */
export function withIds(result: Result, { resultDescription: descriptions = [] }: Achievement): Result {
  const { resultDescription: reference, achievedLevel } = result
  if (reference === undefined && achievedLevel === undefined) return result
  const answered = reference === undefined ? undefined : find(reference, descriptions)
  const levels = (answered === undefined ? descriptions : [answered]).flatMap(levelsOf)
  const level = achievedLevel === undefined ? undefined : find(achievedLevel, levels)
  if (answered?.id === reference && level?.id === achievedLevel) return result
  return Object.freeze({
    ...result,
    ...(answered === undefined ? {} : { resultDescription: answered.id }),
    ...(level === undefined ? {} : { achievedLevel: level.id }),
  })
}

function checkRequiredLevel(
  { requiredLevel, rubricCriterionLevel: levels = [] }: ResultDescription,
  reading: Reading,
): void {
  if (requiredLevel !== undefined) checkReference(requiredLevel, levels, 'requiredLevel', reading)
}

function checkBounds(description: ResultDescription, reading: Reading): void {
  const { valueMin = '', valueMax } = description
  if (!isInverted(description)) return
  reading.at(['valueMax'], () => reading.refuse(`at least ${valueMin}`, valueMax, OUT_OF_RANGE))
}

/** Between bounds that are the wrong way round there is nothing that could be required. */
function checkRequiredValue({ requiredValue, ...description }: ResultDescription, reading: Reading): void {
  if (requiredValue === undefined || isInverted(description)) return
  checkValue(requiredValue, description, 'requiredValue', reading)
}

function isInverted({ valueMin, valueMax }: Pick<ResultDescription, 'valueMin' | 'valueMax'>): boolean {
  return valueMin !== undefined && valueMax !== undefined && Number(valueMin) > Number(valueMax)
}

/** The one description that has a level, by which a result answers it without naming it. */
function ownerOf(level: string | undefined, descriptions: readonly ResultDescription[]): ResultDescription | undefined {
  if (level === undefined) return undefined
  const owners = descriptions.filter((description) => find(level, levelsOf(description)) !== undefined)
  return owners.length === 1 ? owners[0] : undefined
}

interface Named {
  readonly id: string
  readonly name: string
}

/** The one with that id, else the only one with that name. */
function find<Part extends Named>(reference: string, parts: readonly Part[]): Part | undefined {
  const byName = parts.filter(({ name }) => name === reference)
  return parts.find(({ id }) => id === reference) ?? (byName.length === 1 ? byName[0] : undefined)
}

function checkReference(reference: string, parts: readonly Named[], property: string, reading: Reading): void {
  if (find(reference, parts) !== undefined) return
  const expected =
    parts.length === 0
      ? 'no reference, since there is nothing to refer to'
      : parts.map(({ id, name }) => `${name} (${id})`)
  const suggestion = nearestOf(
    reference,
    parts.map(({ name }) => name),
  )
  // What several are called names none of them.
  const hint = suggestion === undefined || suggestion === reference ? {} : { suggestion }
  reading.at([property], () => reading.refuse(expected, reference, { code: 'REFERENCE_DANGLING', ...hint }))
}

/** Grades that are no numbers compare as neither less nor more. */
function checkValue(
  value: string,
  { allowedValue, valueMin, valueMax }: Pick<ResultDescription, 'allowedValue' | 'valueMin' | 'valueMax'>,
  property: string,
  reading: Reading,
): void {
  const refuse = (expected: string | readonly string[]): void => {
    reading.at([property], () => reading.refuse(expected, value, OUT_OF_RANGE))
  }
  if (allowedValue?.includes(value) === false) refuse(allowedValue)
  else if (valueMin !== undefined && Number(value) < Number(valueMin)) refuse(`at least ${valueMin}`)
  else if (valueMax !== undefined && Number(value) > Number(valueMax)) refuse(`at most ${valueMax}`)
}

/** A result below what is required is no reason to award; nor need it be one not to. */
function hintBelowRequired(result: Result, description: ResultDescription, reading: Reading): void {
  const { requiredValue, requiredLevel, allowedValue, rubricCriterionLevel: levels = [] } = description
  const { value, achievedLevel } = result
  const isBelow = (found: number, required: number): boolean => found !== -1 && required !== -1 && found < required
  if (value !== undefined && requiredValue !== undefined) {
    const isLess =
      allowedValue === undefined
        ? Number(value) < Number(requiredValue)
        : isBelow(allowedValue.indexOf(value), allowedValue.indexOf(requiredValue))
    if (isLess) reading.hint('RESULT_BELOW_REQUIRED', { found: value, required: requiredValue }, ['value'])
  }
  if (achievedLevel === undefined || requiredLevel === undefined) return
  const [reached, required] = [find(achievedLevel, levels), find(requiredLevel, levels)]
  if (reached === undefined || required === undefined) return
  if (isBelow(levels.indexOf(reached), levels.indexOf(required))) {
    reading.hint('RESULT_BELOW_REQUIRED', { found: reached.name, required: required.name }, ['achievedLevel'])
  }
}

function levelsOf({ rubricCriterionLevel = [] }: ResultDescription): readonly RubricCriterionLevel[] {
  return rubricCriterionLevel
}

const OUT_OF_RANGE: Refusal = { code: 'RESULT_OUT_OF_RANGE' }
