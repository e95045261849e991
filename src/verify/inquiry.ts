import { OpenBadgesError } from '../errors.js'
import type { GateMeans } from '../gates/pass-gates.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import type { PublicKey } from '../keys/public-key.js'
import type { FetchRecord, NetworkSession } from '../net/network.js'
import type { StatusInquiry } from './check-status.js'
import { toGateMeans, type GateFacts, type IssuerDesk } from './gate-means.js'
import type { VerifierSetup } from './options.js'
import type { ReadPolicy } from './policy.js'
import type { TrustAnswer } from './trust.js'
import { openWorld, type World } from './world.js'

/** The means of one verification: its clocks, its session with the network, its questions about trust. */
export interface Inquiry {
  readonly means: GateMeans
  /** What of the means is plain data. */
  readonly facts: GateFacts
  /** Whom the gates ask. */
  readonly desk: IssuerDesk
  /** Whether an issuer counts; asked once an issuer. */
  trustOf(issuerId: string): Promise<TrustAnswer>
  /** The way to the network on behalf of an issuer, as far as the caller lets anybody be asked. */
  readonly sessionFor: (issuerId: string) => Promise<NetworkSession>
  /** What judging the status of a credential by this issuer needs. */
  statusOf(issuerId: string): Promise<StatusInquiry>
  /** The requests made so far. */
  fetches(): readonly FetchRecord[]
  /** Asks for what the caller named by its address. */
  readonly request: NetworkSession['request']
  /** Counts a credential inside another; `false` once there were as many as may be looked into. */
  mayLookInto(): boolean
}

/**
 * Opens the inquiry of one verification.
 *
 * @param setup - the verifier's options
 * @param policy - what this call expects
 * @param checkedAt - the real clock, in milliseconds
 * @param world - what it may meet
 */
export function openInquiry(
  setup: VerifierSetup,
  policy: ReadPolicy,
  checkedAt: number,
  { session, lists, memory }: World = openWorld(setup, { signal: policy.signal }),
): Inquiry {
  const { limits, trust } = setup
  const answers = new Map<string, Promise<TrustAnswer>>()
  const trustOf = (issuerId: string): Promise<TrustAnswer> => {
    const answer = answers.get(issuerId) ?? trust.ask(issuerId)
    answers.set(issuerId, answer)
    return answer
  }
  const sessionFor = async (issuerId: string): Promise<NetworkSession> => {
    const answer = await trustOf(issuerId)
    const mayContact = policy.contact === 'anyone' || answer.answer === 'trusted'
    return mayContact ? session : withheld(session, issuerId, answer)
  }
  const facts: GateFacts = {
    at: policy.at,
    checkedAt,
    accept: policy.accept,
    sizes: policy.accept.includes('status-list') ? 'status-list' : 'badge',
    challenge: policy.presentedFor?.challenge,
    domain: policy.presentedFor?.domain,
  }
  const askForPins = async (issuer: string): Promise<readonly PublicKey[]> => {
    const answer = await trustOf(issuer)
    return answer.answer === 'trusted' ? answer.issuer.keys : []
  }
  const { pinned } = trust
  const pinnedKeys = pinned === undefined ? askForPins : (issuer: string) => pinned.get(issuer) ?? []
  const desk: IssuerDesk = { pinnedKeys, sessionFor }
  const means = toGateMeans(facts, setup, desk)
  const statusOf = async (issuerId: string): Promise<StatusInquiry> => {
    const answer = await trustOf(issuerId)
    const named = answer.answer === 'trusted' ? answer.issuer.statusIssuers : []
    const authorized = new Set<string | undefined>([issuerId, ...named, ...setup.statusIssuers])
    const badgeSession = await sessionFor(issuerId)
    const gates: GateMeans = {
      ...means,
      limits,
      // Whoever may speak for the issuer is asked on its behalf.
      findKey: async (issuer, reference, fits) => {
        const own = authorized.has(issuer) ? badgeSession : await sessionFor(issuer)
        return findIssuerKey({ issuer, reference, fits, session: own, limits })
      },
    }
    const isAuthorized = (listIssuer: string | undefined): boolean => authorized.has(listIssuer)
    return {
      question: {
        issuer: issuerId,
        isAuthorized,
        at: policy.at,
        checkedAt,
        toleranceSeconds: limits.clockToleranceSeconds,
      },
      means: { gates, session: badgeSession, cache: lists, memory, isAuthorized },
    }
  }
  let looked = 0
  return {
    means,
    facts,
    desk,
    trustOf,
    sessionFor,
    statusOf,
    fetches: session.records,
    request: (asked) => session.request(asked),
    mayLookInto: () => ++looked <= limits.maxContained,
  }
}

/** For issuers that are not trusted, or not known to be, where the caller wants nobody else told. */
function withheld(session: NetworkSession, issuer: string, { answer }: TrustAnswer): NetworkSession {
  const code = answer === 'unavailable' ? 'ISSUER_LOOKUP_FAILED' : 'NOT_CONTACTED'
  return {
    records: session.records,
    wait: session.wait,
    turn: session.turn,
    isSpent: session.isSpent,
    request: ({ url }) => Promise.reject(new OpenBadgesError(code, { issuer }, { url })),
  }
}
