/** What one call expects of a credential. */
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { formatInstant, toMilliseconds, type Instant } from '../time.js'
import type { ExpectedRecipient } from './check-recipient.js'

/**
 * What a call of `verify` expects. Everything has a safe default.
 *
 * @typeParam Accepted - the kinds that will do
 */
export interface VerifyPolicy<Accepted extends AcceptableKind = AcceptableKind> {
  /** The kinds that will do. Default: `['badge']`, so that nothing else is taken for one. */
  readonly accept?: readonly Accepted[]
  /** Whose the badge should be. Default: not asked. */
  readonly expectedRecipient?: ExpectedRecipient
  /**
   * What a presentation was asked for: its proof must answer this challenge, and name this domain alone. Whoever
   * was shown it before could show it on otherwise. Default: not asked. Credentials are not made for an occasion.
   */
  readonly presentedFor?: Occasion
  /** The moment to judge: RFC 3339 or `Date`. Default: now. Revocation of keys is judged now all the same. */
  readonly asOf?: Instant
  /** Whether a status that could not be fetched, or is stale, is forgiven. Default: `'reject'`. */
  readonly whenStatusUnknown?: 'reject' | 'accept'
  /** Whether bad endorsements are only reported, or spoil the verdict. Default: `'report'`. */
  readonly endorsements?: 'report' | 'require'
  /** Whether to ask the issuer for a newer version. Default: `'ignore'`, which tells nobody. */
  readonly refresh?: 'ignore' | 'follow'
  /** Whether issuers that are not trusted are asked for their keys. Default: `'anyone'`. */
  readonly contact?: 'anyone' | 'trusted'
  /** Stops requests under way; what needed them is unknown then. */
  readonly signal?: AbortSignal
}

/** The occasion of a presentation, as far as it matters. */
export interface Occasion {
  readonly challenge?: string
  readonly domain?: string
}

/** A policy with nothing left open. */
export interface ReadPolicy {
  readonly accept: readonly AcceptableKind[]
  readonly expectedRecipient: ExpectedRecipient | undefined
  readonly presentedFor: Occasion | undefined
  /** Milliseconds. */
  readonly at: number
  /** Whether that is the moment of the call, since the caller named none. */
  readonly isNow: boolean
  readonly whenStatusUnknown: 'reject' | 'accept'
  readonly endorsements: 'report' | 'require'
  readonly refresh: 'ignore' | 'follow'
  readonly contact: 'anyone' | 'trusted'
  readonly signal: AbortSignal | undefined
}

/** The policy as the report shows it. Whom the recipient should be stays out: it is personal. */
export interface PolicyEcho {
  readonly accept: readonly AcceptableKind[]
  readonly trust: 'list' | 'lookup' | 'any-issuer'
  readonly expectedRecipient: 'given' | 'not-asked'
  readonly presentedFor: 'given' | 'not-asked'
  /** RFC 3339, or `now`. */
  readonly asOf: string
  readonly whenStatusUnknown: 'reject' | 'accept'
  readonly endorsements: 'report' | 'require'
  readonly refresh: 'ignore' | 'follow'
  readonly contact: 'anyone' | 'trusted'
  /** Origins that might be private and were allowed to be asked. */
  readonly allowPrivateOrigins: readonly string[]
}

