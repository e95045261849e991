import { describe, expect, it } from 'vitest'
import type { JwtEnvelope } from '../../../src/envelope/envelope.js'
import { describeJson, type JsonObject, type JsonValue } from '../../../src/json/json.js'
import { parseJson } from '../../../src/json/parse-json.js'
import { defaultLimits } from '../../../src/limits.js'
import type { Kind } from '../../../src/model/kinds.js'
import { checkClaims as check, type CheckedClaims } from '../../../src/proof/jwt/check-claims.js'
import { smallBadge } from '../../support/badges.js'
import { thrownBy } from '../../support/thrown-by.js'

const issuer = 'https://school.example/'
const checkClaims = (claims: JsonObject, document: JsonObject, kind: Kind = 'badge'): CheckedClaims =>
  check({ format: 'jwt', claims, document, kind } as JwtEnvelope)
const badge = smallBadge(issuer) as unknown as JsonObject
const seconds = (date: string): number => Date.parse(date) / 1000

const claims = {
  iss: issuer,
  sub: 'did:example:learner-7',
  jti: String(badge['id']),
  nbf: seconds('2026-01-01T00:00:00Z'),
  exp: seconds('2028-01-01T00:00:00Z'),
}
type Claim = keyof typeof claims
const names = Object.keys(claims) as Claim[]
const silent = { iss: 'a', jti: 'b', nbf: 0 }
const texts = ['iss', 'sub', 'jti'] as const
const times = ['nbf', 'exp'] as const
const without = (claim: Claim): JsonObject =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim))
const outcomeOf = (changed: JsonObject, document = badge): string => {
  try {
    return checkClaims(changed, document)
      .findings.map(({ code }) => code)
      .join(' ')
  } catch {
    return thrownBy(() => checkClaims(changed, document)).code
  }
}

