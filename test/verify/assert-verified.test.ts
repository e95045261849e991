import { describe, expect, it } from 'vitest'
import { assertVerified } from '../../src/verify/assert-verified.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'
import { signToken } from '../support/tokens.js'

const key = await fixedKey('school')
const verifier = createVerifier({ trustedIssuers: anyIssuer, fetch: noNetwork, now: () => judgedAt })
const verify = (input: unknown): Promise<VerificationReport<'badge'>> => verifier.verify(input)

describe('assertVerified', () => {
  it('lets a verified report pass, and the compiler knows that there is a credential', async () => {
    const report = await verify(await signToken(smallBadge(issuerOf(key)), key))
    assertVerified(report)
    expect(report.credential.name).toBe('Certified Welder')
  })

  it('throws NOT_VERIFIED with the verdict, every code, and the report as its cause', async () => {
    const report = await verify({ ...smallBadge(issuerOf(key)), name: 7 })
    const error = thrownBy(() => assertVerified(report))
    expect(error.code).toBe('NOT_VERIFIED')
    expect(error.facts).toEqual({ verdict: 'invalid', codes: ['PROPERTY_INVALID', 'NO_PROOF'] })
    expect(error.cause).toBe(report)
  })

  it('throws where the answer is only missing', async () => {
    const report = await verify(await signToken(smallBadge('did:web:school.example'), key))
    expect(thrownBy(() => assertVerified(report)).facts).toEqual({ verdict: 'unknown', codes: ['KEY_UNREACHABLE'] })
  })
})
