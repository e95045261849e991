import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/cli/exit-codes.js'

describe('exitCodeOf', () => {
  it('is 0 for verified and for nothing else', () => {
    expect(exitCodeOf('verified')).toBe(0)
  })

  it.each([
    'invalid',
    'revoked',
    'suspended',
    'wrong-recipient',
    'expired',
    'not-yet-valid',
    'endorsement-failed',
  ] as const)('is 1 for %s', (verdict) => {
    expect(exitCodeOf(verdict)).toBe(1)
  })

  it.each(['untrusted', 'unknown'] as const)('is 3 for %s', (verdict) => {
    expect(exitCodeOf(verdict)).toBe(3)
  })
})
