/** What the gates need, put together: in the caller's thread, or in a worker. */
import type { GateMeans, GateReport, ReadInput } from '../gates/pass-gates.js'
import type { JsonValue } from '../json/json.js'
import type { AddedContexts } from '../jsonld/added-contexts.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import { limitsForStatusLists, type Limits } from '../limits.js'
import type { NetworkSession } from '../net/network.js'

/** What is asked of the gates: plain data. */
export interface GateFacts extends Pick<GateMeans, 'at' | 'checkedAt' | 'accept' | 'challenge' | 'domain'> {
  /** Whose sizes hold for the input. */
  readonly sizes: 'badge' | 'status-list'
}

/** What a verifier keeps for its gates. */
export interface GateSupplies {
  readonly limits: Limits
  readonly contexts: AddedContexts
  /** Schemas that are at hand, by address. */
  readonly schemas: ReadonlyMap<string, JsonValue>
}

/** Whom the gates ask about an issuer, or on its behalf. */
export interface IssuerDesk {
  /** The keys that the caller pinned for an issuer. */
  readonly pinnedKeys: GateMeans['pinnedKeys']
  /** The way to the network on behalf of an issuer. */
  readonly sessionFor: (issuer: string) => Promise<Pick<NetworkSession, 'request'>>
}

/** One pass through the gates, wherever it is made. */
export interface Passage {
  readonly input: unknown
  readonly facts: GateFacts
  readonly means: GateMeans
  readonly desk: IssuerDesk
}

/** Makes a pass through the gates. */
export type PassGates = (passage: Passage) => Promise<GateReport<ReadInput>>

/**
 * Puts together the means of one pass through the gates.
 *
 * @param facts - what is asked
 * @param supplies - what the verifier keeps
 * @param desk - whom to ask
 */
export function toGateMeans(
  { at, checkedAt, accept, challenge, domain, sizes }: GateFacts,
  { limits, contexts, schemas }: GateSupplies,
  desk: IssuerDesk,
): GateMeans {
  return {
    at,
    checkedAt,
    accept,
    challenge,
    domain,
    limits: sizes === 'status-list' ? limitsForStatusLists(limits) : limits,
    contexts: () => contexts.library(),
    pinnedKeys: desk.pinnedKeys,
    findKey: (issuer, reference, fits) => {
      // Whoever is a key itself is not asked about.
      const request: NetworkSession['request'] = async (asked) => (await desk.sessionFor(issuer)).request(asked)
      return findIssuerKey({ issuer, reference, fits, session: { request }, limits })
    },
    schemas: {
      known: schemas,
      fetch: async (url, issuer) => {
        const maxBytes = limits.maxCredentialSchemaBytes
        return (await desk.sessionFor(issuer)).request({ url, accept: SCHEMA, maxBytes, redirects: 'same-origin' })
      },
    },
  }
}

const SCHEMA = 'application/schema+json, application/json'
