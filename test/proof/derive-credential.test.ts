import { describe, expect, it } from 'vitest'
import { createSelectiveDisclosureSigner } from '../../src/issue/selective-disclosure-signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { holds, signForHolder } from '../support/selective-disclosure.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const signed = await signForHolder(smallBadge(issuerOf(key)), key)
const other = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' }

describe('deriveCredential', () => {
  it.each([
    ['an object', signed],
    ['what a signer returns', { format: 'data-integrity', document: signed }],
    ['JSON text', JSON.stringify(signed)],
    ['bytes', new TextEncoder().encode(JSON.stringify(signed))],
  ])('takes %s', async (_what, credential) => {
    const { format, document } = await deriveCredential(credential, { disclose: ['/name'] })
    expect(format).toBe('data-integrity')
    expect(document['name']).toBe('Certified Welder')
    expect(await holds(document as unknown as JsonObject, key)).toBe(true)
  })

  it('leaves out proofs that hold for the whole only', async () => {
    const both = { ...signed, proof: [other, signed['proof']] }
    const { document } = await deriveCredential(both, { disclose: [] })
    expect(document.proof).toMatchObject({ cryptosuite: 'ecdsa-sd-2023' })
  })

  it.each([
    ['a token', 'eyJhbGciOiJFUzI1NiJ9.eyJAY29udGV4dCI6W119.AAAA', 'a token'],
    ['a credential without proof', { ...signed, proof: [] }, 'no proof'],
    [
      'a credential with proofs of other suites',
      { ...signed, proof: [other, { type: 'Ed25519Signature2020' }] },
      'eddsa-rdfc-2022, Ed25519Signature2020',
    ],
    ['a credential with two base proofs', { ...signed, proof: [signed['proof'], signed['proof'], other] }, '2 of them'],
  ])('refuses %s', async (_what, credential, found) => {
    const error = await thrownBy(() => deriveCredential(credential, { disclose: [] }))
    expect([error.code, error.path]).toEqual(['INPUT_INVALID', '/proof'])
    expect(error.facts).toEqual({ expected: 'a credential with a base proof of ecdsa-sd-2023', found })
  })

  const pointers = 'an array of JSON pointers'
  it.each([
    ['no options', undefined, { option: 'options', expected: 'an object', found: 'undefined' }],
    ['no pointers', {}, { option: 'disclose', expected: pointers, found: 'nothing' }],
    ['a pointer alone', { disclose: '/name' }, { option: 'disclose', expected: pointers, found: '"/name"' }],
    [
      'a pointer that is no text',
      { disclose: ['/name', 1] },
      { option: 'disclose', expected: pointers, found: 'an object' },
    ],
    [
      'a misspelt option',
      { disclose: [], disclosed: [] },
      { option: 'disclosed', expected: 'one of disclose, contexts', found: 'an unknown name' },
    ],
  ])('refuses %s', async (_what, options, facts) => {
    const error = await thrownBy(() => deriveCredential(signed, options as never))
    expect([error.code, error.facts]).toEqual(['OPTIONS_INVALID', facts])
  })

  it('refuses a context that is no JSON', async () => {
    const options = { disclose: [], contexts: { 'https://a.example': '{' } }
    expect((await thrownBy(() => deriveCredential(signed, options))).code).toBe('OPTIONS_INVALID')
  })

  it('knows the contexts that it is given', async () => {
    const contexts = { 'https://a.example/context': '{"@context":{"colour":"https://a.example/colour"}}' }
    const document = smallBadge(issuerOf(key)) as unknown as JsonObject
    const context = [...(document['@context'] as readonly string[]), 'https://a.example/context']
    const signer = createSelectiveDisclosureSigner(key, { contexts })
    const coloured = { ...document, '@context': context, colour: 'green' } as unknown as OpenBadgeCredential
    const credential = await signer.sign(coloured, Date.UTC(2026, 1, 1))
    const { document: shown } = await deriveCredential(credential, { disclose: ['/colour'], contexts })
    expect(shown['colour']).toBe('green')
    const error = await thrownBy(() => deriveCredential(credential, { disclose: ['/colour'] }))
    expect(error.code).toBe('CONTEXT_UNKNOWN')
  })

  it('refuses what is no credential at all, by the code of reading', async () => {
    expect((await thrownBy(() => deriveCredential('', { disclose: [] }))).code).toBe('INPUT_EMPTY')
  })
})
