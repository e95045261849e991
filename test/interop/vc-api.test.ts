/** The server for the suites of the W3C: every route, by HTTP, with what is right and what is wrong. */
import { request } from 'node:http'
import { CompactSign, importJWK, type JWK } from 'jose'
import { afterAll, describe, expect, it } from 'vitest'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import type { JsonObject } from '../../src/json/json.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { createPeerIssuer, verifyWithPeer } from '../support/peer-stack.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { startVcApi } from './vc-api.js'

const now = Date.parse('2026-06-01T00:00:00Z')
const api = await startVcApi({ fetch: noNetwork, now: () => now })
afterAll(() => api.close())

interface Answered {
  readonly status: number
  readonly body: JsonObject
}

async function post(path: string, body: unknown): Promise<Answered> {
  const response = await fetch(api.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as JsonObject }
}

const titlesOf = ({ body }: Answered): readonly unknown[] =>
  (body['problemDetails'] as readonly JsonObject[]).map(({ title }) => title)

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'ExampleAlumniCredential'],
  issuer: 'https://issuer.example',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', alumniOf: 'Example University', degree: 'BA' },
}

/** The same without words of the context of examples, which others need not know. */
const plain = {
  ...credential,
  '@context': credential['@context'].slice(0, 1),
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:ada', name: 'Ada' },
}

const issue = (name: string, given: object = credential, options: object = {}): Promise<Answered> =>
  post(`/issuers/${name}/credentials/issue`, { credential: given, options })
const verify = (verifiableCredential: unknown): Promise<Answered> =>
  post('/credentials/verify', { verifiableCredential, options: { checks: ['proof'] } })

it('there is an issuer for each suite and type of key, each with its own did:key', () => {
  expect(api.issuers.map(({ name }) => name)).toEqual([
    'eddsa-rdfc-2022',
    'eddsa-jcs-2022',
    'ecdsa-rdfc-2019-p256',
    'ecdsa-rdfc-2019-p384',
    'ecdsa-jcs-2019-p256',
    'ecdsa-jcs-2019-p384',
    'ecdsa-sd-2023',
  ])
  expect(new Set(api.issuers.map(({ did }) => did)).size).toBe(api.issuers.length)
})

describe.each(api.issuers.filter(({ isSelective }) => !isSelective))('$name', ({ name, did, suite }) => {
  it('issues a credential of its own, and verifies it', async () => {
    const { status, body } = await issue(name)
    expect(status).toBe(201)
    expect(body).toMatchObject({ issuer: did, proof: { cryptosuite: suite, proofPurpose: 'assertionMethod' } })
    expect(await verify(body)).toMatchObject({ status: 200, body: { verified: true, problemDetails: [] } })
  })

  it('a credential that was changed is refused', async () => {
    const { body } = await issue(name)
    const answered = await verify({ ...body, validFrom: '2025-01-01T00:00:00Z' })
    expect(answered).toMatchObject({ status: 400, body: { verified: false, verdict: 'invalid' } })
    expect(titlesOf(answered)).toEqual(['SIGNATURE_INVALID'])
  })
})

describe('ecdsa-sd-2023', () => {
  const name = 'ecdsa-sd-2023'
  const options = { mandatoryPointers: ['/issuer', '/validFrom'] }
  const shownOf = async (selectivePointers: readonly string[]): Promise<Answered> => {
    const { body } = await issue(name, credential, options)
    return post('/credentials/derive', { verifiableCredential: body, options: { selectivePointers } })
  }

  it('what is derived shows what was selected, and verifies', async () => {
    const { status, body } = await shownOf(['/credentialSubject/degree'])
    expect(status).toBe(201)
    expect(body['credentialSubject']).toEqual({ id: 'did:example:ada', degree: 'BA' })
    expect(body['validFrom']).toBe(credential.validFrom)
    expect((await verify(body)).status).toBe(200)
  })

  it('what is derived and then changed is refused', async () => {
    const { body } = await shownOf(['/credentialSubject/degree'])
    const answered = await verify({ ...body, credentialSubject: { id: 'did:example:ada', degree: 'MA' } })
    expect(answered.status).toBe(400)
  })

  it('a base proof is refused by the verifier', async () => {
    const { status, body } = await issue(name, credential, options)
    expect(status).toBe(201)
    expect((await verify(body)).status).toBe(400)
  })

  it('nothing is derived from a credential of another suite, or without pointers, or of nowhere', async () => {
    const { body: other } = await issue('eddsa-rdfc-2022')
    const options = { selectivePointers: ['/credentialSubject/degree'] }
    const derived = await post('/credentials/derive', { verifiableCredential: other, options })
    expect(derived.status).toBe(400)
    expect(titlesOf(derived)).toEqual(['INPUT_INVALID'])
    const { body: base } = await issue(name, credential, { mandatoryPointers: [] })
    const without = await post('/credentials/derive', { verifiableCredential: base })
    expect([without.status, titlesOf(without)]).toEqual([400, ['OPTIONS_INVALID']])
    expect([(await shownOf(['/nowhere'])).status, titlesOf(await shownOf(['/nowhere']))]).toEqual([
      400,
      ['POINTER_UNRESOLVED'],
    ])
  })
})

