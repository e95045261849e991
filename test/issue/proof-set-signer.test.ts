import { describe, expect, it } from 'vitest'
import { createIssuer } from '../../src/issue/issuer.js'
import { createProofSetSigner } from '../../src/issue/proof-set-signer.js'
import { createDataIntegritySigner, createJwtSigner, type DataIntegritySigner } from '../../src/issue/signer.js'
import { defaultLimits } from '../../src/limits.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { judgedAt, signedAt } from '../support/signed-badges.js'

const school = 'did:web:school.example'
const first = await fixedKey('first', { id: `${school}#key-1` })
const second = await fixedKey('second', { id: `${school}#key-2` })
const set = createProofSetSigner([createDataIntegritySigner(first), createDataIntegritySigner(second)])
const keys = [first.publicKey, second.publicKey]
const award = {
  achievement: { name: 'Welder', description: 'Welds.', criteria: 'Weld.' },
  recipient: { id: 'did:example:ada' },
}

function issuerWith(signer: DataIntegritySigner): ReturnType<typeof createIssuer> {
  return createIssuer({ profile: { id: school, name: 'School' }, signer, status: 'none', now: () => signedAt })
}

describe('createProofSetSigner', () => {
  it('makes each proof as if it were the only one', async () => {
    const badge = smallBadge(school)
    const signed = await set.sign(badge, signedAt.getTime())
    const alone = await Promise.all([first, second].map((key) => createDataIntegritySigner(key).sign(badge, +signedAt)))
    expect(signed).toEqual({
      format: 'data-integrity',
      document: {
        ...badge,
        proof: alone.map((each) => (each.format === 'jwt' ? expect.fail('a token') : each.document.proof)),
      },
    })
  })

  it('makes badges that verify, by the proofs of both keys', async () => {
    const badge = await issuerWith(set).issue(award)
    const verifier = createVerifier({ trustedIssuers: [{ id: school, keys }], now: () => judgedAt })
    const report = await verifier.verify(badge)
    expect(report.verdict).toBe('verified')
    expect(report.findings).toEqual([])
    const proofs = badge.format === 'jwt' ? [] : [badge.document.proof].flat()
    expect(proofs.map(({ verificationMethod }) => verificationMethod)).toEqual([first.id, second.id])
  })

  it.each([0, 1])('hands out nothing when key %i of the set signs with another one than it says', async (index) => {
    const lying = { ...[first, second][index]!, sign: (await fixedKey('other')).sign.bind(null) }
    const signers = [first, second].map((key, each) => createDataIntegritySigner(each === index ? lying : key))
    const issuer = issuerWith(createProofSetSigner(signers as [DataIntegritySigner]))
    await expect(issuer.issue(award)).rejects.toMatchObject({
      code: 'SELF_CHECK_FAILED',
      facts: { code: 'SIGNATURE_INVALID' },
    })
  })

  it('refuses, with the issuer, a key of the set that is not named under the issuer', async () => {
    const stranger = createDataIntegritySigner(await fixedKey('other', { id: 'did:web:other.example#key-1' }))
    expect(() => issuerWith(createProofSetSigner([createDataIntegritySigner(first), stranger]))).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error,
    )
  })

  it.each([
    ['nothing', undefined],
    ['no signer', []],
    ['a signer outside an array', createDataIntegritySigner(first)],
    ['a signer of tokens', [createDataIntegritySigner(first), createJwtSigner(second)]],
    ['a key', [first]],
    ['null', [null]],
    ['more than verifiers read', Array.from({ length: defaultLimits.maxProofs + 1 }, () => set)],
  ])('refuses %s', (_, signers) => {
    expect(() => createProofSetSigner(signers as never)).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error,
    )
  })
})
