import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { OpenBadgesError } from '../../src/errors.js'
import { inspectCredential } from '../../src/inspect/inspect-credential.js'
import { pngOf } from '../support/pictures.js'

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:a63a60be-f4af-491c-87fc-2c8fd3007a58',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'First Aid',
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'Example Academy' },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2028-01-01T00:00:00Z',
  credentialStatus: { type: 'BitstringStatusListEntry' },
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', identityType: 'emailAddress', identityHash: 'ada@example.org', hashed: false },
    ],
    achievement: { id: 'https://example.org/a/1', type: ['Achievement'], name: 'First Aid', achievementType: 'Course' },
  },
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('inspectCredential', () => {
  it('tells what a document says of itself, and that nothing was checked', async () => {
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: 'did:web:example.org#1',
    }
    expect(await inspectCredential({ ...credential, proof })).toMatchObject({
      authentic: 'not-checked',
      format: 'data-integrity',
      kind: 'badge',
      dataModel: '2.0',
      id: credential.id,
      name: 'First Aid',
      issuer: { id: 'did:web:example.org', name: 'Example Academy' },
      subject: { identifiers: ['emailAddress'] },
      achievement: { id: 'https://example.org/a/1', name: 'First Aid', type: 'Course' },
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2028-01-01T00:00:00Z',
      statuses: [{ types: ['BitstringStatusListEntry'] }],
      proofs: [{ suite: 'eddsa-rdfc-2022', key: 'did:web:example.org#1' }],
    })
  })

  it('tells what the header of a token says', async () => {
    const token = `${encode({ alg: 'ES256', kid: 'did:web:example.org#2' })}.${encode({ ...credential, iss: 'x' })}.AAAA`
    const inspection = await inspectCredential(token)
    expect(inspection).toMatchObject({
      format: 'jwt',
      kind: 'badge',
      proofs: [{ suite: 'ES256', key: 'did:web:example.org#2' }],
    })
  })

  it('looks into a picture, and says what kind it is', async () => {
    const inspection = await inspectCredential(bakeImage(pngOf(), JSON.stringify(credential)))
    expect(inspection).toMatchObject({ container: 'png', kind: 'badge', name: 'First Aid' })
    expect(await inspectCredential(credential)).not.toHaveProperty('container')
  })

  it('says nothing of what is not there', async () => {
    const inspection = await inspectCredential('{}')
    expect(inspection).toMatchObject({ kind: 'unrecognized', types: [], contexts: [], proofs: [] })
    expect(Object.keys(inspection)).not.toContain('validUntil')
  })

  it('refuses what cannot be read with the code of the format check', async () => {
    await expect(inspectCredential('{')).rejects.toThrow(OpenBadgesError)
    await expect(inspectCredential('hello')).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNIZED' })
  })
})
