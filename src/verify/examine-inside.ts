/** The credentials that stand inside another: its endorsements, and the members of a record or a presentation. */
import type { AcceptableKind } from '../gates/authentic-credential.js'
import { closedGates, type GateReport, type ReadInput } from '../gates/pass-gates.js'
import type { JsonValue } from '../json/json.js'
import { StrictJson } from '../json/strict-json.js'
import { problem } from '../messages/problem.js'
import type { JudgedEndorsement } from './check-endorsements.js'
import { findEndorsements, findMembers, type Placed, type PlacedEndorsement } from './find-contained.js'
import type { PassGates } from './gate-means.js'
import type { Inquiry } from './inquiry.js'
import type { VerifierSetup } from './options.js'
import type { ReadPolicy } from './policy.js'
import type { VerificationReport } from './report.js'
import { writeReport } from './write-report.js'

/** One verification: the input, and what stands inside it, are examined in the same court. */
export interface Court {
  readonly setup: VerifierSetup
  /** Whether hosts are asked, or what they answered another time is looked at again. */
  readonly source: VerificationReport['source']
  readonly checkedAt: number
  readonly inquiry: Inquiry
  /** Who passes inputs through the gates. */
  readonly pass: PassGates
  /** Whether this is an endorsement of another credential: those of endorsements are not followed. */
  readonly isEndorsement: boolean
}

/** Examines an input. */
export type Examine = (input: unknown, policy: ReadPolicy, court: Court) => Promise<VerificationReport>

/** The credentials that stand inside another. */
export interface FoundInside {
  readonly members: readonly Placed[]
  readonly endorsements: readonly PlacedEndorsement[]
}

/** The same, examined. */
export interface JudgedInside {
  readonly members: readonly JudgedMember[]
  readonly endorsements: readonly JudgedEndorsement[]
}

/** A member and the report on it. */
export interface JudgedMember {
  readonly placed: Placed
  readonly report: VerificationReport
}

/** What most credentials have inside. */
export const nothingInside: JudgedInside = { members: [], endorsements: [] }

/**
 * Finds what stands inside a credential, as it stands in what was read: the view of the credential around it may say more of
 * a node that both name.
 *
 * @param gates - on the credential
 * @returns `undefined` where nothing does
 */
export function findInside(
  { envelope, format, judgeable }: GateReport<ReadInput>,
  court: Court,
): FoundInside | undefined {
  if (envelope === undefined) return undefined
  const members = format.outcome === 'passed' ? findMembers(envelope.document, envelope.kind) : []
  const isEndorsed = judgeable !== undefined && !court.isEndorsement
  const endorsements = isEndorsed ? findEndorsements(envelope.document) : []
  return members.length + endorsements.length === 0 ? undefined : { members, endorsements }
}

/**
 * Examines what stands inside a credential, one after the other. Members are other people's credentials, and stand or
 * fall by themselves, whoever holds them together.
 *
 * @param policy - of the credential around them
 * @param examine - examines one
 */
export async function examineAllInside(
  found: FoundInside,
  policy: ReadPolicy,
  court: Court,
  examine: Examine,
): Promise<JudgedInside> {
  const members: JudgedMember[] = []
  const forMembers: ReadPolicy = { ...policy, accept: MEMBER_KINDS }
  for (const placed of found.members) {
    members.push({ placed, report: await examineInside(placed.input, forMembers, { court, examine }) })
  }
  const endorsements: JudgedEndorsement[] = []
  const forEndorsements: ReadPolicy = { ...policy, accept: ['endorsement'], expectedRecipient: undefined }
  const inside: Court = { ...court, isEndorsement: true }
  for (const [index, placed] of found.endorsements.entries()) {
    const isTooMany = index >= court.setup.limits.maxEndorsements
    endorsements.push({
      placed,
      report: await examineInside(placed.input, forEndorsements, { court: inside, examine, isTooMany }),
    })
  }
  return { members, endorsements }
}

/** Whoever packs credentials into credentials must not make us work without end; what is not looked into is unknown. */
async function examineInside(
  input: JsonValue,
  policy: ReadPolicy,
  {
    court,
    examine,
    isTooMany = false,
  }: { readonly court: Court; readonly examine: Examine; readonly isTooMany?: boolean },
): Promise<VerificationReport> {
  const { setup, source, checkedAt, inquiry } = court
  const given = typeof input === 'string' ? input : new StrictJson(input)
  if (!isTooMany && inquiry.mayLookInto()) return examine(given, policy, court)
  const limit = isTooMany ? setup.limits.maxEndorsements : setup.limits.maxContained
  const gates = closedGates(problem('CONTAINED_TOO_MANY', { limit }), undefined)
  const parts = { refreshed: undefined, judgements: undefined, contained: [], fetches: [] }
  return writeReport({ setup, source, policy, checkedAt, given: gates, gates, ...parts })
}

/** What may stand inside a record or a presentation. */
const MEMBER_KINDS: readonly AcceptableKind[] = ['badge', 'endorsement', 'clr']
