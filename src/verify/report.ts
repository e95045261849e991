/** The report: everything that was asked, everything that was found, as plain JSON. */
import type { InputKind } from '../envelope/envelope.js'
import type { AuthenticCredential } from '../gates/authentic-credential.js'
import type { Outcome } from '../gates/outcome.js'
import type { Finding } from '../messages/problem.js'
import type { OpenBadgeCredential } from '../model/credential.js'
import type { Kind } from '../model/kinds.js'
import type { EndorsementCredential } from '../model/profile.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'
import type { FetchRecord } from '../net/network.js'
import type { ReliedProof } from '../proof/authentication.js'
import type { ListRecord } from './check-status.js'
import type { PolicyEcho } from './policy.js'

/** The nine checks, in the order in which every report has them. */
export const checkNames = [
  'format',
  'schema',
  'proof',
  'issuer',
  'validity',
  'status',
  'refresh',
  'endorsements',
  'recipient',
] as const

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
  /** The proof that was relied on, there if the proof passed. */
  readonly proof?: ReliedProof
  /** Every status list that was read, or used again. */
  readonly lists: readonly ListRecord[]
  /** Every request that was made, in order. */
  readonly fetches: readonly FetchRecord[]
  /** The policy that was applied. */
  readonly policy: PolicyEcho
  /** Of this library. */
  readonly version: string
}

interface ReportBase {
  readonly reportVersion: 1
  readonly kind: Kind
  /** Every check, once each, in the order of `checkNames`. */
  readonly checks: readonly CheckResult[]
  /** What is legal but worth saying; never changes the verdict. */
  readonly findings: readonly Finding[]
  /** Endorsements and members, each with its own verdict, never folded into this one. */
  readonly contained: readonly { readonly path: string; readonly report: VerificationReport }[]
  /** The moment that was judged: RFC 3339. */
  readonly at: string
  /** The real clock: RFC 3339. */
  readonly checkedAt: string
  /** Where the documents that the verdict rests on came from. */
  readonly source: 'live' | 'replayed'
  readonly evidence: VerificationEvidence
}

/** A report whose answer is yes. Its `kind` tells what its credential is. */
export type VerifiedReport = { [Kind in keyof CredentialOfKind]: VerifiedReportOf<Kind> }[keyof CredentialOfKind]

interface VerifiedReportOf<Kind extends keyof CredentialOfKind> extends ReportBase {
  readonly kind: Kind
  readonly verdict: 'verified'
  readonly verified: true
  /** The credential as it was signed. */
  readonly credential: AuthenticCredential<CredentialOfKind[Kind]>
}

/** What can be verified, by kind. */
interface CredentialOfKind {
  readonly badge: OpenBadgeCredential
  readonly endorsement: EndorsementCredential
  readonly 'status-list': BitstringStatusListCredential
}

/** A report whose answer is no, or unknown. */
export interface UnverifiedReport extends ReportBase {
  readonly verdict: Exclude<Verdict, 'verified'>
  readonly verified: false
  /** The credential as it was signed; there if and only if schema and proof passed. */
  readonly credential?: AuthenticCredential
}

/** What `verify` answers. Plain JSON; the same input, moments and fetched bytes give the same report. */
export type VerificationReport = VerifiedReport | UnverifiedReport
