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

/**
 * Chooses the exit code of a verdict.
 *
 * @param verdict - of a report
 */
export function exitCodeOf(verdict: Verdict): ExitCode {
  switch (verdict) {
    case 'verified':
      return exitCodes.done
    case 'untrusted':
    case 'unknown':
      return exitCodes.unknown
    case 'invalid':
    case 'revoked':
    case 'suspended':
    case 'wrong-recipient':
    case 'expired':
    case 'not-yet-valid':
    case 'endorsement-failed':
      return exitCodes.notVerified
  }
}
