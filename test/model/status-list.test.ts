import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { leastStatusEntries, maxStatusSize } from '../../src/model/status-list.js'

describe('the bounds of a status list', () => {
  // "The uncompressed bitstring MUST be at least 16KB in size."
  it('begin at 16 KB, of one bit for each entry', () => {
    expect(leastStatusEntries / 8).toBe(16 * 1024)
  })

  it('leave room for a message for each value in one array, and for no bit more', () => {
    expect(2 ** maxStatusSize).toBeLessThanOrEqual(defaultLimits.maxArrayLength)
    expect(2 ** (maxStatusSize + 1)).toBeGreaterThan(defaultLimits.maxArrayLength)
  })
})
