/** Credentials inside others: each gets a report of its own. */
import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import {
  credentialsV1Context,
  credentialsV2Context,
  newestClrContext,
  newestOpenBadgesContext,
} from '../../src/model/contexts.js'
import type { Limits } from '../../src/limits.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import type { CheckName, VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { endorsementOf, learner, smallBadge } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { faultsOf } from '../support/report-shape.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { signToken } from '../support/tokens.js'

const key = await fixedKey('school')
const guildKey = await fixedKey('guild')
const school = issuerOf(key)
const guild = issuerOf(guildKey)
const badge = smallBadge(school)

async function sign(document: object, by = key): Promise<JsonObject> {
  const signed = await createDataIntegritySigner(by).sign(document as typeof badge, signedAt.getTime())
  if (signed.format === 'jwt') throw new Error('no token was asked for')
  return signed.document
}

const endorsement = endorsementOf(school, guild)
const embedded = await sign(endorsement, guildKey)
const endorsementJwt = await signToken(endorsement, guildKey)

async function verify(
  input: unknown,
  policy: VerifyPolicy = {},
  limits: Partial<Limits> = {},
): Promise<VerificationReport> {
  const verifier = createVerifier({ trustedIssuers: [school], fetch: noNetwork, now: () => judgedAt, limits })
  const report = await verifier.verify(input, policy)
  for (const each of [report, ...report.contained.map(({ report: inner }) => inner)]) expect(faultsOf(each)).toEqual([])
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
  return report
}

const check = (report: VerificationReport, name: CheckName): object | undefined =>
  report.checks.find((each) => each.check === name)

const outline = ({ contained }: VerificationReport): string[] =>
  contained.map(({ path, report }) => `${path} ${report.kind} ${report.verdict}`)

const codesIn = (report: VerificationReport): string[] => problemCodesIn(report)

