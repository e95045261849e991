import type { Achievement } from './achievement.js'
import type { DataModel } from './contexts.js'
import type { IdentityObject } from './identity.js'
import type { Image } from './image.js'
import type { ClassTypes, CompactJws, DateTime, Embedded, Iri } from './primitives.js'
import type { EndorsementCredentialOf, Profile } from './profile.js'
import type {
  AnyVerifiableCredential,
  EnvelopedVerifiableCredential,
  VerifiableCredential,
  VerifiableCredentialV1p1,
} from './verifiable-credential.js'
import type { AssociationType } from './vocabulary.js'

/**
 * A Comprehensive Learner Record (CLR 2.0): a credential of data model 2.0 that holds other credentials.
 *
 * @contexts clrContexts, openBadgesContexts
 * @types VerifiableCredential, ClrCredential
 */
export type ClrCredential = VerifiableCredential<ClrSubject, Profile> & ClrFrame<'2.0'>

/**
 * A Comprehensive Learner Record (CLR 2.0) of data model 1.1. Such records are read, and no longer issued.
 *
 * @contexts clrContexts, openBadgesContexts
 * @types VerifiableCredential, ClrCredential
 */
export type ClrCredentialV1p1 = VerifiableCredentialV1p1<ClrSubject<'1.1'>, Profile<'1.1'>> & ClrFrame<'1.1'>

/** A Comprehensive Learner Record of either data model. */
export type AnyClrCredential = ClrCredential | ClrCredentialV1p1

/** What a Comprehensive Learner Record has in either data model, besides what every credential has. */
export type ClrFrame<Model extends DataModel> = {
  /** The id of the record. */
  readonly id: Iri
  /** The name of the record, as wallets show it. */
  readonly name: string
  /** What the record is, in a few words, as wallets show it. */
  readonly description?: string
  /** The picture of the record, as wallets show it. */
  readonly image?: Image
  /** When the record was first given; unlike the start of its validity it stays when the record is issued anew. */
  readonly awardedDate?: DateTime
  /** Whether the record holds less than its publisher knows of the learner. */
  readonly partial?: boolean
  /** Endorsements of this record, each a credential with its own embedded proof. */
  readonly endorsement?: readonly Embedded<EndorsementCredentialOf<Model>>[]
  /** Endorsements of this record, each a credential signed as a token. */
  readonly endorsementJwt?: readonly CompactJws[]
}

/**
 * The learner of a record, and what the record holds. An `id`, an `identifier`, or both say who it is.
 *
 * @typeParam Model - the data model of the document, which the endorsements inside follow
 *
 * @anyOf id, identifier
 */
export type ClrSubject<Model extends DataModel = '2.0'> = {
  /** The id of the learner, such as a DID. */
  readonly id?: Iri
  /** `ClrSubject`, alone or among other types. */
  readonly type: ClassTypes<'ClrSubject'>
  /** Who the learner is, in plain text or hashed. */
  readonly identifier?: readonly IdentityObject[]
  /**
   * The credentials that the record holds: with their own embedded proof, enveloped, or as tokens.
   *
   * @minItems 1
   */
  readonly verifiableCredential: readonly (
    CompactJws | Embedded<AnyVerifiableCredential | EnvelopedVerifiableCredential>
  )[]
  /** Achievements that the associations speak of. */
  readonly achievement?: readonly Achievement<Model>[]
  /** How achievements of the record belong together. */
  readonly association?: readonly Association[]
}

/** How two achievements of a record belong together. */
export type Association = {
  /** Always `Association`, never in an array. */
  readonly type: 'Association'
  /** What the source is to the target. */
  readonly associationType: AssociationType
  /** The id of the achievement that the association starts from. */
  readonly sourceId: Iri
  /** The id of the achievement that the association leads to. */
  readonly targetId: Iri
}
