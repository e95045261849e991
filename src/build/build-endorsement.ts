import type { CredentialSchema } from '../model/credential-schema.js'
import type { BitstringStatusListEntry, CredentialStatus } from '../model/credential-status.js'
import type { EndorsementCredential, EndorsementSubject, Profile } from '../model/profile.js'
import type { Iri, Markdown, OneOrMany } from '../model/primitives.js'
import type { RefreshService } from '../model/refresh-service.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import type { Instant, Period } from '../time.js'
import type { CredentialOptions } from './build-credential.js'
import type { BuildOptions } from './build-options.js'
import type { ProfileInput } from './build-profile.js'
import type { Extension } from './extension-book.js'
import { completeFrame, frameAliases, frameReaders, nounOf, shapeIssuedBy, type Frame } from './frame.js'
import type { Lenient } from './part-inputs.js'
import { builtOrThrow, readInput, type BuildResult } from './read-input.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import * as read from './scalars.js'
import { validityRules } from './validity.js'
import { assertShape } from './schema-refusal.js'

/** An endorsement as a caller gives it: who says what about what. */
export type EndorsementInput = {
  /** Who endorses. */
  readonly issuer: ProfileInput
  /** What is endorsed, and what is said of it. */
  readonly subject: {
    /** The id of the profile, achievement or credential that is endorsed. */
    readonly id: Iri
    /** What the endorser says. */
    readonly comment?: Markdown
  }
  /** The name of the endorsement. */
  readonly name: string
  /** The id of the endorsement. Default: a random `urn:uuid:`. */
  readonly id?: Iri
  /** What the endorsement is, in a few words. */
  readonly description?: string
  /** From when the endorsement is valid; cut to whole seconds. Default: now. */
  readonly validFrom?: Instant
  /** Until when the endorsement is valid, that second included; cut to whole seconds. */
  readonly validUntil?: Instant
  /** How long the endorsement is valid from `validFrom`, by the calendar of UTC. Instead of `validUntil`. */
  readonly expiresAfter?: Period
  /** When the endorsement was first given. */
  readonly awardedDate?: Instant
  /** Where it can be read whether the endorsement has been revoked or suspended. */
  readonly credentialStatus?: BitstringStatusListEntry | CredentialStatus
  /** Where a newer version of the endorsement can be had. */
  readonly refreshService?: Lenient<RefreshService, 'type'>
  /** The terms under which the endorsement is issued. */
  readonly termsOfUse?: OneOrMany<TermsOfUse>
  /** JSON Schemas that the endorsement follows. */
  readonly credentialSchema?: OneOrMany<Lenient<CredentialSchema, 'type'>>
  /** Further JSON-LD contexts, in order; with them, the profile may have properties of one's own. */
  readonly contexts?: readonly Iri[]
  /** Terms of one's own, each with the context that defines it; added where a term is used. */
  readonly extensions?: readonly Extension[]
}

/**
 * Builds a complete endorsement, ready to be signed: one party's word about another, or about an
 * achievement or a credential.
 *
 * Implements EndorsementCredential of Open Badges 3.0 over data model 2.0. Signs nothing, and does
 * not ask whether what is endorsed exists.
 *
 * @param input - `issuer`, `subject` and `name` are needed
 * @param options - clock, and randomness for the id
 * @returns the endorsement, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with everything that is wrong in `problems`, and the path of
 *   the first; `OPTIONS_INVALID`
 * @example
 * buildEndorsement({
 *   issuer: { id: 'did:web:guild.example', name: 'The Guild' },
 *   subject: { id: 'did:web:academy.example', comment: 'Teaches well.' },
 *   name: 'Accredited academy',
 * })
 */
export function buildEndorsement(input: EndorsementInput, options: CredentialOptions = {}): EndorsementCredential {
  return builtOrThrow(tryBuildEndorsement(input, options))
}

