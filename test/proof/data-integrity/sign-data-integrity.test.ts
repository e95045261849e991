import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../../src/json/json.js'
import { createContextLibrary } from '../../../src/jsonld/context-library.js'
import { importKey, type SigningKey } from '../../../src/keys/signing-key.js'
import { defaultLimits } from '../../../src/limits.js'
import { createEcdsaSd2023 } from '../../../src/proof/data-integrity/ecdsa-sd/ecdsa-sd-2023.js'
import type { Suite } from '../../../src/proof/data-integrity/suite.js'
import type { IssuedSuite } from '../../../src/proof/issued-suites.js'
import { signDataIntegrity } from '../../../src/proof/data-integrity/sign-data-integrity.js'
import { verifyDataIntegrity } from '../../../src/proof/data-integrity/verify-data-integrity.js'
import { smallBadge } from '../../support/badges.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { ed25519Key, proofOf } from '../../support/foreign-signer.js'
import { proofMeans } from '../../support/proof-means.js'
import { badgesOf, issuerOf } from '../../support/signed-badges.js'
import { thrownBy } from '../../support/thrown-by.js'

const key = await fixedKey('school')
const badge = smallBadge(issuerOf(key)) as unknown as JsonObject
const created = '2026-02-01T00:00:00Z'
const sign = (
  document: JsonObject,
  by: SigningKey = key,
  suite: IssuedSuite | Suite = 'eddsa-rdfc-2022',
): Promise<JsonObject> =>
  signDataIntegrity(document, by, {
    suite,
    created,
    contexts: createContextLibrary(new Map()),
    limits: defaultLimits,
  })

describe('signDataIntegrity', () => {
  it('adds a proof to the credential, and changes nothing else', async () => {
    const before = JSON.stringify(badge)
    const { proof, ...rest } = await sign(badge)
    expect(rest).toEqual(badge)
    expect(proof).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created,
      verificationMethod: key.id,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/) as unknown,
    })
    expect(JSON.stringify(badge)).toBe(before)
  })

  it('makes the very proof that other software makes with the same key', async () => {
    const elsewhere = ed25519Key(7)
    const same = await importKey(elsewhere.privateKey.export({ format: 'jwk' }) as never)
    const document = smallBadge(elsewhere.did) as unknown as JsonObject
    const { proof } = await sign(document, same)
    expect(proof).toEqual(await proofOf(document, elsewhere, { proof: { created } }))
  })

  it.each(['small', 'full'] as const)('signs the %s badge so that our own verifier agrees', async (size) => {
    const document = (await badgesOf(issuerOf(key)))[size] as unknown as JsonObject
    const envelope = await readEnvelope(await sign(document), defaultLimits)
    if (envelope.format === 'jwt') expect.fail('no document')
    const authenticated = await verifyDataIntegrity(envelope, proofMeans())
    // What is said of one node in several places is shown together.
    expect(authenticated.document).toMatchObject({ id: document['id'], name: document['name'] })
    expect(authenticated.proof).toMatchObject({ suite: 'eddsa-rdfc-2022', created, keySource: 'did', keyId: key.id })
  })

  it('makes the same proof twice', async () => {
    expect(await sign(badge)).toEqual(await sign(badge))
  })

  it.each<[string, JsonObject, string]>([
    ['a term that no context defines', { ...badge, colour: 'green' }, 'TERM_UNDEFINED'],
    [
      'an unknown context',
      { ...badge, '@context': [...(badge['@context'] as string[]), 'https://else.example/context'] },
      'CONTEXT_UNKNOWN',
    ],
    ['another form than the compacted one', { ...badge, '@id': 'urn:uuid:1' }, 'NOT_COMPACTED'],
    ['a relative id', { ...badge, id: 'badge-1' }, 'ID_NOT_ABSOLUTE'],
  ])('signs nothing with %s', async (_, document, code) => {
    expect((await thrownBy(() => sign(document))).code).toBe(code)
  })

  it.each(['ES256', 'ES384'] as const)('does not sign with a key for %s', async (algorithm) => {
    const other = await fixedKey('school', { algorithm })
    const error = await thrownBy(() => sign(badge, other))
    expect([error.code, error.facts]).toEqual([
      'KEY_INVALID',
      { expected: 'a key for Ed25519, which eddsa-rdfc-2022 signs with', found: algorithm },
    ])
  })

  it('names all kinds of keys that a suite signs with', async () => {
    const error = await thrownBy(() => sign(badge, key, 'ecdsa-jcs-2019'))
    const expected = 'a key for ES256 or ES384, which ecdsa-jcs-2019 signs with'
    expect([error.code, error.facts]).toEqual(['KEY_INVALID', { expected, found: 'Ed25519' }])
  })

  it('repeats the contexts of the credential in a proof over JSON, where it has any', async () => {
    const { '@context': context, ...plain } = badge
    expect((await sign(badge, key, 'eddsa-jcs-2022'))['proof']).toMatchObject({ '@context': context })
    expect((await sign(plain, key, 'eddsa-jcs-2022'))['proof']).not.toHaveProperty('@context')
    expect((await sign(badge, key, 'eddsa-rdfc-2022'))['proof']).not.toHaveProperty('@context')
  })

  it('signs with a suite that was made for this occasion', async () => {
    const elliptic = await fixedKey('school', { algorithm: 'ES256' })
    const { proof } = await sign(badge, elliptic, createEcdsaSd2023(['/name']))
    expect(proof).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'ecdsa-sd-2023',
      created,
      verificationMethod: elliptic.id,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^u2V0A/) as unknown,
    })
  })

  it('signs nothing with a key whose name is no absolute one, and says where it would stand', async () => {
    const error = await thrownBy(() => sign(badge, { ...key, id: 'key-1' }))
    expect([error.code, error.path]).toEqual(['ID_NOT_ABSOLUTE', '/proof/verificationMethod'])
  })

  it('says so if the key fails', async () => {
    const broken: SigningKey = { ...key, sign: () => Promise.reject(new Error('locked')) }
    expect((await thrownBy(() => sign(badge, broken))).code).toBe('SIGNING_FAILED')
  })
})
