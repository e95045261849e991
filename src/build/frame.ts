/** What a badge and an endorsement have in common: the credential around what is said. */
import type { CredentialSchema } from '../model/credential-schema.js'
import type { CredentialStatus } from '../model/credential-status.js'
import type { DateTime, Iri, OneOrMany } from '../model/primitives.js'
import type { Profile } from '../model/profile.js'
import type { RefreshService } from '../model/refresh-service.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import { contextsOf, readContexts } from './contexts.js'
import { readRefreshService, readStatus, readTermsOfUse, schemasOf } from './credential-services.js'
import { readProfile } from './profile-shape.js'
import type { Readers } from './read-object.js'
import type { Reading } from './reading.js'
import * as read from './scalars.js'
import { decideValidity, readPeriod, type Validity, type ValidityWish } from './validity.js'

/** What has been read of the frame. */
export interface Frame extends ValidityWish {
  readonly contexts?: readonly Iri[]
  readonly id: Iri
  readonly issuer: Profile
  readonly description?: string
  readonly awardedDate?: DateTime
  readonly credentialStatus?: CredentialStatus
  readonly refreshService?: RefreshService
  readonly termsOfUse?: OneOrMany<TermsOfUse>
  readonly credentialSchema?: OneOrMany<CredentialSchema>
}

/** How the frame is read. */
export function frameReaders(kind: 'achievement' | 'endorsement'): Readers<Frame> {
  return {
    contexts: readContexts,
    id: read.iri,
    issuer: readProfile,
    description: read.text,
    validFrom: read.instant,
    validUntil: read.instant,
    expiresAfter: readPeriod,
    awardedDate: read.dateTime,
    credentialStatus: readStatus,
    refreshService: readRefreshService,
    termsOfUse: readTermsOfUse,
    credentialSchema: schemasOf(kind),
  }
}

/** What people write for what the frame calls otherwise. */
export const frameAliases: Readonly<Record<string, string>> = {
  '@context': 'contexts',
  context: 'contexts',
  issuanceDate: 'validFrom',
  issuedOn: 'validFrom',
  expirationDate: 'validUntil',
  expires: 'validUntil',
  expiry: 'expiresAfter',
  status: 'credentialStatus',
}

/** The contexts and the validity that go with a frame. */
export function completeFrame(frame: Frame, reading: Reading): Validity & { readonly '@context': readonly Iri[] } {
  const { contexts = [], credentialStatus, refreshService, termsOfUse = [], credentialSchema = [] } = frame
  const named = [credentialStatus ?? [], refreshService ?? [], termsOfUse, credentialSchema].flat()
  return {
    '@context': contextsOf(
      named.map(({ type }) => type),
      contexts,
    ),
    ...decideValidity(frame, reading),
  }
}

/** A noun of all properties that are there, frozen. The compiler holds that none is forgotten. */
export function nounOf<Noun>(properties: { readonly [Name in keyof Noun]-?: Noun[Name] | undefined }): Noun {
  const present = Object.entries(properties).filter(([, value]) => value !== undefined)
  return Object.freeze(Object.fromEntries(present)) as Noun
}
