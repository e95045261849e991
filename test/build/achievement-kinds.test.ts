import { expect, it } from 'vitest'
import { achievementKinds, type AchievementOfKind } from '../../src/build/achievement-kinds.js'
import { buildAchievement, type AchievementInput } from '../../src/build/build-achievement.js'
import { achievementTypes } from '../../src/model/vocabulary.js'
import { buildWith, welding as typed } from './support.js'

const { achievementType: _type, ...welding } = typed
const kinds = Object.entries(achievementKinds) as [string, (input: AchievementOfKind) => AchievementInput][]

it.each(kinds)('%s is a starting point that builds', (name, kind) => {
  const { achievementType } = buildAchievement(kind(welding))
  expect(achievementTypes).toContain(achievementType)
  expect(achievementType?.toLowerCase()).toBe(name.toLowerCase())
})

it('adds nothing but the type, and serves as the achievement of an award', () => {
  const { type: _type, ...course } = buildAchievement(achievementKinds.course(welding))
  expect(course).toEqual({ ...welding, achievementType: 'Course', criteria: { narrative: welding.criteria } })
  const built = buildWith({ achievement: achievementKinds.license(welding) })
  expect(built.credentialSubject.achievement.achievementType).toBe('License')
})
