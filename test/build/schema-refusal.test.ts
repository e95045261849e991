import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { holdAgainstSchema } from '../../src/build/schema-refusal.js'
import { smallBadge, smallEndorsement, without, withValue } from '../schema/documents.js'
import { problemsOf, readWith, refusalOf } from './support.js'

const hold = (document: JsonObject, kind: 'badge' | 'endorsement'): true =>
  readWith((_value, reading) => {
    reading.at(['a', 0], () => {
      holdAgainstSchema(document, kind, reading)
    })
    return true
  }, null)

describe('holdAgainstSchema', () => {
  it('is content with what the data model says', () => {
    expect(hold(smallBadge, 'badge')).toBe(true)
    expect(hold(smallEndorsement, 'endorsement')).toBe(true)
  })

  it('names every problem, with its code and its place', () => {
    const broken = withValue(withValue(smallBadge, '/credentialSubject/achievement/name', 7), '/id', 'badge')
    expect(problemsOf(() => hold(broken, 'badge'))).toEqual([
      'ID_NOT_ABSOLUTE /a/0/id',
      'PROPERTY_INVALID /a/0/credentialSubject/achievement/name',
    ])
  })

  it('has words for problems that have other facts', () => {
    const wordsOf = (document: JsonObject): object => {
      const { expected, found } = refusalOf(() => hold(document, 'badge')).facts
      return { expected, found }
    }
    expect(wordsOf(without(smallBadge, '/id'))).toEqual({
      expected: 'what the data model says (PROPERTY_MISSING)',
      found: 'id',
    })
    expect(wordsOf(without(smallBadge, '/credentialSubject/id'))).toMatchObject({
      expected: 'what the data model says (SUBJECT_UNIDENTIFIED)',
    })
    expect(problemsOf(() => hold(smallEndorsement, 'badge'))).toContain('VALUE_NOT_ALLOWED /a/0/type')
  })
})
