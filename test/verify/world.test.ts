import { expect, it } from 'vitest'
import { readVerifierOptions } from '../../src/verify/options.js'
import { openWorld } from '../../src/verify/world.js'

it('is new for each verification, but for what the verifier remembers', () => {
  const setup = readVerifierOptions({ trustedIssuers: [] })
  const [one, other] = [openWorld(setup), openWorld(setup, { signal: AbortSignal.abort() })]
  expect(one.session).not.toBe(other.session)
  expect([one.session.isSpent(), other.session.isSpent()]).toEqual([false, true])
  expect(one.lists).toBe(other.lists)
  expect(one.memory).toBe(other.memory)
  const forgetful = readVerifierOptions({ trustedIssuers: [], cache: 'off' })
  expect(openWorld(forgetful).lists).not.toBe(openWorld(forgetful).lists)
  expect(openWorld(forgetful).memory).toBe(forgetful.listMemory)
})
