import { thrownBy } from '../support/thrown-by.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkKeyNames, createDataIntegritySigner, createJwtSigner, keysOf } from '../../src/issue/signer.js'
import { generateKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'

const credential: OpenBadgeCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:a63a60be-f4af-491c-87fc-2c8fd3007a58',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'First Aid',
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'Example Academy' },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2028-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ada',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://example.org/achievements/1',
      type: ['Achievement'],
      name: 'First Aid',
      description: 'Helps in the first minutes.',
      criteria: { narrative: 'Passed the practical test.' },
    },
  },
}

const at = Date.parse('2026-01-02T03:04:05.678Z')

let key: LocalSigningKey

beforeAll(async () => {
  key = await generateKey({ id: 'did:web:example.org#key-1' })
})

describe('createJwtSigner', () => {
  it('writes the header, the claims that Open Badges asks for, and when it was signed; no others', async () => {
    const signed = await createJwtSigner(key).sign(credential, at)
    if (signed.format !== 'jwt') throw new Error('no token')
    const [header, payload] = signed.token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object)
    expect(header).toEqual({ alg: 'EdDSA', kid: 'did:web:example.org#key-1', typ: 'JWT' })
    expect(payload).toEqual({
      ...credential,
      iss: 'did:web:example.org',
      sub: 'did:example:ada',
      jti: credential.id,
      nbf: 1767225600,
      exp: 1830297600,
      iat: 1767323045,
    })
  })

  it('refuses a date that no claim could equal (T-5)', async () => {
    const fine = { ...credential, validFrom: '2026-01-01T00:00:00.5Z' }
    await expect(createJwtSigner(key).sign(fine, at)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('createJwtSigner with embedded proofs', () => {
  it('wraps the token around the credential and its proof, and adds the claims after that', async () => {
    const inner = await generateKey({ id: 'did:web:example.org#key-2' })
    const embed = createDataIntegritySigner(inner)
    const signed = await createJwtSigner(key, { embed }).sign(credential, at)
    const embedded = await embed.sign(credential, at)
    if (signed.format !== 'jwt' || embedded.format === 'jwt') throw new Error('another format')
    const payload = JSON.parse(Buffer.from(signed.token.split('.')[1] ?? '', 'base64url').toString()) as object
    const { iss, sub, jti, nbf, exp, iat, ...rest } = payload as Record<string, unknown>
    expect(rest).toEqual(embedded.document)
    expect([iss, sub, jti]).toEqual(['did:web:example.org', 'did:example:ada', credential.id])
    expect([nbf, exp, iat]).toEqual([1767225600, 1830297600, 1767323045])
  })

  it('names every key that signs', async () => {
    const inner = await generateKey({ id: 'did:web:example.org#key-2' })
    expect(keysOf(createJwtSigner(key, { embed: createDataIntegritySigner(inner) }))).toEqual([key, inner])
    expect(keysOf(createJwtSigner(key))).toEqual([key])
  })

  it.each([
    ['a signer of tokens', (own: LocalSigningKey) => createJwtSigner(own)],
    ['a key', (own: LocalSigningKey) => own],
    ['a word', () => 'data-integrity'],
    ['null', () => null],
  ])('refuses to embed %s', (_, wrong) => {
    expect(() => createJwtSigner(key, { embed: wrong(key) as never })).toThrow(
      expect.objectContaining({
        code: 'OPTIONS_INVALID',
        facts: expect.objectContaining({ option: 'embed' }) as object,
      }) as Error,
    )
  })

  it('refuses a misspelt option', () => {
    // @ts-expect-error -- caught at the keyboard, too
    expect(() => createJwtSigner(key, { embeds: 1 })).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error,
    )
  })

  it('says so where a signer of embedded proofs makes a token', async () => {
    const lying = { ...createJwtSigner(key), format: 'data-integrity' as const }
    await expect(createJwtSigner(key, { embed: lying }).sign(credential, at)).rejects.toMatchObject({
      code: 'SIGNING_FAILED',
    })
  })
})

describe('checkKeyNames', () => {
  it('looks at every key', async () => {
    const inner = await generateKey({ id: 'did:web:other.example#key-2' })
    const signer = createJwtSigner(key, { embed: createDataIntegritySigner(inner) })
    expect(() => checkKeyNames('did:web:example.org', createJwtSigner(key))).not.toThrow()
    const refused = expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error
    expect(() => checkKeyNames('did:web:example.org', signer)).toThrow(refused)
  })
})

describe('createDataIntegritySigner', () => {
  it('adds one proof, made for assertions, at the moment that it is told', async () => {
    const signed = await createDataIntegritySigner(key).sign(credential, at)
    if (signed.format !== 'data-integrity') throw new Error('no document')
    const { proof, ...rest } = signed.document
    expect(rest).toEqual(credential)
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-01-02T03:04:05.678Z',
      proofPurpose: 'assertionMethod',
      verificationMethod: 'did:web:example.org#key-1',
    })
  })

  it('refuses keys of other algorithms at once', async () => {
    for (const algorithm of ['ES512', 'RS256', 'PS256'] as const) {
      const other = await generateKey({ algorithm, rsaBits: 2048 })
      expect(() => createDataIntegritySigner(other)).toThrow(expect.objectContaining({ code: 'KEY_INVALID' }) as Error)
    }
  })

  it.each([
    ['Ed25519', undefined, 'eddsa-rdfc-2022'],
    ['ES256', undefined, 'ecdsa-rdfc-2019'],
    ['ES384', undefined, 'ecdsa-rdfc-2019'],
    ['Ed25519', 'eddsa-jcs-2022', 'eddsa-jcs-2022'],
    ['ES256', 'ecdsa-jcs-2019', 'ecdsa-jcs-2019'],
    ['ES384', 'ecdsa-jcs-2019', 'ecdsa-jcs-2019'],
  ] as const)('signs with a key for %s, asked for %s, by %s', async (algorithm, suite, expected) => {
    const other = await generateKey({ algorithm })
    const signer = createDataIntegritySigner(other, suite === undefined ? {} : { suite })
    const signed = await signer.sign(credential, at)
    expect(signed).toMatchObject({ document: { proof: { type: 'DataIntegrityProof', cryptosuite: expected } } })
  })

  it('refuses a suite that the key does not sign with, and one that nobody knows', async () => {
    const other = await generateKey({ algorithm: 'ES256' })
    const code = (suite: string): string =>
      thrownBy(() => createDataIntegritySigner(other, { suite: suite as 'eddsa-rdfc-2022' })).code
    expect(code('eddsa-rdfc-2022')).toBe('KEY_INVALID')
    expect(code('eddsa-jcs-2022')).toBe('KEY_INVALID')
    // Verified, and never issued.
    expect(code('eddsa-2022')).toBe('OPTIONS_INVALID')
    expect(code('bbs-2023')).toBe('OPTIONS_INVALID')
  })

  it('refuses to sign a term that no context defines, and names it', async () => {
    const unsafe = { ...credential, favouriteColour: 'blue' }
    await expect(createDataIntegritySigner(key).sign(unsafe, at)).rejects.toMatchObject({
      code: 'TERM_UNDEFINED',
      path: '/favouriteColour',
    })
  })

  it('signs terms of a context that its owner adds', async () => {
    const context = 'https://example.org/contexts/colours.json'
    const contexts = {
      [context]: JSON.stringify({ '@context': { favouriteColour: 'https://example.org/terms#colour' } }),
    }
    const extended = { ...credential, '@context': [...credential['@context'], context], favouriteColour: 'blue' }
    const signed = await createDataIntegritySigner(key, { contexts }).sign(extended, at)
    expect(signed).toHaveProperty('document.proof.proofValue')
  })
})