describe('endorsements', () => {
  const issuer = { ...(badge.issuer as object), endorsement: [embedded], endorsementJwt: [endorsementJwt] }

  it.each([
    ['a badge with an embedded proof', () => sign({ ...badge, issuer })],
    ['a token', () => signToken({ ...badge, issuer }, key)],
  ])('of both formats, on the issuer of %s, are verified, whoever is trusted', async (_, input) => {
    const report = await verify(await input(), { endorsements: 'require' })
    expect(report.verdict).toBe('verified')
    expect(outline(report)).toEqual([
      '/issuer/endorsement/0 endorsement untrusted',
      '/issuer/endorsementJwt/0 endorsement untrusted',
    ])
    expect(check(report, 'endorsements')).toMatchObject({ outcome: 'passed' })
    expect(report.contained[0]?.report.credential).toMatchObject({ issuer: { id: guild } })
  })

  it('that are forged are reported, and spoil the verdict only where they are required', async () => {
    const credentialSubject = { ...(embedded['credentialSubject'] as object), endorsementComment: 'The best of all.' }
    const forged = await signToken({ ...badge, endorsement: [{ ...embedded, credentialSubject }] }, key)
    const reported = await verify(forged)
    expect(reported.verdict).toBe('verified')
    expect(check(reported, 'endorsements')).toMatchObject({
      outcome: 'failed',
      problems: [
        { code: 'ENDORSEMENT_FAILED', facts: { reasons: ['SIGNATURE_INVALID', 'ISSUER_NOT_TRUSTED'].slice(0, 1) } },
      ],
    })
    expect(reported.contained[0]?.report).not.toHaveProperty('credential')
    expect((await verify(forged, { endorsements: 'require' })).verdict).toBe('endorsement-failed')
  })

  it('that do not hold, and lead to the recipient, leave open who that is', async () => {
    const identifier = {
      type: 'IdentityObject',
      hashed: false,
      identityType: 'emailAddress',
      identityHash: 'a@b.example',
    }
    const credentialSubject = { ...badge.credentialSubject, identifier: [identifier] }
    const about = await sign(endorsementOf(learner, guild), guildKey)
    const expectedRecipient = { type: 'emailAddress', value: 'a@b.example' }
    const judge = async (inside: JsonObject): Promise<VerificationReport> =>
      verify(await sign({ ...badge, credentialSubject, endorsement: [inside] }), { expectedRecipient })
    expect((await judge(about)).verdict).toBe('verified')
    const report = await judge({ ...about, name: 'Another name' })
    expect([report.verdict, check(report, 'recipient')]).toMatchObject([
      'unknown',
      { problems: [{ code: 'RECIPIENT_AMBIGUOUS', facts: { inside: '/endorsement/0' } }] },
    ])
  })

  it('of something else are not counted', async () => {
    const other = await signToken(endorsementOf('did:example:another-school', guild), guildKey)
    const report = await verify(await signToken({ ...badge, endorsementJwt: [other] }, key), {
      endorsements: 'require',
    })
    expect(report.verdict).toBe('endorsement-failed')
    expect(codesIn(report)).toEqual(['ENDORSEMENT_OF_ANOTHER'])
  })

  it('that are no endorsements are refused as such', async () => {
    const token = await signToken(badge, key)
    const report = await verify(await signToken({ ...badge, endorsementJwt: [token] }, key), {
      endorsements: 'require',
    })
    expect(report.verdict).toBe('endorsement-failed')
    expect(codesIn(report.contained[0]!.report)).toEqual(['KIND_NOT_ACCEPTED'])
  })

  it('whose key cannot be had are unknown, and so is the badge where they are required', async () => {
    const away = await fixedKey('guild', { id: 'did:web:guild.example#1' })
    const token = await signToken(endorsementOf(school, 'did:web:guild.example'), away)
    const input = await signToken({ ...badge, endorsementJwt: [token] }, key)
    expect((await verify(input)).verdict).toBe('verified')
    const report = await verify(input, { endorsements: 'require' })
    expect(report.verdict).toBe('unknown')
    expect(codesIn(report)).toEqual(['ENDORSEMENT_UNKNOWN'])
    expect(report.evidence.fetches.map(({ url }) => url)).toEqual(['https://guild.example/.well-known/did.json'])
    expect(report.contained[0]?.report.evidence.fetches).toEqual(report.evidence.fetches)
  })

  it('of a badge that is not genuine are not judged', async () => {
    const report = await verify({ ...(await sign({ ...badge, issuer })), name: 'Professor' })
    expect(report).toMatchObject({ verdict: 'invalid', contained: [] })
  })

  it('of endorsements are not followed', async () => {
    const endorsed = { ...endorsement, issuer: { ...(endorsement.issuer as object), endorsementJwt: [endorsementJwt] } }
    const token = await signToken(endorsed, guildKey)
    const report = await verify(await signToken({ ...badge, endorsementJwt: [token] }, key), {
      endorsements: 'require',
    })
    expect(report.verdict).toBe('verified')
    const [inner] = report.contained
    expect(inner?.report.contained).toEqual([])
    expect(inner?.report.findings.map(({ code }) => code)).toContain('ENDORSEMENTS_NOT_FOLLOWED')
  })

  it('beyond the limit are unknown, not forgotten', async () => {
    const input = await signToken({ ...badge, endorsementJwt: [endorsementJwt, endorsementJwt, endorsementJwt] }, key)
    const report = await verify(input, { endorsements: 'require' }, { maxEndorsements: 2 })
    expect(report.verdict).toBe('unknown')
    expect(outline(report)).toEqual([
      '/endorsementJwt/0 endorsement untrusted',
      '/endorsementJwt/1 endorsement untrusted',
      '/endorsementJwt/2 unrecognized unknown',
    ])
    expect(codesIn(report.contained[2]!.report)).toEqual(['CONTAINED_TOO_MANY'])
  })

  it('are not asked whose the badge is', async () => {
    const input = await signToken({ ...badge, issuer }, key)
    const report = await verify(input, { expectedRecipient: { id: learner }, endorsements: 'require' })
    expect(report.verdict).toBe('verified')
  })
})

const record = {
  '@context': [credentialsV2Context, newestClrContext, newestOpenBadgesContext],
  id: 'urn:uuid:11111111-7a4e-4ce7-9d0b-0c8b6d7a2e11',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: badge.issuer,
  validFrom: '2026-01-01T00:00:00Z',
}

