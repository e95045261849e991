import { expect, it, vi } from 'vitest'
import { passGates } from '../../src/gates/pass-gates.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf } from '../support/signed-badges.js'
import { signToken } from '../support/tokens.js'

// A fault of this library: no input is known that makes the schema check throw.
vi.mock('../../src/schema/check-document.js', () => ({
  checkDocument: (): never => {
    throw new RangeError('a fault')
  },
}))

it('takes a fault of the schema check for a missing answer, never for a pass', async () => {
  const key = await fixedKey('school')
  const token = await signToken(smallBadge(issuerOf(key)), key)
  const gates = await passGates(token, { ...proofMeans(), accept: ['badge'] })
  expect(gates.schema).toMatchObject({ outcome: 'unknown', problems: [{ code: 'INTERNAL_ERROR' }] })
  expect([gates.proof.outcome, gates.admitted]).toEqual(['passed', undefined])
})
