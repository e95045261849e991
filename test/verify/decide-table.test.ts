import { expect, it } from 'vitest'
import { decide } from '../../src/verify/decide.js'
import { checkNames, type CheckName, type CheckResult, type Verdict } from '../../src/verify/report.js'
import { casesOf, expectedVerdict, policies, type Kind } from './outcomes.js'

it('decide gives the verdict of the design for every combination of outcomes, under each policy', () => {
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