/**
 * Builds a complete endorsement as `buildEndorsement` does, and returns what is wrong instead of
 * throwing it.
 *
 * @param input - `issuer`, `subject` and `name` are needed
 * @param options - as of `buildEndorsement`
 * @returns the endorsement and hints, or all problems
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function tryBuildEndorsement(
  input: EndorsementInput,
  options: CredentialOptions = {},
): BuildResult<EndorsementCredential> {
  return readInput(input, options, ['now', 'onHint', 'random'], (value, reading) =>
    composeEndorsement(readObject(value, statementShape, reading), reading),
  )
}

/** What is said of whom, and until when: an endorsement without its issuer. */
export type EndorsementStatement = Omit<EndorsementInput, 'issuer' | 'credentialStatus'>

/**
 * Builds the endorsement of a statement in the name of an issuer whose profile has been built.
 *
 * @param input - an endorsement without `issuer` and `credentialStatus`, which the issuer sets
 * @param issuer - as `buildProfile` returned it
 * @param options - as of `buildEndorsement`; contexts and extensions for every endorsement of the issuer
 * @throws OpenBadgesError as `buildEndorsement` does
 */
export function buildStatement(
  input: EndorsementStatement,
  issuer: Profile,
  options: BuildOptions,
): EndorsementCredential {
  const names = ['contexts', 'extensions', 'now', 'onHint', 'random'] as const
  return builtOrThrow(
    readInput(input, options, names, (value, reading) => {
      const statement = readObject<Statement>(value, shapeIssuedBy(issuer, statementShape, reading), reading)
      const contexts = [...(options.contexts ?? []), ...(statement.contexts ?? [])]
      return composeEndorsement({ ...statement, contexts }, reading)
    }),
  )
}

function composeEndorsement(statement: Statement, reading: Reading): EndorsementCredential {
  const {
    '@context': contexts,
    validFrom,
    validUntil,
    credentialSchema,
  } = completeFrame(statement, 'endorsement', reading)
  const endorsement = nounOf<EndorsementCredential>({
    '@context': contexts,
    id: statement.id,
    type: Object.freeze(['VerifiableCredential', 'EndorsementCredential']),
    name: statement.name,
    description: statement.description,
    issuer: statement.issuer,
    validFrom,
    validUntil,
    awardedDate: statement.awardedDate,
    credentialSubject: statement.subject,
    credentialStatus: statement.credentialStatus,
    refreshService: statement.refreshService,
    credentialSchema,
    termsOfUse: statement.termsOfUse,
    proof: undefined,
  })
  assertShape(endorsement, 'endorsement', reading)
  return endorsement
}

interface Statement extends Frame {
  readonly subject: EndorsementSubject
  readonly name: string
}

function lookForOthers({ issuer, subject }: Statement, reading: Reading): void {
  if (issuer.id === subject.id) reading.hint('SELF_ENDORSED', { found: issuer.id }, ['subject', 'id'])
}

const readSubject: Reader<EndorsementSubject> = (value, reading) => {
  const { id, comment } = readObject(value, subjectShape, reading)
  return nounOf<EndorsementSubject>({
    id,
    type: Object.freeze(['EndorsementSubject']),
    endorsementComment: comment,
  })
}

const subjectShape: Shape<{ readonly id: Iri; readonly comment?: Markdown }> = {
  what: 'what is endorsed: its id, and a comment',
  readers: { id: read.iri, comment: read.text },
  required: ['id'],
  names: 'subject',
  aliases: { endorsementComment: 'comment' },
}

const statementShape: Shape<Statement> = {
  what: 'an endorsement: issuer, subject, name',
  readers: { ...frameReaders('endorsement'), subject: readSubject, name: read.text },
  required: ['issuer', 'subject', 'name'],
  made: { id: (reading) => reading.means.makeId() },
  names: 'endorsement',
  aliases: { ...frameAliases, credentialSubject: 'subject' },
  rules: [...validityRules, { of: ['issuer', 'subject'], check: lookForOthers }],
}
