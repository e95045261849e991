/**
 * The parts of badges as callers give them: as in the data model, but what the builders can fill
 * in may be left out. Every noun that a builder returned may be given back as it is.
 */
import type { Related } from '../model/achievement.js'
import type { Address, GeoCoordinates } from '../model/address.js'
import type { Alignment } from '../model/alignment.js'
import type { Evidence } from '../model/evidence.js'
import type { IdentifierEntry, IdentityObject } from '../model/identity.js'
import type { Image } from '../model/image.js'
import type { CompactJws, Iri, Markdown } from '../model/primitives.js'
import type { EndorsementCredential } from '../model/profile.js'
import type { Result, ResultDescription, RubricCriterionLevel } from '../model/result.js'
import type { SignedEndorsement } from '../model/signed-credential.js'
import type { IdentifierType } from '../model/vocabulary.js'

/** A noun whose properties `Names` may be left out. */
export type Lenient<Noun, Names extends keyof Noun> = Omit<Noun, Names> & Partial<Pick<Noun, Names>>

/**
 * A picture: its address, a data: URL, its bytes, or any of them with a caption. The type is told from the bytes; bytes
 * become a data: URL.
 */
export type ImageInput = Iri | Bytes | Lenient<Image, 'type'> | ImageBytes

/**
 * Bytes: a `Uint8Array`, which a `Buffer` is as well, another view of a buffer, or an `ArrayBuffer`. The type names
 * their one common property, so that editors do not offer all the others inside a picture.
 */
export type Bytes = { readonly byteLength: number }

/** The bytes of a picture, with what it shows in words. */
export type ImageBytes = {
  /** The picture: PNG or SVG; for achievements and badges also JPEG, GIF, WebP or AVIF. */
  readonly bytes: Bytes
  /** What the picture shows, in words, for those who cannot see it. */
  readonly caption?: string
}

/** What must be done: an https: address, Markdown text, or both as an object. */
export type CriteriaInput = string | { readonly id?: Iri; readonly narrative?: Markdown }

/** Where somebody can be found. */
export type AddressInput = Lenient<Omit<Address, 'geo'>, 'type'> & {
  /** The place on the globe. */
  readonly geo?: Lenient<GeoCoordinates, 'type'>
}

/** A further name under which a profile or an achievement is known elsewhere. */
export type IdentifierEntryInput = Lenient<IdentifierEntry, 'type'>

/** How something corresponds to a node of a framework. */
export type AlignmentInput = Lenient<Alignment, 'type'>

/** An achievement that is for most purposes the same. */
export type RelatedInput = Lenient<Related, 'type'>

/** One level of a rubric; without `id`, one is made. */
export type RubricCriterionLevelInput = Lenient<Omit<RubricCriterionLevel, 'alignment'>, 'id' | 'type'> & {
  /** What this level corresponds to in other frameworks. */
  readonly alignment?: readonly AlignmentInput[]
}

/** A result that an achievement makes possible; without `id`, one is made. */
export type ResultDescriptionInput = Lenient<
  Omit<ResultDescription, 'alignment' | 'requiredLevel' | 'rubricCriterionLevel'>,
  'id' | 'type'
> & {
  /** The rubric level that must at least be reached, by its id or its name. */
  readonly requiredLevel?: string
  /** What this result corresponds to in other frameworks. */
  readonly alignment?: readonly AlignmentInput[]
  /** The levels of the rubric, from the lowest to the highest. */
  readonly rubricCriterionLevel?: readonly RubricCriterionLevelInput[]
}

/** What the recipient reached. */
export type ResultInput = Lenient<Omit<Result, 'achievedLevel' | 'alignment' | 'resultDescription'>, 'type'> & {
  /** The result description that this result answers, by its id or its name. */
  readonly resultDescription?: string
  /** The rubric level that was reached, by its id or its name. */
  readonly achievedLevel?: string
  /** What this result corresponds to in other frameworks. */
  readonly alignment?: readonly AlignmentInput[]
}

/** What the recipient made or did that earned the achievement. */
export type EvidenceInput = Lenient<Evidence, 'type'>

/**
 * A signed endorsement: as `endorse` of an issuer returned it, as JSON with its proof inside, or as a
 * token. Builders put each into the property that the standard has for its form.
 */
export type EndorsementForm = SignedEndorsement | EndorsementCredential | CompactJws

/** Something that tells a person from others: what it is, and its text. */
export type IdentifierInput = {
  /** What the identifier is: `emailAddress`, `name`, `accountId`, `ext:employeeNumber`… */
  readonly type: IdentifierType
  /** The identifier itself. An email address is written in lower case. */
  readonly value: string
}

/** Whose badge it is. At least one of `id`, `email`, `name` and `identifiers` is needed. */
export type RecipientInput = {
  /** An id of the recipient, such as a DID. */
  readonly id?: Iri
  /** The recipient's email address; written in lower case. */
  readonly email?: string
  /** The recipient's name, to be shown with the badge: always written so that it can be read. */
  readonly name?: string
  /** Further identifiers, or identities made by `hashIdentity`. */
  readonly identifiers?: readonly (IdentifierInput | IdentityObject)[]
  /**
   * How `email` and `identifiers` are written. Default: `hashed`, with a salt of 128 random bits.
   * The salt stands beside the hash, so hashing keeps an address from being read, not from being
   * guessed.
   */
  readonly identifiersAs?: 'hashed' | 'plain'
}