const recordOf = (...members: unknown[]): object => ({
  ...record,
  credentialSubject: { id: learner, type: ['ClrSubject'], verifiableCredential: members },
})

describe('a Comprehensive Learner Record', () => {
  it.each([
    ['with an embedded proof', async () => sign(recordOf(await sign(badge)))],
    ['as a token', async () => signToken(recordOf(await sign(badge)), key)],
    ['that holds tokens', async () => signToken(recordOf(await signToken(badge, key)), key)],
    [
      'that holds envelopes',
      async () => {
        const id = `data:application/vc+jwt,${await signToken(badge, key)}`
        return signToken(recordOf({ '@context': credentialsV2Context, id, type: 'EnvelopedVerifiableCredential' }), key)
      },
    ],
  ])('%s is verified, and so is what it holds', async (_, input) => {
    const report = await verify(await input(), { accept: ['clr'] })
    expect([report.kind, report.verdict]).toEqual(['clr', 'verified'])
    expect(outline(report)).toEqual(['/credentialSubject/verifiableCredential/0 badge verified'])
  })

  it('does not vouch for its members, nor they for it', async () => {
    const unsigned = await verify(await signToken(recordOf(badge), key), { accept: ['clr'] })
    expect(unsigned.verdict).toBe('verified')
    expect(outline(unsigned)).toEqual(['/credentialSubject/verifiableCredential/0 badge invalid'])
    expect(codesIn(unsigned.contained[0]!.report)).toEqual(['NO_PROOF'])
    const forged = await verify(recordOf(await signToken(badge, key)), { accept: ['clr'] })
    expect(forged.verdict).toBe('invalid')
    expect(outline(forged)).toEqual(['/credentialSubject/verifiableCredential/0 badge verified'])
  })

  it('is no badge', async () => {
    const report = await verify(await signToken(recordOf(badge), key))
    expect(codesIn(report)).toEqual(['KIND_NOT_ACCEPTED'])
    expect(report.contained).toEqual([])
  })
})

const presentation = { '@context': [credentialsV2Context], type: ['VerifiablePresentation'] }

describe('a presentation', () => {
  it('that nobody signed is not verified, but what it holds is', async () => {
    const input = { ...presentation, verifiableCredential: [await sign(badge), await signToken(badge, key), badge] }
    const report = await verify(input, { accept: ['presentation'] })
    expect([report.kind, report.verdict, ...codesIn(report)]).toEqual(['presentation', 'invalid', 'NO_PROOF'])
    expect(outline(report)).toEqual([
      '/verifiableCredential/0 badge verified',
      '/verifiableCredential/1 badge verified',
      '/verifiableCredential/2 badge invalid',
    ])
  })

  it('holds records with badges with endorsements, each at its place', async () => {
    const endorsed = await signToken({ ...badge, endorsementJwt: [endorsementJwt] }, key)
    const input = { ...presentation, verifiableCredential: await signToken(recordOf(endorsed), key) }
    const report = await verify(input, { accept: ['presentation'] })
    const [clr] = report.contained
    expect(outline(report)).toEqual(['/verifiableCredential clr verified'])
    expect(outline(clr!.report)).toEqual(['/credentialSubject/verifiableCredential/0 badge verified'])
    expect(outline(clr!.report.contained[0]!.report)).toEqual(['/endorsementJwt/0 endorsement untrusted'])
  })

  it('does not hold presentations', async () => {
    const input = { ...presentation, verifiableCredential: [{ ...presentation, verifiableCredential: [badge] }] }
    const report = await verify(input, { accept: ['presentation'] })
    expect(codesIn(report.contained[0]!.report)).toEqual(['KIND_NOT_ACCEPTED'])
    expect(report.contained[0]!.report.contained).toEqual([])
  })

  it('is looked into as far as the limit goes, across all that it holds', async () => {
    const token = await signToken({ ...badge, endorsementJwt: [endorsementJwt] }, key)
    const input = { ...presentation, verifiableCredential: [token, token, token] }
    const report = await verify(input, { accept: ['presentation'] }, { maxContained: 3 })
    expect(outline(report)).toEqual([
      '/verifiableCredential/0 badge verified',
      '/verifiableCredential/1 badge verified',
      '/verifiableCredential/2 unrecognized unknown',
    ])
    expect(outline(report.contained[1]!.report)).toEqual(['/endorsementJwt/0 unrecognized unknown'])
  })

  it('passes the question whose its badges are on to them', async () => {
    const input = { ...presentation, holder: learner, verifiableCredential: [await signToken(badge, key)] }
    const right = await verify(input, { accept: ['presentation'], expectedRecipient: { id: learner } })
    const wrong = await verify(input, { accept: ['presentation'], expectedRecipient: { id: 'did:example:thief' } })
    expect(outline(right)).toEqual(['/verifiableCredential/0 badge verified'])
    expect(outline(wrong)).toEqual(['/verifiableCredential/0 badge wrong-recipient'])
  })
})

