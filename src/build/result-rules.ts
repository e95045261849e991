/**
 * What results and their descriptions owe each other (spec.md R-26): a result that points nowhere
 * is shown by nobody.
 */
import type { Achievement } from '../model/achievement.js'
import type { Result, ResultDescription } from '../model/result.js'
import type { Reading } from './reading.js'

/**
 * Checks that a description asks for something that can be reached: one of its own levels, one of
 * its allowed values, or a number between its bounds.
 *
 * @throws OpenBadgesError `INPUT_INVALID`
 */
export function checkResultDescription(description: ResultDescription, reading: Reading): void {
  const { requiredLevel, requiredValue, allowedValue, valueMin, valueMax } = description
  if (requiredLevel !== undefined) expectOneOf(levelsOf(description), requiredLevel, 'requiredLevel', reading)
  if (requiredValue === undefined) return
  if (allowedValue !== undefined) expectOneOf(allowedValue, requiredValue, 'requiredValue', reading)
  // Grades that are no numbers compare as neither less nor more.
  const value = Number(requiredValue)
  if (valueMin !== undefined && value < Number(valueMin)) {
    refuse(`at least ${valueMin}`, requiredValue, 'requiredValue', reading)
  }
  if (valueMax !== undefined && value > Number(valueMax)) {
    refuse(`at most ${valueMax}`, requiredValue, 'requiredValue', reading)
  }
}

/**
 * Checks that a result answers a description of the achievement it stands beside: the description
 * exists, the level is one of its levels, and a status is there where it measures one.
 *
 * @throws OpenBadgesError `INPUT_INVALID`
 */
export function checkResult(result: Result, achievement: Achievement, reading: Reading): void {
  const descriptions = achievement.resultDescription ?? []
  const { resultDescription: id, achievedLevel, status } = result
  const answered = id === undefined ? descriptions : descriptions.filter((description) => description.id === id)
  if (id !== undefined && answered.length === 0) {
    expectOneOf(
      descriptions.map((description) => description.id),
      id,
      'resultDescription',
      reading,
    )
  }
  if (achievedLevel !== undefined) expectOneOf(answered.flatMap(levelsOf), achievedLevel, 'achievedLevel', reading)
  if (id !== undefined && status === undefined && answered.some(({ resultType }) => resultType === 'Status')) {
    refuse('a status, which the result description measures', undefined, 'status', reading)
  }
}

function levelsOf({ rubricCriterionLevel = [] }: ResultDescription): readonly string[] {
  return rubricCriterionLevel.map(({ id }) => id)
}

function expectOneOf(allowed: readonly string[], found: string, name: string, reading: Reading): void {
  if (allowed.includes(found)) return
  refuse(allowed.length === 0 ? 'no reference, since there is nothing to refer to' : allowed, found, name, reading)
}

function refuse(expected: string | readonly string[], found: unknown, name: string, reading: Reading): void {
  reading.member(name, found, () => reading.refuse(expected, found))
}
