/** What authenticating needs, with issuers that publish by hand. */
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { findIssuerKey } from '../../src/keys/find-issuer-key.js'
import { defaultLimits } from '../../src/limits.js'
import type { NetworkSession } from '../../src/net/network.js'
import type { ProofMeans } from '../../src/proof/authentication.js'
import { judgedAt } from './signed-badges.js'

/**
 * The means of a verifier that trusts nobody in particular.
 *
 * @param session - who answers for issuers; nobody if there is none
 * @param changes - anything else than usual
 */
export function proofMeans(session?: NetworkSession, changes: Partial<ProofMeans> = {}): ProofMeans {
  return {
    at: judgedAt.getTime(),
    checkedAt: judgedAt.getTime(),
    limits: defaultLimits,
    pinnedKeys: () => Promise.resolve([]),
    findKey: (issuer, reference, fits) => findIssuerKey({ issuer, reference, fits, session, limits: defaultLimits }),
    contexts: () => readAddedContexts({}).library(),
    ...changes,
  }
}
