import { describe, expect, it } from 'vitest'
import { unknownCodes, type ProblemCode } from '../../src/codes.js'
import { outcomeOf, passed, skipped, type SkipReason } from '../../src/gates/outcome.js'
import { decide, type DecisionPolicy } from '../../src/verify/decide.js'
import { checkNames, type CheckName, type CheckResult } from '../../src/verify/report.js'
import { casesOf, expectedVerdict, policies, withCode, type Kind } from './outcomes.js'

const usual: DecisionPolicy = { endorsements: 'report', whenStatusUnknown: 'reject' }

// Every combination of all of them: decide-table.test.ts.
describe('decide', () => {
  const allPassed = checkNames.map((check): CheckResult => ({ check, ...passed }))

  const pairs = checkNames.flatMap((one) => checkNames.map((other) => [one, other] as const))

  it.each(pairs)('gives the verdict of the design for every two outcomes of %s and %s', (one, other) => {
    for (const first of casesOf(one)) {
      for (const second of one === other ? [first] : casesOf(other)) {
        const kinds = Object.fromEntries(checkNames.map((check) => [check, 'passed'])) as Record<CheckName, Kind>
        kinds[one] = first.kind
        kinds[other] = second.kind
        const others = allPassed.filter(({ check }) => check !== one && check !== other)
        const results = [...others, second.result, ...(one === other ? [] : [first.result])]
        for (const policy of policies)
          expect(decide(results, policy), `${first.kind} ${second.kind}`).toBe(expectedVerdict(kinds, policy))
      }
    }
  })

  it.each(policies)('says verified where every check passed, under %j', (policy) => {
    expect(decide(allPassed, policy)).toBe('verified')
  })

  it.each(policies)('does not depend on the order of the checks, under %j', (policy) => {
    const expired = allPassed.map((each) => (each.check === 'validity' ? { ...each, ...withCode('EXPIRED') } : each))
    expect(decide(expired.toReversed(), policy)).toBe('expired')
  })

  it.each(policies)('never says verified without a check, whichever is missing, under %j', (policy) => {
    for (const missing of checkNames) {
      const rest = allPassed.filter(({ check }) => check !== missing)
      expect(decide(rest, policy), missing).toBe('unknown')
    }
    expect(decide([], policy)).toBe('unknown')
  })

  it.each(policies)('never says verified of gates alone, under %j', (policy) => {
    expect(decide(allPassed.slice(0, 3), policy)).toBe('unknown')
  })

  it.each<[CheckName, readonly SkipReason[]]>([
    ['format', []],
    ['schema', []],
    ['proof', []],
    ['issuer', ['not-present']],
    ['validity', []],
    ['status', ['not-present']],
    ['refresh', ['not-present', 'not-asked', 'refresh-unavailable']],
    ['endorsements', ['not-present', 'not-asked']],
    ['recipient', ['not-asked']],
  ])('says verified where %s was skipped only because of %j', (check, allowed) => {
    for (const reason of ['gate-closed', 'not-present', 'not-asked', 'refresh-unavailable'] as const) {
      const checks = allPassed.map((each): CheckResult => (each.check === check ? { check, ...skipped(reason) } : each))
      const expected = allowed.includes(reason) ? 'verified' : 'unknown'
      for (const policy of policies) expect(decide(checks, policy), reason).toBe(expected)
    }
  })

  it('puts not yet valid before expired, where a credential is both', () => {
    const both = outcomeOf([
      { code: 'EXPIRED', facts: {}, message: '' },
      { code: 'NOT_YET_VALID', facts: {}, message: '' },
    ])
    const checks = allPassed.map((each): CheckResult =>
      each.check === 'validity' ? { check: 'validity', ...both } : each,
    )
    expect(decide(checks, usual)).toBe('not-yet-valid')
  })

  it('is a "no" before it is a missing answer: a forged badge whose issuer cannot be reached is invalid', () => {
    const checks = allPassed.map((each): CheckResult => {
      if (each.check === 'proof') return { check: 'proof', ...withCode('SIGNATURE_INVALID') }
      return each.check === 'schema' ? { check: 'schema', ...withCode('VERSION_NOT_SUPPORTED') } : each
    })
    expect(decide(checks, usual)).toBe('invalid')
  })

  describe('of a status', () => {
    const withStatus = (...codes: ProblemCode[]): readonly CheckResult[] =>
      allPassed.map((each): CheckResult =>
        each.check === 'status'
          ? { check: 'status', ...outcomeOf(codes.map((code) => ({ code, facts: {}, message: '' }))) }
          : each,
      )

    it('says revoked before suspended, where it is both', () => {
      expect(decide(withStatus('SUSPENDED', 'REVOKED'), usual)).toBe('revoked')
    })

    it('says revoked, whatever else could not be read', () => {
      expect(decide(withStatus('STATUS_LIST_UNREACHABLE', 'REVOKED'), usual)).toBe('revoked')
    })

    it.each(unknownCodes.filter((code) => code.startsWith('STATUS_')))(
      'forgives %s only as the design says',
      (code) => {
        const forgiven = ['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE', 'STATUS_LIST_EXPIRED'].includes(code)
        expect(decide(withStatus(code), { ...usual, whenStatusUnknown: 'accept' })).toBe(
          forgiven ? 'verified' : 'unknown',
        )
        expect(decide(withStatus(code), usual)).toBe('unknown')
      },
    )

    it('forgives nothing where one of several answers is not to be forgiven', () => {
      const checks = withStatus('STATUS_LIST_UNREACHABLE', 'STATUS_LIST_PROOF_INVALID')
      expect(decide(checks, { ...usual, whenStatusUnknown: 'accept' })).toBe('unknown')
    })

    it('never says verified of a status that failed for a reason of no rule', () => {
      for (const policy of policies) expect(decide(withStatus('KEY_REVOKED'), policy)).toBe('unknown')
    })
  })
})