describe('checkClaims', () => {
  it('has nothing to say of claims that agree', () => {
    expect(checkClaims(claims, badge)).toEqual({
      notBefore: claims.nbf * 1000,
      notAfter: claims.exp * 1000,
      findings: [],
    })
  })

  it.each(names)('notes that %s is missing', (claim) => {
    const { findings } = checkClaims(without(claim), badge)
    expect(findings).toMatchObject([{ code: 'JWT_CLAIM_MISSING', facts: { claim } }])
  })

  it.each([
    'issuer',
    'holder',
    'validFrom',
    'validUntil',
    'issuanceDate',
    'expirationDate',
    'credentialSubject',
    'credentialStatus',
    'refreshService',
    'verifiableCredential',
  ])('notes that %s stands beside the claim that holds the credential', (claim) => {
    const { findings } = checkClaims({ ...claims, [claim]: '2020-01-01T00:00:00Z' }, badge)
    expect(findings).toMatchObject([{ code: 'JWT_CLAIM_IGNORED', facts: { claim }, path: `/${claim}` }])
  })

  it('needs no sub and no exp where the credential has neither', () => {
    const { validUntil: _, credentialSubject, ...rest } = badge
    const { id: __, ...anonymous } = credentialSubject as JsonObject
    const { iss, jti, nbf } = claims
    expect(checkClaims({ iss, jti, nbf }, { ...rest, credentialSubject: anonymous }).findings).toEqual([])
  })

  it.each(texts)('refuses another %s', (claim) => {
    const error = thrownBy(() => checkClaims({ ...claims, [claim]: 'https://evil.example/' }, badge))
    const facts = { claim, found: '"https://evil.example/"', expected: JSON.stringify(claims[claim]) }
    expect([error.code, error.facts]).toEqual(['JWT_CLAIM_MISMATCH', facts])
  })

  it.each(texts)('has nothing to compare %s with where the credential says nothing', (claim) => {
    expect(outcomeOf({ ...silent, [claim]: 'https://evil.example/' }, {})).toBe('')
  })

  it('requires no claims of a presentation', () => {
    const presentation = {
      holder: issuer,
      credentialSubject: { id: 'did:example:a' },
      validUntil: '2028-01-01T00:00:00Z',
    }
    expect(checkClaims({}, presentation, 'presentation').findings).toEqual([])
  })

  it('names the missing claims in their order', () => {
    const missing = checkClaims({}, badge).findings.map(({ facts }) => facts['claim'])
    expect(missing).toEqual(['iss', 'jti', 'nbf', 'sub', 'exp'])
  })

  it.each<[string, JsonValue, number | undefined]>([
    ['whole seconds', 1_767_225_600, Date.UTC(2026, 0, 1)],
    ['a fraction of a second', 1_767_225_600.9, Date.UTC(2026, 0, 1)],
    ['a fraction of a second before 1970', -0.5, -1000],
    ['the last second of 9999', 253_402_300_799, 253_402_300_799_000],
    ['a second after that', 253_402_300_800, undefined],
    ['as long before 1970', -253_402_300_799, -253_402_300_799_000],
    ['text', '1767225600', undefined],
    ['null', null, undefined],
  ])('reads when it was signed: %s', (_, iat, signedAt) => {
    expect(checkClaims({ ...claims, iat }, badge).signedAt).toBe(signedAt)
  })

  it.each(texts)('compares %s letter by letter', (claim) => {
    for (const other of [
      `${claims[claim]} `,
      ` ${claims[claim]}`,
      claims[claim].toUpperCase(),
      `${claims[claim]}/`,
      '',
    ]) {
      expect(outcomeOf({ ...claims, [claim]: other })).toBe('JWT_CLAIM_MISMATCH')
    }
  })

  it.each(
    texts.flatMap((claim) =>
      ([7, true, null, [claims[claim]], { id: claims[claim] }] as const).map((value) => [claim, value] as const),
    ),
  )('refuses %s: %j', (claim, value) => {
    const error = thrownBy(() => checkClaims({ ...claims, [claim]: value }, badge))
    const facts = { claim, expected: 'a text', found: describeJson(value) }
    expect([error.code, error.facts]).toEqual(['JWT_CLAIM_INVALID', facts])
  })

  it('tells times that differ as dates', () => {
    expect(thrownBy(() => checkClaims({ ...claims, exp: claims.exp + 60 }, badge)).facts).toEqual({
      claim: 'exp',
      found: '"2028-01-01T00:01:00Z"',
      expected: '"2028-01-01T00:00:00Z"',
    })
  })

  it.each(times.flatMap((claim) => [1, -1, 60, 86_400].map((by) => [claim, by] as const)))(
    'refuses %s that differs by %i s',
    (claim, by) => {
      expect(outcomeOf({ ...claims, [claim]: claims[claim] + by })).toBe('JWT_CLAIM_MISMATCH')
    },
  )

  const notSeconds: readonly JsonValue[] = [
    '1767225600',
    '2026-01-01T00:00:00Z',
    '',
    true,
    null,
    [1_767_225_600],
    { seconds: 1_767_225_600 },
    1_767_225_600.5,
    1_767_225_600_000,
    253_402_300_800,
    -253_402_300_800,
    9_007_199_254_740_993,
    1e300,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ]
  it.each(times.flatMap((claim) => notSeconds.map((value) => [claim, value] as const)))(
    'refuses %s: %j',
    (claim, value) => {
      const error = thrownBy(() => checkClaims({ ...claims, [claim]: value }, badge))
      const facts = { claim, expected: 'whole seconds since 1970', found: describeJson(value) }
      expect([error.code, error.facts]).toEqual(['JWT_CLAIM_INVALID', facts])
    },
  )

  it('never sees exp 1e400, which the reader of JSON refuses', () => {
    expect(thrownBy(() => parseJson('{"exp":1e400}', defaultLimits)).code).toBe('JSON_NUMBER_UNSAFE')
  })

  it.each<[string, JsonObject, JsonObject]>([
    ['fractions of a second in the credential', { validFrom: '2026-01-01T00:00:00.999Z' }, {}],
    ['another zone in the credential', { validFrom: '2026-01-01T05:30:00+05:30' }, {}],
    ['the first second of 1970', { validFrom: '1970-01-01T00:00:00Z' }, { nbf: 0 }],
    ['a second before 1970', { validFrom: '1969-12-31T23:59:59Z' }, { nbf: -1 }],
    ['half a second before 1970', { validFrom: '1969-12-31T23:59:59.500Z' }, { nbf: -1 }],
    ['the last second of 9999', { validUntil: '9999-12-31T23:59:59Z' }, { exp: 253_402_300_799 }],
    [
      'dates of data model 1.1',
      {
        validFrom: null,
        issuanceDate: '2026-01-01T00:00:00Z',
        validUntil: null,
        expirationDate: '2028-01-01T00:00:00Z',
      },
      {},
    ],
  ])('agrees over %s', (_, changes, changed) => {
    const document = Object.fromEntries(Object.entries({ ...badge, ...changes }).filter(([, value]) => value !== null))
    expect(outcomeOf({ ...claims, ...changed }, document)).toBe('')
  })

  it('gives the times of a token whose credential says nothing of them', () => {
    const { validFrom: _, validUntil: __, ...timeless } = badge
    expect(checkClaims(claims, timeless)).toMatchObject({ notBefore: claims.nbf * 1000, notAfter: claims.exp * 1000 })
  })

  it('gives no times for a token without them', () => {
    const { notBefore, notAfter } = checkClaims({}, badge)
    expect([notBefore, notAfter]).toEqual([undefined, undefined])
  })

  it('leaves dates that cannot be read to the check of dates', () => {
    expect(outcomeOf(claims, { ...badge, validFrom: 'yesterday' })).toBe('')
  })

  it.each<[string, JsonObject, JsonObject]>([
    ['an issuer by id alone', { issuer }, {}],
    ['a subject in a list', { credentialSubject: [badge['credentialSubject']!] }, {}],
  ])('reads %s', (_, changes, changed) => {
    expect(outcomeOf({ ...claims, ...changed }, { ...badge, ...changes })).toBe('')
  })

  it('compares sub with the first subject', () => {
    const subjects = [{ id: 'did:example:other' }, badge['credentialSubject']!]
    expect(outcomeOf(claims, { ...badge, credentialSubject: subjects })).toBe('JWT_CLAIM_MISMATCH')
  })

  it('shows claims in messages as JSON, so that nothing in them runs on', () => {
    const { message } = thrownBy(() => checkClaims({ ...claims, iss: 'a\nb' }, badge))
    expect(message).not.toContain('\n')
  })
})
