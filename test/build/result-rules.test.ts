import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import type { ResultInput } from '../../src/build/part-inputs.js'
import type { ResultDescription } from '../../src/model/result.js'
import { buildWith, problemsOf, refusalOf, welding } from './support.js'

const rubric: ResultDescription = {
  id: 'urn:x:1',
  type: ['ResultDescription'],
  name: 'Skill',
  resultType: 'RubricCriterionLevel',
  rubricCriterionLevel: [{ id: 'urn:x:2', type: ['RubricCriterionLevel'], name: 'Mastered' }],
}
const grade: ResultDescription = {
  id: 'urn:x:5',
  type: ['ResultDescription'],
  name: 'Grade',
  resultType: 'LetterGrade',
  allowedValue: ['C', 'B', 'A'],
}
const status: ResultDescription = { id: 'urn:x:3', type: ['ResultDescription'], name: 'Status', resultType: 'Status' }

describe('resultDescriptionRules', () => {
  const check = (changes: Partial<ResultDescription>): void => {
    buildAchievement({ ...welding, resultDescription: [{ ...rubric, ...changes }] })
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
    [{ requiredLevel: 'urn:x:9' }, 'requiredLevel', 'REFERENCE_DANGLING'],
    [{ requiredValue: 'D', allowedValue: ['C', 'B', 'A'] }, 'requiredValue', 'RESULT_OUT_OF_RANGE'],
    [{ requiredValue: '-1', valueMin: '0' }, 'requiredValue', 'RESULT_OUT_OF_RANGE'],
    [{ requiredValue: '11', valueMax: '10' }, 'requiredValue', 'RESULT_OUT_OF_RANGE'],
    [{ valueMin: '5', valueMax: '4' }, 'valueMax', 'RESULT_OUT_OF_RANGE'],
  ])('refuses %j', (changes, name, code) => {
    expect(problemsOf(() => check(changes))).toEqual([`${code} /resultDescription/0/${name}`])
  })

  it('take the name of a level for its id, where only one has it', () => {
    const built = buildAchievement({ ...welding, resultDescription: [{ ...rubric, requiredLevel: 'Mastered' }] })
    expect(built.resultDescription?.[0]?.requiredLevel).toBe('urn:x:2')
    const twins = [...rubric.rubricCriterionLevel!, { id: 'urn:x:4', type: ['RubricCriterionLevel'], name: 'Mastered' }]
    const twice = { rubricCriterionLevel: twins, requiredLevel: 'Mastered' }
    expect(problemsOf(() => check(twice))).toEqual(['REFERENCE_DANGLING /resultDescription/0/requiredLevel'])
  })
})

describe('checkResult', () => {
  const answer = (result: ResultInput, resultDescription: readonly ResultDescription[] = [rubric, status, grade]) => {
    const achievement = resultDescription.length === 0 ? welding : { ...welding, resultDescription }
    return buildWith({ achievement, results: [result] }).credentialSubject.result![0]!
  }

  it.each([
    { value: 'A' },
    { resultDescription: 'urn:x:1', achievedLevel: 'urn:x:2' },
    { achievedLevel: 'urn:x:2' },
    { resultDescription: 'urn:x:3', status: 'Completed' as const },
  ])('accepts %j', (result) => {
    expect(answer(result)).toEqual({ type: ['Result'], ...result })
  })

  it.each([
    [{ resultDescription: 'urn:x:9' }, 'resultDescription', 'REFERENCE_DANGLING'],
    [
      { resultDescription: 'urn:x:3', status: 'Completed', achievedLevel: 'urn:x:2' },
      'achievedLevel',
      'REFERENCE_DANGLING',
    ],
    [{ achievedLevel: 'urn:x:9' }, 'achievedLevel', 'REFERENCE_DANGLING'],
    [{ resultDescription: 'urn:x:3' }, 'status', 'PROPERTY_MISSING'],
    [{ resultDescription: 'urn:x:5', value: 'E' }, 'value', 'RESULT_OUT_OF_RANGE'],
  ] as const)('refuses %j', (result, name, code) => {
    expect(problemsOf(() => answer(result))).toEqual([`${code} /results/0/${name}`])
  })

  it('takes names for ids', () => {
    expect(answer({ resultDescription: 'Skill', achievedLevel: 'Mastered' })).toEqual({
      type: ['Result'],
      resultDescription: 'urn:x:1',
      achievedLevel: 'urn:x:2',
    })
    expect(answer({ achievedLevel: 'Mastered' }).achievedLevel).toBe('urn:x:2')
    expect(answer({ resultDescription: 'Grade', value: 'B' }).resultDescription).toBe('urn:x:5')
  })

  it('suggests the name that is nearest', () => {
    const [problem] = refusalOf(() => answer({ resultDescription: 'Grad' })).problems!
    expect(problem?.facts).toMatchObject({ suggestion: 'Grade', found: '"Grad"' })
  })

  it('refuses a reference where the achievement describes no results', () => {
    const result = { resultDescription: 'urn:x:1', achievedLevel: 'urn:x:2' }
    expect(problemsOf(() => answer(result, []))).toEqual(['REFERENCE_DANGLING /results/0/resultDescription'])
    expect(problemsOf(() => answer({ achievedLevel: 'urn:x:2' }, []))).toEqual([
      'REFERENCE_DANGLING /results/0/achievedLevel',
    ])
  })

  it('names the descriptions that there are', () => {
    const { facts } = refusalOf(() => answer({ resultDescription: 'urn:x:9' }))
    expect(facts['expected']).toEqual(['Skill (urn:x:1)', 'Status (urn:x:3)', 'Grade (urn:x:5)'])
  })
})