describe('a badge of data model 1.1', () => {
  const old = {
    ...badge,
    '@context': [credentialsV1Context, newestOpenBadgesContext],
    issuanceDate: badge.validFrom,
    expirationDate: badge.validUntil,
    validFrom: undefined,
    validUntil: undefined,
  }

  it('is verified as a token with a "vc" claim, and its dates are judged', async () => {
    const token = await signToken({ vc: old, iss: school, jti: badge.id, sub: learner }, key)
    const report = await verify(token)
    expect(report.verdict).toBe('verified')
    expect(report.credential).toMatchObject({ issuanceDate: badge.validFrom })
    expect((await verify(token, { asOf: '2028-02-01T00:00:00Z' })).verdict).toBe('expired')
  })

  it('is refused as the payload itself, and one of 2.0 in a claim', async () => {
    const payload = await verify(await signToken(JSON.parse(JSON.stringify(old)) as object, key))
    expect(codesIn(payload)).toEqual(['VC_CLAIM_MISPLACED'])
    expect(codesIn(await verify(await signToken({ vc: badge }, key)))).toEqual(['VC_CLAIM_MISPLACED'])
    expect(codesIn(await verify(await signToken({ vp: badge }, key)))).toEqual(['VC_CLAIM_MISPLACED'])
  })

  it('shows what its claims say where it does not say so itself', async () => {
    const { issuanceDate: _, id: __, ...rest } = old
    const token = await signToken({ vc: rest, iss: school, jti: badge.id, nbf: 1_767_225_600 }, key)
    expect((await verify(token)).credential).toMatchObject({ id: badge.id, issuanceDate: '2026-01-01T00:00:00Z' })
  })
})

describe('a credential of no kind that we know', () => {
  const other = {
    '@context': [credentialsV2Context],
    type: ['VerifiableCredential'],
    issuer: school,
    credentialSubject: { id: learner },
    validUntil: '2026-02-01T00:00:00Z',
  }

  it('is no credential of ours, but whether it is genuine and in force is told', async () => {
    for (const input of [await signToken(other, key), await sign(other)]) {
      const report = await verify(input)
      expect(report).toMatchObject({ kind: 'unrecognized', verdict: 'invalid' })
      expect(report).not.toHaveProperty('credential')
      expect(codesIn(report)).toEqual(['NOT_AN_OPEN_BADGE', 'EXPIRED'])
      expect(check(report, 'proof')).toMatchObject({ outcome: 'passed' })
    }
  })
})

describe('the occasion of a presentation', () => {
  const token = (claims: object): Promise<string> =>
    signToken({ ...presentation, holder: school, verifiableCredential: [] }, key, { claims })

  it('is compared where somebody asked', async () => {
    const presentedFor = { challenge: 'c-1', domain: 'https://shop.example' }
    const ask = async (claims: object): Promise<string[]> =>
      codesIn(await verify(await token(claims), { accept: ['presentation'], presentedFor }))
    expect(await ask({ nonce: 'c-1', aud: 'https://shop.example' })).toEqual([])
    expect(await ask({ nonce: 'c-0', aud: 'https://shop.example' })).toEqual(['PROOF_CHALLENGE_MISMATCH'])
    expect(await ask({ nonce: 'c-1', aud: 'https://other.example' })).toEqual(['PROOF_DOMAIN_MISMATCH'])
    expect(await ask({})).toEqual(['PROOF_CHALLENGE_MISMATCH'])
  })
})
