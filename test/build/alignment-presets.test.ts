import { describe, expect, it } from 'vitest'
import { alignments } from '../../src/build/alignment-presets.js'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { alignmentTargetTypes } from '../../src/model/vocabulary.js'
import { problemsOf, welding } from './support.js'

const target = { name: 'Welds a fillet', url: 'https://case.example/uri/7f1a' }
const ctid = 'ce-3f1c1f4a-6d6e-4a53-9f59-6a2b1f0f2b11'

describe('alignments', () => {
  it('have a preset for every target type of the standard', () => {
    const {
      caseItem,
      caseRubric,
      caseRubricCriterion,
      caseRubricCriterionLevel,
      ctdl,
      ctdlCompetency,
      ctdlCredential,
    } = alignments
    const made = [
      ...[caseItem, caseRubric, caseRubricCriterion, caseRubricCriterionLevel].map((preset) => preset(target)),
      ...[ctdl, ctdlCompetency, ctdlCredential].map((preset) => preset({ name: 'Welder', ctid })),
    ]
    expect(made.map(({ targetType }) => targetType).sort()).toEqual([...alignmentTargetTypes].sort())
    expect(buildAchievement({ ...welding, alignment: made }).alignment).toHaveLength(7)
  })

  it('keep all that is given', () => {
    const all = { ...target, code: 'W.3', description: 'In position.', framework: 'Welding' }
    expect(alignments.caseItem(all)).toEqual({
      targetName: target.name,
      targetUrl: target.url,
      targetType: 'CFItem',
      targetCode: 'W.3',
      targetDescription: 'In position.',
      targetFramework: 'Welding',
    })
  })

  it('know where the registry keeps a CTID, unless told otherwise', () => {
    expect(alignments.ctdlCredential({ name: 'Welder', ctid })).toMatchObject({
      targetUrl: `https://credentialengineregistry.org/resources/${ctid}`,
      targetCode: ctid,
    })
    const url = 'https://school.example/welder'
    expect(alignments.ctdlCompetency({ name: 'Welder', ctid, url }).targetUrl).toBe(url)
  })

  it('are checked like any other by the builder', () => {
    const alignment = [alignments.caseItem({ ...target, url: 'case/7' })]
    expect(problemsOf(() => buildAchievement({ ...welding, alignment }))).toEqual([
      'ID_NOT_ABSOLUTE /alignment/0/targetUrl',
    ])
  })
})
