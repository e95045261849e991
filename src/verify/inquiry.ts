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
    findKey: async (issuer, reference, fits) => {
      const answer = await trustOf(issuer)
      const isTrusted = answer.answer === 'trusted'
      const mayContact = policy.contact === 'anyone' || isTrusted
      return findIssuerKey({
        issuer,
        reference,
        fits,
        pinned: isTrusted ? answer.issuer.keys : [],
        session: mayContact ? session : withheld(session, issuer),
        limits,
      })
    },
  }
  return { means, trustOf, fetches: () => [...session.records] }
}

/** For issuers that are not trusted, where the caller wants nobody told. */
function withheld({ records }: NetworkSession, issuer: string): NetworkSession {
  return { records, request: ({ url }) => Promise.reject(new OpenBadgesError('NOT_CONTACTED', { issuer }, { url })) }
}
