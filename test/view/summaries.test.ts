import { describe, expect, it } from 'vitest'
import { phrasesEn } from '../../src/messages/phrases-en.js'
import type { VerificationReport, Verdict } from '../../src/verify/report.js'
import { summaryKeyOf } from '../../src/view/summaries.js'
import { verify, withChecks } from './support.js'

const report = await verify()
const inSentence = (each: VerificationReport): string => phrasesEn[summaryKeyOf(each)]
const withVerdict = (verdict: Verdict, isGenuine = true): VerificationReport => {
  const { credential, ...rest } = report
  return { ...rest, ...(isGenuine ? { credential } : {}), verdict, verified: false } as unknown as VerificationReport
}
const verdicts: readonly Verdict[] = [
  'revoked',
  'suspended',
  'wrong-recipient',
  'expired',
  'not-yet-valid',
  'endorsement-failed',
  'untrusted',
  'unknown',
]

describe('summaryKeyOf', () => {
  it('does not call an issuer trusted that nobody asked about', async () => {
    expect(report.verdict).toBe('verified')
    expect(inSentence(report)).not.toContain('trust list')
    expect(inSentence(await verify({}, { options: { trustedIssuers: [issuerOf(report)] } }))).toContain('trust list')
  })

  it('does not call a badge in force whose status was forgiven', () => {
    const forgiven = withChecks(report, { status: { outcome: 'unknown', problems: [] } })
    expect(inSentence(forgiven)).toContain('forgiven')
    expect(inSentence(forgiven)).not.toContain('in force')
  })

  it.each(verdicts)('calls a badge that is %s genuine only if it is', (verdict) => {
    expect(inSentence(withVerdict(verdict))).toMatch(/^Genuine, but /)
    const isOfGenuineOnly = verdict !== 'untrusted' && verdict !== 'unknown'
    expect(/^Genuine/.test(inSentence(withVerdict(verdict, false)))).toBe(isOfGenuineOnly)
  })

  it.each(['format', 'schema', 'proof'] as const)('says of an invalid badge whose %s failed no good', (check) => {
    const failed = withChecks(withVerdict('invalid', false), { [check]: { outcome: 'failed', problems: [] } })
    expect(inSentence(failed)).not.toMatch(/Genuine|in force/)
  })

  it('says first of all that a forgery is one', () => {
    const forged = withChecks(withVerdict('invalid', false), {
      schema: { outcome: 'failed', problems: [] },
      proof: { outcome: 'failed', problems: [] },
    })
    expect(summaryKeyOf(forged)).toBe('verdict.invalid.proof')
  })
})

function issuerOf({ credential }: VerificationReport): string {
  const { issuer } = credential as { issuer: string | { id: string } }
  return typeof issuer === 'string' ? issuer : issuer.id
}
