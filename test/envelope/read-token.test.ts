import { describe, expect, it } from 'vitest'
import { looksLikeToken, readToken } from '../../src/envelope/read-token.js'
import { defaultLimits } from '../../src/limits.js'
import { credentialsV1Context, credentialsV2Context } from '../../src/model/contexts.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'
import { encodePart, unsignedToken } from '../support/tokens.js'

const origin = { inputKind: 'text', sha256: 'ab'.repeat(32) } as const

const read = (token: string): ReturnType<typeof readToken> => readToken(token, origin, defaultLimits)

const refusal = (token: string): string => thrownBy(() => read(token)).code

const credential = { '@context': [credentialsV2Context], type: ['OpenBadgeCredential'], id: 'urn:a' }

describe('looksLikeToken', () => {
  it.each([
    unsignedToken({}),
    'a.b.c',
    'a..',
    // Meant as tokens, and to be told what is wrong with them.
    'eyJhbGciOiJFUzI1NiJ9=.e30.c2ln',
    'eyJhbGciOiJFUzI1NiJ9 .e30.c2ln',
    'eyJhbGciOiJFUzI1NiJ9.e30.c2ln~disclosure~',
    'eyJhbGciOiJFUzI1NiJ9.e30',
    'eyJhbGciOiJFUzI1NiJ9.a.b.c.d',
  ])('takes %s for one', (text) => {
    expect(looksLikeToken(text)).toBe(true)
  })

  it.each([
    '',
    '.',
    '..',
    '.a.b',
    'a.b',
    'eyes',
    'a.b.c.d',
    'a b.c.d',
    '{"a":"b.c.d"}',
    'https://school.example/a.b.c',
  ])('takes %j for none', (text) => {
    expect(looksLikeToken(text)).toBe(false)
  })
})

