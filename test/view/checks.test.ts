import { describe, expect, it } from 'vitest'
import { problem } from '../../src/messages/problem.js'
import { checkNames, type VerificationReport } from '../../src/verify/report.js'
import { checksOf, type ViewCheck } from '../../src/view/checks.js'
import { academy, pens, verify, viewOf, withChecks } from './support.js'

const report = await verify()
const read = (each: VerificationReport): readonly ViewCheck[] =>
  viewOf<readonly ViewCheck[]>(checksOf(each, undefined, pens))
const textOf = (each: VerificationReport, name: string): string =>
  read(each).find(({ check }) => check === name)?.text ?? ''
const { credential, ...withheld } = report

describe('checksOf', () => {
  it('has every check in its order, with words', () => {
    expect(read(report).map(({ check }) => check)).toEqual(checkNames)
    expect(read(report).every(({ text }) => text !== '')).toBe(true)
  })

  it.each(checkNames)('has words for %s, whatever it came to', (check) => {
    const outcomes = [
      { outcome: 'passed' },
      ...['gate-closed', 'not-asked', 'not-present', 'refresh-unavailable'].map((because) => ({
        outcome: 'skipped',
        because,
      })),
      { outcome: 'failed', problems: [] },
      { outcome: 'unknown', problems: [] },
    ]
    const texts = outcomes.map((outcome) => textOf(withChecks(report, { [check]: outcome }), check))
    expect(texts.every((text) => text !== '' && !text.includes('{'))).toBe(true)
    expect(new Set([texts[0], texts.at(-2), texts.at(-1)]).size).toBe(3)
  })

  it('does not say that there is a proof where there is none', () => {
    const { proof, ...evidence } = report.evidence
    expect(proof).toBeDefined()
    expect(textOf(report, 'format')).toContain('proof')
    expect(textOf({ ...report, evidence }, 'format')).toBe('JSON')
  })

  it('tells a token from JSON, and an end from none', async () => {
    expect(textOf(await verify({}, { as: 'token' }), 'format')).toContain('token')
    expect(textOf(report, 'validity')).toBe('in force')
    expect(textOf({ ...report, credential: {} } as VerificationReport, 'validity')).toContain('without an end')
  })

  it('calls an issuer listed only if somebody was asked', async () => {
    expect(textOf(report, 'issuer')).not.toContain('list')
    const listed = await verify({}, { options: { trustedIssuers: [academy.did] } })
    expect(textOf(listed, 'issuer')).toBe('on the trust list')
  })

  it('says that a newer version is shown in place of the input', () => {
    const newer = withChecks(report, {
      refresh: { outcome: 'passed', facts: { url: 'https://a.example', newer: true } },
    })
    const same = withChecks(report, {
      refresh: { outcome: 'passed', facts: { url: 'https://a.example', newer: false } },
    })
    expect(textOf(newer, 'refresh')).toContain('newer')
    expect(textOf(same, 'refresh')).toContain('newest')
  })

  it('does not take a badge without status for one that is not revoked', () => {
    expect(textOf(report, 'status')).toContain('cannot be revoked')
  })

  it('gives the reasons with code and advice', async () => {
    const expired = await verify({ validUntil: '2026-02-01T00:00:00Z' })
    const { reasons } = read(expired).find(({ check }) => check === 'validity')!
    expect(reasons).toMatchObject([{ code: 'EXPIRED' }])
    expect(reasons[0]?.text).toContain('2026-02-01T00:00:00Z')
    expect(reasons[0]?.advice).not.toBe('')
  })

  it('quotes nothing of a credential that is not authentic, neither in reasons nor in advice', () => {
    expect(credential).toBeDefined()
    const problems = [
      problem(
        'CONTEXT_UNKNOWN',
        { context: 'https://evil.example/VERIFIED' },
        { url: 'https://evil.example/VERIFIED' },
      ),
    ]
    const report = withChecks(withheld as VerificationReport, { proof: { outcome: 'unknown', problems } })
    const proof = read(report).find(({ check }) => check === 'proof')
    expect(proof?.reasons).toMatchObject([{ code: 'CONTEXT_UNKNOWN', text: proof?.text }])
    expect(JSON.stringify(proof)).not.toMatch(/VERIFIED|evil|[{]context[}]/)
  })
})
