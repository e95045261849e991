import { describe, expect, it } from 'vitest'
import { pointerOf, readFieldPath, setField } from '../../src/cli/award-fields.js'
import { thrownBy } from '../support/thrown-by.js'

const set = (award: object, field: string, text: string): object => {
  setField(award, readFieldPath(field, '--set'), text)
  return award
}

describe('a field of an award', () => {
  it('is set where it is, with what is around it', () => {
    expect(set({}, 'recipient.email', 'ada@example.org')).toEqual({ recipient: { email: 'ada@example.org' } })
    expect(set({ recipient: { id: 'did:example:a' } }, 'recipient.email', 'a')).toEqual({
      recipient: { id: 'did:example:a', email: 'a' },
    })
    expect(set({ results: [{ value: '1' }] }, 'results.1.value', '2')).toEqual({
      results: [{ value: '1' }, { value: '2' }],
    })
    expect(set({ criteria: 'text' }, 'criteria.narrative', 'n')).toEqual({ criteria: { narrative: 'n' } })
  })

  it('is a text, but for the parts of a period', () => {
    expect(set({}, 'expiresAfter.years', '2')).toEqual({ expiresAfter: { years: 2 } })
    expect(set({}, 'expiresAfter.years', 'two')).toEqual({ expiresAfter: { years: 'two' } })
    expect(set({}, 'licenseNumber', '007')).toEqual({ licenseNumber: '007' })
  })

  it.each(['', '.', 'a.', '.a', '0.a', 'a b', 'a.__proto__.b', 'constructor', 'a.007', 'a[0]'])(
    'is not %j',
    (field) => {
      expect(thrownBy(() => readFieldPath(field, '--csv')).code).toBe('OPTIONS_INVALID')
    },
  )

  it('has a place in the input of a builder', () => {
    expect(pointerOf(readFieldPath('results.0.value', '--csv'))).toBe('/results/0/value')
  })
})
