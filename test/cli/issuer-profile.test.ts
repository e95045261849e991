import { describe, expect, it } from 'vitest'
import { issuerOfKey, profileOf } from '../../src/cli/issuer-profile.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { thrownBy } from '../support/thrown-by.js'

describe('who issues', () => {
  it('is whom flags name, else the file, else the key', () => {
    expect(profileOf({}, undefined, 'did:web:key.example')).toEqual({ id: 'did:web:key.example' })
    expect(profileOf({}, { id: 'did:web:file.example', name: 'File' }, 'did:web:key.example')).toEqual({
      id: 'did:web:file.example',
      name: 'File',
    })
    expect(
      profileOf({ issuerId: 'did:web:flag.example', issuerName: 'Flag' }, { id: 'did:web:file.example' }, undefined),
    ).toEqual({
      id: 'did:web:flag.example',
      name: 'Flag',
    })
    expect(thrownBy(() => profileOf({ issuerName: 'Flag' }, {}, undefined)).code).toBe('OPTIONS_INVALID')
  })

  it('is the DID of a key that is under one', async () => {
    expect(issuerOfKey(createJwtSigner(await generateKey({ id: 'did:web:a.example#key-1' })))).toBe('did:web:a.example')
    expect(issuerOfKey(createJwtSigner(await generateKey({ id: 'https://a.example/keys/1' })))).toBeUndefined()
  })
})
