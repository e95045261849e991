/** The report: everything that was asked, everything that was found, as plain JSON. */
import type { Envelope, InputKind } from '../envelope/envelope.js'
import type { AcceptableKind, AuthenticCredential, CredentialOfKind } from '../gates/authentic-credential.js'
import type { Outcome } from '../gates/outcome.js'
import type { Finding } from '../messages/problem.js'
import type { Kind } from '../model/kinds.js'
import type { FetchRecord } from '../net/network.js'
import type { ReliedProof } from '../proof/authentication.js'
import type { RefreshRecord } from './check-refresh.js'
import type { ListRecord } from './check-status.js'
import type { PolicyEcho } from './policy.js'

/** The checks that a credential must pass before it is judged. */
export const gateNames = ['format', 'schema', 'proof'] as const

/** The checks of an authentic credential. */
export const judgementNames = ['issuer', 'validity', 'status', 'refresh', 'endorsements', 'recipient'] as const

/** The nine checks, in the order in which every report has them. */
export const checkNames: readonly [...typeof gateNames, ...typeof judgementNames] = [...gateNames, ...judgementNames]

/** The name of a check. */
export type CheckName = (typeof checkNames)[number]

/** The outcome of one check, with its name. */
export type CheckResult = { readonly check: CheckName } & Outcome

/** The answer in one word. Only `verified` is a yes. */
export type Verdict =
  | 'verified'
  | 'invalid'
  | 'revoked'
  | 'suspended'
  | 'wrong-recipient'
  | 'expired'
  | 'not-yet-valid'
  | 'endorsement-failed'
  | 'untrusted'
  | 'unknown'

/** What the verdict rests on. */
export interface VerificationEvidence {
  /** SHA-256, hexadecimal: of the bytes given, or of the canonical JSON (RFC 8785) of an object. */
  readonly sha256?: string
  readonly inputKind?: InputKind
  readonly format?: 'jwt' | 'data-integrity'
  /** The kind of picture that the credential was inside, if it was. */
  readonly container?: NonNullable<Envelope['container']>
  /** The proof that was relied on, there if the proof passed. */
  readonly proof?: ReliedProof
  /** The newer version that was judged in place of the input, there if the issuer had one. */
  readonly refreshed?: RefreshRecord
  /** Every status list that was read, or used again. */
  readonly lists: readonly ListRecord[]
  /** Every request that was made, in order. */
  readonly fetches: readonly FetchRecord[]
  /** The policy that was applied. */
  readonly policy: PolicyEcho
  /** Of this library. */
  readonly version: string
}

/** The report on a credential that stands inside another. */
export interface ContainedReport {
  /** JSON pointer to it, within the credential around it. */
  readonly path: string
  readonly report: VerificationReport
}

interface ReportBase {
  readonly reportVersion: 1
  readonly kind: Kind
  /** Every check, once each, in the order of `checkNames`. */
  readonly checks: readonly CheckResult[]
  /** What is legal but worth saying; never changes the verdict. */
  readonly findings: readonly Finding[]
  /** Endorsements and members, each with its own verdict, never folded into this one. */
  readonly contained: readonly ContainedReport[]
  /** The moment that was judged: RFC 3339. */
  readonly at: string
  /** The real clock: RFC 3339. */
  readonly checkedAt: string
  /** Where the documents that the verdict rests on came from. */
  readonly source: 'live' | 'replayed'
  readonly evidence: VerificationEvidence
}

interface VerifiedReportOf<Kind extends AcceptableKind> extends ReportBase {
  readonly kind: Kind
  readonly verdict: 'verified'
  readonly verified: true
  /** The credential as it was signed. */
  readonly credential: AuthenticCredential<CredentialOfKind[Kind]>
}

/**
 * A report whose answer is yes. Its `kind` tells what its credential is.
 *
 * @typeParam Accepted - the kinds that were accepted
 */
export type VerifiedReport<Accepted extends AcceptableKind = AcceptableKind> = {
  [Kind in Accepted]: VerifiedReportOf<Kind>
}[Accepted]

/**
 * A report whose answer is no, or unknown.
 *
 * @typeParam Accepted - the kinds that were accepted
 */
export interface UnverifiedReport<Accepted extends AcceptableKind = AcceptableKind> extends ReportBase {
  readonly verdict: Exclude<Verdict, 'verified'>
  readonly verified: false
  /** The credential as it was signed; there if and only if schema and proof passed. */
  readonly credential?: AuthenticCredential<CredentialOfKind[Accepted]>
}

/**
 * What `verify` answers. Plain JSON; the same input, moments and fetched bytes give the same report.
 *
 * @typeParam Accepted - the kinds that were accepted: what `credential` can be
 */
export type VerificationReport<Accepted extends AcceptableKind = AcceptableKind> =
  VerifiedReport<Accepted> | UnverifiedReport<Accepted>
