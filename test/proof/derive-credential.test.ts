import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
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
    ['a token', 'eyJhbGciOiJFUzI1NiJ9.eyJAY29udGV4dCI6W119.AAAA'],
    ['a credential without proof', { ...signed, proof: [] }],
    ['a credential with proofs of other suites', { ...signed, proof: other }],
    ['a credential with two base proofs', { ...signed, proof: [signed['proof'], signed['proof']] }],
  ])('refuses %s', async (_what, credential) => {
    const error = await thrownBy(() => deriveCredential(credential, { disclose: [] }))
    expect([error.code, error.path]).toEqual(['INPUT_INVALID', '/proof'])
  })

  it.each([
    ['no options', undefined],
    ['no pointers', {}],
    ['a pointer alone', { disclose: '/name' }],
    ['pointers that are no text', { disclose: [1] }],
    ['a misspelt option', { disclose: [], disclosed: [] }],
    ['a context that is no JSON', { disclose: [], contexts: { 'https://a.example': '{' } }],
  ])('refuses %s', async (_what, options) => {
    expect((await thrownBy(() => deriveCredential(signed, options as never))).code).toBe('OPTIONS_INVALID')
  })

  it('refuses what is no credential at all, by the code of reading', async () => {
    expect((await thrownBy(() => deriveCredential('', { disclose: [] }))).code).toBe('INPUT_EMPTY')
  })
})
