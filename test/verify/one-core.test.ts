import { expect, it, vi } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'

// A machine on which the caller's thread is all there is.
vi.mock('node:os', async (original) => ({ ...(await original<object>()), availableParallelism: () => 1 }))

it('verifyAll does all in its own thread where there are no workers to be had', async () => {
  const verifier = createVerifier({ trustedIssuers: [] })
  const reports: string[] = []
  for await (const { report } of verifier.verifyAll(['nothing', '{}'], {}, { workers: 'auto' }))
    reports.push(report.verdict)
  expect(reports).toEqual(['invalid', 'invalid'])
})
