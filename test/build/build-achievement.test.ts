import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { countingRandom, isDeeplyFrozen, placeOf, refusalOf, welding } from './support.js'

describe('buildAchievement', () => {
  it('makes an id where none is given, with the randomness it is handed', () => {
    const { id: _id, ...unnamed } = welding
    expect(buildAchievement(unnamed, { random: countingRandom() })).toEqual({
      id: 'urn:uuid:01020304-0506-4708-890a-0b0c0d0e0f10',
      type: ['Achievement'],
      name: 'Certified Welder',
      description: 'Welds to standard.',
      criteria: { narrative: 'Pass the practical test.' },
    })
  })

  it('keeps an id that is given', () => {
    expect(buildAchievement(welding).id).toBe(welding.id)
  })

  it('completes alignments, results, rubrics, related achievements and the creator', () => {
    const built = buildAchievement({
      ...welding,
      alignment: [{ targetName: 'MIG', targetUrl: 'https://framework.example/7', targetType: 'CFItem' }],
      creator: { id: 'urn:x:1' },
      related: [{ id: 'urn:x:2', inLanguage: 'en' }],
      resultDescription: [
        {
          id: 'urn:x:3',
          name: 'Grade',
          resultType: 'RubricCriterionLevel',
          rubricCriterionLevel: [{ id: 'urn:x:4', name: 'Mastered' }],
          requiredLevel: 'urn:x:4',
        },
      ],
    })
    expect(built).toMatchObject({
      alignment: [{ type: ['Alignment'], targetName: 'MIG' }],
      creator: { type: ['Profile'] },
      related: [{ type: ['Related'] }],
      resultDescription: [
        { type: ['ResultDescription'], rubricCriterionLevel: [{ type: ['RubricCriterionLevel'], name: 'Mastered' }] },
      ],
    })
    expect(isDeeplyFrozen(built)).toBe(true)
  })

  it.each(['name', 'description', 'criteria'])('refuses an achievement without %s', (name) => {
    expect(placeOf(() => buildAchievement({ ...welding, [name]: undefined }))).toBe(`/${name}`)
  })

  it('takes properties of one’s own with the contexts that define them', () => {
    const own = { ...welding, courseCode: 'W-7' }
    expect(buildAchievement(own, { contexts: ['https://school.example/context.json'] })).toMatchObject({
      courseCode: 'W-7',
    })
    expect(placeOf(() => buildAchievement(own))).toBe('/courseCode')
  })

  it.each([
    { random: 'yes' },
    { contexts: 'https://school.example/context.json' },
    { contexts: ['c.json'] },
    { now: Date.now },
  ])('refuses the options %j', (options) => {
    expect(refusalOf(() => buildAchievement(welding, options as object)).code).toBe('OPTIONS_INVALID')
  })
})
