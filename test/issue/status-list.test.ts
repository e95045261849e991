import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { SignedStatusList } from '../../src/model/signed-credential.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import { signStatusList, type StatusListPublication } from '../../src/issue/status-list.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import type { BitstringStatusListCredential } from '../../src/model/status-list.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createStatusList, decodeStatusList } from '../../src/status/status-list.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { fixedKey } from '../support/fixed-keys.js'
import { seededRandom } from '../support/seeded-random.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const other = await fixedKey('other')
const issuer = issuerOf(key)
const url = 'https://school.example/status/1'
const now = (): number => Date.parse('2026-11-22T09:00:00.750Z')
const list = createStatusList({ purpose: 'revocation' }).set(7).set(131_071)

const publicationWith = (changes: object = {}): StatusListPublication => ({
  url,
  issuer,
  signer: createJwtSigner(key),
  now,
  ...changes,
})

const verify = (signed: SignedStatusList, asOf = new Date(now())): Promise<VerificationReport> =>
  createVerifier({ trustedIssuers: [issuer], now }).verify(signed, { accept: ['status-list'], asOf })

/** What was signed, as JSON. */
function credentialOf(signed: SignedStatusList): BitstringStatusListCredential {
  if (signed.format === 'data-integrity') return signed.document
  const payload = Buffer.from(signed.token.split('.')[1]!, 'base64url').toString()
  return JSON.parse(payload) as BitstringStatusListCredential
}

describe.each<[string, (key: SigningKey) => Signer]>([
  ['jwt', (each) => createJwtSigner(each)],
  ['data-integrity', (each) => createDataIntegritySigner(each)],
])('signStatusList as %s', (format, signerOf) => {
  const signer = signerOf(key)

  it('publishes the bits as the W3C wants them, and a verifier has nothing to say', async () => {
    const signed = await signStatusList(list, publicationWith({ signer }))
    expect(signed.format).toBe(format)
    const credential = credentialOf(signed)
    expect(credential).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: url,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer,
      validFrom: '2026-11-22T09:00:00Z',
      credentialSubject: { id: `${url}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation' },
    })
    const { encodedList } = credential.credentialSubject as { readonly encodedList: string }
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
    expect([bits.length, bits[0], bits.at(-1)]).toEqual([16_384, 0b0000_0001, 0b0000_0001])
    const report = await verify(signed)
    expect([report.verdict, report.kind, report.findings]).toEqual(['verified', 'status-list', []])
  })

  it('says nothing of name, end and ttl unless it is told to', async () => {
    const credential = credentialOf(await signStatusList(list, publicationWith({ signer })))
    expect(['name', 'validUntil'].filter((name) => name in credential)).toEqual([])
    expect('ttl' in credential.credentialSubject).toBe(false)
  })

  it('says name, end and ttl in milliseconds where it is told to', async () => {
    const more = { signer, name: 'Revoked badges', expiresAfter: { days: 30 }, ttlSeconds: 900 }
    const signed = await signStatusList(list, publicationWith(more))
    expect(credentialOf(signed)).toMatchObject({
      name: 'Revoked badges',
      validUntil: '2026-12-22T09:00:00Z',
      credentialSubject: { ttl: 900_000 },
    })
    const end = Date.parse('2026-12-22T09:00:00Z')
    expect((await verify(signed, new Date(end))).verdict).toBe('verified')
    expect((await verify(signed, new Date(end + 1))).verdict).toBe('expired')
  })

  it('takes a list that is larger than any badge', async () => {
    const bits = gzipSync(seededRandom('large')(500_000)).toString('base64url')
    const large = await decodeStatusList(bits, { purpose: 'revocation' })
    const signed = await signStatusList(large, publicationWith({ signer }))
    expect(JSON.stringify(signed).length).toBeGreaterThan(650_000)
    expect((await verify(signed)).verdict).toBe('verified')
  })

  it('hands out nothing when the key signs with another one than it says', async () => {
    const lying = signerOf({ ...key, sign: (message) => other.sign(message) })
    const error = await thrownBy(() => signStatusList(list, publicationWith({ signer: lying })))
    expect(error).toMatchObject({ code: 'SELF_CHECK_FAILED', facts: { code: 'SIGNATURE_INVALID' } })
  })

  it('says so when the key refuses to sign', async () => {
    const locked = signerOf({ ...key, sign: () => Promise.reject(new Error('locked')) })
    const error = await thrownBy(() => signStatusList(list, publicationWith({ signer: locked })))
    expect(error.code).toBe('SIGNING_FAILED')
  })
})

describe('signStatusList', () => {
  it('publishes what it was told to when it was called, whatever becomes of the object meanwhile', async () => {
    const changing = { ...publicationWith(), url: '', expiresAfter: { days: 0 } }
    const published = [1, 2, 3].map((number) => {
      Object.assign(changing, { url: `https://school.example/status/${number}` })
      changing.expiresAfter.days = number
      return signStatusList(list, changing)
    })
    const credentials = (await Promise.all(published)).map(credentialOf)
    expect(credentials.map(({ id, validUntil }) => [id.at(-1), validUntil])).toEqual([
      ['1', '2026-11-23T09:00:00Z'],
      ['2', '2026-11-24T09:00:00Z'],
      ['3', '2026-11-25T09:00:00Z'],
    ])
  })
})

