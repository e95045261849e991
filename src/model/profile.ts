/**
 * Who speaks, and who speaks for whom: profiles, and the endorsements that they carry and give.
 * One file, because each of the two is made of the other.
 */
import type { Address } from './address.js'
import type { DataModel } from './contexts.js'
import type { IdentifierEntry } from './identity.js'
import type { Image } from './image.js'
import type {
  CalendarDate,
  ClassTypes,
  CompactJws,
  DateTime,
  EmailAddress,
  Embedded,
  Iri,
  Markdown,
  PhoneNumber,
} from './primitives.js'
import type { VerifiableCredential, VerifiableCredentialV1p1 } from './verifiable-credential.js'

/**
 * A person or an organisation: an issuer, a creator, an endorser.
 *
 * @typeParam Model - the data model of the document, which the endorsements inside follow
 */
export type Profile<Model extends DataModel = '2.0'> = {
  /** The id of the person or organisation; for an issuer, the one that its keys belong to. */
  readonly id: Iri
  /** `Profile`, alone or among other types. */
  readonly type: ClassTypes<'Profile'>
  /** The name of the person or organisation. */
  readonly name?: string
  /** The home page of the person or organisation. */
  readonly url?: Iri
  /** The telephone number. */
  readonly phone?: PhoneNumber
  /** A few words about the person or organisation. */
  readonly description?: string
  /** Endorsements of this profile, each a credential with its own embedded proof. */
  readonly endorsement?: readonly Embedded<EndorsementCredentialOf<Model>>[]
  /** Endorsements of this profile, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
  /** The picture of the person, or the logo of the organisation. */
  readonly image?: Image
  /** The email address. */
  readonly email?: EmailAddress
  /** Where the person or organisation can be found. */
  readonly address?: Address
  /** Further names under which the person or organisation is known elsewhere. */
  readonly otherIdentifier?: readonly IdentifierEntry[]
  /** The name of the person who acts for the organisation. */
  readonly official?: string
  /** The organisation that this one belongs to. */
  readonly parentOrg?: Profile<Model>
  /** The family name of a person. */
  readonly familyName?: string
  /** The given name of a person. */
  readonly givenName?: string
  /** Further given names of a person. */
  readonly additionalName?: string
  /** The patronymic of a person. */
  readonly patronymicName?: string
  /** What goes before the name, such as `Dr`. */
  readonly honorificPrefix?: string
  /** What follows the name, such as `M.D.`. */
  readonly honorificSuffix?: string
  /** What goes before the family name, such as `van der`. */
  readonly familyNamePrefix?: string
  /** The date of birth of a person. */
  readonly dateOfBirth?: CalendarDate
}

/**
 * A statement of one party about another, or about an achievement or a credential.
 *
 * @contexts openBadgesContexts
 * @types VerifiableCredential, EndorsementCredential
 */
export type EndorsementCredential = VerifiableCredential<EndorsementSubject, Profile> & EndorsementFrame

/**
 * An endorsement of data model 1.1. Such endorsements are read, and no longer issued.
 *
 * @contexts openBadgesContexts
 * @types VerifiableCredential, EndorsementCredential
 */
export type EndorsementCredentialV1p1 = VerifiableCredentialV1p1<EndorsementSubject, Profile<'1.1'>> & EndorsementFrame

/** The endorsement that goes into a document of a data model. */
export type EndorsementCredentialOf<Model extends DataModel> = Model extends '1.1'
  ? EndorsementCredentialV1p1
  : EndorsementCredential

/** An endorsement of either data model. */
export type AnyEndorsementCredential = EndorsementCredential | EndorsementCredentialV1p1

/** What an endorsement has in either data model, besides what every credential has. */
export type EndorsementFrame = {
  /** The id of the endorsement. */
  readonly id: Iri
  /** The name of the endorsement. */
  readonly name: string
  /** What the endorsement is, in a few words. */
  readonly description?: string
  /** When the endorsement was first given. */
  readonly awardedDate?: DateTime
}

/** What is endorsed, and what is said of it. */
export type EndorsementSubject = {
  /** The id of the profile, achievement or credential that is endorsed. */
  readonly id: Iri
  /** `EndorsementSubject`, alone or among other types. */
  readonly type: ClassTypes<'EndorsementSubject'>
  /** What the endorser says. */
  readonly endorsementComment?: Markdown
}
