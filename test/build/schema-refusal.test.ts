import { describe, expect, it } from 'vitest'
import { assertWellFormed } from '../../src/build/schema-refusal.js'
import { smallBadge, smallEndorsement, without, withValue } from '../schema/documents.js'
import { refusalOf } from './support.js'

describe('assertWellFormed', () => {
  it('is content with what the data model says', () => {
    expect(() => {
      assertWellFormed(smallBadge, 'badge')
      assertWellFormed(smallEndorsement, 'endorsement')
    }).not.toThrow()
  })

  it('throws the first problem, with its place and as its cause', () => {
    const broken = withValue(smallBadge, '/credentialSubject/achievement/name', 7)
    const error = refusalOf(() => assertWellFormed(broken, 'badge', '/a/0'))
    expect(error.code).toBe('INPUT_INVALID')
    expect(error.path).toBe('/a/0/credentialSubject/achievement/name')
    expect(error.facts).toEqual({ expected: 'a string', found: '7' })
    expect(error.cause).toMatchObject({ code: 'PROPERTY_INVALID' })
  })

  it('has words for problems that have other facts', () => {
    const { facts } = refusalOf(() => assertWellFormed(without(smallBadge, '/id'), 'badge'))
    expect(facts).toEqual({ expected: 'what the data model says (PROPERTY_MISSING)', found: 'id' })
    const nobody = refusalOf(() => assertWellFormed(without(smallBadge, '/credentialSubject/id'), 'badge'))
    expect(nobody.facts).toMatchObject({ expected: 'what the data model says (SUBJECT_UNIDENTIFIED)' })
    expect(refusalOf(() => assertWellFormed(smallEndorsement, 'badge')).cause).toMatchObject({
      code: 'NOT_AN_OPEN_BADGE',
    })
  })
})
