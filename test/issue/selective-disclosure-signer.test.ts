import { describe, expect, it } from 'vitest'
import { createIssuer } from '../../src/issue/issuer.js'
import { createSelectiveDisclosureSigner } from '../../src/issue/selective-disclosure-signer.js'
import { createProofSetSigner } from '../../src/issue/proof-set-signer.js'
import { createJwtSigner, type DataIntegritySigner, type Signer } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import { createStatusList } from '../../src/status/status-list.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const now = (): number => Date.UTC(2026, 10, 22)
const achievement = { name: 'A', description: 'B', criteria: 'C' }
const award = { achievement, recipient: { id: 'did:example:ada' }, name: 'Of Ada' }
const issueWith = (signer: Signer): ReturnType<ReturnType<typeof createIssuer>['issue']> =>
  createIssuer({ profile: { id: issuerOf(signer.key), name: 'A' }, signer, status: 'none', now }).issue(award)
const verifier = createVerifier({ trustedIssuers: [issuerOf(key)], fetch: noNetwork, now: () => new Date(now()) })

describe('createSelectiveDisclosureSigner', () => {
  it('issues a badge for its holder, who derives from it what verifiers accept', async () => {
    const badge = await issueWith(createSelectiveDisclosureSigner(key))
    const proofOf = (report: Awaited<ReturnType<typeof verifier.verify>>): unknown =>
      report.checks.find(({ check }) => check === 'proof')
    expect(proofOf(await verifier.verify(badge))).toMatchObject({ problems: [{ code: 'PROOF_NOT_DERIVED' }] })
    const shown = await deriveCredential(badge, { disclose: [] })
    expect((await verifier.verify(shown)).verdict).toBe('verified')
    expect(shown.document['name']).toBeUndefined()
  })

  it('makes mandatory what it is told to', async () => {
    const badge = await issueWith(createSelectiveDisclosureSigner(key, { mandatoryPointers: ['/name'] }))
    expect((await deriveCredential(badge, { disclose: [] })).document['name']).toBe('Of Ada')
  })

  it('refuses to sign a badge that has nothing where a pointer leads', async () => {
    const signer = createSelectiveDisclosureSigner(key, { mandatoryPointers: ['/evidence'] })
    expect((await thrownBy(() => issueWith(signer))).code).toBe('POINTER_UNRESOLVED')
  })

  it('hands nothing out that would not verify once it is shown', async () => {
    const signer = createSelectiveDisclosureSigner(key)
    const other = await fixedKey('other', { algorithm: 'ES256', id: key.id })
    const liar = { ...signer, key: { ...key, sign: (message: Uint8Array) => other.sign(message) } }
    const bad: Signer = { ...createSelectiveDisclosureSigner(liar.key), key }
    const error = await thrownBy(() => issueWith(bad))
    expect([error.code, error.facts['code']]).toEqual(['SELF_CHECK_FAILED', 'SIGNATURE_INVALID'])
  })

  it('does not sign status lists, which nobody could read', async () => {
    const publication = {
      url: 'https://school.example/1',
      issuer: issuerOf(key),
      signer: createSelectiveDisclosureSigner(key),
      now,
    }
    const error = await thrownBy(() => signStatusList(createStatusList({ purpose: 'revocation' }), publication))
    expect([error.code, error.facts['code']]).toEqual(['SELF_CHECK_FAILED', 'PROOF_NOT_DERIVED'])
  })

  it('does not stand inside tokens or sets of proofs, which verifiers are shown as they are', () => {
    const signer = createSelectiveDisclosureSigner(key) as DataIntegritySigner
    expect(thrownBy(() => createProofSetSigner([signer])).code).toBe('OPTIONS_INVALID')
    expect(thrownBy(() => createJwtSigner(key, { embed: signer })).code).toBe('OPTIONS_INVALID')
  })

  it.each(['Ed25519', 'ES384'] as const)('refuses a key of another kind: %s', async (algorithm) => {
    const other = await fixedKey('school', { algorithm })
    expect(thrownBy(() => createSelectiveDisclosureSigner(other)).code).toBe('KEY_INVALID')
  })

  it.each([
    ['a pointer alone', { mandatoryPointers: '/name' }],
    ['pointers that are no text', { mandatoryPointers: [7] }],
    ['a misspelt option', { mandatory: ['/name'] }],
  ])('refuses %s', (_what, options) => {
    expect(thrownBy(() => createSelectiveDisclosureSigner(key, options as never)).code).toBe('OPTIONS_INVALID')
  })
})
