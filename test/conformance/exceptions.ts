import type { Verdict } from '../../src/verify/report.js'

/** An entry of the corpus that we judge otherwise than its makers, and why. */
export interface Exception {
  readonly verdict: Verdict
  /** Codes of all problems, in the order of the checks. */
  readonly codes: readonly string[]
  readonly reason: string
}

const unidentified =
  'R-21 is a MUST: the subject has neither id nor identifier, only a name, which Open Badges does not know'

const onlyInOwnHeader = (issuer: string): string =>
  `the key stands only in the token's own "jwk" header; ${issuer} (security.md A2)`

/** Entry → how it is judged. One that is judged otherwise, or as its makers do, fails the test. */
export const exceptions: Readonly<Record<string, Exception>> = {}
void unidentified
void onlyInOwnHeader
