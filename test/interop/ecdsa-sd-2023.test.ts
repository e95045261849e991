/** ecdsa-sd-2023, by us and by the suite of Digital Bazaar: each derives from and verifies what the other made. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { createSelectivePeer, type SelectivePeer } from '../support/selective-peer.js'
import { signForHolder } from '../support/selective-disclosure.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const issuer = issuerOf(key)
const badges = await badgesOf(issuer)
const peer: SelectivePeer = await createSelectivePeer(key)
const verifier = createVerifier({ trustedIssuers: [issuer], fetch: noNetwork, now: () => judgedAt })
const result = (value: string): JsonObject => ({ type: ['Result'], value, status: 'Completed' })
const small = smallBadge(issuer) as unknown as JsonObject
/** Nodes without names that are alike, and words that look like labels. */
const alike: JsonObject = {
  ...small,
  name: 'see c14n0',
  evidence: [
    { type: ['Evidence'], name: 'same' },
    { type: ['Evidence'], name: 'same' },
  ],
  credentialSubject: {
    ...(small['credentialSubject'] as JsonObject),
    result: [result('30'), result('90'), result('90')],
  },
}
const samples: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  ['small', small, ['/name']],
  ['small, nothing more', small, []],
  ['small, whole', small, ['']],
  ['with parts that are alike', alike, ['/name', '/evidence/1', '/credentialSubject/result/2/value']],
  ['with parts that are alike, whole', alike, ['/evidence', '/credentialSubject/result', '/name']],
]
const mandatory = [
  '/id',
  '/issuer',
  '/validFrom',
  '/validUntil',
  '/credentialSubject/id',
  '/credentialSubject/achievement',
]

describe.each(samples)('a badge: %s', (_what, badge, disclose) => {
  it('signed and derived by us is verified by them', async () => {
    const { document } = await deriveCredential(await signForHolder(badge, key), { disclose })
    expect(await peer.verify(document, judgedAt)).toEqual({ verified: true, errors: [] })
  })

  it('signed by us, derived by them, is verified by both', async () => {
    const shown = await peer.derive(await signForHolder(badge, key), disclose)
    expect(await peer.verify(shown, judgedAt)).toEqual({ verified: true, errors: [] })
    expect((await verifier.verify(shown)).verdict).toBe('verified')
  })

  it('signed by them, derived by us, is verified by both', async () => {
    const { document } = await deriveCredential(await peer.sign(badge, mandatory, signedAt), { disclose })
    expect(await peer.verify(document, judgedAt)).toEqual({ verified: true, errors: [] })
    expect((await verifier.verify(document)).verdict).toBe('verified')
  })

  it('signed and derived by them is verified by us', async () => {
    const shown = await peer.derive(await peer.sign(badge, mandatory, signedAt), disclose)
    const report = await verifier.verify(shown)
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof).toMatchObject({ suite: 'ecdsa-sd-2023', keySource: 'did', keyId: key.id })
  })

  it('gets the very same derived credential from both', async () => {
    const base = await peer.sign(badge, mandatory, signedAt)
    const { document } = await deriveCredential(base, { disclose })
    expect(document).toEqual(await peer.derive(base, disclose))
  })

  it('is refused by both once a word of it is changed', async () => {
    const { document } = await deriveCredential(await signForHolder(badge, key), { disclose })
    const changed = { ...document, validUntil: '2099-01-01T00:00:00Z' }
    expect((await peer.verify(changed, judgedAt)).verified).toBe(false)
    expect((await verifier.verify(changed)).verdict).toBe('invalid')
  })
})

describe('a badge of every class, with ordered lists and embedded proofs', () => {
  it.each([[[]], [['']], [['/credentialSubject/achievement/endorsement/0', '/name']]])(
    'signed and derived by us is verified by them: %j',
    async (disclose) => {
      const signed = await signForHolder(badges.full, key)
      const { document } = await deriveCredential(signed, { disclose })
      expect(await peer.verify(document, judgedAt)).toEqual({ verified: true, errors: [] })
    },
    30_000,
  )
})

describe('a base proof', () => {
  it('is refused by both', async () => {
    const signed = await signForHolder(small, key)
    expect((await peer.verify(signed, judgedAt)).verified).toBe(false)
    expect((await verifier.verify(signed)).verdict).toBe('invalid')
  })
})
