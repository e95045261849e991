/** What the command says about reports. Codes have their sentences in the library; these are about the rest. */
import { explainCode } from '../index.js'
import type { CheckResult, Finding, Problem, SkipReason, VerificationReport } from '../index.js'

/** Says in one sentence what the verdict means. */
export function meaningOf(report: VerificationReport): string {
  const { verdict, checks, credential } = report
  const isGenuine = credential !== undefined
  switch (verdict) {
    case 'verified':
      if (isForgiven(checks))
        return 'Genuine, and not known to be revoked: its status could not be had, which you forgave.'
      return report.evidence.policy.trust === 'any-issuer'
        ? 'Genuine and in force. Whether its issuer deserves trust was not asked.'
        : 'Genuine, in force, and by an issuer you trust.'
    case 'invalid':
      return meaningOfInvalid(checks)
    case 'revoked':
      return 'Genuine, but revoked by its issuer.'
    case 'suspended':
      return 'Genuine, but suspended by its issuer.'
    case 'wrong-recipient':
      return 'Genuine, but not awarded to whom you expect.'
    case 'expired':
      return 'Genuine, but no longer in force.'
    case 'not-yet-valid':
      return 'Genuine, but not yet in force.'
    case 'endorsement-failed':
      return 'Genuine, but an endorsement that it carries is not.'
    case 'untrusted':
      return isGenuine
        ? 'Genuine, but by an issuer that is not on your trust list.'
        : 'By its own account from an issuer that is not on your trust list; nobody was asked about it.'
    case 'unknown':
      return isGenuine
        ? 'Genuine, but not everything that matters could be checked.'
        : 'Nobody can tell: it could not be checked.'
  }
}

/** Verified though nobody could say whether it was revoked. */
function isForgiven(checks: readonly CheckResult[]): boolean {
  return checks.some(({ check, outcome }) => check === 'status' && outcome === 'unknown')
}

function meaningOfInvalid(checks: readonly CheckResult[]): string {
  const failed = (name: string): boolean => checks.some(({ check, outcome }) => check === name && outcome === 'failed')
  if (failed('format')) return 'This is no credential that can be judged here.'
  if (failed('proof')) return 'Do not rely on it: nothing proves that its issuer signed what it says.'
  return 'It is not what Open Badges 3.0 asks of a badge.'
}

/** Says of a check that passed what that means. */
export function noteOnPassed(check: CheckResult['check'], { evidence, credential }: VerificationReport): string {
  switch (check) {
    case 'format':
      if (evidence.format === 'jwt') return 'a token (VC-JWT)'
      return evidence.proof === undefined ? 'JSON' : 'JSON with its proof embedded'
    case 'schema':
      return 'as Open Badges 3.0 has it'
    case 'proof':
      return `${evidence.proof?.suite ?? ''}, signed by ${KEY_SOURCES[evidence.proof?.keySource ?? 'did']}`
    case 'issuer':
      return evidence.policy.trust === 'any-issuer' ? 'any will do' : 'on your trust list'
    case 'validity':
      return hasEnd(credential) ? 'in force' : 'in force, without an end'
    case 'status':
      return noteOnStatus(credential)
    case 'refresh':
      return 'this is the newest'
    case 'endorsements':
      return 'genuine'
    case 'recipient':
      return 'whom you expect'
  }
}

function hasEnd(credential: VerificationReport['credential'] = undefined): boolean {
  return credential !== undefined && ('validUntil' in credential || 'expirationDate' in credential)
}

/** What entries that are clear say, by what they are for. */
function noteOnStatus(credential: VerificationReport['credential']): string {
  const entries: readonly object[] = [statusIn(credential) ?? []].flat()
  const purposes = new Set(entries.map((entry) => ('statusPurpose' in entry ? entry.statusPurpose : 'revocation')))
  const notes = [
    ...(purposes.has('revocation') ? ['not revoked'] : []),
    ...(purposes.has('suspension') ? ['not suspended'] : []),
  ]
  return notes.length === 0 ? 'of no kind that revokes' : notes.join(', ')
}

function statusIn(credential: VerificationReport['credential']): object | readonly object[] | undefined {
  return credential !== undefined && 'credentialStatus' in credential ? credential.credentialStatus : undefined
}

const KEY_SOURCES = {
  pinned: 'a key that you gave',
  did: 'the key that is the issuer',
  'key-document': 'a key that the issuer publishes',
  jwks: "a key of the issuer's key set",
} as const

/** Says why a check was not made. */
export function noteOnSkipped(check: CheckResult['check'], because: SkipReason): string {
  switch (because) {
    case 'gate-closed':
      return 'not judged'
    case 'not-asked':
      return check === 'refresh' ? 'a newer version is offered; nobody asked for it' : 'not asked'
    case 'refresh-unavailable':
      return 'a newer version could not be had; this one was judged'
    case 'not-present':
      return ABSENT[check] ?? 'none'
  }
}

const ABSENT: { readonly [Name in CheckResult['check']]?: string } = {
  status: 'none, so it cannot be revoked',
  refresh: 'no newer version is offered',
  endorsements: 'it carries none',
}

/**
 * Says what a person at the command line can do about a problem.
 *
 * Where the library's advice names options of the library, this has the flags of the command. A
 * document that could not be fetched has the advice of what kept it from being.
 */
export function adviceOn({ code, facts }: Problem | Finding): string {
  const reason = NOT_FETCHED.has(code) ? explainCode(String(facts['reason'] ?? ''))?.code : undefined
  const told = reason ?? code
  const template = FLAGS_INSTEAD[told] ?? explainCode(told)?.remedy ?? ''
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return fact === undefined ? placeholder : String(fact)
  })
}

const NOT_FETCHED: ReadonlySet<string> = new Set(['KEY_UNREACHABLE', 'STATUS_LIST_UNREACHABLE', 'STATUS_LIST_NOT_READ'])

const FLAGS_INSTEAD: Readonly<Record<string, string>> = {
  ISSUER_NOT_TRUSTED: 'If this issuer counts for you, name its id with --trust.',
  TRUST_NOT_ASKED: 'Name the issuers that count for you with --trust to have it judged.',
  NETWORK_UNAVAILABLE: 'Try again without --offline.',
  HOST_NOT_PUBLIC: 'If the host is yours, name its origin with --allow-private-origin.',
  URL_NOT_ALLOWED: 'Only public https: hosts are asked. If it is yours, name its origin with --allow-private-origin.',
  KIND_NOT_ACCEPTED: 'This command judges badges.',
  STATUS_ISSUER_NOT_AUTHORIZED: 'If it may speak for the issuer, name it with --status-issuer.',
  STATUS_LIST_EXPIRED: 'Try again later. --when-status-unknown accept forgives this, at your own risk.',
  STATUS_LIST_STALE: 'Try again later. --when-status-unknown accept forgives this, at your own risk.',
  STATUS_LIST_TOO_LARGE: 'No ordinary list is as large as that. Ask the issuer.',
  INPUT_TOO_LARGE: 'No badge is as large as that.',
  JSON_LIMIT_EXCEEDED: 'No ordinary credential comes near this. Treat the sender with suspicion.',
  ENDORSEMENT_FAILED: 'Do not count it. The badge itself is judged without --endorsements require.',
  ENDORSEMENT_UNKNOWN: 'Do not count it until it can be checked.',
  PRIVATE_NETWORK_ALLOWED: 'Fit for tests and inside a company only.',
}