/**
 * Reads a policy and fills in the defaults.
 *
 * @param policy - as the caller wrote it
 * @param checkedAt - the real clock in milliseconds
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readPolicy(policy: VerifyPolicy, checkedAt: number): ReadPolicy {
  const given: unknown = policy
  if (typeof given !== 'object' || given === null) throw wrongOption('policy', 'an object', describeValue(given))
  refuseUnknownNames(policy, POLICY_NAMES)
  const { whenStatusUnknown = 'reject', endorsements = 'report', refresh = 'ignore', contact = 'anyone' } = policy
  return {
    accept: readAccept(policy.accept),
    expectedRecipient: policy.expectedRecipient === undefined ? undefined : readRecipient(policy.expectedRecipient),
    presentedFor: readOccasion(policy.presentedFor),
    isNow: policy.asOf === undefined,
    at: policy.asOf === undefined ? checkedAt : toMilliseconds(policy.asOf, 'asOf'),
    whenStatusUnknown: oneOf('whenStatusUnknown', whenStatusUnknown, ['reject', 'accept']),
    endorsements: oneOf('endorsements', endorsements, ['report', 'require']),
    refresh: oneOf('refresh', refresh, ['ignore', 'follow']),
    contact: oneOf('contact', contact, ['anyone', 'trusted']),
    signal: readSignal(policy.signal),
  }
}

function readAccept(accept: unknown = ['badge']): readonly AcceptableKind[] {
  if (!Array.isArray(accept) || accept.length === 0) {
    throw wrongOption('accept', 'an array of at least one kind', describeValue(accept))
  }
  return accept.map((kind) => oneOf('accept', kind, KINDS))
}

/** A recipient without a value would be found in any badge that names nobody. */
function readRecipient(recipient: ExpectedRecipient): ExpectedRecipient {
  const given: unknown = recipient
  const isObject = typeof given === 'object' && given !== null
  if (isObject && 'id' in given && isText(given.id)) return { id: given.id }
  if (isObject && 'type' in given && isText(given.type) && 'value' in given && isText(given.value)) {
    return { type: given.type, value: given.value }
  }
  throw wrongOption(
    'expectedRecipient',
    '{ id } or { type, value }, each a text that is not empty',
    describeValue(given),
  )
}

/** A challenge that is empty would be answered by anybody. */
function readOccasion(occasion: unknown): Occasion | undefined {
  if (occasion === undefined) return undefined
  const expected = '{ challenge, domain }, one or both, each a text that is not empty'
  if (typeof occasion !== 'object' || occasion === null) {
    throw wrongOption('presentedFor', expected, describeValue(occasion))
  }
  const entries = Object.entries(occasion)
  if (entries.length === 0) throw wrongOption('presentedFor', expected, 'an empty object')
  for (const [name, value] of entries) {
    if (!['challenge', 'domain'].includes(name) || !isText(value)) {
      throw wrongOption(`presentedFor.${name}`, expected, describeValue(value))
    }
  }
  return { ...occasion }
}

/**
 * Reads a signal.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID` for anything else
 */
export function readSignal(signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal
  throw wrongOption('signal', 'an AbortSignal', describeValue(signal))
}

/** Writes a policy as the report shows it. */
export function echoPolicy(
  policy: ReadPolicy,
  trust: PolicyEcho['trust'],
  allowPrivateOrigins: readonly string[],
): PolicyEcho {
  return {
    accept: [...policy.accept],
    trust,
    expectedRecipient: policy.expectedRecipient === undefined ? 'not-asked' : 'given',
    presentedFor: policy.presentedFor === undefined ? 'not-asked' : 'given',
    asOf: policy.isNow ? 'now' : formatInstant(policy.at),
    whenStatusUnknown: policy.whenStatusUnknown,
    endorsements: policy.endorsements,
    refresh: policy.refresh,
    contact: policy.contact,
    allowPrivateOrigins,
  }
}

function oneOf<Value extends string>(option: string, value: unknown, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value)
  if (found !== undefined) return found
  throw wrongOption(option, allowed.map((each) => `'${each}'`).join(' or '), describeValue(value))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

const KINDS: readonly AcceptableKind[] = ['badge', 'endorsement', 'status-list', 'clr', 'presentation']

const POLICY_NAMES: ReadonlySet<string> = new Set([
  'accept',
  'expectedRecipient',
  'presentedFor',
  'asOf',
  'whenStatusUnknown',
  'endorsements',
  'refresh',
  'contact',
  'signal',
])
