import type { Achievement } from './achievement.js'
import type { DataModel } from './contexts.js'
import type { Evidence } from './evidence.js'
import type { IdentityObject } from './identity.js'
import type { Image } from './image.js'
import type { ClassTypes, CompactJws, DateTime, Embedded, Iri, Markdown } from './primitives.js'
import type { EndorsementCredentialOf, Profile } from './profile.js'
import type { Result } from './result.js'
import type { VerifiableCredential, VerifiableCredentialV1p1 } from './verifiable-credential.js'

/**
 * An Open Badge: a credential of data model 2.0 that says that somebody achieved something.
 *
 * Its types contain `VerifiableCredential` and one of `OpenBadgeCredential` and
 * `AchievementCredential`, which mean the same.
 *
 * @contexts openBadgesContexts
 * @types VerifiableCredential, OpenBadgeCredential | AchievementCredential
 */
export type OpenBadgeCredential = VerifiableCredential<AchievementSubject, Profile> &
  BadgeFrame<'2.0'> & {
    /** The name of the badge, as wallets show it. */
    readonly name?: string
  }

/**
 * An Open Badge of data model 1.1. Such badges are read, and no longer issued.
 *
 * @contexts openBadgesContexts
 * @types VerifiableCredential, OpenBadgeCredential | AchievementCredential
 */
export type OpenBadgeCredentialV1p1 = VerifiableCredentialV1p1<AchievementSubject<'1.1'>, Profile<'1.1'>> &
  BadgeFrame<'1.1'> & {
    /** The name of the badge, as wallets show it. */
    readonly name: string
  }

/** An Open Badge of either data model. */
export type AnyOpenBadgeCredential = OpenBadgeCredential | OpenBadgeCredentialV1p1

/** What an Open Badge has in either data model, besides what every credential has. */
export type BadgeFrame<Model extends DataModel> = {
  /** The id of the badge; together with the issuer's id it tells this badge from all others. */
  readonly id: Iri
  /** What the badge is, in a few words, as wallets show it. */
  readonly description?: string
  /** The picture of the badge, as wallets show it. */
  readonly image?: Image
  /** When the badge was first awarded; unlike the start of its validity it stays when the badge is issued anew. */
  readonly awardedDate?: DateTime
  /** Endorsements of this badge, each a credential with its own embedded proof. */
  readonly endorsement?: readonly Embedded<EndorsementCredentialOf<Model>>[]
  /** Endorsements of this badge, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
  /** What the recipient made or did that earned the badge. */
  readonly evidence?: readonly Evidence[]
}

/**
 * The recipient of a badge, and what they achieved. An `id`, an `identifier`, or both say who it is.
 *
 * @typeParam Model - the data model of the document, which the endorsements inside follow
 *
 * @anyOf id, identifier
 */
export type AchievementSubject<Model extends DataModel = '2.0'> = {
  /** The id of the recipient, such as a DID. */
  readonly id?: Iri
  /** `AchievementSubject`, alone or among other types. */
  readonly type: ClassTypes<'AchievementSubject'>
  /** What was achieved. */
  readonly achievement: Achievement<Model>
  /** Who the recipient is, in plain text or hashed. */
  readonly identifier?: readonly IdentityObject[]
  /** When the recipient began. */
  readonly activityStartDate?: DateTime
  /** When the recipient finished. */
  readonly activityEndDate?: DateTime
  /** The credits that the recipient earned. */
  readonly creditsEarned?: number
  /** A picture made for this recipient; not the achievement's own. */
  readonly image?: Image
  /** The number of the licence that was granted. */
  readonly licenseNumber?: string
  /** What this recipient did to earn the achievement. */
  readonly narrative?: Markdown
  /** What the recipient reached. */
  readonly result?: readonly Result[]
  /** The role in which the recipient took part. */
  readonly role?: string
  /** The organisation that assessed the recipient on the issuer's behalf. */
  readonly source?: Profile<Model>
  /** The academic term in which it was achieved. */
  readonly term?: string
}