describe('the issuer of a list', () => {
  it.each([
    ['its own key', 'did:web:school.example', 'did:web:school.example#key-1'],
    [
      'an https address, which names its keys where it likes',
      'https://school.example/issuer',
      'did:web:school.example#key-1',
    ],
  ])('may be %s', async (_, id, keyId) => {
    const named = await fixedKey('school', { id: keyId })
    const signed = await signStatusList(list, publicationWith({ issuer: id, signer: createJwtSigner(named) }))
    const trustedIssuers = [{ id, keys: [key.publicKey] }]
    const report = await createVerifier({ trustedIssuers, now }).verify(signed, { accept: ['status-list'] })
    expect(report.verdict).toBe('verified')
  })

  // The self-check takes the signer's key as published; nobody else would find it there.
  it.each([
    ['did:web:school.example', undefined],
    ['did:web:other.example', 'did:web:school.example#key-1'],
    ['did:web:school.example', 'did:web:school.example.org#key-1'],
    [issuerOf(other), undefined],
  ])('%s cannot be signed for with the key %s: OPTIONS_INVALID', async (id, keyId) => {
    const signer = createJwtSigner(await fixedKey('school', keyId === undefined ? {} : { id: keyId }))
    const error = await thrownBy(() => signStatusList(list, publicationWith({ issuer: id, signer })))
    expect(error).toMatchObject({ code: 'OPTIONS_INVALID', facts: { option: 'signer' } })
  })
})

describe('wrong options of a publication', () => {
  it.each<[string, unknown]>([
    ['url', undefined],
    ['url', '/status/1'],
    ['url', `${url}#list`],
    ['url', 'https://school.example/ 1'],
    ['url', new URL(url)],
    ['issuer', undefined],
    ['issuer', 'school'],
    ['issuer', { id: issuer }],
    ['signer', undefined],
    ['signer', null],
    ['name', ''],
    ['name', 7],
    ['name', null],
    ['name', ['Revoked badges']],
    ['ttlSeconds', -1],
    ['ttlSeconds', 0.5],
    ['ttlSeconds', '300'],
    ['ttlSeconds', Number.NaN],
    ['ttlSeconds', Infinity],
    ['ttlSeconds', 2 ** 50],
    ['ttlSeconds', null],
    ['expiresAfter', null],
    ['expiresAfter', 30],
    ['expiresAfter', '30 days'],
    ['expiresAfter', {}],
    ['expiresAfter', { day: 30 }],
    ['expiresAfter', { days: 30, dayz: 1 }],
    ['expiresAfter', { days: '30' }],
    ['expiresAfter', { days: 0.5 }],
    ['expiresAfter', { days: 0 }],
    ['expiresAfter', { days: -1 }],
    ['expiresAfter', { days: Number.NaN }],
    ['expiresAfter', { years: 8_000 }],
    ['now', () => Number.NaN],
    ['now', () => '2026-11-22'],
  ])('are refused with OPTIONS_INVALID: %s %o', async (option, value) => {
    const error = await thrownBy(() => signStatusList(list, publicationWith({ [option]: value })))
    expect(error).toMatchObject({ code: 'OPTIONS_INVALID', facts: { option } })
  })

  it.each([undefined, null, {}, 'uH4sIAAAA'])('are refused with OPTIONS_INVALID: no list but %o', async (wrong) => {
    const error = await thrownBy(() => signStatusList(wrong as never, publicationWith()))
    expect(error).toMatchObject({ code: 'OPTIONS_INVALID', facts: { option: 'list' } })
  })

  it('cost nothing: the key is not asked', async () => {
    let asked = 0
    const counting = createJwtSigner({ ...key, sign: (message) => (asked++, key.sign(message)) })
    await thrownBy(() => signStatusList(list, publicationWith({ signer: counting, expiresAfter: { days: -1 } })))
    expect(asked).toBe(0)
    await signStatusList(list, publicationWith({ signer: counting }))
    expect(asked).toBe(1)
  })

  it('are none: a ttl of nothing, a clock that is a Date, a period with a part left open', async () => {
    const good = { ttlSeconds: 0, now: () => new Date(now()), expiresAfter: { days: 1, hours: undefined } }
    const { validUntil, credentialSubject } = credentialOf(await signStatusList(list, publicationWith(good)))
    expect([validUntil, credentialSubject]).toMatchObject(['2026-11-23T09:00:00Z', { ttl: 0 }])
  })
})
