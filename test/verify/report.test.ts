import { describe, expect, it } from 'vitest'
import { checkNames } from '../../src/verify/report.js'

describe('checkNames', () => {
  // Reports are compared and stored: the names and their order are API.
  it('are nine, in the order of every report', () => {
    expect(checkNames).toEqual([
      'format',
      'schema',
      'proof',
      'issuer',
      'validity',
      'status',
      'refresh',
      'endorsements',
      'recipient',
    ])
  })
})
