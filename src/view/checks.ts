/** What every check came to, in sentences. */
import type { ProblemCode } from '../codes.js'
import type { SkipReason } from '../gates/outcome.js'
import type { PhraseKey } from '../messages/languages.js'
import type { Problem } from '../messages/problem.js'
import { advise, fill, say } from '../messages/say.js'
import type { CheckName, CheckResult, VerificationReport } from '../verify/report.js'
import { Shown, type Draft } from './draft.js'
import type { Pens } from './pens.js'

/** One check: whether it passed, and why not. */
export interface ViewCheck {
  readonly check: CheckName
  readonly outcome: CheckResult['outcome']
  readonly key: PhraseKey
  /** What it came to, in words of the library's own. */
  readonly text: string
  /** What is in the way; empty unless it failed or is unknown. */
  readonly reasons: readonly ViewReason[]
}

/** What is in the way. */
export interface ViewReason {
  readonly code: ProblemCode
  /** Of a credential that is not authentic what the check came to: its particulars would quote it. */
  readonly text: string
  /** What whoever runs the verifier can do about it. */
  readonly advice: string
}

/**
 * Says of every check what it came to.
 *
 * @param report - of a credential that is authentic, or not: then nothing of it is quoted
 * @param status - the status in words, where it is shown
 */
export function checksOf(
  report: VerificationReport,
  status: { readonly key: PhraseKey; readonly text: Shown } | undefined,
  pens: Pens,
): readonly Draft<ViewCheck>[] {
  const { phrases } = pens.wording
  return report.checks.map((check) => {
    const isStatus = check.check === 'status' && check.outcome === 'passed'
    const key = isStatus && status !== undefined ? status.key : keyOf(check, report)
    const text = fill(phrases[key], { suite: report.evidence.proof?.suite ?? '' })
    const reasons = 'problems' in check ? check.problems : []
    return {
      check: check.check,
      outcome: check.outcome,
      key,
      text: new Shown(text),
      reasons: reasons.map((problem) => reasonOf(problem, report.credential !== undefined, text, pens)),
    }
  })
}

function reasonOf({ code, facts }: Problem, isAuthentic: boolean, text: string, pens: Pens): Draft<ViewReason> {
  const { catalogue } = pens.wording
  if (isAuthentic) {
    return { code, text: new Shown(say(code, facts, catalogue)), advice: new Shown(advise(code, facts, catalogue)) }
  }
  const advice = catalogue[code].remedy.replaceAll(/\{\w+\}/g, '…')
  return { code, text: new Shown(text), advice: new Shown(advice) }
}

function keyOf(check: CheckResult, report: VerificationReport): PhraseKey {
  switch (check.outcome) {
    case 'passed':
      if (check.check === 'refresh' && check.facts?.['newer'] === true) return 'check.refresh.passed.newer'
      return keyOfPassed(check.check, report)
    case 'skipped':
      return keyOfSkipped(check.check, check.because)
    case 'failed':
    case 'unknown':
      return `check.${check.check}.${check.outcome}`
  }
}

function keyOfPassed(check: CheckName, { evidence, credential }: VerificationReport): PhraseKey {
  switch (check) {
    case 'format':
      if (evidence.format === 'jwt') return 'check.format.passed.jwt'
      return evidence.proof === undefined ? 'check.format.passed.json' : 'check.format.passed.data-integrity'
    case 'proof':
      return `check.proof.passed.${evidence.proof?.keySource ?? 'did'}`
    case 'issuer':
      return evidence.policy.trust === 'any-issuer' ? 'check.issuer.passed.any' : 'check.issuer.passed'
    case 'validity':
      return hasEnd(credential) ? 'check.validity.passed' : 'check.validity.passed.endless'
    case 'status':
      return 'status.informs-only'
    case 'schema':
    case 'refresh':
    case 'endorsements':
    case 'recipient':
      return `check.${check}.passed`
  }
}

function hasEnd(credential: object | undefined): boolean {
  return credential !== undefined && ('validUntil' in credential || 'expirationDate' in credential)
}

function keyOfSkipped(check: CheckName, because: SkipReason): PhraseKey {
  switch (because) {
    case 'gate-closed':
    case 'refresh-unavailable':
      return `skipped.${because}`
    case 'not-asked':
      return check === 'refresh' ? 'skipped.not-asked.refresh' : 'skipped.not-asked'
    case 'not-present':
      return check === 'status' || check === 'refresh' || check === 'endorsements'
        ? `skipped.not-present.${check}`
        : 'skipped.not-present'
  }
}
