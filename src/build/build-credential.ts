import type { JsonValue } from '../json/json.js'
import type { BitstringStatusListEntry, CredentialStatus } from '../model/credential-status.js'
import type { CredentialSchema } from '../model/credential-schema.js'
import type { AchievementSubject, OpenBadgeCredential } from '../model/credential.js'
import type { EndorsementCredential, Profile } from '../model/profile.js'
import type { CompactJws, Iri, Markdown, OneOrMany } from '../model/primitives.js'
import type { RefreshService } from '../model/refresh-service.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import type { Instant, Period } from '../time.js'
import type { AchievementInput } from './build-achievement.js'
import type { BuildOptions } from './build-options.js'
import type { PartyInput, ProfileInput } from './build-profile.js'
import type { Award } from './award.js'
import { readAward, readAwardOf } from './credential-shape.js'
import { readStatus } from './credential-services.js'
import type { Extension } from './extension-book.js'
import { completeFrame, nounOf } from './frame.js'
import type { EndorsementForm, EvidenceInput, ImageInput, Lenient, RecipientInput, ResultInput } from './part-inputs.js'
import { builtOrThrow, readInput, type BuildResult } from './read-input.js'
import { readObject, type Shape } from './read-object.js'
import type { Reading } from './reading.js'
import { withIds } from './result-rules.js'
import { assertShape } from './schema-refusal.js'

/** A badge as a caller gives it: who awards what to whom, and until when. */
export type CredentialInput = {
  /** Who awards the badge. */
  readonly issuer: ProfileInput
  /** What was achieved. */
  readonly achievement: AchievementInput
  /** Whose badge it is. */
  readonly recipient: RecipientInput
  /** The id of the badge. Default: a random `urn:uuid:`. */
  readonly id?: Iri
  /** The name of the badge, as wallets show it. Default: the name of the achievement. */
  readonly name?: string
  /** What the badge is, in a few words, as wallets show it. */
  readonly description?: string
  /** The picture of the badge, as wallets show it. */
  readonly image?: ImageInput
  /** From when the badge is valid; cut to whole seconds. Default: now. */
  readonly validFrom?: Instant
  /** Until when the badge is valid, that second included; cut to whole seconds. */
  readonly validUntil?: Instant
  /** How long the badge is valid from `validFrom`, by the calendar of UTC, such as `{ years: 2 }`. Instead of `validUntil`. */
  readonly expiresAfter?: Period
  /** When the badge was first awarded; give it when a badge is issued anew. */
  readonly awardedDate?: Instant
  /** What the recipient made or did that earned the badge. */
  readonly evidence?: readonly EvidenceInput[]
  /** What the recipient reached: grades, scores, levels. */
  readonly results?: readonly ResultInput[]
  /** What this recipient did to earn the achievement. */
  readonly narrative?: Markdown
  /** The role in which the recipient took part. */
  readonly role?: string
  /** The academic term in which it was achieved. */
  readonly term?: string
  /** The number of the licence that was granted. */
  readonly licenseNumber?: string
  /** The credits that the recipient earned. */
  readonly creditsEarned?: number
  /** When the recipient began. */
  readonly activityStartDate?: Instant
  /** When the recipient finished. */
  readonly activityEndDate?: Instant
  /** The organisation that assessed the recipient on the issuer's behalf. */
  readonly source?: PartyInput
  /** A picture made for this recipient; not the achievement's own. */
  readonly recipientImage?: ImageInput
  /** Endorsements of this badge, in whichever form they were signed. */
  readonly endorsements?: readonly EndorsementForm[]
  /** Endorsements of this badge, each a credential with its own embedded proof. */
  readonly endorsement?: readonly EndorsementCredential[]
  /** Endorsements of this badge, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
  /** Where it can be read whether the badge has been revoked or suspended. */
  readonly credentialStatus?: BitstringStatusListEntry | CredentialStatus
  /** Where a newer version of the badge can be had. */
  readonly refreshService?: Lenient<RefreshService, 'type'>
  /** The terms under which the badge is issued. */
  readonly termsOfUse?: OneOrMany<TermsOfUse>
  /** JSON Schemas that the badge follows. */
  readonly credentialSchema?: OneOrMany<Lenient<CredentialSchema, 'type'>>
  /** Further JSON-LD contexts, in order; with them, achievement and profiles may have properties of one's own. */
  readonly contexts?: readonly Iri[]
  /**
   * Terms of one's own, each with the context that defines it and perhaps a schema. Context and schema are added where a
   * term is used, and only there. They may stand wherever the data model leaves a class open: achievement, profiles,
   * criteria, evidence, alignments, results… To keep the compiler looking for slips in the other names, spread them
   * in: `{ ...achievement, ...{ courseCode: 'W-7' } }`.
   */
  readonly extensions?: readonly Extension[]
}

/** What building a badge takes from the world. */
export type CredentialOptions = Pick<BuildOptions, 'now' | 'onHint' | 'random'>