describe('/credentials/issue', () => {
  it('answers without the name of an issuer, and wraps what it made when asked to', async () => {
    const { status, body } = await post('/credentials/issue?wrapped', { credential })
    expect(status).toBe(201)
    expect(body['verifiableCredential']).toMatchObject({ proof: { cryptosuite: 'eddsa-rdfc-2022' } })
  })

  it('keeps what is said of the issuer', async () => {
    const { body } = await issue('eddsa-jcs-2022', { ...credential, issuer: { id: 'urn:example:1', name: 'Ours' } })
    expect(body['issuer']).toEqual({ id: api.issuers[1]?.did, name: 'Ours' })
  })

  it.each([
    ['no issuer', { issuer: undefined }, '/credential/issuer'],
    ['an issuer that is no IRI', { issuer: 'me' }, '/credential/issuer'],
    [
      'another context first',
      { '@context': ['https://example.org/1', ...credential['@context']] },
      '/credential/@context',
    ],
    [
      'data model 1.1',
      { '@context': ['https://www.w3.org/2018/credentials/v1'], issuanceDate: '2026-01-01T00:00:00Z' },
      '/credential/@context',
    ],
    ['no type', { type: undefined }, '/credential/type'],
    ['not the type of credentials', { type: ['ExampleAlumniCredential'] }, '/credential/type'],
    ['an id that is no IRI', { id: 'one' }, '/credential/id'],
    ['two ids', { id: ['urn:example:1', 'urn:example:2'] }, '/credential/id'],
    ['no subject', { credentialSubject: undefined }, '/credential/credentialSubject'],
    ['a subject that says nothing', { credentialSubject: {} }, '/credential/credentialSubject'],
    ['a date without a time', { validFrom: '2026-01-01' }, '/credential/validFrom'],
    ['an end before the start', { validUntil: '2025-01-01T00:00:00Z' }, '/credential/validUntil'],
    ['a status without a type', { credentialStatus: { id: 'urn:example:1' } }, '/credential/credentialStatus'],
    ['a schema without an id', { credentialSchema: { type: 'JsonSchema' } }, '/credential/credentialSchema'],
    ['a proof', { proof: { type: 'DataIntegrityProof' } }, '/credential/proof'],
  ])('refuses a credential with %s', async (_what, change, pointer) => {
    const answered = await issue('eddsa-rdfc-2022', { ...credential, ...change })
    expect(answered).toMatchObject({ status: 400, body: { title: 'MALFORMED_VALUE_ERROR', pointer } })
  })

  it('refuses words that no context defines', async () => {
    const [context] = credential['@context']
    const answered = await issue('eddsa-rdfc-2022', { ...credential, '@context': [context] })
    expect([answered.status, titlesOf(answered)]).toEqual([400, ['TERM_UNDEFINED']])
  })

  it('refuses mandatory pointers of a suite that has none, and wrong ones', async () => {
    const pointless = await issue('eddsa-rdfc-2022', credential, { mandatoryPointers: ['/issuer'] })
    expect(pointless).toMatchObject({ status: 400, body: { title: 'OPTIONS_INVALID' } })
    const wrong = await issue('ecdsa-sd-2023', credential, { mandatoryPointers: '/issuer' })
    expect(wrong).toMatchObject({ status: 400, body: { title: 'OPTIONS_INVALID' } })
  })
})

