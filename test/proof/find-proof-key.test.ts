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
    expect([error.code, error.path]).toEqual(['KEY_TYPE_MISMATCH', '/proof/1'])
    expect(error.facts).toEqual({ expected: 'a key for ES256', found: 'one for Ed25519' })
    expect(tried).toEqual([])
  })

  it('names every algorithm that a key of another type is for', async () => {
    const rsa = publicOf(await fixedKey('school', { algorithm: 'RS256' }))
    const findKey: ProofMeans['findKey'] = () =>
      Promise.resolve({ key: { ...rsa, algorithms: ['RS256', 'PS256'] }, source: 'did', id: 'a' })
    const error = await thrownBy(() => verifyWithIssuerKey(question(), means({ findKey })))
    expect(error.facts).toEqual({ expected: 'a key for Ed25519', found: 'one for RS256, PS256' })
  })

  it('asks for the issuer’s key by what the proof says, and for one of its algorithm', async () => {
    const asked: unknown[] = []
    const findKey: ProofMeans['findKey'] = (...[whose, what, fits]) => {
      asked.push(whose, what, fits(own), fits(p256))
      return Promise.resolve({ key: own, source: 'did', id: school.id })
    }
    await verifyWithIssuerKey(question(), means({ findKey }))
    expect(asked).toEqual([issuer, reference, true, false])
  })

  it.each([
    ['valid', foreign],
    ['invalid', own],
  ])('says that a signature is %s under a key that is not the issuer’s', async (signature, signer) => {
    const asked = question({ reference: { ...reference, method: stranger.id }, verify: signedBy(signer) })
    const error = await thrownBy(() => verifyWithIssuerKey(asked, means()))
    expect([error.code, error.path]).toEqual(['KEY_NOT_AUTHORIZED', '/proof/1'])
    const reason = 'the issuer is a key itself, and this is another one'
    expect(error.facts).toEqual({ key: stranger.id, issuer, reason, signature })
    expect(error.cause).toBeInstanceOf(KeyNotAuthorized)
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
    expect([error.code, error.path]).toEqual(['KEY_NOT_AUTHORIZED', '/proof/1'])
    const reason = 'the credential names no issuer by id'
    expect(error.facts).toEqual({ key: school.id, issuer: '(none)', reason, signature })
  })

  it('asks for no pins of nobody', async () => {
    const pinnedKeys = (): readonly PublicKey[] => [own]
    const error = await thrownBy(() => verifyWithIssuerKey(question({ issuer: undefined }), means({ pinnedKeys })))
    expect(error.code).toBe('KEY_NOT_AUTHORIZED')
  })

  it('says of a presentation without holder what is missing', async () => {
    const asked = question({ issuer: undefined, reference: { ...reference, purpose: 'authentication' } })
    const error = await thrownBy(() => verifyWithIssuerKey(asked, means()))
    expect(error).toMatchObject({
      code: 'KEY_NOT_AUTHORIZED',
      facts: { reason: 'the presentation names no holder by id', signature: 'valid' },
    })
  })

  it('passes on why a key could not be found', async () => {
    const error = await thrownBy(() => verifyWithIssuerKey(question(), means(unreachable)))
    expect([error.code, error.facts['signature']]).toEqual(['KEY_UNREACHABLE', undefined])
  })

  it('passes on errors that nobody foresaw', async () => {
    const verify = (): Promise<boolean> => Promise.reject(new TypeError('a bug'))
    await expect(verifyWithIssuerKey(question({ verify }), means())).rejects.toThrow(TypeError)
    const findKey = (): Promise<IssuerKey> => Promise.reject(new TypeError('a bug'))
    await expect(verifyWithIssuerKey(question(), means({ findKey }))).rejects.toThrow(TypeError)
  })
})

describe('where nobody says whose key it is', () => {
  const place = { path: '/proof/1', url: 'https://school.example/did.json' }
  const silent = (...[where]: readonly (typeof place | undefined)[]): OpenBadgesError =>
    new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer }, where)
  const refusal = (error: OpenBadgesError, changes: Partial<ProofKeyQuestion> = {}): Promise<OpenBadgesError> =>
    thrownBy(() => verifyWithIssuerKey(question(changes), means({ findKey: () => Promise.reject(error) })))

  it.each<[string, PublicKey, OpenBadgesError]>([
    ['valid', own, silent(place)],
    ['invalid', foreign, silent(place)],
    ['valid', own, silent()],
    ['invalid', foreign, silent()],
    ['valid', own, new OpenBadgesError('DID_METHOD_NOT_SUPPORTED', { method: 'did:ion' })],
  ])('the signature is %s under the key that the proof holds all the same', async (signature, signer, error) => {
    const told = await refusal(error, { verify: signedBy(signer) })
    expect(told).toMatchObject({ code: error.code, facts: { ...error.facts, signature }, cause: error })
    expect([told.path, told.url]).toEqual([error.path, error.url])
  })

  it.each<[string, Partial<ProofKeyQuestion>]>([
    ['no key', { reference: { ...reference, method: 'https://school.example/#key-1' } }],
    ['a key of another type', { algorithm: 'ES256' }],
  ])('nothing is said of the signature where the proof holds %s', async (_, changes) => {
    const error = silent(place)
    expect(await refusal(error, changes)).toBe(error)
  })

  it('a key in the proof that is none is told first', async () => {
    const broken = { reference: { ...reference, method: 'did:key:z6Mk' } }
    expect((await refusal(silent(), broken)).code).toBe('KEY_MALFORMED')
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

  it('make statements, and show not who somebody is', async () => {
    const showing = asked({ reference: { ...reference, purpose: 'authentication' } })
    const error = await thrownBy(() => verifyWithIssuerKey(showing, means({ ...pinning(own), ...unreachable })))
    expect(error.code).toBe('KEY_UNREACHABLE')
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
