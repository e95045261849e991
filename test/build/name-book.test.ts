import { describe, expect, it } from 'vitest'
import { NameBook } from '../../src/build/name-book.js'
import { award, buildWith, placeOf, welding } from './support.js'

describe('NameBook', () => {
  it('lets each id name one thing', () => {
    const book = new NameBook()
    expect(book.claim('urn:x:1', 'achievement')).toBeUndefined()
    expect(book.claim('urn:x:2', 'achievement')).toBeUndefined()
    expect(book.claim('urn:x:1', 'profile')).toBe('achievement')
  })

  it('tells that two parts of one class share an id', () => {
    const book = new NameBook()
    book.claim('urn:x:1', 'rubric level')
    expect(book.claim('urn:x:1', 'rubric level')).toBe('rubric level')
  })

  it('lets people and organisations be named again', () => {
    const book = new NameBook()
    book.claim('urn:x:1', 'profile')
    expect(book.claim('urn:x:1', 'subject')).toBeUndefined()
    expect(book.claim('urn:x:1', 'profile')).toBeUndefined()
  })
})

describe('one id for two things', () => {
  const issuer = award.issuer.id
  const level = { id: 'urn:x:1', name: 'A' }
  it.each([
    ['badge and achievement', { id: welding.id }, '/achievement/id'],
    ['badge and recipient', { id: 'did:example:learner' }, '/recipient/id'],
    ['achievement and issuer', { achievement: { ...welding, id: issuer } }, '/achievement/id'],
    ['two pieces of evidence', { evidence: [{ id: 'urn:x:1' }, { id: 'urn:x:1' }] }, '/evidence/1/id'],
    [
      'criteria with words and achievement',
      { achievement: { ...welding, criteria: { id: welding.id, narrative: 'Pass.' } } },
      '/achievement/criteria/id',
    ],
    [
      'achievement and its own earlier version',
      { achievement: { ...welding, related: [{ id: welding.id }] } },
      '/achievement/related/0/id',
    ],
    [
      'two levels of a rubric',
      {
        achievement: {
          ...welding,
          resultDescription: [
            { name: 'Grade', resultType: 'RubricCriterionLevel', rubricCriterionLevel: [level, level] },
          ],
        },
      },
      '/achievement/resultDescription/0/rubricCriterionLevel/1/id',
    ],
  ])('is refused: %s', (_what, changes, place) => {
    expect(placeOf(() => buildWith(changes))).toBe(place)
  })

  it('is fine for criteria that only name the page of the achievement', () => {
    const achievement = { ...welding, criteria: welding.id! }
    expect(buildWith({ achievement }).credentialSubject.achievement.criteria).toEqual({ id: welding.id })
  })

  it('is fine for an issuer who is the creator as well', () => {
    const achievement = { ...welding, creator: { id: issuer } }
    expect(buildWith({ achievement }).credentialSubject.achievement.creator?.id).toBe(issuer)
  })
})
