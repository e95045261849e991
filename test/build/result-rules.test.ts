import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { checkResult, checkResultDescription } from '../../src/build/result-rules.js'
import type { Result, ResultDescription } from '../../src/model/result.js'
import { placeOf, readWith, refusalOf, welding } from './support.js'

const rubric: ResultDescription = {
  id: 'urn:x:1',
  type: ['ResultDescription'],
  name: 'Skill',
  resultType: 'RubricCriterionLevel',
  rubricCriterionLevel: [{ id: 'urn:x:2', type: ['RubricCriterionLevel'], name: 'Mastered' }],
}
const status: ResultDescription = { id: 'urn:x:3', type: ['ResultDescription'], name: 'Status', resultType: 'Status' }

describe('checkResultDescription', () => {
  const check = (changes: Partial<ResultDescription>): void => {
    readWith((_value, reading) => {
      checkResultDescription({ ...rubric, ...changes }, reading)
    }, null)
  }

  it.each([
    { requiredLevel: 'urn:x:2' },
    { requiredValue: 'B' },
    { requiredValue: 'B', allowedValue: ['C', 'B', 'A'] },
    { requiredValue: '5', valueMin: '0', valueMax: '10' },
    { requiredValue: '10', valueMin: '10', valueMax: '10' },
    { requiredValue: 'B', valueMin: 'F', valueMax: 'A' },
  ])('accepts %j', (changes) => {
    expect(() => {
      check(changes)
    }).not.toThrow()
  })

  it.each([
    [{ requiredLevel: 'urn:x:9' }, '/requiredLevel'],
    [{ requiredValue: 'D', allowedValue: ['C', 'B', 'A'] }, '/requiredValue'],
    [{ requiredValue: '-1', valueMin: '0' }, '/requiredValue'],
    [{ requiredValue: '11', valueMax: '10' }, '/requiredValue'],
  ])('refuses %j', (changes, place) => {
    expect(placeOf(() => check(changes))).toBe(place)
  })
})

describe('checkResult', () => {
  const check = (result: Partial<Result>, resultDescription: readonly ResultDescription[] = [rubric, status]): void => {
    const achievement = buildAchievement(resultDescription.length === 0 ? welding : { ...welding, resultDescription })
    readWith((_value, reading) => {
      checkResult({ type: ['Result'], ...result }, achievement, reading)
    }, null)
  }

  it.each([
    { value: 'A' },
    { resultDescription: 'urn:x:1', achievedLevel: 'urn:x:2' },
    { achievedLevel: 'urn:x:2' },
    { resultDescription: 'urn:x:3', status: 'Completed' as const },
  ])('accepts %j', (result) => {
    expect(() => {
      check(result)
    }).not.toThrow()
  })

  it.each([
    [{ resultDescription: 'urn:x:9' }, '/resultDescription'],
    [{ resultDescription: 'urn:x:3', status: 'Completed' as const, achievedLevel: 'urn:x:2' }, '/achievedLevel'],
    [{ achievedLevel: 'urn:x:9' }, '/achievedLevel'],
    [{ resultDescription: 'urn:x:3' }, '/status'],
  ])('refuses %j', (result, place) => {
    expect(placeOf(() => check(result))).toBe(place)
  })

  it('refuses a reference where the achievement describes no results', () => {
    expect(placeOf(() => check({ resultDescription: 'urn:x:1' }, []))).toBe('/resultDescription')
    expect(placeOf(() => check({ achievedLevel: 'urn:x:2' }, []))).toBe('/achievedLevel')
  })

  it('names the descriptions that there are', () => {
    const { facts } = refusalOf(() => check({ resultDescription: 'urn:x:9' }))
    expect(facts['expected']).toEqual(['urn:x:1', 'urn:x:3'])
  })
})
