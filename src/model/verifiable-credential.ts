import type { JsonObject } from '../json/json.js'
import type { CredentialSchema } from './credential-schema.js'
import type { CredentialStatus } from './credential-status.js'
import type { ClassTypes, DateTime, Iri, OneOrMany } from './primitives.js'
import type { Proof } from './proof.js'
import type { RefreshService } from './refresh-service.js'
import type { TermsOfUse } from './terms-of-use.js'

/**
 * What every credential of data model 2.0 has, whatever it says about its subject.
 *
 * @dataModel 2.0
 */
export type VerifiableCredential<Subject, Issuer> = {
  /** Who says it: a profile, or no more than its id. */
  readonly issuer: Iri | Issuer
  /** From when the credential is valid. */
  readonly validFrom: DateTime
  /** Until when the credential is valid, that moment included. */
  readonly validUntil?: DateTime
} & CredentialFrame<Subject>

/**
 * What every credential of data model 1.1 has. Such credentials are read, and no longer issued.
 *
 * @dataModel 1.1
 */
export type VerifiableCredentialV1p1<Subject, Issuer> = {
  /** Who says it: always a profile. */
  readonly issuer: Issuer
  /** From when the credential is valid. */
  readonly issuanceDate: DateTime
  /** Until when the credential is valid, that moment included. */
  readonly expirationDate?: DateTime
} & CredentialFrame<Subject>

/** What the two data models have in common. */
export type CredentialFrame<Subject> = {
  /** The vocabularies that give the terms their meaning, in order; by address, or written out. */
  readonly '@context': readonly (Iri | JsonObject)[]
  /** What kinds of credential this is; `VerifiableCredential` is one of them. */
  readonly type: readonly string[]
  /** The signatures embedded in the credential. */
  readonly proof?: OneOrMany<Proof>
  /** The JSON Schemas that the credential claims to follow. */
  readonly credentialSchema?: OneOrMany<CredentialSchema>
  /** Where it can be read whether the credential has been revoked or suspended. */
  readonly credentialStatus?: OneOrMany<CredentialStatus>
  /** Where a newer version of the credential can be had. */
  readonly refreshService?: RefreshService
  /** The terms under which the credential was issued. */
  readonly termsOfUse?: OneOrMany<TermsOfUse>
  /** Whom the credential is about, and what it says of them. */
  readonly credentialSubject: Subject
}

/**
 * A credential of either data model and of whatever kind.
 *
 * @types VerifiableCredential
 */
export type AnyVerifiableCredential =
  VerifiableCredential<JsonObject, JsonObject> | VerifiableCredentialV1p1<JsonObject, JsonObject>

/** A credential signed as a token, in the object that data model 2.0 wraps around it. */
export type EnvelopedVerifiableCredential = {
  /** The context of data model 2.0. */
  readonly '@context': Iri | readonly (Iri | JsonObject)[]
  /** The token, as a data: URL. */
  readonly id: Iri
  /** `EnvelopedVerifiableCredential`, alone or among other types. */
  readonly type: ClassTypes<'EnvelopedVerifiableCredential'>
}
