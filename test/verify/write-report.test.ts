import { describe, expect, it } from 'vitest'
import { closedGates, type GateReport } from '../../src/gates/pass-gates.js'
import { outcomeOf, passed, skipped } from '../../src/gates/outcome.js'
import { problem } from '../../src/messages/problem.js'
import { readVerifierOptions } from '../../src/verify/options.js'
import { readPolicy } from '../../src/verify/policy.js'
import { checkNames, type VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { writeReport, type Judgements, type ReportParts } from '../../src/verify/write-report.js'
import { faultsOf } from '../support/report-shape.js'
import { judgedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const checkedAt = judgedAt.getTime()
const gates = closedGates(problem('INPUT_EMPTY', {}), undefined)

function write(changes: Partial<ReportParts>): VerificationReport {
  return writeReport({
    source: 'live',
    setup: readVerifierOptions({ trustedIssuers: anyIssuer, network: { allowPrivateOrigins: ['https://a.example'] } }),
    policy: readPolicy({}, checkedAt),
    checkedAt,
    given: gates,
    gates,
    refreshed: undefined,
    judgements: undefined,
    contained: [],
    fetches: [],
    ...changes,
  })
}

const clear: Judgements = {
  issuer: { outcome: passed },
  validity: { outcome: passed },
  status: { outcome: skipped('not-present'), lists: [] },
  refresh: { outcome: skipped('not-present') },
  endorsements: { outcome: skipped('not-present') },
  recipient: { outcome: skipped('not-asked') },
}

describe('writeReport', () => {
  it('writes every check, also of an input that could not be read', () => {
    const report = write({})
    expect(faultsOf(report)).toEqual([])
    expect(report.checks.map(({ check }) => check)).toEqual(checkNames)
    expect(report).toMatchObject({ kind: 'unrecognized', verdict: 'invalid', at: '2026-06-01T00:00:00Z' })
    expect(report.evidence).not.toHaveProperty('sha256')
  })

  it('says what the verifier has to say of itself, then what the gates found, then each judgement in order', () => {
    const note = (code: 'SELF_ISSUED' | 'HASH_WEAK'): never => ({ code, facts: {}, message: '' }) as never
    const judgements = { ...clear, recipient: { outcome: passed, findings: [note('HASH_WEAK')] } }
    const report = write({ gates: { ...gates, findings: [note('SELF_ISSUED')] }, judgements })
    expect(report.findings.map(({ code }) => code)).toEqual(['PRIVATE_NETWORK_ALLOWED', 'SELF_ISSUED', 'HASH_WEAK'])
  })

  it('names both: the hash of what was given, and the newer version that was judged', () => {
    const refreshed = { url: 'https://a.example/1', fetchedAt: '2026-06-01T00:00:00Z', sha256: 'beef' }
    const findings = [{ code: 'IMAGE_CONTINUES', facts: {}, message: '' }]
    const envelope = { sha256: 'f00d', inputKind: 'text', format: 'jwt', kind: 'badge', findings }
    const given = { ...gates, envelope } as unknown as GateReport
    const report = write({ given, refreshed })
    expect(report.findings.map(({ code }) => code)).toContain('IMAGE_CONTINUES')
    expect(report.evidence).toMatchObject({ sha256: 'f00d', inputKind: 'text', format: 'jwt', refreshed })
  })

  it('would rather break than say verified without a credential', () => {
    const open: GateReport = { ...gates, format: passed, schema: passed, proof: passed }
    expect(thrownBy(() => write({ gates: open, judgements: clear })).code).toBe('INTERNAL_ERROR')
    expect(write({ gates: { ...open, proof: outcomeOf([problem('NO_PROOF', {})]) }, judgements: clear }).verified).toBe(
      false,
    )
  })
})