describe('/credentials/verify', () => {
  it('what expired is refused', async () => {
    const { body } = await issue('eddsa-rdfc-2022', { ...credential, validUntil: '2026-02-01T00:00:00Z' })
    expect(await verify(body)).toMatchObject({ status: 400, body: { verified: false, verdict: 'expired' } })
  })

  it('what names a status list that cannot be had is not verified, and not invalid', async () => {
    const credentialStatus = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '5',
      statusListCredential: 'https://issuer.example/list',
    }
    const { body } = await issue('eddsa-rdfc-2022', { ...credential, credentialStatus })
    const answered = await verify(body)
    expect(answered).toMatchObject({ status: 400, body: { verified: false, verdict: 'unknown' } })
    expect(titlesOf(answered)).toEqual(['STATUS_LIST_UNREACHABLE'])
  })

  it('what is signed and is no credential of the data model is refused', async () => {
    const key = await fixedKey('vc-api.test')
    const issuer = key.id.replace(/#.*/, '')
    const signer = createDataIntegritySigner(key, { suite: 'eddsa-jcs-2022' })
    const signed = await signer.sign({ ...credential, issuer, type: ['ExampleAlumniCredential'] }, now)
    const answered = await verify('document' in signed ? signed.document : signed)
    expect(answered).toMatchObject({ status: 400, body: { verdict: 'invalid' } })
    expect(titlesOf(answered)).toEqual(['MALFORMED_VALUE_ERROR'])
  })

  it.each([
    ['no proof', { proof: undefined }],
    ['a proof that is null', { proof: null }],
    ['a proof of an unknown suite', { proof: { type: 'DataIntegrityProof', cryptosuite: 'unknown-suite' } }],
    ['a proof without a type', { proof: { cryptosuite: 'eddsa-rdfc-2022' } }],
  ])('a credential with %s is refused', async (_what, change) => {
    const { body } = await issue('eddsa-rdfc-2022')
    const answered = await verify({ ...body, ...change })
    expect([answered.status, answered.body['verified']]).toEqual([400, false])
  })

  it('a token in an envelope of the W3C is verified, or refused, by what it says', async () => {
    const key = await fixedKey('vc-api.test')
    const signed = await createJwtSigner(key).sign({ ...plain, issuer: key.id.replace(/#.*/, '') }, now)
    const token = signed.format === 'jwt' ? signed.token : ''
    const enveloped = (content: string): object => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${content}`,
    })
    expect(await verify(enveloped(token))).toMatchObject({ status: 200, body: { verified: true } })
    const [header, , signature] = token.split('.')
    const payload = Buffer.from(JSON.stringify({ ...plain, issuer: key.id })).toString('base64url')
    const changed = await verify(enveloped([header, payload, signature].join('.')))
    expect(changed).toMatchObject({ status: 400, body: { verdict: 'invalid' } })
    expect((await verify(enveloped('no token'))).status).toBe(400)
  })

  it('a presentation is no credential', async () => {
    const { body } = await issue('eddsa-rdfc-2022')
    const answered = await verify({ ...body, type: ['VerifiablePresentation'] })
    expect([answered.status, titlesOf(answered)]).toEqual([400, ['KIND_NOT_ACCEPTED']])
  })
})

describe('/presentations/verify', () => {
  const madeOf = async (verifiableCredential: unknown, occasion: JsonObject = {}): Promise<JsonObject> => {
    const key = await fixedKey('vc-api.test holder')
    const unsigned: JsonObject = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: key.id.replace(/#.*/, ''),
      verifiableCredential: verifiableCredential as JsonObject,
    }
    return signWithOptions(unsigned, key, { ...proofOptions(key.id), proofPurpose: 'authentication', ...occasion })
  }
  const present = async (verifiableCredential: unknown, change: object = {}): Promise<Answered> =>
    post('/presentations/verify', { verifiablePresentation: { ...(await madeOf(verifiableCredential)), ...change } })

  it('is verified if its holder signed it and its members are verified', async () => {
    const { body: first } = await issue('eddsa-rdfc-2022', plain)
    const { body: second } = await issue('ecdsa-jcs-2019-p384', plain)
    expect(await present([first, second])).toMatchObject({ status: 200, body: { verified: true, problemDetails: [] } })
  })

  it('is refused if one member is not verified, and says which', async () => {
    const { body: first } = await issue('eddsa-rdfc-2022', plain)
    const answered = await present([first, { ...first, validFrom: '2025-01-01T00:00:00Z' }])
    expect(answered).toMatchObject({
      status: 400,
      body: { verified: false, problemDetails: [{ title: 'SIGNATURE_INVALID' }] },
    })
    const [reason] = answered.body['problemDetails'] as readonly JsonObject[]
    expect(reason?.['pointer']).toMatch(/^\/verifiableCredential\/1/)
  })

  it('is refused if a member is signed and no credential of the data model', async () => {
    const key = await fixedKey('vc-api.test')
    const { credentialSubject: _subject, ...rest } = plain
    const document = { ...rest, issuer: key.id.replace(/#.*/, '') }
    const signed = await createDataIntegritySigner(key, { suite: 'eddsa-jcs-2022' }).sign(document, now)
    const answered = await present('document' in signed ? signed.document : undefined)
    expect(answered).toMatchObject({ status: 400, body: { verified: false } })
    expect(answered.body['problemDetails']).toContainEqual(
      expect.objectContaining({ title: 'MALFORMED_VALUE_ERROR', pointer: '/verifiableCredential/credentialSubject' }),
    )
  })

  it('is refused if its holder did not sign it so', async () => {
    const { body } = await issue('eddsa-rdfc-2022', plain)
    const answered = await present([body], { holder: 'did:example:eve' })
    expect(answered).toMatchObject({ status: 400, body: { verified: false } })
    expect((await present([body], { proof: undefined })).status).toBe(400)
  })

  const signedFor = async (occasion: JsonObject): Promise<JsonObject> =>
    madeOf((await issue('eddsa-rdfc-2022', plain)).body, occasion)
  const asked = { challenge: 'a text of our own', domain: 'https://verifier.example' }

  it.each([
    ['both', asked],
    ['the challenge alone', { challenge: asked.challenge }],
    ['the domain alone', { domain: asked.domain }],
    ['neither', {}],
  ])('is verified if it was made for what is asked: %s', async (_what, options) => {
    const answered = await post('/presentations/verify', { verifiablePresentation: await signedFor(asked), options })
    expect(answered).toMatchObject({ status: 200, body: { verified: true, problemDetails: [] } })
  })

  it.each([
    ['for another challenge', asked, { challenge: 'another' }, 'PROOF_CHALLENGE_MISMATCH'],
    ['for no challenge', { domain: asked.domain }, {}, 'PROOF_CHALLENGE_MISMATCH'],
    ['for another domain', asked, { domain: 'https://elsewhere.example' }, 'PROOF_DOMAIN_MISMATCH'],
    ['for no domain', { challenge: asked.challenge }, {}, 'PROOF_DOMAIN_MISMATCH'],
    [
      'for a second domain, too',
      { ...asked, domain: [asked.domain, 'https://b.example'] },
      {},
      'PROOF_DOMAIN_MISMATCH',
    ],
  ])('is refused if it was made %s', async (_what, occasion, change, code) => {
    const options = { ...asked, ...change }
    const answered = await post('/presentations/verify', { verifiablePresentation: await signedFor(occasion), options })
    expect(answered).toMatchObject({ status: 400, body: { verified: false, verdict: 'invalid' } })
    expect(titlesOf(answered)).toEqual([code])
  })

  it('a token is made for what its nonce and its audience say', async () => {
    const key = await fixedKey('vc-api.test holder')
    const { body } = await issue('eddsa-rdfc-2022', plain)
    const holder = key.id.replace(/#.*/, '')
    const payload = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder,
      verifiableCredential: [body],
      iss: holder,
      nonce: asked.challenge,
      aud: asked.domain,
    }
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', kid: key.id, typ: 'vp+jwt' })
      .sign(await importJWK(key.exportPrivateJwk() as JWK, 'EdDSA'))
    const verifiablePresentation = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiablePresentation',
      id: `data:application/vp+jwt,${token}`,
    }
    expect(await post('/presentations/verify', { verifiablePresentation, options: asked })).toMatchObject({
      status: 200,
      body: { verified: true, problemDetails: [] },
    })
    const options = { ...asked, challenge: 'another' }
    const answered = await post('/presentations/verify', { verifiablePresentation, options })
    expect([answered.status, titlesOf(answered)]).toEqual([400, ['PROOF_CHALLENGE_MISMATCH']])
  })

  it.each([
    ['challenge', ''],
    ['challenge', 7],
    ['domain', null],
    ['domain', [asked.domain]],
  ])('a %s that is %j is refused, and not passed over', async (name, value) => {
    const verifiablePresentation = await signedFor(asked)
    const answered = await post('/presentations/verify', { verifiablePresentation, options: { [name]: value } })
    expect(answered).toMatchObject({ status: 400, body: { title: 'OPTIONS_INVALID', pointer: `/options/${name}` } })
  })

  it('a credential is not verified for an occasion, and says so', async () => {
    const { body } = await issue('eddsa-rdfc-2022')
    const answered = await post('/credentials/verify', { verifiableCredential: body, options: asked })
    expect(answered).toMatchObject({ status: 400, body: { title: 'OPTIONS_INVALID', pointer: '/options/challenge' } })
  })

  it('a credential is no presentation', async () => {
    const { body } = await issue('eddsa-rdfc-2022', plain)
    const answered = await post('/presentations/verify', { verifiablePresentation: body })
    expect(answered).toMatchObject({ status: 400, body: { verified: false } })
  })
})

describe('whatever is asked', () => {
  it.each([
    ['no JSON', '{', 'PARSING_ERROR'],
    ['an array', [], 'PARSING_ERROR'],
    ['an object without what is needed', {}, 'MALFORMED_VALUE_ERROR'],
    [
      'a number for an object',
      { credential: 1, verifiableCredential: 1, verifiablePresentation: 1 },
      'MALFORMED_VALUE_ERROR',
    ],
    ['options that are none', { options: 'all' }, 'MALFORMED_VALUE_ERROR'],
  ])('%s is refused by every route', async (_what, body, title) => {
    for (const route of ['/credentials/issue', '/credentials/verify', '/presentations/verify', '/credentials/derive']) {
      expect(await post(route, body)).toMatchObject({ status: 400, body: { title } })
    }
  })

  it('other paths, other issuers and other methods are refused', async () => {
    expect((await post('/credentials', {})).status).toBe(404)
    expect((await post('/constructor', {})).status).toBe(404)
    expect((await post('/issuers/nobody/credentials/issue', { credential })).status).toBe(404)
    expect((await fetch(`${api.url}/credentials/issue`)).status).toBe(405)
  })

  it('a body that is too large is refused before it is read to its end', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${api.url}/credentials/verify`, { method: 'POST' }, ({ statusCode }) => {
        sent.destroy()
        resolve(statusCode)
      })
      sent.on('error', reject)
      sent.write(' '.repeat(1_000_001))
    })
    expect(status).toBe(413)
  })
})

describe('the other implementation', () => {
  it.each([
    ['eddsa-rdfc-2022', undefined],
    ['eddsa-jcs-2022', new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })],
    ['ecdsa-rdfc-2019-p256', new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019 })],
    ['ecdsa-rdfc-2019-p384', new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019 })],
  ])('verifies what %s issues', async (name, suite) => {
    const { body } = await issue(name, plain)
    expect(await verifyWithPeer(body, new Date(now), suite)).toEqual({ verified: true, errors: [] })
    const changed = { ...body, validFrom: '2025-01-01T00:00:00Z' }
    expect((await verifyWithPeer(changed, new Date(now), suite)).verified).toBe(false)
  })
  it('issues what the server verifies', async () => {
    const did = (await fixedKey('vc-api.test peer')).id.replace(/#.*/, '')
    const sign = await createPeerIssuer('vc-api.test peer', did)
    const signed = await sign({ ...plain, issuer: did }, new Date(now))
    expect(await verify(signed)).toMatchObject({ status: 200, body: { verified: true } })
    expect((await verify({ ...signed, issuer: 'did:example:eve' })).status).toBe(400)
  })
})
