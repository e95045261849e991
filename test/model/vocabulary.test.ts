import { describe, expect, it } from 'vitest'
import * as vocabulary from '../../src/model/vocabulary.js'
import type { AchievementType, AssociationType, ResultStatus } from '../../src/model/vocabulary.js'
import { readClasses } from '../schema/published-schemas.js'

const classes = readClasses()

describe('the enumerations', () => {
  it.each([
    ['achievementTypes', 31],
    ['alignmentTargetTypes', 7],
    ['identifierTypes', 19],
    ['resultTypes', 12],
    ['resultStatuses', 7],
    ['associationTypes', 8],
    ['statusPurposes', 4],
  ] as const)('%s has its %i terms, each once', (name, count) => {
    expect(new Set(vocabulary[name]).size).toBe(count)
    expect(vocabulary[name]).toHaveLength(count)
  })

  it.each([
    ['achievementTypes', 'Achievement', 'achievementType'],
    ['alignmentTargetTypes', 'Alignment', 'targetType'],
    ['identifierTypes', 'IdentityObject', 'identityType'],
    ['identifierTypes', 'IdentifierEntry', 'identifierType'],
    ['resultTypes', 'ResultDescription', 'resultType'],
  ] as const)('%s are the terms of %s.%s in the schema, which may be extended', (name, className, property) => {
    expect(classes.get(className)?.properties?.[property]?.else?.enum).toEqual(vocabulary[name])
  })

  it.each([
    ['resultStatuses', 'Result', 'status'],
    ['associationTypes', 'Association', 'associationType'],
  ] as const)('%s are the terms of %s.%s in the schema, which may not be extended', (name, className, property) => {
    expect(classes.get(className)?.properties?.[property]?.enum).toEqual(vocabulary[name])
  })

  it('take terms of one’s own in their types only where the standard does', () => {
    const own: AchievementType = 'ext:Apprenticeship'
    // @ts-expect-error -- the result status may not be extended
    const status: ResultStatus = 'ext:Paused'
    // @ts-expect-error -- nor may the association type
    const association: AssociationType = 'ext:isCousinOf'
    // @ts-expect-error -- neither a term nor one's own
    const type: AchievementType = 'Apprenticeship'
    expect([own, status, association, type]).toHaveLength(4)
  })
})
