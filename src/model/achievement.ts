import type { Alignment } from './alignment.js'
import type { DataModel } from './contexts.js'
import type { IdentifierEntry } from './identity.js'
import type { Image } from './image.js'
import type { ClassTypes, CompactJws, Embedded, Iri, LanguageCode, Markdown } from './primitives.js'
import type { EndorsementCredentialOf, Profile } from './profile.js'
import type { ResultDescription } from './result.js'
import type { AchievementType } from './vocabulary.js'

/**
 * What can be achieved: the definition that many badges share.
 *
 * @typeParam Model - the data model of the document, which the endorsements inside follow
 */
export type Achievement<Model extends DataModel = '2.0'> = {
  /** The id of the achievement; badges of the same achievement share it. */
  readonly id: Iri
  /** `Achievement`, alone or among other types. */
  readonly type: ClassTypes<'Achievement'>
  /** The name of the achievement. */
  readonly name: string
  /** What the achievement is, in a few words. */
  readonly description: string
  /** What must be done to earn the achievement. */
  readonly criteria: Criteria
  /** What kind of achievement it is. */
  readonly achievementType?: AchievementType
  /** What the achievement corresponds to in other frameworks. */
  readonly alignment?: readonly Alignment[]
  /** Who made up the achievement, where that is not the issuer. */
  readonly creator?: Profile<Model>
  /** The credits that can be earned. */
  readonly creditsAvailable?: number
  /** Endorsements of this achievement, each a credential with its own embedded proof. */
  readonly endorsement?: readonly Embedded<EndorsementCredentialOf<Model>>[]
  /** Endorsements of this achievement, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
  /** The field of study, such as `Public health`. */
  readonly fieldOfStudy?: string
  /** A code that people use for the achievement, such as `ENG-101`. */
  readonly humanCode?: string
  /** The picture that stands for the achievement. */
  readonly image?: Image
  /** The language in which the achievement is described. */
  readonly inLanguage?: LanguageCode
  /** Further names under which the achievement is known elsewhere. */
  readonly otherIdentifier?: readonly IdentifierEntry[]
  /** The same achievement elsewhere: in another language, or an earlier version. */
  readonly related?: readonly Related[]
  /** The results that are possible, and what is required of them. */
  readonly resultDescription?: readonly ResultDescription[]
  /** The specialisation within the field of study. */
  readonly specialization?: string
  /** Words under which the achievement is to be found. */
  readonly tag?: readonly string[]
  /** The version of the achievement. */
  readonly version?: string
}

/** What must be done to earn an achievement: in words, at an address, or both. */
export type Criteria = {
  /** The address of a page that says what must be done. */
  readonly id?: Iri
  /** What must be done, in words. */
  readonly narrative?: Markdown
}

/** An achievement that is for most purposes the same. */
export type Related = {
  /** The id of the related achievement. */
  readonly id: Iri
  /** `Related`, alone or among other types. */
  readonly type: ClassTypes<'Related'>
  /** The language in which the related achievement is described. */
  readonly inLanguage?: LanguageCode
  /** The version of the related achievement. */
  readonly version?: string
}
