import type { Verdict } from '../index.js'

/** How the command ends. API: scripts decide on it. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Every exit code by its meaning. */
export const exitCodes = {
  /** Verified; of other commands: done. */
  done: 0,
  /** Looked at, and the answer is no. */
  notVerified: 1,
  /** Wrong usage, or a file that cannot be read or written. */
  wrongUsage: 2,
  /** Nobody can tell: not everything could be looked at, or nobody said that the issuer counts. */
  unknown: 3,
  /** Ended by whoever started it, as shells have it. */
  interrupted: 130,
} as const

/** What a verdict answers: yes, no, or that nobody can tell. */
export type Answer = 'yes' | 'no' | 'open'

/** Tells what a verdict answers. */
export function answerOf(verdict: Verdict): Answer {
  switch (verdict) {
    case 'verified':
      return 'yes'
    case 'untrusted':
    case 'unknown':
      return 'open'
    case 'invalid':
    case 'revoked':
    case 'suspended':
    case 'wrong-recipient':
    case 'expired':
    case 'not-yet-valid':
    case 'endorsement-failed':
      return 'no'
  }
}

/**
 * Chooses the exit code of a verdict.
 *
 * @param verdict - of a report
 */
export function exitCodeOf(verdict: Verdict): ExitCode {
  return OF_ANSWERS[answerOf(verdict)]
}

const OF_ANSWERS: Readonly<Record<Answer, ExitCode>> = {
  yes: exitCodes.done,
  no: exitCodes.notVerified,
  open: exitCodes.unknown,
}
