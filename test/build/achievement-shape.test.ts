import { describe, expect, it } from 'vitest'
import { readAchievement, readAlignments } from '../../src/build/achievement-shape.js'
import { achievementTypes } from '../../src/model/vocabulary.js'
import { placeOf, readWith, refusalOf, welding } from './support.js'

describe('readAchievement', () => {
  it.each([...achievementTypes, 'ext:Masterclass'])('takes the achievement type %s', (achievementType) => {
    expect(readWith(readAchievement, { ...welding, achievementType }).achievementType).toBe(achievementType)
  })

  it.each([
    ['certification', 'Certification'],
    ['Licence', 'License'],
    ['Bagde', 'Badge'],
  ])('refuses the achievement type %s and suggests %s', (achievementType, suggestion) => {
    const { path, facts } = refusalOf(() => readWith(readAchievement, { ...welding, achievementType }))
    expect(path).toBe('/achievementType')
    expect(facts).toMatchObject({ suggestion })
  })

  it('names what is allowed where nothing is near', () => {
    const { facts } = refusalOf(() => readWith(readAchievement, { ...welding, achievementType: 'Weldathon' }))
    expect(facts['expected']).toEqual([...achievementTypes, 'ext:…'])
    expect(facts).not.toHaveProperty('suggestion')
  })

  it.each(['nb', 'es-419', 'zh-Hant-TW', 'sme'])('takes the language %s', (inLanguage) => {
    expect(readWith(readAchievement, { ...welding, inLanguage }).inLanguage).toBe(inLanguage)
  })

  it.each([
    [{ achievementType: 'ext:' }, '/achievementType'],
    [{ achievementType: 'ext:a b' }, '/achievementType'],
    [{ achievementType: 'xext:a' }, '/achievementType'],
    [{ achievementType: 7 }, '/achievementType'],
    [{ inLanguage: 'NB' }, '/inLanguage'],
    [{ inLanguage: 'nb_NO' }, '/inLanguage'],
    [{ inLanguage: 'norwegian' }, '/inLanguage'],
    [{ creditsAvailable: '10' }, '/creditsAvailable'],
    [{ creditsAvailable: -1 }, '/creditsAvailable'],
    [{ creditsAvailable: Number.NaN }, '/creditsAvailable'],
    [{ creditsAvailable: 2 ** 53 }, '/creditsAvailable'],
    [{ tag: 'metal' }, '/tag'],
    [{ tag: [] }, '/tag'],
    [{ tag: ['metal', ''] }, '/tag/1'],
    [{ tag: ['metal', 'metal'] }, '/tag/1'],
    [{ tag: [undefined] }, '/tag/0'],
    [{ version: 2 }, '/version'],
    [{ criteria: { narrative: '' } }, '/criteria/narrative'],
    [{ criteria: { url: 'https://school.example/' } }, '/criteria/url'],
    [{ creator: 'urn:x:1' }, '/creator'],
    [{ related: [{ inLanguage: 'nb' }] }, '/related/0/id'],
    [{ resultDescription: [{ name: 'Grade' }] }, '/resultDescription/0/resultType'],
    [{ resultDescription: [{ resultType: 'Percent' }] }, '/resultDescription/0/name'],
    [{ resultDescription: [{ name: 'Grade', resultType: 'Grade' }] }, '/resultDescription/0/resultType'],
    [{ endorsement: [{}] }, '/endorsement/0'],
    [{ '@context': 'https://school.example/context.json' }, '/@context'],
  ])('refuses %j', (changes, place) => {
    expect(placeOf(() => readWith(readAchievement, { ...welding, ...changes }))).toBe(place)
  })
})

describe('readAlignments', () => {
  const target = { targetName: 'MIG', targetUrl: 'https://framework.example/7' }
  it.each([
    [[{ targetName: 'MIG' }], '/0/targetUrl'],
    [[{ targetUrl: 'https://framework.example/7' }], '/0/targetName'],
    [[{ ...target, targetUrl: 'framework.example/7' }], '/0/targetUrl'],
    [[{ ...target, targetType: 'Competency' }], '/0/targetType'],
    [[{ ...target, targetURL: 'https://framework.example/7' }], '/0/targetURL'],
    [target, ''],
  ])('refuses %j', (alignments, place) => {
    expect(placeOf(() => readWith(readAlignments, alignments))).toBe(place)
  })

  it('takes two that look alike, since each is a thing of its own', () => {
    expect(readWith(readAlignments, [target, target])).toHaveLength(2)
  })
})
