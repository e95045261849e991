import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { resultsOf, type ViewResult } from '../../src/view/results.js'
import { jsonOf, pens, viewOf } from './support.js'

const levels = ['Begun', 'Mastered'].map((name, index) => ({
  id: `urn:level:${index}`,
  name,
  level: String(index),
  points: String(index * 10),
  description: 'As found on the day.',
}))
const mastery = {
  id: 'urn:mastery',
  name: 'Mastery',
  resultType: 'RubricCriterionLevel',
  requiredLevel: 'urn:level:1',
  rubricCriterionLevel: levels,
  alignment: [{ targetName: 'M-1', targetUrl: 'https://framework.example/1' }],
}
const grade = {
  id: 'urn:grade',
  name: 'Grade',
  resultType: 'LetterGrade',
  requiredValue: 'B',
  allowedValue: ['C', 'B', 'A'],
  valueMin: 'C',
  valueMax: 'A',
}

function read(result: JsonValue, descriptions: readonly JsonObject[] = [mastery, grade], isSigned = true): ViewResult {
  const order = { values: isSigned, levels: isSigned }
  return viewOf<readonly ViewResult[]>(resultsOf([result], [{ resultDescription: descriptions }], order, pens))[0]!
}

describe('resultsOf', () => {
  it('gives a value with what could be and what must be reached', () => {
    expect(read({ resultDescription: 'urn:grade', value: 'A', status: 'Completed' })).toEqual({
      description: 'found',
      name: 'Grade',
      type: { term: 'LetterGrade', text: 'Letter grade' },
      value: 'A',
      status: { term: 'Completed', text: 'Completed' },
      requiredValue: 'B',
      valueMin: 'C',
      valueMax: 'A',
      allowedValues: ['C', 'B', 'A'],
      levels: [],
      isValueOrderSigned: true,
      isLevelOrderSigned: true,
      meetsRequirement: 'met',
      alignments: [],
    })
  })

  it('gives a level by its name, level and points, and the one required', () => {
    const result = read({ resultDescription: 'urn:mastery', achievedLevel: 'urn:level:0' })
    expect(result).toMatchObject({
      achievedLevel: { name: 'Begun', level: '0', points: '0', description: { text: 'As found on the day.' } },
      requiredLevel: { name: 'Mastered' },
      levels: [{ name: 'Begun' }, { name: 'Mastered' }],
      meetsRequirement: 'not-met',
      alignments: [{ name: 'M-1' }],
    })
  })

  it('does not tell whether a level is enough by an order that was not signed', () => {
    const result = read({ resultDescription: 'urn:mastery', achievedLevel: 'urn:level:0' }, [mastery], false)
    expect(result).toMatchObject({ isLevelOrderSigned: false, meetsRequirement: 'not-known' })
  })

  it('finds the description by the level reached where none is named', () => {
    expect(read({ achievedLevel: 'urn:level:1' })).toMatchObject({ description: 'found', name: 'Mastery' })
    expect(read({ achievedLevel: 'urn:level:1' }, [mastery, { ...mastery, id: 'urn:other' }])).toMatchObject({
      description: 'several',
    })
  })

  it.each([
    ['none', { value: '1' }],
    ['missing', { value: '1', resultDescription: 'urn:elsewhere' }],
    ['none', { achievedLevel: 'urn:elsewhere' }],
  ])('says that the description is %s', (description, result) => {
    expect(read(result)).toMatchObject({ description, meetsRequirement: 'not-known', allowedValues: [], levels: [] })
  })

  it('shows no description where there are several of one id', () => {
    const result = read({ value: 'C', resultDescription: 'urn:grade' }, [grade, { ...grade, requiredValue: 'C' }])
    expect(result).toMatchObject({ description: 'several', value: 'C', meetsRequirement: 'not-known' })
    expect(result).not.toHaveProperty('requiredValue')
  })

  it('gives a level that the description does not have without a name', () => {
    const result = read({ resultDescription: 'urn:mastery', achievedLevel: 'urn:elsewhere' })
    expect(result.achievedLevel).toEqual({ alignments: [] })
    expect(result.meetsRequirement).toBe('not-known')
  })

  it('gives none where there is none', () => {
    expect(jsonOf(resultsOf(undefined, [], { values: true, levels: true }, pens))).toEqual([])
  })
})
