/** E11, B13: a proof or a key is used outside its time, or a proof continues one that is gone. */
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { toMultikey } from '../../src/keys/multikey.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, victim, victimBadge } from './genuine.js'

describe('E11: proofs out of their time, and chains with a missing link', () => {
  it('control: a proof with dates around the moment verifies', async () => {
    const options = { ...proofOptions(victim.id), created: '2026-02-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' }
    await expectGenuine(await signWithOptions(victimBadge(), victim, options))
  })

  it.each([
    ['expired', { expires: '2026-05-31T23:59:59Z' }, 'PROOF_EXPIRED'],
    ['created after the moment', { created: '2026-06-01T00:01:01Z' }, 'PROOF_CREATED_IN_FUTURE'],
    ['created at no date', { created: 'yesterday' }, 'PROOF_MALFORMED'],
    [
      'built on a proof that is not there',
      { previousProof: 'urn:uuid:0b1f7d6e-0000-4000-8000-000000000000' },
      'PREVIOUS_PROOF_MISSING',
    ],
  ])('refuses a proof that is %s, although its signature is good', async (_, changed, code) => {
    const signed = await signWithOptions(victimBadge(), victim, { ...proofOptions(victim.id), ...changed })
    expect(await codesOf(signed)).toEqual([code])
  })

  it('forgives sixty seconds at the start and none at the end', async () => {
    const start = { ...proofOptions(victim.id), created: '2026-06-01T00:01:00Z' }
    await expectGenuine(await signWithOptions(victimBadge(), victim, start))
    const end = { ...proofOptions(victim.id), expires: '2026-06-01T00:00:00Z' }
    await expectGenuine(await signWithOptions(victimBadge(), victim, end))
  })

  it.each([
    ['revoked in the past', { revoked: '2026-03-01T00:00:00Z' }, {}, 'KEY_REVOKED'],
    [
      'revoked after the moment judged, but before now',
      { revoked: '2026-05-01T00:00:00Z' },
      { asOf: '2026-04-01T00:00:00Z' },
      'KEY_REVOKED',
    ],
    ['expired', { expires: '2026-03-01T00:00:00Z' }, {}, 'KEY_EXPIRED'],
  ])('refuses a key that was %s', async (_, lifetime, policy, code) => {
    const issuer = 'https://victim.example/issuer'
    const id = `${issuer}#key-1`
    const key = await fixedKey('victim', { id })
    const method = {
      id,
      type: 'Multikey',
      controller: issuer,
      publicKeyMultibase: toMultikey(key.publicKey),
      ...lifetime,
    }
    const body = { id: issuer, verificationMethod: [method], assertionMethod: [id] }
    const verifier = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      fetch: (url) => Promise.resolve(url === issuer ? Response.json(body) : new Response('', { status: 404 })),
    })
    const signed = await signWithOptions(smallBadge(issuer), key, proofOptions(id))
    expect(await codesOf(signed, policy, verifier)).toEqual([code])
  })
})
