import { describe, expect, it } from 'vitest'
import { unknownCodes, type ProblemCode } from '../../src/codes.js'
import { outcomeOf, passed, skipped, type Outcome, type SkipReason } from '../../src/gates/outcome.js'
import { decide, type DecisionPolicy } from '../../src/verify/decide.js'
import { checkNames, type CheckName, type CheckResult, type Verdict } from '../../src/verify/report.js'

/** A code with which a check fails, and one with which it stays unknown. */
const codes: Readonly<Record<CheckName, readonly [failed: ProblemCode, unknown: ProblemCode]>> = {
  format: ['JSON_SYNTAX', 'FORMAT_NOT_SUPPORTED'],
  schema: ['PROPERTY_MISSING', 'VERSION_NOT_SUPPORTED'],
  proof: ['SIGNATURE_INVALID', 'KEY_UNREACHABLE'],
  issuer: ['ISSUER_NOT_TRUSTED', 'ISSUER_LOOKUP_FAILED'],
  validity: ['EXPIRED', 'INTERNAL_ERROR'],
  status: ['REVOKED', 'STATUS_NOT_SUPPORTED'],
  refresh: ['INPUT_EMPTY', 'INTERNAL_ERROR'],
  endorsements: ['ENDORSEMENT_FAILED', 'ENDORSEMENT_UNKNOWN'],
  recipient: ['WRONG_RECIPIENT', 'RECIPIENT_HASH_NOT_SUPPORTED'],
}

/** Why a check is skipped in earnest; gates and the judgement that is always made never are. */
const skips: Readonly<Partial<Record<CheckName, SkipReason>>> = {
  issuer: 'not-present',
  status: 'not-present',
  refresh: 'not-asked',
  endorsements: 'not-present',
  recipient: 'not-asked',
}

type Kind = Outcome['outcome'] | 'closed' | 'withheld' | 'too-early' | 'suspended' | 'out-of-reach'

interface Case {
  readonly kind: Kind
  readonly result: CheckResult
}

const withCode = (code: ProblemCode): Outcome => outcomeOf([{ code, facts: {}, message: '' }])

const statusCases: [Kind, Outcome][] = [
  ['suspended', withCode('SUSPENDED')],
  ['out-of-reach', withCode('STATUS_LIST_UNREACHABLE')],
]

/** Everything that a check can come to. */
function casesOf(check: CheckName): readonly Case[] {
  const [failed, unknown] = codes[check]
  const reason = skips[check]
  const outcomes: [Kind, Outcome][] = [
    ['passed', passed],
    ['failed', withCode(failed)],
    ['unknown', withCode(unknown)],
    ['closed', skipped('gate-closed')],
    ...(reason === undefined ? [] : [['skipped', skipped(reason)] as [Kind, Outcome]]),
    ...(check === 'proof' ? [['withheld', withCode('NOT_CONTACTED')] as [Kind, Outcome]] : []),
    ...(check === 'status' ? statusCases : []),
    ...(check === 'validity' ? [['too-early', withCode('NOT_YET_VALID')] as [Kind, Outcome]] : []),
  ]
  return outcomes.map(([kind, outcome]) => ({ kind, result: { check, ...outcome } }))
}

/** Design, section 5, "Verdict, first match wins", word by word; written without a look at the code. */
function expectedVerdict(of: Readonly<Record<CheckName, Kind>>, policy: DecisionPolicy): Verdict {
  const { endorsements, whenStatusUnknown } = policy
  const gates = [of.format, of.schema, of.proof]
  if (gates.includes('failed')) return 'invalid'
  if (of.proof === 'withheld') return 'untrusted'
  if (gates.some((gate) => gate !== 'passed')) return 'unknown'
  if (of.status === 'failed') return 'revoked'
  if (of.status === 'suspended') return 'suspended'
  if (of.recipient === 'failed') return 'wrong-recipient'
  if (of.validity === 'failed') return 'expired'
  if (of.validity === 'too-early') return 'not-yet-valid'
  if (endorsements === 'require' && of.endorsements === 'failed') return 'endorsement-failed'
  if (of.issuer === 'failed') return 'untrusted'
  const isForgiven = endorsements === 'report' && ['failed', 'unknown'].includes(of.endorsements)
  const status = of.status === 'out-of-reach' && whenStatusUnknown === 'accept' ? 'passed' : of.status
  const rest = [of.issuer, of.validity, status, of.refresh, of.recipient, isForgiven ? 'passed' : of.endorsements]
  return rest.every((each) => each === 'passed' || each === 'skipped') ? 'verified' : 'unknown'
}

const policies: readonly DecisionPolicy[] = (['report', 'require'] as const).flatMap((endorsements) =>
  (['reject', 'accept'] as const).map((whenStatusUnknown) => ({ endorsements, whenStatusUnknown })),
)

const usual: DecisionPolicy = { endorsements: 'report', whenStatusUnknown: 'reject' }

describe('decide', () => {
  it('gives the verdict of the design for every combination of outcomes, under each policy', () => {
    const counts = new Map<Verdict, number>()
    const wrong: string[] = []
    let combinations = 0
    const kinds = {} as Record<CheckName, Kind>
    const results: CheckResult[] = []

    function visit(depth: number): void {
      // Nobody reads more of them.
      if (wrong.length >= 10) return
      const check = checkNames[depth]
      if (check === undefined) {
        for (const policy of policies) {
          const [found, expected] = [decide(results, policy), expectedVerdict(kinds, policy)]
          combinations += 1
          counts.set(found, (counts.get(found) ?? 0) + 1)
          if (found !== expected) {
            wrong.push(`${JSON.stringify([kinds, policy])}: ${found}, not ${expected}`)
          }
        }
        return
      }
      for (const { kind, result } of casesOf(check)) {
        kinds[check] = kind
        results[depth] = result
        visit(depth + 1)
      }
    }

    visit(0)
    expect(wrong).toEqual([])
    expect(combinations).toBe(4 * 4 * 5 * 5 * 5 * 7 * 5 * 5 * 5 * 4)
    // Few combinations are a yes: issuer, status, refresh and recipient passed or skipped, and so are endorsements
    // unless they are only reported; a status out of reach if that is forgiven. Every verdict is reached.
    const yes = 2 * (2 + 3) * 2 * 2 * (2 + 4)
    expect(counts.get('verified')).toBe(yes)
    expect([...counts.keys()].sort()).toEqual(
      [
        'endorsement-failed',
        'expired',
        'invalid',
        'not-yet-valid',
        'revoked',
        'suspended',
        'unknown',
        'untrusted',
        'verified',
        'wrong-recipient',
      ].sort(),
    )
  })

  const allPassed = checkNames.map((check): CheckResult => ({ check, ...passed }))

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
