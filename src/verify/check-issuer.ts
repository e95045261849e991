import { outcomeOf, passed, type Outcome } from '../gates/outcome.js'
import { finding, problem, type Finding } from '../messages/problem.js'
import { formatInstant } from '../time.js'
import type { KnownIssuer, TrustAnswer } from './trust.js'

/** An outcome, and what is worth saying besides. */
export interface Judgement {
  readonly outcome: Outcome
  readonly findings?: readonly Finding[]
}

/**
 * Judges whether the issuer counts (Open Badges 3.0, "Differentiating Issuers and Creators": the
 * standard leaves trust to the relying party).
 *
 * The issuer is already known to be who it says: that is the proof check. Does not judge whether
 * the issuer may award this very achievement.
 *
 * @param issuerId - the id of the authentic credential's issuer
 * @param answer - what the trust desk said
 * @param at - the moment judged, in milliseconds
 */
export function checkIssuer(issuerId: string, answer: TrustAnswer, at: number): Judgement {
  switch (answer.answer) {
    case 'trusted':
      return { outcome: checkPeriod(answer.issuer, at) }
    case 'not-asked':
      return { outcome: passed, findings: [finding('TRUST_NOT_ASKED', { issuer: issuerId }, { path: '/issuer' })] }
    case 'not-trusted':
      return { outcome: outcomeOf([problem('ISSUER_NOT_TRUSTED', { issuer: issuerId }, { path: '/issuer' })]) }
    case 'unavailable':
      return { outcome: outcomeOf([problem('ISSUER_LOOKUP_FAILED', { issuer: issuerId }, { path: '/issuer' })]) }
  }
}

function checkPeriod({ id, from, until }: KnownIssuer, at: number): Outcome {
  const notThen = (period: string): Outcome =>
    outcomeOf([problem('ISSUER_NOT_TRUSTED_THEN', { issuer: id, period, at: formatInstant(at) }, { path: '/issuer' })])
  if (from !== undefined && at < from) return notThen(`from ${formatInstant(from)}`)
  if (until !== undefined && at > until) return notThen(`until ${formatInstant(until)}`)
  return passed
}