/**
 * Builds a complete badge, ready to be signed.
 *
 * Implements OpenBadgeCredential of Open Badges 3.0 over data model 2.0. Makes ids and types, names
 * the contexts, puts the validity in whole seconds of UTC, and holds the result against the schema.
 * What it returns can be signed as a token and, if the caller's own contexts go with the others and
 * define what is used, with Data Integrity. Signs nothing: see
 * `createIssuer`. Does not ask whether addresses can be reached, nor whether a period is long enough
 * to be of use.
 *
 * @param input - `issuer`, `achievement` and `recipient` are needed
 * @param options - clock, randomness for ids and salts, and who is told of hints
 * @returns the badge, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with everything that is wrong in `problems`, and the path of
 *   the first; `OPTIONS_INVALID`
 * @example
 * buildCredential({
 *   issuer: { id: 'did:web:academy.example', name: 'Example Academy' },
 *   achievement: { name: 'Certified Welder', description: 'Welds to standard.', criteria: 'Pass the test.' },
 *   recipient: { email: 'kari@example.org', name: 'Kari Nordmann' },
 *   expiresAfter: { years: 2 },
 * })
 */
export function buildCredential(input: CredentialInput, options: CredentialOptions = {}): OpenBadgeCredential {
  return builtOrThrow(tryBuildCredential(input, options))
}

/**
 * Builds a complete badge as `buildCredential` does, and returns what is wrong instead of throwing
 * it: every problem with its code, its place and, where it can be guessed, what was meant.
 *
 * @param input - `issuer`, `achievement` and `recipient` are needed
 * @param options - as of `buildCredential`
 * @returns the badge and hints, or all problems
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function tryBuildCredential(
  input: CredentialInput,
  options: CredentialOptions = {},
): BuildResult<OpenBadgeCredential> {
  return readInput(input, options, ['now', 'onHint', 'random'], (value, reading) =>
    composeCredential(readAward(value, reading), reading),
  )
}

/**
 * Builds the badge of an award in the name of an issuer whose profile has been built.
 *
 * @param input - a credential without `issuer` and `credentialStatus`, which the issuer sets
 * @param issuer - as `buildProfile` returned it
 * @param options - as of `buildCredential`; contexts and extensions for every badge of the issuer
 * @throws OpenBadgesError as `buildCredential` does
 */
export function buildAward(
  input: Omit<CredentialInput, 'issuer' | 'credentialStatus'>,
  issuer: Profile,
  options: BuildOptions,
): OpenBadgeCredential {
  const names = ['contexts', 'extensions', 'now', 'onHint', 'random'] as const
  return builtOrThrow(
    readInput(input, options, names, (value, reading) => {
      const award = readAwardOf(issuer)(value, reading)
      const contexts = [...(options.contexts ?? []), ...(award.contexts ?? [])]
      return composeCredential({ ...award, contexts }, reading)
    }),
  )
}

/**
 * Puts a credential in its place in a status list.
 *
 * @param credential - as a builder returned it; a place that it has already is given up
 * @param entry - the place; read like any input
 * @returns another credential, frozen
 * @throws OpenBadgesError `INPUT_INVALID` for an entry that is none, with places beneath `/credentialStatus`
 */
export function placeIn<Credential extends OpenBadgeCredential | EndorsementCredential>(
  credential: Credential,
  entry: BitstringStatusListEntry | JsonValue,
): Credential {
  const place = builtOrThrow(
    readInput({ credentialStatus: entry }, {}, [], (value, reading) => readObject(value, placeShape, reading)),
  )
  const placed: Credential = { ...credential, ...place }
  Object.freeze(placed)
  return placed
}

const placeShape: Shape<{ readonly credentialStatus: CredentialStatus }> = {
  what: 'a place in a status list',
  readers: { credentialStatus: readStatus },
  required: ['credentialStatus'],
}

function composeCredential(award: Award, reading: Reading): OpenBadgeCredential {
  const { '@context': contexts, validFrom, validUntil, credentialSchema } = completeFrame(award, 'achievement', reading)
  const credential = nounOf<OpenBadgeCredential>({
    '@context': contexts,
    id: award.id,
    type: Object.freeze(['VerifiableCredential', 'OpenBadgeCredential']),
    name: award.name ?? award.achievement.name,
    description: award.description,
    image: award.image,
    issuer: award.issuer,
    validFrom,
    validUntil,
    awardedDate: award.awardedDate,
    credentialSubject: composeSubject(award),
    evidence: award.evidence,
    endorsement: award.endorsement,
    endorsementJwt: award.endorsementJwt,
    credentialStatus: award.credentialStatus,
    refreshService: award.refreshService,
    credentialSchema,
    termsOfUse: award.termsOfUse,
    proof: undefined,
  })
  assertShape(credential, 'badge', reading)
  return credential
}

function composeSubject(award: Award): AchievementSubject {
  const { achievement, recipient } = award
  return nounOf<AchievementSubject>({
    id: recipient.id,
    type: Object.freeze(['AchievementSubject']),
    identifier: recipient.identifier,
    achievement,
    narrative: award.narrative,
    result: award.results && Object.freeze(award.results.map((result) => withIds(result, achievement))),
    role: award.role,
    term: award.term,
    licenseNumber: award.licenseNumber,
    creditsEarned: award.creditsEarned,
    activityStartDate: award.activityStartDate,
    activityEndDate: award.activityEndDate,
    image: award.recipientImage,
    source: award.source,
  })
}
