import { beforeAll, describe, expect, it } from 'vitest'
import { createStatusList } from '../../src/status/status-list.js'
import { createIssuer, type Award } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { didJwkOf, didKeyOf } from '../../src/keys/publish.js'
import { generateKey, importKey, type LocalSigningKey, type SigningKey } from '../../src/keys/signing-key.js'
import { createVerifier } from '../../src/verify/verifier.js'

const award: Award = {
  achievement: {
    name: 'First Aid',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test.',
  },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
}

const now = (): number => Date.parse('2026-11-22T09:00:00.750Z')

let key: LocalSigningKey
let did: string

beforeAll(async () => {
  key = await generateKey()
  did = didKeyOf(key.publicKey) ?? ''
})

function issuerWith(signingKey: SigningKey, id = did): ReturnType<typeof createIssuer> {
  const signer = createDataIntegritySigner(signingKey)
  return createIssuer({ profile: { id, name: 'Example Academy' }, signer, status: 'none', now })
}

describe('createIssuer', () => {
  it.each(['Ed25519', 'ES256', 'ES384', 'RS256'] as const)('issues a token by %s that verifies', async (algorithm) => {
    const jwtKey = await generateKey({ algorithm, rsaBits: 2048 })
    const id = didKeyOf(jwtKey.publicKey) ?? didJwkOf(jwtKey.publicKey)
    const issuer = createIssuer({ profile: { id, name: 'A' }, signer: createJwtSigner(jwtKey), status: 'none', now })
    const badge = await issuer.issue(award)
    expect(badge.format).toBe('jwt')
    const report = await createVerifier({ trustedIssuers: [id], now }).verify(badge)
    expect(report.verdict).toBe('verified')
    expect(report.findings).toEqual([])
  })

  it('issues a document with an embedded proof that verifies, in whole seconds and with its expiry', async () => {
    const badge = await issuerWith(key).issue(award)
    if (badge.format !== 'data-integrity') throw new Error('a token')
    expect(badge.document).toMatchObject({ validFrom: '2026-11-22T09:00:00Z', validUntil: '2028-11-22T09:00:00Z' })
    expect(badge.document.proof).toMatchObject({ created: '2026-11-22T09:00:00Z' })
    const report = await createVerifier({ trustedIssuers: [did], now }).verify(badge)
    expect(report.verdict).toBe('verified')
    expect(report.credential).toMatchObject({ name: 'First Aid' })
  })

  it('verifies a badge of an issuer that pins its key, without asking anybody', async () => {
    const id = 'did:web:academy.example'
    const named = await importKey(key.exportPrivateJwk(), { id: `${id}#key-1` })
    const badge = await issuerWith(named, id).issue(award)
    const trustedIssuers = [{ id, keys: [key.publicKey] }]
    const report = await createVerifier({ trustedIssuers, now }).verify(badge)
    expect(report.verdict).toBe('verified')
    expect(report.evidence).toMatchObject({ fetches: [], proof: { keySource: 'pinned' } })
  })

  it('hands out nothing when the key signs with another one than it says', async () => {
    const other = await generateKey()
    const lying: SigningKey = { ...key, sign: (message) => other.sign(message) }
    await expect(issuerWith(lying).issue(award)).rejects.toMatchObject({
      code: 'SELF_CHECK_FAILED',
      facts: { code: 'SIGNATURE_INVALID' },
    })
  })

  it('says so when the key refuses to sign', async () => {
    const locked: SigningKey = { ...key, sign: () => Promise.reject(new Error('locked')) }
    await expect(issuerWith(locked).issue(award)).rejects.toMatchObject({ code: 'SIGNING_FAILED' })
  })

  it('refuses a key that is not named under the issuer', () => {
    expect(() => issuerWith(key, 'did:web:academy.example')).toThrow(
      expect.objectContaining({
        code: 'OPTIONS_INVALID',
        facts: expect.objectContaining({ option: 'signer' }) as object,
      }) as Error,
    )
  })

  it('refuses to leave open whether badges can be revoked', () => {
    const options = { profile: { id: did, name: 'A' }, signer: createJwtSigner(key) }
    // @ts-expect-error status must be written out
    expect(() => createIssuer(options)).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })

  it.each([
    ['a list, which keeps nothing and knows no address', createStatusList({ purpose: 'revocation' })],
    ['an object that allocates nothing', {}],
    ['another word', 'later'],
  ])('refuses for the status %s', (_, status) => {
    const options = { profile: { id: did, name: 'A' }, signer: createJwtSigner(key), status: status as 'none' }
    expect(() => createIssuer(options)).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error)
  })

  it('refuses a clock that tells no time', async () => {
    const signer = createJwtSigner(key)
    const issuer = createIssuer({ profile: { id: did, name: 'A' }, signer, status: 'none', now: () => Number.NaN })
    await expect(issuer.issue(award)).rejects.toMatchObject({ code: 'OPTIONS_INVALID' })
  })

  it.each(['issuer', 'credentialStatus'])('refuses an award that sets %s, which is not its to set', async (name) => {
    const wrong = { ...award, [name]: { id: 'did:web:other.example' } }
    await expect(issuerWith(key).issue(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID', path: `/${name}` })
  })

  it('refuses wrong input with its path', async () => {
    const wrong = { ...award, validUntil: '2020-01-01T00:00:00Z', expiresAfter: undefined } as unknown as Award
    await expect(issuerWith(key).issue(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('endorse', () => {
  const statement = {
    name: 'Accredited school',
    subject: { id: 'did:web:school.example', comment: 'Teaches well.' },
    expiresAfter: { years: 5 },
  }

  it.each(['token', 'document'])(
    'issues an endorsement as a %s that verifies as one, and never as a badge',
    async (as) => {
      const signer = as === 'token' ? createJwtSigner(key) : createDataIntegritySigner(key)
      const guild = createIssuer({ profile: { id: did, name: 'Guild' }, signer, status: 'none', now })
      const endorsement = await guild.endorse(statement)
      const verifier = createVerifier({ trustedIssuers: [did], now })
      const report = await verifier.verify(endorsement, { accept: ['endorsement'] })
      expect(report.verdict).toBe('verified')
      expect(report.credential).toMatchObject({
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'Accredited school',
        issuer: { id: did, name: 'Guild' },
        validFrom: '2026-11-22T09:00:00Z',
        validUntil: '2031-11-22T09:00:00Z',
        credentialSubject: {
          id: 'did:web:school.example',
          type: ['EndorsementSubject'],
          endorsementComment: 'Teaches well.',
        },
      })
      expect((await verifier.verify(endorsement)).verdict).toBe('invalid')
    },
  )

  it('gives it a place in a status list, so that it can be withdrawn', async () => {
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://guild.example/status/1',
    } as const
    const signer = createDataIntegritySigner(key)
    let allocated = 0
    const status = { allocate: () => Promise.resolve((allocated++, entry)) }
    const guild = createIssuer({ profile: { id: did, name: 'Guild' }, signer, status, now })
    expect(await guild.endorse(statement)).toMatchObject({ document: { credentialStatus: entry } })
    await expect(guild.endorse({ ...statement, name: '' })).rejects.toMatchObject({ path: '/name' })
    expect(allocated).toBe(1)
  })

  it('hints at an endorsement of oneself', async () => {
    const hints: string[] = []
    const signer = createDataIntegritySigner(key)
    const onHint = ({ code }: { readonly code: string }): number => hints.push(code)
    const guild = createIssuer({ profile: { id: did, name: 'Guild' }, signer, status: 'none', now, onHint })
    await guild.endorse({ ...statement, subject: { id: did } })
    expect(hints).toEqual(['SELF_ENDORSED'])
  })

  it.each([
    ["an issuer, which is not the statement's to set", { issuer: { id: 'did:web:other.example' } }, '/issuer'],
    ['a status', { credentialStatus: { type: 'BitstringStatusListEntry' } }, '/credentialStatus'],
    ['no subject', { subject: undefined }, '/subject'],
    ['a subject without an id', { subject: { comment: 'Good.' } }, '/subject/id'],
    ['an achievement', { achievement: award.achievement }, '/achievement'],
    ['an end before its start', { expiresAfter: undefined, validUntil: '2020-01-01T00:00:00Z' }, '/validUntil'],
  ])('refuses a statement with %s', async (_, change, path) => {
    const wrong = { ...statement, ...change } as unknown as typeof statement
    await expect(issuerWith(key).endorse(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
  })
})
