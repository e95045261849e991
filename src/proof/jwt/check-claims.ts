import type { JwtEnvelope } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import { describeJson, pointerTo, type JsonValue } from '../../json/json.js'
import { finding, type Finding } from '../../messages/problem.js'
import { endOf, startOf, subjectsOf, idOf } from '../../model/readers.js'
import { formatInstant, instantFault, parseInstant } from '../../time.js'
import { readClaimant } from '../claimant.js'

/** The claims of a token that say something about time, in milliseconds; and what is worth saying. */
export interface CheckedClaims {
  readonly notBefore: number | undefined
  readonly notAfter: number | undefined
  /** `iat`, where it says when the token was signed. */
  readonly signedAt: number | undefined
  readonly findings: readonly Finding[]
}

/**
 * Checks that the claims of a token and what is in it say the same (Open Badges 3.0, "JWT Payload";
 * for presentations, VC Data Model 1.1, section 6.3.1). Where only one of the two says something
 * there is nothing to compare. A claim that the standard requires and that is missing gives a finding,
 * and so does what only a credential says, beside the claim that holds it.
 *
 * Does not judge whether the moment lies inside the dates: see the validity check.
 *
 * @param envelope - the token; a presentation is by its holder, and of no subject
 * @throws OpenBadgesError `JWT_CLAIM_INVALID`, `JWT_CLAIM_MISMATCH`
 */
export function checkClaims(envelope: JwtEnvelope): CheckedClaims {
  const { claims, document, kind } = envelope
  const [subject] = subjectsOf(document)
  compareTexts('iss', claims['iss'], readClaimant(envelope).id)
  compareTexts('sub', claims['sub'], idOf(subject))
  compareTexts('jti', claims['jti'], idOf(document['id']))
  const notBefore = compareTimes('nbf', claims['nbf'], startOf(document))
  const notAfter = compareTimes('exp', claims['exp'], endOf(document))
  const signedAt = secondsOf(claims['iat'])
  const required = kind === 'presentation' ? [] : ['iss', 'jti', 'nbf']
  if (kind !== 'presentation' && idOf(subject) !== undefined) required.push('sub')
  if (kind !== 'presentation' && endOf(document) !== undefined) required.push('exp')
  const missing = required.filter((claim) => claims[claim] === undefined)
  const beside = CREDENTIAL_PROPERTIES.filter((property) => Object.hasOwn(claims, property))
  const findings = [
    ...missing.map((claim) => finding('JWT_CLAIM_MISSING', { claim })),
    ...beside.map((claim) => finding('JWT_CLAIM_IGNORED', { claim }, { path: pointerTo('', claim) })),
  ]
  return { notBefore, notAfter, signedAt, findings }
}

function compareTexts(claim: string, value: JsonValue | undefined, expected: string | undefined): void {
  if (value === undefined) return
  if (typeof value !== 'string') throw invalid(claim, 'a text', value)
  if (expected !== undefined && value !== expected) throw mismatch(claim, value, expected)
}

/** A claim counts whole seconds; a date may be finer (spec.md T-5). */
function compareTimes(claim: string, value: JsonValue | undefined, date: JsonValue | undefined): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > LAST_SECOND) {
    throw invalid(claim, 'whole seconds since 1970', value)
  }
  if (typeof date === 'string' && instantFault(date) === undefined) {
    if (Math.floor(parseInstant(date) / 1000) !== value) throw mismatch(claim, formatInstant(value * 1000), date)
  }
  return value * 1000
}

/** Nothing in the credential is like `iat`, so nothing is wrong if it is odd; it says nothing then. */
function secondsOf(value: JsonValue | undefined): number | undefined {
  const isDate = typeof value === 'number' && Math.abs(value) <= LAST_SECOND
  return isDate ? Math.floor(value) * 1000 : undefined
}

function invalid(claim: string, expected: string, found: JsonValue): OpenBadgesError {
  return new OpenBadgesError('JWT_CLAIM_INVALID', { claim, expected, found: describeJson(found) })
}

function mismatch(claim: string, found: string, expected: string): OpenBadgesError {
  return new OpenBadgesError('JWT_CLAIM_MISMATCH', {
    claim,
    found: JSON.stringify(found),
    expected: JSON.stringify(expected),
  })
}

/** What a credential says of itself, not the token around it. */
const CREDENTIAL_PROPERTIES = [
  'issuer',
  'holder',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialSubject',
  'credentialStatus',
  'refreshService',
  'verifiableCredential',
]

/** The last second of the year 9999. */
const LAST_SECOND = 253_402_300_799
