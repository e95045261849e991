import { describe, expect, it } from 'vitest'
import { adviceOn, meaningOf, noteOnPassed, noteOnSkipped } from '../../src/cli/words.js'
import type { AuthenticCredential } from '../../src/gates/authentic-credential.js'
import { problem } from '../../src/messages/problem.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { checkNames, type VerificationReport } from '../../src/verify/report.js'
import { badgeOf, newIssuer, signed } from './badges.js'

const issuer = await newIssuer()

async function reportOf(trust: 'any' | 'none', change: object = {}): Promise<VerificationReport> {
  const badge = { ...(await signed(badgeOf(issuer.did), issuer)), ...change }
  const trustedIssuers = trust === 'any' ? anyIssuer : []
  return createVerifier({ trustedIssuers, now: () => Date.parse('2026-06-01T00:00:00Z') }).verify(badge)
}

describe('meaningOf', () => {
  it('does not call an issuer trusted that nobody asked about', async () => {
    const report = await reportOf('any')
    expect(report.verdict).toBe('verified')
    expect(meaningOf(report)).not.toContain('you trust')
  })

  it('calls a badge genuine only if its proof holds', async () => {
    const report = await reportOf('any', { name: 'changed' })
    expect(report.verdict).toBe('invalid')
    expect(meaningOf(report)).not.toContain('Genuine')
  })

  it('calls a badge of an issuer that is not listed genuine all the same', async () => {
    expect(meaningOf(await reportOf('none'))).toMatch(/^Genuine, but .*trust list/)
  })
})

describe('meaningOf, where a status list could not be had', () => {
  it('does not call a badge in force that may have been revoked', async () => {
    const report = await reportOf('any')
    const problems = [problem('STATUS_LIST_UNREACHABLE', { url: '', reason: '', detail: '' })] as const
    const checks = report.checks.map((each) =>
      each.check === 'status' ? { check: each.check, outcome: 'unknown' as const, problems } : each,
    )
    expect(meaningOf({ ...report, checks })).toContain('which you forgave')
  })
})

describe('notes on checks', () => {
  it('does not say that there is a proof where there is none', async () => {
    const report = await reportOf('any')
    const { proof, ...evidence } = report.evidence
    expect(proof).toBeDefined()
    expect(noteOnPassed('format', report)).toContain('proof')
    expect(noteOnPassed('format', { ...report, evidence })).toBe('JSON')
  })

  it.each(checkNames)('has a word for %s that passed, and one for each reason to skip it', async (check) => {
    const report = await reportOf('any')
    expect(noteOnPassed(check, report)).not.toBe('')
    for (const because of ['gate-closed', 'not-asked', 'not-present', 'refresh-unavailable'] as const) {
      expect(noteOnSkipped(check, because)).not.toBe('')
    }
  })

  it.each([
    [['revocation'], 'not revoked'],
    [['suspension'], 'not suspended'],
    [['suspension', 'message', 'revocation'], 'not revoked, not suspended'],
    [[undefined], 'not revoked'],
    [['message', 'refresh'], 'of no kind that revokes'],
  ])('says of a status for %j "%s"', async (purposes, expected) => {
    const report = await reportOf('any')
    const credentialStatus = purposes.map((statusPurpose) => (statusPurpose === undefined ? {} : { statusPurpose }))
    const credential = { ...report.credential, credentialStatus } as unknown as AuthenticCredential
    expect(noteOnPassed('status', { ...report, credential } as VerificationReport)).toBe(expected)
  })

  it('does not take a badge without status for one that is not revoked', () => {
    expect(noteOnSkipped('status', 'not-present')).toContain('cannot be revoked')
  })
})

describe('adviceOn', () => {
  it('names flags of the command, not options of the library', () => {
    const advice = adviceOn(problem('ISSUER_NOT_TRUSTED', { issuer: 'did:web:academy.example' }))
    expect(advice).toContain('--trust')
    expect(advice).not.toContain('trustedIssuers')
  })

  it('fills in the facts', () => {
    const advice = adviceOn(problem('CONTEXT_UNKNOWN', { context: 'https://example.org/context' }))
    expect(advice).toContain('https://example.org/context')
  })

  it('advises on the reason where the reason is a code', () => {
    const facts = { issuer: 'did:web:localhost%3A1', reason: 'HOST_NOT_PUBLIC', detail: '' }
    expect(adviceOn(problem('KEY_UNREACHABLE', facts))).toContain('--allow-private-origin')
    const list = { url: 'https://localhost:1/', reason: 'HOST_NOT_PUBLIC', detail: '' }
    expect(adviceOn(problem('STATUS_LIST_NOT_READ', list))).toContain('--allow-private-origin')
  })

  it('advises on the problem itself where the reason is only what was wrong with a list', () => {
    const facts = { url: 'https://school.example/status/1', reason: 'SIGNATURE_INVALID' }
    expect(adviceOn(problem('STATUS_LIST_PROOF_INVALID', facts))).toContain('Do not rely on it')
  })
})
