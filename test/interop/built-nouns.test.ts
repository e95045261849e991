/** Whatever the builders return can be signed, and is verified by two implementations. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { buildCredential } from '../../src/build/build-credential.js'
import { buildEndorsement } from '../../src/build/build-endorsement.js'
import { buildProfile } from '../../src/build/build-profile.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import { createVerifier } from '../../src/verify/verifier.js'
import * as given from '../build/arbitraries.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { verifyWithPeer } from '../support/peer-stack.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const verifier = createVerifier({ trustedIssuers: [issuer], fetch: noNetwork, now: () => judgedAt })
const validity = { validFrom: signedAt, validUntil: '2030-01-01T00:00:00Z' }
const runs = { numRuns: 60, seed: 20_261_125 }

describe('after it is signed', () => {
  it('every badge of achievements and profiles that were built is verified by us and by @digitalbazaar/vc', async () => {
    await fc.assert(
      fc.asyncProperty(given.award, async (input) => {
        const award = withoutOthers(input)
        const credential = buildCredential({
          ...award,
          ...validity,
          issuer: buildProfile({ ...award.issuer, id: issuer }, { contexts: award.contexts ?? [] }),
          achievement: buildAchievement(award.achievement, { contexts: award.contexts ?? [] }),
        })
        await expectVerified(credential, 'badge')
      }),
      runs,
    )
  })

  it('every endorsement is verified by us and by @digitalbazaar/vc', async () => {
    await fc.assert(
      fc.asyncProperty(given.endorsement, async (input) => {
        const statement = withoutOthers(input)
        const endorsement = buildEndorsement({ ...statement, ...validity, issuer: { ...statement.issuer, id: issuer } })
        await expectVerified(endorsement, 'endorsement')
      }),
      runs,
    )
  })
})

async function expectVerified(
  credential: OpenBadgeCredential | EndorsementCredential,
  kind: 'badge' | 'endorsement',
): Promise<void> {
  const at = signedAt.getTime()
  const document = await createDataIntegritySigner(key).sign<JsonObject>(credential, at)
  const token = await createJwtSigner(key).sign<JsonObject>(credential, at)
  if (document.format === 'jwt') return expect.fail('not a document')
  for (const signed of [document, token]) {
    const report = await verifier.verify(signed, { accept: [kind] })
    const problems = report.checks.flatMap((check) => ('problems' in check ? check.problems : []))
    expect(problems).toEqual([])
    expect(report.verdict).toBe('verified')
  }
  expect(await verifyWithPeer(document.document, judgedAt)).toEqual({ verified: true, errors: [] })
}

/** Without what others would have to sign, publish or answer for: endorsements, a status list, an end of its own. */
function withoutOthers<Input extends object>(input: Input): Input {
  const others = new Set([
    'endorsement',
    'endorsementJwt',
    'credentialStatus',
    'expiresAfter',
    'validFrom',
    'validUntil',
  ])
  return JSON.parse(JSON.stringify(input, (name, value: unknown) => (others.has(name) ? undefined : value))) as Input
}
