import { OpenBadgesError } from '../errors.js'
import type { GateMeans } from '../gates/pass-gates.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import type { FetchRecord, NetworkSession } from '../net/network.js'
import type { VerifierSetup } from './options.js'
import type { ReadPolicy } from './policy.js'
import type { TrustAnswer } from './trust.js'

/** The means of one verification: its clocks, its session with the network, its questions about trust. */
export interface Inquiry {
  readonly means: GateMeans
  /** Whether an issuer counts; asked once an issuer. */
  trustOf(issuerId: string): Promise<TrustAnswer>
  /** The requests made so far. */
  fetches(): readonly FetchRecord[]
}

/**
 * Opens the inquiry of one verification.
 *
 * @param setup - the verifier's options
 * @param policy - what this call expects
 * @param checkedAt - the real clock, in milliseconds
 */
export function openInquiry(setup: VerifierSetup, policy: ReadPolicy, checkedAt: number): Inquiry {
  const { limits, trust, network, contexts } = setup
  const session = network.open(policy.signal === undefined ? {} : { signal: policy.signal })
  const answers = new Map<string, Promise<TrustAnswer>>()
  const trustOf = (issuerId: string): Promise<TrustAnswer> => {
    const answer = answers.get(issuerId) ?? trust.ask(issuerId)
    answers.set(issuerId, answer)
    return answer
  }
  const means: GateMeans = {
    at: policy.at,
    checkedAt,
    limits,
    accept: policy.accept,
    contexts: () => contexts.library(),
    pinnedKeys: async (issuer) => {
      const answer = await trustOf(issuer)
      return answer.answer === 'trusted' ? answer.issuer.keys : []
    },
    findKey: async (issuer, reference, fits) => {
      const answer = await trustOf(issuer)
      const mayContact = policy.contact === 'anyone' || answer.answer === 'trusted'
      return findIssuerKey({
        issuer,
        reference,
        fits,
        session: mayContact ? session : withheld(session, issuer, answer),
        limits,
      })
    },
  }
  return { means, trustOf, fetches: () => [...session.records] }
}

/** For issuers that are not trusted, or not known to be, where the caller wants nobody else told. */
function withheld({ records }: NetworkSession, issuer: string, { answer }: TrustAnswer): NetworkSession {
  const code = answer === 'unavailable' ? 'ISSUER_LOOKUP_FAILED' : 'NOT_CONTACTED'
  return { records, request: ({ url }) => Promise.reject(new OpenBadgesError(code, { issuer }, { url })) }
}