describe('readToken', () => {
  it('takes a payload of data model 2.0 apart into credential and claims', () => {
    const claims = { iss: 'did:a', sub: 'did:b', jti: 'urn:a', nbf: 1, exp: 2, iat: 3, aud: 'x', cnf: {} }
    const header = { alg: 'EdDSA', kid: 'did:a#1' }
    const token = unsignedToken({ ...credential, ...claims }, header)
    expect(read(token)).toStrictEqual({
      format: 'jwt',
      ...origin,
      token,
      header,
      payload: { ...credential, ...claims },
      claims,
      layout: 'payload',
      document: credential,
      proofs: [],
      kind: 'badge',
      dataModel: '2.0',
    })
  })

  it('takes a credential of data model 1.1 out of the "vc" claim', () => {
    const vc = { '@context': [credentialsV1Context], type: ['OpenBadgeCredential'] }
    const envelope = read(unsignedToken({ vc, iss: 'did:a', issuer: 'did:b' }))
    expect(envelope).toMatchObject({ layout: 'vc-claim', document: vc, dataModel: '1.1', kind: 'badge' })
    expect(envelope.claims).toEqual({ iss: 'did:a', issuer: 'did:b' })
  })

  it('takes embedded proofs out of the credential', () => {
    const proof = { type: 'DataIntegrityProof' }
    const envelope = read(unsignedToken({ ...credential, proof }))
    expect(envelope.document).toEqual(credential)
    expect(envelope.proofs).toEqual([{ proof, path: '/proof' }])
  })

  // A6: which of the two was signed for?
  it.each([
    ['@context', { '@context': [credentialsV2Context] }],
    ['type', { type: ['OpenBadgeCredential'] }],
    ['credentialSubject', { credentialSubject: {} }],
    ['everything', credential],
  ])('refuses a credential in "vc" and %s beside it with JWT_PAYLOAD_AMBIGUOUS', (_, beside) => {
    expect(refusal(unsignedToken({ ...beside, vc: credential }))).toBe('JWT_PAYLOAD_AMBIGUOUS')
  })

  it.each([null, 'text', [], 1])('refuses %j as "vc" claim with JWT_MALFORMED', (vc) => {
    expect(refusal(unsignedToken({ vc }))).toBe('JWT_MALFORMED')
  })

  // A10: a token has one spelling. Header {"alg":"EdDSA"}, payload {}.
  const [header, payload] = [encodePart({ alg: 'EdDSA' }), encodePart({})]

  it.each([
    ['one part', header],
    ['two parts', `${header}.${payload}`],
    ['four parts', `${header}.${payload}.AAAA.`],
    ['five parts, as encrypted tokens have', `${header}..AAAA.AAAA.AAAA`],
    ['padding in the header', `${header}=.${payload}.AAAA`],
    ['padding in the payload', `${header}.${payload}=.AAAA`],
    ['padding in the signature', `${header}.${payload}.AA==`],
    ['a space in the signature', `${header}.${payload}.AA AA`],
    ['a line break between parts', `${header}.\n${payload}.AAAA`],
    ['unused bits in the signature', `${header}.${payload}.AB`],
    ['unused bits in the payload', `${header}.e31.AAAA`],
    ['a signature of a length that no bytes have', `${header}.${payload}.A`],
    ['the alphabet of base64', `${header}.${payload}.AA+/`],
    ['a header that is not UTF-8', `gIA.${payload}.AAAA`],
    ['a payload that is an array', `${header}.${encodePart('[]')}.AAAA`],
    ['a payload that is null', `${header}.${encodePart('null')}.AAAA`],
    ['a header that is text', `${encodePart('"ES256"')}.${payload}.AAAA`],
  ])('refuses %s with JWT_MALFORMED', (_, token) => {
    expect(refusal(token)).toBe('JWT_MALFORMED')
  })

  // A11, C2: in header and payload alike.
  it.each([
    ['JSON_DUPLICATE_KEY', '{"alg":"none","alg":"EdDSA"}', '{}'],
    ['JSON_DUPLICATE_KEY', '{"alg":"EdDSA","\\u0061lg":"none"}', '{}'],
    ['JSON_DUPLICATE_KEY', '{"alg":"EdDSA"}', '{"issuer":"did:a","issuer":"did:b"}'],
    ['JSON_FORBIDDEN_KEY', '{"alg":"EdDSA"}', '{"__proto__":{}}'],
    ['JSON_NUMBER_UNSAFE', '{"alg":"EdDSA"}', '{"exp":1e400}'],
    ['JSON_SYNTAX', '{"alg":"EdDSA"}', '{} {}'],
    ['JSON_SYNTAX', '{"alg":"EdDSA"}', '\ufeff{}'],
    ['JSON_SYNTAX', '', '{}'],
    ['JSON_SYNTAX', '{"alg":"EdDSA"}', ''],
    ['KIND_AMBIGUOUS', '{"alg":"EdDSA"}', '{"type":["ClrCredential","OpenBadgeCredential"]}'],
    ['PROOF_MALFORMED', '{"alg":"EdDSA"}', '{"proof":"none"}'],
  ])('refuses with %s the header %s and the payload %s', (code, head, body) => {
    expect(refusal(`${encodePart(head)}.${encodePart(body)}.AAAA`)).toBe(code)
  })

  it('refuses selective disclosure with FORMAT_NOT_SUPPORTED', () => {
    expect(refusal(`${unsignedToken({})}~WyJhIl0~`)).toBe('FORMAT_NOT_SUPPORTED')
  })

  it('reads a token without signature, for the proof check to refuse', () => {
    expect(read(`${header}.${payload}.`).header).toEqual({ alg: 'EdDSA' })
  })
})

describeCorpus('Wycheproof’s tokens that lax readers take', () => {
  it('are refused if they are not in the one spelling', () => {
    const suite = JSON.parse(readCorpus('suites/wycheproof/json_web_signature_test.json').toString('utf8')) as {
      testGroups: { tests: { tcId: number; jws: unknown }[] }[]
    }
    const tokens = suite.testGroups.flatMap(({ tests }) => tests).filter(({ jws }) => typeof jws === 'string')
    const lax = tokens.filter(({ jws }) =>
      String(jws)
        .split('.')
        .some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part),
    )
    expect(lax.length).toBeGreaterThanOrEqual(6)
    for (const { jws } of lax) expect(() => read(String(jws))).toThrow()
  })

  it('real tokens of badges are all read', () => {
    const tokens = corpusEntries().filter(({ format, scope }) => format === 'jwt' && scope === 'core')
    const badges = tokens.filter(({ profile, testable }) => testable && profile === 'OB3')
    expect(badges.length).toBeGreaterThan(5)
    for (const { path } of badges) expect(read(readCorpus(path).toString('utf8').trim()).kind).toBe('badge')
  })
})
