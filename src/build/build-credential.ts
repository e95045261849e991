import type { BitstringStatusListEntry, CredentialStatus } from '../model/credential-status.js'
import type { CredentialSchema } from '../model/credential-schema.js'
import type { OpenBadgeCredential } from '../model/credential.js'
import type { EndorsementCredential } from '../model/profile.js'
import type { CompactJws, Iri, Markdown, OneOrMany } from '../model/primitives.js'
import type { RefreshService } from '../model/refresh-service.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import type { Instant, Period } from '../time.js'
import type { AchievementInput } from './build-achievement.js'
import type { ProfileInput } from './build-profile.js'
import type { EvidenceInput, ImageInput, RecipientInput, ResultInput } from './part-inputs.js'

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
  readonly source?: ProfileInput
  /** A picture made for this recipient; not the achievement's own. */
  readonly recipientImage?: ImageInput
  /** Endorsements of this badge, each a credential with its own embedded proof. */
  readonly endorsement?: readonly EndorsementCredential[]
  /** Endorsements of this badge, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
  /** Where it can be read whether the badge has been revoked or suspended. */
  readonly credentialStatus?: BitstringStatusListEntry | CredentialStatus
  /** Where a newer version of the badge can be had. */
  readonly refreshService?: RefreshService
  /** The terms under which the badge is issued. */
  readonly termsOfUse?: OneOrMany<TermsOfUse>
  /** JSON Schemas that the badge follows. */
  readonly credentialSchema?: OneOrMany<CredentialSchema>
  /** Further JSON-LD contexts, in order; with them, achievement and profiles may have properties of one's own. */
  readonly contexts?: readonly Iri[]
}

/** What building takes from the world. */
export interface BuildOptions {
  /** The clock, in milliseconds since 1970 or as a `Date`. Default: the system's. */
  readonly now?: () => number | Date
  /** Makes random bytes, for ids and salts. Default: the system's. */
  readonly random?: (length: number) => Uint8Array
}

export function buildCredential(_input: CredentialInput, _options: BuildOptions = {}): OpenBadgeCredential {
  throw new Error('not yet')
}
