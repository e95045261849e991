import { describe, expect, it } from 'vitest'
import { factsOf, reasonOf } from '../../../src/cli/reports/facts.js'
import { finding } from '../../../src/messages/problem.js'
import { entries } from './entries.js'

describe('factsOf', () => {
  it('says what a badge is, of whom and until when, but not who has it', () => {
    const facts = factsOf(entries[0]!)
    expect(facts).toMatchObject({
      source: 'badge.jwt',
      verdict: 'verified',
      name: 'Welding, level 1',
      achievement: 'Welding, level 1',
      issuer: 'Example Academy',
      recipient: 'id (did:example)',
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2028-01-01T00:00:00Z',
      reasons: [],
    })
  })

  it('says of what is not verified why, where, and what to do', () => {
    expect(factsOf(entries[4]!).reasons).toMatchObject([
      { code: 'SIGNATURE_INVALID', place: '/proof', advice: expect.stringContaining('original') as string },
    ])
    expect(factsOf(entries[7]!)).toEqual({
      source: 'gone.json',
      verdict: 'unread',
      reasons: [{ code: 'ENOENT', message: 'gone.json: there is no such file or folder.' }],
    })
  })

  it('shows nothing of a badge that is not authentic', () => {
    expect(Object.keys(factsOf(entries[4]!))).toEqual(['source', 'verdict', 'reasons'])
  })

  it('names the address where there is no place in the document', () => {
    const url = 'https://lists.example/1'
    expect(reasonOf(finding('STATUS_LIST_SHORT', { url, length: 8, least: 131_072 }, { url })).place).toBe(url)
  })
})
