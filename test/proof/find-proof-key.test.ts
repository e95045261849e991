import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { KeyNotAuthorized, type IssuerKey } from '../../src/keys/find-issuer-key.js'
import { readPublicKey, type PublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import type { ProofMeans } from '../../src/proof/authentication.js'
import { verifyWithIssuerKey, type ProofKeyQuestion } from '../../src/proof/find-proof-key.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const publicOf = (key: { readonly publicKey: object }): PublicKey => readPublicKey({ ...key.publicKey }, defaultLimits)
const school = await fixedKey('school')
const stranger = await fixedKey('stranger')
const own = publicOf(school)
const foreign = publicOf(stranger)
const p256 = publicOf(await fixedKey('school', { algorithm: 'ES256' }))
const issuer = issuerOf(school)
const reference = { method: school.id, embedded: undefined, path: '/proof/1', purpose: 'assertionMethod' } as const

/** A signature that holds under one key only. */
const signedBy =
  (signer: PublicKey): ProofKeyQuestion['verify'] =>
  (key) =>
    Promise.resolve(key.thumbprint === signer.thumbprint)

const question = (changes: Partial<ProofKeyQuestion> = {}): ProofKeyQuestion => ({
  issuer,
  reference,
  algorithm: 'Ed25519',
  verify: signedBy(own),
  ...changes,
})

const means = (changes: Partial<ProofMeans> = {}): ProofMeans => proofMeans(undefined, changes)
const pinning = (...keys: readonly PublicKey[]): Partial<ProofMeans> => ({
  pinnedKeys: (asked) => Promise.resolve(asked === issuer ? keys : []),
})
const unreachable: Partial<ProofMeans> = {
  findKey: (asked) =>
    Promise.reject(new OpenBadgesError('KEY_UNREACHABLE', { issuer: asked, reason: 'no network', detail: '' })),
}

describe('verifyWithIssuerKey', () => {
  it('gives the issuer’s key if the signature holds under it', async () => {
    expect(await verifyWithIssuerKey(question(), means())).toMatchObject({ source: 'did', id: school.id })
  })

  it('refuses a signature that does not hold under the issuer’s key', async () => {
    const error = await thrownBy(() => verifyWithIssuerKey(question({ verify: signedBy(foreign) }), means()))
    expect([error.code, error.path, error.facts]).toEqual(['SIGNATURE_INVALID', '/proof/1', { key: school.id }])
  })

  it('refuses a key of another type before anything is verified with it', async () => {
    const tried: PublicKey[] = []
    const verify = (key: PublicKey): Promise<boolean> => Promise.resolve(tried.push(key) > 0)
    const error = await thrownBy(() => verifyWithIssuerKey(question({ algorithm: 'ES256', verify }), means()))
    expect(error.code).toBe('KEY_TYPE_MISMATCH')
    expect(tried).toEqual([])
  })

  it.each([
    ['valid', foreign],
    ['invalid', own],
  ])('says that a signature is %s under a key that is not the issuer’s', async (signature, signer) => {
    const asked = question({ reference: { ...reference, method: stranger.id }, verify: signedBy(signer) })
    const error = await thrownBy(() => verifyWithIssuerKey(asked, means()))
    expect([error.code, error.path]).toEqual(['KEY_NOT_AUTHORIZED', '/proof/1'])
    expect(error.facts).toMatchObject({ key: stranger.id, issuer, signature })
  })

  it('says nothing of the signature where the key of the proof is not at hand', async () => {
    const asked = question({ reference: { ...reference, method: 'did:web:else.example#a' } })
    const error = await thrownBy(() => verifyWithIssuerKey(asked, means()))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
    expect(error.facts).not.toHaveProperty('signature')
  })

  it('says nothing of the signature where the key of the proof is of another type', async () => {
    const refusal = new KeyNotAuthorized({ issuer, reference }, 'a reason', p256)
    const error = await thrownBy(() =>
      verifyWithIssuerKey(question(), means({ findKey: () => Promise.reject(refusal) })),
    )
    expect(error).toBe(refusal)
  })

  it.each([
    ['valid', own],
    ['invalid', foreign],
  ])('lets no key speak for a credential without issuer; the signature may be %s', async (signature, signer) => {
    const asked = question({ issuer: undefined, verify: signedBy(signer) })
    const error = await thrownBy(() => verifyWithIssuerKey(asked, means(pinning(own))))
    expect(error).toMatchObject({ code: 'KEY_NOT_AUTHORIZED', facts: { issuer: '(none)', signature } })
  })

  it('passes on why a key could not be found', async () => {
    expect((await thrownBy(() => verifyWithIssuerKey(question(), means(unreachable)))).code).toBe('KEY_UNREACHABLE')
  })

  it('passes on errors that nobody foresaw', async () => {
    const verify = (): Promise<boolean> => Promise.reject(new TypeError('a bug'))
    await expect(verifyWithIssuerKey(question({ verify }), means())).rejects.toThrow(TypeError)
  })
})

describe('keys pinned for an issuer', () => {
  const asked = (changes: Partial<ProofKeyQuestion> = {}): ProofKeyQuestion =>
    question({ reference: { ...reference, method: 'urn:whatever' }, ...changes })

  it('speak for it whatever the proof calls its key, and nobody is asked', async () => {
    const found = await verifyWithIssuerKey(asked(), means({ ...pinning(own), ...unreachable }))
    expect(found).toEqual({ key: own, source: 'pinned', id: 'urn:whatever' } satisfies IssuerKey)
  })

  it('are named by their thumbprint where the proof names none', async () => {
    const unnamed = asked({ reference: { ...reference, method: undefined } })
    expect((await verifyWithIssuerKey(unnamed, means({ ...pinning(own), ...unreachable }))).id).toBe(own.thumbprint)
  })

  it('are tried one after the other', async () => {
    const found = await verifyWithIssuerKey(asked(), means({ ...pinning(p256, foreign, own), ...unreachable }))
    expect(found.key).toBe(own)
  })

  it('do not stand in the way of the keys that the issuer publishes', async () => {
    expect(await verifyWithIssuerKey(question(), means(pinning(foreign)))).toMatchObject({ source: 'did' })
  })

  it('speak for no other issuer', async () => {
    const other = asked({ issuer: 'https://other.example/' })
    expect((await thrownBy(() => verifyWithIssuerKey(other, means({ ...pinning(own), ...unreachable })))).code).toBe(
      'KEY_UNREACHABLE',
    )
  })

  it('are not used for an algorithm that is not theirs', async () => {
    const verify = (): Promise<boolean> => Promise.resolve(true)
    const other = asked({ algorithm: 'ES256', verify })
    expect((await thrownBy(() => verifyWithIssuerKey(other, means({ ...pinning(own), ...unreachable })))).code).toBe(
      'KEY_UNREACHABLE',
    )
  })

  it('that did not sign leave it unknown whose key did, where the issuer cannot be asked', async () => {
    expect(
      (await thrownBy(() => verifyWithIssuerKey(asked(), means({ ...pinning(foreign), ...unreachable })))).code,
    ).toBe('KEY_UNREACHABLE')
  })
})
