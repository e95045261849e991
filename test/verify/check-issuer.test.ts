import { describe, expect, it } from 'vitest'
import { checkIssuer, type Judgement } from '../../src/verify/check-issuer.js'
import type { TrustAnswer } from '../../src/verify/trust.js'

const issuer = 'did:web:school.example'
const FROM = Date.parse('2026-01-01T00:00:00Z')
const UNTIL = Date.parse('2028-01-01T00:00:00Z')

function trusted(from?: number, until?: number): TrustAnswer {
  return { answer: 'trusted', issuer: { id: issuer, keys: [], statusIssuers: [], from, until } }
}

const check = (answer: TrustAnswer, at: number): Judgement => checkIssuer(issuer, answer, at)

describe('checkIssuer', () => {
  it('passes an issuer that is trusted, with nothing to say', () => {
    expect(check(trusted(), FROM)).toEqual({ outcome: { outcome: 'passed' } })
  })

  it('passes any issuer where nobody was to be asked, and says so', () => {
    expect(check({ answer: 'not-asked' }, FROM)).toMatchObject({
      outcome: { outcome: 'passed' },
      findings: [{ code: 'TRUST_NOT_ASKED', facts: { issuer }, path: '/issuer' }],
    })
  })

  it.each<[TrustAnswer, string, string]>([
    [{ answer: 'not-trusted' }, 'failed', 'ISSUER_NOT_TRUSTED'],
    [{ answer: 'unavailable', cause: new Error('down') }, 'unknown', 'ISSUER_LOOKUP_FAILED'],
  ])('%j is %s with %s', (answer, outcome, code) => {
    expect(check(answer, FROM).outcome).toMatchObject({
      outcome,
      problems: [{ code, path: '/issuer', facts: { issuer } }],
    })
  })

  it('does not repeat what a failed look-up said', () => {
    const judgement = check({ answer: 'unavailable', cause: new Error('password') }, FROM)
    expect(JSON.stringify(judgement)).not.toContain('password')
  })

  it.each([
    ['at its start', FROM, 'passed'],
    ['in between', FROM + 1, 'passed'],
    ['at its end', UNTIL, 'passed'],
    ['a millisecond before its start', FROM - 1, 'failed'],
    ['a millisecond after its end', UNTIL + 1, 'failed'],
  ])('of a period of trust, %s: %s', (_, at, outcome) => {
    expect(check(trusted(FROM, UNTIL), at).outcome.outcome).toBe(outcome)
  })

  it('says from when, or until when, an issuer is trusted', () => {
    expect(check(trusted(FROM, UNTIL), FROM - 1).outcome).toMatchObject({
      problems: [
        {
          code: 'ISSUER_NOT_TRUSTED_THEN',
          facts: { issuer, period: 'from 2026-01-01T00:00:00Z', at: '2025-12-31T23:59:59.999Z' },
          path: '/issuer',
        },
      ],
    })
    expect(check(trusted(undefined, UNTIL), UNTIL + 1).outcome).toMatchObject({
      problems: [{ code: 'ISSUER_NOT_TRUSTED_THEN', facts: { period: 'until 2028-01-01T00:00:00Z' } }],
    })
  })

  it.each([
    ['start', trusted(undefined, UNTIL), 0],
    ['end', trusted(FROM), UNTIL + 1],
  ])('a period without %s is open there', (_, answer, at) => {
    expect(check(answer, at).outcome.outcome).toBe('passed')
  })
})
