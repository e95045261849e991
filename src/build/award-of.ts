/** The way back: from a badge to the award that it would be built of. */
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import {
  credentialsV1Context,
  credentialsV2Context,
  dataIntegrityV1Context,
  findOpenBadgesContext,
  openBadgesExtensionsContext,
} from '../model/contexts.js'
import { endOf, subjectsOf } from '../model/readers.js'

/**
 * Writes a badge of either data model as the award that it would be built of, without its issuer, its
 * status, its proofs and the start of its validity.
 *
 * Checks nothing: what comes out is read by a builder like any other input. Whatever an award has no
 * name for keeps its own, so that the builder refuses it and nothing is left out in silence.
 *
 * @param badge - as JSON, without the claims of a token
 */
export function awardOf(badge: JsonObject): JsonObject {
  const { '@context': contexts, type, ...others } = badge
  const [subject = {}, ...moreSubjects] = subjectsOf(badge)
  const award = Object.entries(others).filter(([name]) => !SET_BY_THE_ISSUER.has(name))
  const named = toArray(contexts)
  const known = named[0] === credentialsV1Context ? REPLACED_IN_2 : ADDED
  const own = named.filter((context) => !isAdded(context, known))
  return stated({
    ...Object.fromEntries(award),
    validUntil: endOf(badge),
    ...partsOf(subject),
    contexts: own.length === 0 ? undefined : own,
    type: othersThan(BADGE_TYPES, type),
    credentialSubject: moreSubjects.length === 0 ? undefined : moreSubjects,
  })
}

/** What stands in the subject is about the award but for who the recipient is. */
function partsOf(subject: JsonObject): Readonly<Record<string, JsonValue | undefined>> {
  const { id, type, identifier, ...parts } = subject
  const award: Record<string, JsonValue | undefined> = {}
  const unknown: Record<string, JsonValue | undefined> = {}
  for (const [name, value] of Object.entries(parts)) {
    const inAward = NAMES_IN_AWARD.get(name)
    if (inAward === undefined) unknown[name] = value
    else award[inAward] = value
  }
  const identifiers = identifier === undefined ? undefined : toArray(identifier)
  const types = othersThan(SUBJECT_TYPES, type)
  return { ...award, recipient: stated({ ...unknown, id, identifiers, type: types }) }
}

/** Types that the builder would not write again. */
function othersThan(known: ReadonlySet<JsonValue>, types: JsonValue | undefined): JsonValue | undefined {
  return toArray(types).some((type) => !known.has(type)) ? types : undefined
}

/** Builders name the contexts that a badge needs, in the newest version of each. */
function isAdded(context: JsonValue, known: ReadonlySet<string>): boolean {
  return typeof context === 'string' && (known.has(context) || findOpenBadgesContext(context) !== undefined)
}

function stated(properties: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const entries = Object.entries(properties)
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

const SET_BY_THE_ISSUER: ReadonlySet<string> = new Set([
  'issuer',
  'proof',
  'credentialStatus',
  'credentialSubject',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
])

/** The name in the subject of a badge → the name in an award. */
const NAMES_IN_AWARD: ReadonlyMap<string, string> = new Map([
  ['achievement', 'achievement'],
  ['activityEndDate', 'activityEndDate'],
  ['activityStartDate', 'activityStartDate'],
  ['creditsEarned', 'creditsEarned'],
  ['image', 'recipientImage'],
  ['licenseNumber', 'licenseNumber'],
  ['narrative', 'narrative'],
  ['result', 'results'],
  ['role', 'role'],
  ['source', 'source'],
  ['term', 'term'],
])

const BADGE_TYPES: ReadonlySet<JsonValue> = new Set([
  'VerifiableCredential',
  'OpenBadgeCredential',
  'AchievementCredential',
])

const SUBJECT_TYPES: ReadonlySet<JsonValue> = new Set(['AchievementSubject'])

const ADDED: ReadonlySet<string> = new Set([credentialsV2Context, openBadgesExtensionsContext])

/** Data model 2.0 defines by itself what these define for 1.1: proofs and status lists. */
const REPLACED_IN_2: ReadonlySet<string> = new Set([
  ...ADDED,
  credentialsV1Context,
  dataIntegrityV1Context,
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://www.w3.org/ns/credentials/status/v1',
])
