import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../src/codes.js'
import { outcomeOf, passed, skipped, type Outcome } from '../../src/gates/outcome.js'
import type { JsonObject } from '../../src/json/json.js'
import { checkEndorsements, leaveEndorsements, type JudgedEndorsement } from '../../src/verify/check-endorsements.js'
import { checkNames, type CheckName, type VerificationReport } from '../../src/verify/report.js'
import { endorsementOf, smallBadge } from '../support/badges.js'

const school = 'did:example:school'
const badge = smallBadge(school) as unknown as JsonObject
const policy = { endorsements: 'report', whenStatusUnknown: 'reject' } as const

const withCode = (code: ProblemCode): Outcome => outcomeOf([{ code, facts: {}, message: '' }])

/** A report as the verifier writes it, as far as this check reads it. */
function reportOn(endorsement: object, differing: Partial<Record<CheckName, Outcome>> = {}): VerificationReport {
  const outcomes: Partial<Record<CheckName, Outcome>> = {
    status: skipped('not-present'),
    refresh: skipped('not-present'),
    endorsements: skipped('not-present'),
    recipient: skipped('not-asked'),
    ...differing,
  }
  const checks = checkNames.map((check) => ({ check, ...(outcomes[check] ?? passed) }))
  return { checks, credential: endorsement } as unknown as VerificationReport
}

function judged(report: VerificationReport, ...carriers: (string | undefined)[]): JudgedEndorsement {
  const [carrier] = carriers.length === 0 ? [school] : carriers
  return { placed: { input: {}, path: '/endorsement/0', carrier }, report }
}

const check = (...endorsements: JudgedEndorsement[]): ReturnType<typeof checkEndorsements> =>
  checkEndorsements(endorsements, badge, policy)

const good = endorsementOf(school, 'did:example:guild')

describe('checkEndorsements', () => {
  it('skips a credential without any', () => {
    expect(check()).toEqual({ outcome: { outcome: 'skipped', because: 'not-present' } })
  })

  it('passes where each holds and speaks of who carries it', () => {
    expect(check(judged(reportOn(good)), judged(reportOn(good)))).toEqual({ outcome: passed, findings: [] })
  })

  it('does not ask whether the endorser is trusted', () => {
    expect(check(judged(reportOn(good, { issuer: withCode('ISSUER_NOT_TRUSTED') }))).outcome).toEqual(passed)
    expect(check(judged(reportOn(good, { issuer: withCode('ISSUER_LOOKUP_FAILED') }))).outcome).toEqual(passed)
  })

  it.each<[string, Partial<Record<CheckName, Outcome>>, string]>([
    ['is forged', { proof: withCode('SIGNATURE_INVALID') }, 'invalid'],
    ['was revoked', { status: withCode('REVOKED') }, 'revoked'],
    ['has expired', { validity: withCode('EXPIRED') }, 'expired'],
    [
      'has expired, by nobody trusted',
      { validity: withCode('EXPIRED'), issuer: withCode('ISSUER_NOT_TRUSTED') },
      'expired',
    ],
  ])('fails where one %s, and says which', (_, differing, verdict) => {
    expect(check(judged(reportOn(good)), judged(reportOn(good, differing))).outcome).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'ENDORSEMENT_FAILED', facts: { verdict }, path: '/endorsement/0' }],
    })
  })

  it.each<[string, Partial<Record<CheckName, Outcome>>]>([
    ['whose key cannot be had', { proof: withCode('KEY_UNREACHABLE') }],
    [
      'whose endorser was not to be asked',
      { proof: withCode('NOT_CONTACTED'), issuer: withCode('ISSUER_NOT_TRUSTED') },
    ],
    ['whose status cannot be had', { status: withCode('STATUS_LIST_UNREACHABLE') }],
  ])('is unknown for one %s', (_, differing) => {
    expect(check(judged(reportOn(good, differing))).outcome).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'ENDORSEMENT_UNKNOWN', path: '/endorsement/0' }],
    })
  })

  it('is failed, not unknown, where one fails and another is unknown', () => {
    const { outcome } = check(
      judged(reportOn(good, { proof: withCode('KEY_UNREACHABLE') })),
      judged(reportOn(good, { proof: withCode('SIGNATURE_INVALID') })),
    )
    expect(outcome).toMatchObject({ outcome: 'failed', problems: [{ code: 'ENDORSEMENT_UNKNOWN' }, {}] })
  })

  it('fails for a genuine endorsement of something else', () => {
    expect(check(judged(reportOn(endorsementOf('did:example:other', 'did:example:guild')))).outcome).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'ENDORSEMENT_OF_ANOTHER', facts: { subject: 'did:example:other' }, path: '/endorsement/0' }],
    })
  })

  it('notes one of another node of the badge than carries it', () => {
    const { outcome, findings } = check(judged(reportOn(good), badge['id'] as string))
    expect(outcome).toEqual(passed)
    expect(findings).toMatchObject([
      { code: 'ENDORSEMENT_ELSEWHERE', facts: { subject: school, carrier: badge['id'] }, path: '/endorsement/0' },
    ])
  })

  it('notes one at a node that has no name', () => {
    expect(check(judged(reportOn(good), undefined)).findings).toMatchObject([
      { code: 'ENDORSEMENT_ELSEWHERE', facts: { subject: school, carrier: '(no id)' } },
    ])
  })

  it('notes one that the issuer gave itself', () => {
    expect(check(judged(reportOn(endorsementOf(school, school)))).findings).toMatchObject([
      { code: 'ENDORSED_BY_ISSUER', facts: { issuer: school }, path: '/endorsement/0' },
    ])
  })
})

describe('leaveEndorsements', () => {
  it('says that those of an endorsement are not followed', () => {
    expect(leaveEndorsements(0)).toEqual({ outcome: { outcome: 'skipped', because: 'not-present' } })
    expect(leaveEndorsements(2)).toMatchObject({
      outcome: { outcome: 'skipped', because: 'not-asked' },
      findings: [{ code: 'ENDORSEMENTS_NOT_FOLLOWED', facts: { count: 2 } }],
    })
  })
})
