/** Issuing a badge anew: the same badge, by the same issuer, valid from later on (spec.md §8). */
import { awardOf } from '../build/award-of.js'
import type { CredentialInput } from '../build/build-credential.js'
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeJson, describeValue, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { OpenBadgeCredential } from '../model/credential.js'
import { startOf } from '../model/readers.js'
import { startMomentOf } from '../model/same-credential.js'
import { formatInstant, parseInstant } from '../time.js'
import { wrongPrevious } from './previous.js'

/** What is to be different: any part of an award but its id, which stays. Each part is replaced as a whole. */
export type AwardChanges = Partial<Omit<CredentialInput, 'id' | 'issuer' | 'credentialStatus'>>

/** What becomes of the rest. */
export interface ReissueOptions {
  /** Parts that are not to be taken over, such as `['validUntil']` for a badge without end. Default: none. */
  readonly without?: readonly (keyof AwardChanges)[]
  /**
   * `'keep'`: the badge keeps its place in a status list, so that whoever revokes it revokes every
   * version; one that has none gets one, if the issuer gives out places. `'new'`: it gets another, and
   * the versions are revoked one by one. Default: `'keep'`.
   */
  readonly status?: 'keep' | 'new'
}

/**
 * Checks the options of `reissue`.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readReissueOptions(options: ReissueOptions): Required<ReissueOptions> {
  refuseUnknownNames(options, ['without', 'status'])
  const { without = [], status = 'keep' }: ReissueOptions = { ...options }
  const [names, word]: readonly unknown[] = [without, status]
  if (word !== 'keep' && word !== 'new') throw wrongOption('status', `'keep' or 'new'`, describeValue(word))
  const wrong = Array.isArray(names) ? (names as readonly unknown[]).find((name) => !isRemovable(name)) : names
  if (wrong !== undefined) throw wrongOption('without', 'an array of names of an award', describeValue(wrong))
  return { without, status }
}

/**
 * Writes what a badge says, with changes, as the award to build anew.
 *
 * @param previous - the badge as JSON
 * @param changes - as the caller passed them; nothing of them is read
 * @param without - the parts that are not taken over
 */
export function changedAward(
  previous: JsonObject,
  changes: AwardChanges,
  without: readonly string[],
): Omit<CredentialInput, 'issuer' | 'credentialStatus'> {
  if (typeof changes !== 'object' || (changes as unknown) === null) {
    throw wrongOption('changes', 'an object', describeValue(changes))
  }
  const given = Object.getOwnPropertyDescriptors(changes)
  const stated = Object.entries(given).filter(([, property]) => 'get' in property || property.value !== undefined)
  const replaced = new Set([...stated.map(([name]) => name), ...without])
  // An end that was given as a period takes the place of the one before.
  if (replaced.has('expiresAfter')) replaced.add('validUntil')
  const taken = { awardedDate: startOf(previous), ...awardOf(previous) }
  const kept = Object.entries(taken).filter(([name, value]) => value !== undefined && !replaced.has(name))
  // Accessors stay accessors: the builder refuses them without running them.
  const award: object = Object.defineProperties(Object.fromEntries(kept), Object.fromEntries(stated))
  return award as Omit<CredentialInput, 'issuer' | 'credentialStatus'>
}

/**
 * Checks that a badge that was built is a newer version of the one before.
 *
 * @throws OpenBadgesError `INPUT_INVALID` with `NOT_NEWER`, `DATE_INVALID` or `PROPERTY_INVALID`
 */
export function checkNewer({ id, validFrom }: OpenBadgeCredential, previous: JsonObject): void {
  if (id !== previous['id']) {
    const facts = { expected: `the id of the badge before, ${describeJson(previous['id'])}`, found: JSON.stringify(id) }
    throw wrongPrevious('PROPERTY_INVALID', { ...facts, property: 'id' }, '/id')
  }
  const start = startMomentOf(previous)
  if (start === undefined) {
    const facts = { expected: 'a badge whose start can be read', found: describeJson(startOf(previous)) }
    throw wrongPrevious('DATE_INVALID', facts, '/validFrom')
  }
  if (parseInstant(validFrom) > start) return
  const facts = { expected: `a moment after ${formatInstant(start)}`, found: validFrom }
  throw wrongPrevious('NOT_NEWER', facts, '/validFrom')
}

/** The one status entry of a badge; several as they stand, which the builder refuses. */
export function statusOf(previous: JsonObject): JsonValue | undefined {
  const { credentialStatus: status } = previous
  const [first, ...others] = toArray(status)
  return others.length === 0 ? first : status
}

function isRemovable(name: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(REMOVABLE, name)
}

/** The compiler holds that none is forgotten. */
const REMOVABLE: Readonly<Record<keyof AwardChanges, true>> = {
  achievement: true,
  activityEndDate: true,
  activityStartDate: true,
  awardedDate: true,
  contexts: true,
  credentialSchema: true,
  creditsEarned: true,
  description: true,
  endorsement: true,
  endorsementJwt: true,
  endorsements: true,
  evidence: true,
  expiresAfter: true,
  extensions: true,
  image: true,
  licenseNumber: true,
  name: true,
  narrative: true,
  recipient: true,
  recipientImage: true,
  refreshService: true,
  results: true,
  role: true,
  source: true,
  term: true,
  termsOfUse: true,
  validFrom: true,
  validUntil: true,
}
