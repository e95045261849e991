import { describe, expect, it } from 'vitest'
import { termOf } from '../../src/view/terms.js'
import { jsonOf, marksOf, pens } from './support.js'

const term = (value: Parameters<typeof termOf>[0]): unknown => jsonOf(termOf(value, pens.texts, pens.wording) ?? {})

describe('termOf', () => {
  it('gives a term of the standard with its words', () => {
    expect(term('CertificateOfCompletion')).toEqual({
      term: 'CertificateOfCompletion',
      text: 'Certificate of completion',
    })
  })

  it('gives a term of the issuer’s own without its prefix', () => {
    expect(term('ext:Apprentice\u202E')).toEqual({ term: 'ext:Apprentice', text: 'Apprentice' })
  })

  it('takes no word from the prototype of objects', () => {
    expect(term('constructor')).toEqual({ term: 'constructor', text: 'constructor' })
  })

  it('shows two that contradict each other both, marked', () => {
    const draft = { type: termOf(['Degree', 'Course'], pens.texts, pens.wording) }
    expect(jsonOf(draft)).toEqual({ type: { term: 'Degree / Course', text: 'Degree / Course' } })
    expect(marksOf(draft)).toEqual([{ at: '/type/term', mark: 'contradictory' }])
  })

  it('is absent where there is none', () => {
    expect(termOf(undefined, pens.texts, pens.wording)).toBeUndefined()
  })
})
