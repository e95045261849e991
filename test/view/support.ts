/** What the tests of the view share: pens, reports of real verifications, and reports on paper. */
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { wordings } from '../../src/messages/languages.js'
import { checkNames, type CheckName, type CheckResult, type VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { settle, type Draft, type MarkAt } from '../../src/view/draft.js'
import type { Pens } from '../../src/view/pens.js'
import { createTexts } from '../../src/view/texts.js'
import { badgeOf, newIssuer, signed, signedToken, type TestIssuer } from '../cli/badges.js'

/** Pens as the view has them by default. */
export const pens: Pens = { texts: createTexts('remove'), wording: wordings.en }

/** The finished view of a draft. */
export function viewOf<View>(draft: Draft<View>): View {
  return settle<View>(draft).view
}

/** The same, where nobody minds the type. */
export function jsonOf(draft: unknown): unknown {
  return settle(draft as Draft<object>).view
}

/** The marks of a draft. */
export function marksOf(draft: unknown): readonly MarkAt[] {
  return settle(draft as Draft<object>).marks
}

/** The issuer of these tests. */
export const academy: TestIssuer = await newIssuer()

/** Signs a badge with changes, and verifies it. */
export async function verify(
  changes: JsonObject = {},
  {
    options = { trustedIssuers: anyIssuer },
    policy = {},
    as = 'document',
  }: { options?: VerifierOptions; policy?: VerifyPolicy; as?: 'document' | 'token' } = {},
): Promise<VerificationReport> {
  const badge = badgeOf(academy.did, changes)
  const input = as === 'token' ? await signedToken(badge, academy) : await signed(badge, academy)
  return createVerifier({ now: () => JUNE, ...options }).verify(input, policy)
}

/** The subject of a badge, with changes to it and to its achievement. */
export function subjectOf(changes: JsonObject, achievement: JsonObject = {}): JsonObject {
  const subject = badgeOf(academy.did)['credentialSubject'] as JsonObject
  const whole: JsonValue = { ...(subject['achievement'] as JsonObject), ...achievement }
  return { credentialSubject: { ...subject, achievement: whole, ...changes } }
}

/** A report with the outcomes of some checks replaced. */
export function withChecks(
  report: VerificationReport,
  outcomes: { readonly [Name in CheckName]?: object },
): VerificationReport {
  const checks = checkNames.map((check) => ({
    ...(outcomes[check] ?? report.checks.find((each) => each.check === check)),
    check,
  }))
  return { ...report, checks: checks as unknown as readonly CheckResult[] }
}

const JUNE = Date.parse('2026-06-01T00:00:00Z')
