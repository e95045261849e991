import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as vocabulary from '../../src/model/vocabulary.js'
import type { AchievementType, ResultStatus } from '../../src/model/vocabulary.js'

type Term = { readonly enum?: readonly string[]; readonly else?: { readonly enum: readonly string[] } }
type Definitions = {
  readonly $defs: Readonly<Record<string, { readonly properties: Readonly<Record<string, Term>> }>>
}

const { $defs } = JSON.parse(
  readFileSync(new URL('../../schemas/definitions.schema.json', import.meta.url), 'utf8'),
) as Definitions

describe('the enumerations', () => {
  it.each([
    ['achievementTypes', 31],
    ['alignmentTargetTypes', 7],
    ['identifierTypes', 19],
    ['resultTypes', 12],
    ['resultStatuses', 7],
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
    expect($defs[className]?.properties[property]?.else?.enum).toEqual(vocabulary[name])
  })

  it('resultStatuses are the terms of Result.status in the schema, which may not be extended', () => {
    expect($defs['Result']?.properties['status']?.enum).toEqual(vocabulary.resultStatuses)
  })

  it('take terms of one’s own in their types only where the standard does', () => {
    const own: AchievementType = 'ext:Apprenticeship'
    // @ts-expect-error -- the result status may not be extended
    const status: ResultStatus = 'ext:Paused'
    // @ts-expect-error -- neither a term nor one's own
    const type: AchievementType = 'Apprenticeship'
    expect([own, status, type]).toHaveLength(3)
  })
})
