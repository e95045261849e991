/** What the compiler knows of reports and credentials. */
import { describe, expectTypeOf, it } from 'vitest'
import type {
  AnyClrCredential,
  AnyEndorsementCredential,
  AnyOpenBadgeCredential,
  AuthenticCredential,
  BitstringStatusListCredential,
  CheckResult,
  FailedCode,
  OpenBadgeCredential,
  Problem,
  UnknownCode,
  Verdict,
  VerifiablePresentation,
  VerificationReport,
  Verifier,
} from 'openbadges-kit'
import { assertVerified } from 'openbadges-kit'

declare const report: VerificationReport
declare const verifier: Verifier
declare const check: CheckResult
declare const badge: OpenBadgeCredential

describe('a report', () => {
  it('has a credential for certain once it is verified', () => {
    expectTypeOf(report.credential).extract<undefined>().toEqualTypeOf<undefined>()
    if (!report.verified) return
    expectTypeOf(report.verdict).toEqualTypeOf<'verified'>()
    expectTypeOf(report.credential).toExtend<AuthenticCredential>()
    expectTypeOf(report.credential.type).toExtend<string | readonly string[]>()
  })

  it('tells by its kind what its credential is', () => {
    if (!report.verified) return
    switch (report.kind) {
      case 'badge':
        expectTypeOf(report.credential).branded.toEqualTypeOf<AuthenticCredential<AnyOpenBadgeCredential>>()
        expectTypeOf(report.credential.credentialSubject.achievement.name).toBeString()
        return
      case 'endorsement':
        expectTypeOf(report.credential).branded.toEqualTypeOf<AuthenticCredential<AnyEndorsementCredential>>()
        return
      case 'clr':
        expectTypeOf(report.credential).branded.toEqualTypeOf<AuthenticCredential<AnyClrCredential>>()
        return
      case 'presentation':
        expectTypeOf(report.credential).toEqualTypeOf<AuthenticCredential<VerifiablePresentation>>()
        return
      case 'status-list':
        expectTypeOf(report.credential).toEqualTypeOf<AuthenticCredential<BitstringStatusListCredential>>()
        return
      default:
        expectTypeOf(report).toBeNever()
    }
  })

  it('is of the kinds that were accepted: of a badge, if nothing else was said', async () => {
    const ofBadge = await verifier.verify('')
    expectTypeOf(ofBadge).toEqualTypeOf<VerificationReport<'badge'>>()
    expectTypeOf(await verifier.verify('', { asOf: new Date() })).toEqualTypeOf<VerificationReport<'badge'>>()
    expectTypeOf(await verifier.verify('', { accept: ['clr'] })).toEqualTypeOf<VerificationReport<'clr'>>()
    expectTypeOf(ofBadge).toExtend<VerificationReport>()
    if (ofBadge.verified) expectTypeOf(ofBadge.credential.name).toEqualTypeOf<string | undefined>()
    // @ts-expect-error -- there is no such kind
    await verifier.verify('', { accept: ['diploma'] })
  })

  it('is no "verified" where it is not', () => {
    if (report.verified) return
    expectTypeOf(report.verdict).toEqualTypeOf<Exclude<Verdict, 'verified'>>()
  })

  it('narrows by the assertion', () => {
    const asserted: VerificationReport = report
    assertVerified(asserted)
    expectTypeOf(asserted.credential).toExtend<AuthenticCredential>()
  })

  it('has problems where a check did not pass, at least one, and none elsewhere', () => {
    if (check.outcome === 'passed') {
      expectTypeOf(check).not.toHaveProperty('problems')
      return
    }
    if (check.outcome === 'skipped') {
      expectTypeOf(check).not.toHaveProperty('problems')
      expectTypeOf(check.because).toBeString()
      return
    }
    expectTypeOf(check.problems).toExtend<readonly [Problem, ...Problem[]]>()
  })

  it('tells "no" from "could not look" by disjoint codes', () => {
    expectTypeOf<FailedCode & UnknownCode>().toBeNever()
  })

  it('cannot be changed', () => {
    // @ts-expect-error -- a verdict is read, not written
    report.verdict = 'verified'
    // @ts-expect-error -- nor is a check
    report.checks[0] = check
  })
})

describe('an authentic credential', () => {
  it('is a badge, but no badge is authentic by being written down', () => {
    expectTypeOf<AuthenticCredential<OpenBadgeCredential>>().toExtend<OpenBadgeCredential>()
    expectTypeOf<OpenBadgeCredential>().not.toExtend<AuthenticCredential>()
  })

  it('cannot be forged by a literal, nor by copying all that can be seen of one', () => {
    // @ts-expect-error -- the brand is only given by the gates
    const forged: AuthenticCredential = badge
    // @ts-expect-error -- and has no name that could be written down
    const written: AuthenticCredential = { ...badge, authentic: true }
    expectTypeOf(forged).toEqualTypeOf(written)
  })
})
