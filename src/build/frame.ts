/** What a badge and an endorsement have in common: the credential around what is said. */
import type { CredentialSchema } from '../model/credential-schema.js'
import type { CredentialStatus } from '../model/credential-status.js'
import type { DateTime, Iri, OneOrMany } from '../model/primitives.js'
import type { Profile } from '../model/profile.js'
import type { RefreshService } from '../model/refresh-service.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import { contextsOf, readContexts } from './contexts.js'
import {
  readRefreshService,
  readStatus,
  readTermsOfUse,
  schemasOf,
  withExtensionSchemas,
} from './credential-services.js'
import { lookAtEndorsements } from './endorsements.js'
import type { Extension } from './extension-book.js'
import { readExtensions } from './extensions.js'
import { readProfile } from './profile-shape.js'
import type { Readers, Shape } from './read-object.js'
import type { Reading } from './reading.js'
import * as read from './scalars.js'
import { decideValidity, readPeriod, type Validity, type ValidityWish } from './validity.js'

/** What has been read of the frame. */
export interface Frame extends ValidityWish {
  readonly contexts?: readonly Iri[]
  readonly extensions?: readonly Extension[]
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
    extensions: readExtensions,
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
  extension: 'extensions',
  context: 'contexts',
  issuanceDate: 'validFrom',
  issuedOn: 'validFrom',
  issuedAt: 'validFrom',
  issued: 'validFrom',
  date: 'validFrom',
  expirationDate: 'validUntil',
  expires: 'validUntil',
  expiry: 'validUntil',
  period: 'expiresAfter',
  status: 'credentialStatus',
}

/**
 * The shape of what an issuer says: what the issuer sets by itself is none of its names.
 *
 * @param profile - of the issuer, as `buildProfile` returned it
 * @param shape - of the input with its issuer and status; one and the same object for each kind of input
 */
export function shapeIssuedBy<Input extends Frame>(
  profile: Profile,
  shape: Shape<Input>,
  reading: Reading,
): Shape<Input> {
  const issuer = reading.attempt('issuer', profile, readProfile)
  if (issuer === undefined) return reading.refuse('the profile of an issuer', profile)
  // The rest of an input is given; this is not.
  return { ...shape, readers: readersOfOthers(shape.readers), given: { issuer } as Partial<Input> }
}

function readersOfOthers<Input>(readers: Readers<Input>): Readers<Input> {
  const known = tables.get(readers)
  if (known !== undefined) return known as Readers<Input>
  const others = Object.entries(readers).filter(([name]) => name !== 'issuer' && name !== 'credentialStatus')
  const table = Object.fromEntries(others) as Readers<Input>
  tables.set(readers, table)
  return table
}

/** What goes with a frame: contexts, validity, and the schemas of the extensions in use. */
export interface Completion extends Validity {
  readonly '@context': readonly Iri[]
  readonly credentialSchema: OneOrMany<CredentialSchema> | undefined
}

/** Completes a frame whose parts have all been read. */
export function completeFrame(frame: Frame, kind: 'achievement' | 'endorsement', reading: Reading): Completion {
  const { contexts = [], credentialStatus, refreshService, termsOfUse = [] } = frame
  const { used } = reading.extensions
  lookAtEndorsements(reading)
  const credentialSchema = withExtensionSchemas(frame.credentialSchema, used, kind)
  const named = [credentialStatus ?? [], refreshService ?? [], termsOfUse, credentialSchema ?? []].flat()
  return {
    '@context': contextsOf(
      named.map(({ type }) => type),
      [...contexts, ...used.map(({ context }) => context)],
    ),
    ...decideValidity(frame, reading),
    credentialSchema,
  }
}

/** A noun of all properties that are there, frozen. The compiler holds that none is forgotten. */
export function nounOf<Noun>(properties: { readonly [Name in keyof Noun]-?: Noun[Name] | undefined }): Noun {
  const noun: Partial<Noun> = {}
  for (const name in properties) {
    const value = properties[name]
    if (value !== undefined) noun[name] = value
  }
  return Object.freeze(noun) as Noun
}

/** A cache of what never changes. */
const tables = new WeakMap<object, object>()
