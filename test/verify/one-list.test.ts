import { expect, it, vi } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { decodeBits } from '../../src/status/encoded-list.js'
import { checkStatus } from '../../src/verify/check-status.js'
import { openInquiry } from '../../src/verify/inquiry.js'
import { readVerifierOptions } from '../../src/verify/options.js'
import { readPolicy } from '../../src/verify/policy.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, statusEntry } from '../support/status-lists.js'

// As it is, but counted. In a file of its own, since a module that is replaced needs isolation, which test/mutation goes without.
vi.mock('../../src/status/encoded-list.js', { spy: true })

const key = await fixedKey('school')
const school = issuerOf(key)
const start = Date.parse('2026-06-01T00:00:00Z')

it('is read once and decoded once for 100,000 badges, and tells the revoked ones from the others', async () => {
  const revoked = [0, 4711, 99_999]
  const host = listHost({ [listUrl]: await listBy(key, { set: revoked }) })
  const setup = readVerifierOptions({ trustedIssuers: [school], fetch: host.fetch, now: () => start })
  vi.mocked(decodeBits).mockClear()
  const found: number[] = []
  const shapes = new Set<string>()
  for (let index = 0; index < 100_000; index++) {
    const inquiry = openInquiry(setup, readPolicy({}, start), start)
    const credentialStatus = statusEntry({ statusListIndex: String(index) }) as JsonObject
    const { outcome } = await checkStatus({ id: `urn:uuid:${index}`, credentialStatus }, () => inquiry.statusOf(school))
    shapes.add(outcome.outcome)
    if (outcome.outcome === 'failed') found.push(index)
  }
  expect(found).toEqual(revoked)
  expect([...shapes].sort()).toEqual(['failed', 'passed'])
  expect(host.asked).toEqual([listUrl])
  expect(vi.mocked(decodeBits)).toHaveBeenCalledTimes(1)
}, 60_000)
