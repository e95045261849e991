import type { JwtEnvelope } from '../../envelope/envelope.js'
import { isProblemCode } from '../../codes.js'
import { isOpenBadgesError, sentenceWithin } from '../../errors.js'
import { finding, type Finding } from '../../messages/problem.js'
import { once } from '../../platform/once.js'
import type { ProofMeans } from '../authentication.js'
import { suiteOf } from '../suite.js'

/**
 * Checks the proofs that stand inside a token: over the credential without the claims that the token
 * adds, as they were made before it (Open Badges 3.0, "Proofs"; design decision 8).
 *
 * The token's own signature is the proof relied on. That those inside hold as well adds nothing to
 * it; that they do not is worth telling, and no more.
 *
 * @param envelope - a token that was read
 * @param means - as for any embedded proof; JSON-LD is loaded only if there is one
 * @returns `EMBEDDED_PROOF_NOT_GOOD` for whatever is wrong with them, or what is worth saying of good ones
 */
export async function checkEmbeddedProofs(envelope: JwtEnvelope, means: ProofMeans): Promise<readonly Finding[]> {
  const [first] = envelope.proofs
  if (first === undefined) return []
  const { verifyDataIntegrity } = await dataIntegrity()
  try {
    const { inputKind, sha256, kind, dataModel, document, proofs } = envelope
    const inside = { format: 'data-integrity', inputKind, sha256, kind, dataModel, document, proofs } as const
    return (await verifyDataIntegrity(inside, means)).findings
  } catch (error) {
    if (!isOpenBadgesError(error) || !isProblemCode(error.code)) throw error
    const where = error.path ?? first.path
    const placed = envelope.proofs.find(({ path }) => `${where}/`.startsWith(`${path}/`)) ?? first
    const facts = { suite: suiteOf(placed.proof), reason: error.code, detail: sentenceWithin(error) }
    return [finding('EMBEDDED_PROOF_NOT_GOOD', facts, { path: where })]
  }
}

const dataIntegrity = once(() => import('../data-integrity/verify-data-integrity.js'))
