import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { translate } from '../../src/jsonld/translate.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { defaultLimits } from '../../src/limits.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { canonizeWithPeer, createPeerIssuer, verifyWithPeer } from '../support/peer-stack.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const badges = await badgesOf(issuer)
const verifier = createVerifier({ trustedIssuers: [issuer], fetch: noNetwork, now: () => judgedAt })

describe.each(Object.entries(badges))('a %s badge', (_size, badge) => {
  it('that we issue is verified by @digitalbazaar/vc', async () => {
    expect(await verifyWithPeer(await issueOurs(badge), judgedAt)).toEqual({ verified: true, errors: [] })
  })

  it('that @digitalbazaar/vc issues is verified by us', async () => {
    const issueTheirs = await createPeerIssuer('school', issuer)
    const report = await verifier.verify(JSON.stringify(await issueTheirs(badge, signedAt)))
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof).toMatchObject({ suite: 'eddsa-rdfc-2022', keySource: 'did', keyId: key.id })
  })

  it('gets the very same proof from both', async () => {
    const issueTheirs = await createPeerIssuer('school', issuer)
    expect(await issueOurs(badge)).toEqual(await issueTheirs(badge, signedAt))
  })

  it('has the same canonical form for both, byte for byte', async () => {
    const { nquads } = await translate(badge, createContextLibrary(new Map()), defaultLimits)
    expect(nquads).toBe(await canonizeWithPeer(badge))
    expect(nquads).not.toBe('')
  })

  it('is refused by both once a word of it is changed', async () => {
    const changed = { ...(await issueOurs(badge)), name: 'Certified Baker' }
    expect(await verifyWithPeer(changed, judgedAt)).toMatchObject({ verified: false, errors: ['Invalid signature.'] })
    const report = await verifier.verify(changed)
    expect(report.checks.flatMap((check) => ('problems' in check ? check.problems : []))).toMatchObject([
      { code: 'SIGNATURE_INVALID' },
    ])
  })
})

async function issueOurs(badge: OpenBadgeCredential): Promise<object> {
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  return signed.format === 'data-integrity' ? signed.document : expect.fail('not a data-integrity document')
}
