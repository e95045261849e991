import type { PlacedProof } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import { describeJson, toArray, type JsonObject } from '../../json/json.js'

/**
 * Finds the proofs that a proof continues (VC Data Integrity 1.0, "Proof Chains"): those that its
 * `previousProof` names by their ids.
 *
 * @param placed - the proof
 * @param proofs - all proofs of the document
 * @returns none for a proof that begins a chain or stands alone
 * @throws OpenBadgesError `PREVIOUS_PROOF_MISSING`, `PROOF_MALFORMED` where two have the id, `PROOF_CHAIN_CIRCULAR`
 */
export function findPreviousProofs(placed: PlacedProof, proofs: readonly PlacedProof[]): readonly PlacedProof[] {
  const previous = namedBy(placed, proofs)
  // Whatever comes before is followed to its end, at most once each: a circle comes back to where it began.
  const seen = new Set<PlacedProof>(previous)
  for (const each of seen) {
    if (each === placed) throw new OpenBadgesError('PROOF_CHAIN_CIRCULAR', {}, { path: `${placed.path}/previousProof` })
    for (const earlier of namedBy(each, proofs)) seen.add(earlier)
  }
  return previous
}

function namedBy({ proof, path }: PlacedProof, proofs: readonly PlacedProof[]): readonly PlacedProof[] {
  return [...new Set(toArray(proof['previousProof']))].map((id) => {
    const found = typeof id === 'string' ? proofs.filter((other) => other.proof['id'] === id) : []
    const [first] = found
    if (first === undefined) {
      throw new OpenBadgesError('PREVIOUS_PROOF_MISSING', { previous: describeJson(id) }, { path })
    }
    if (found.length === 1) return first
    const facts = { expected: `one proof with the id ${describeJson(id)}`, found: String(found.length) }
    throw new OpenBadgesError('PROOF_MALFORMED', facts, { path: `${path}/previousProof` })
  })
}

/**
 * What a proof that continues a chain has signed: what comes before it, too ("Verify Proof Sets and Chains", step 3).
 *
 * @param document - without its proofs
 * @param previous - those that the proof continues
 */
export function withPrevious(document: JsonObject, previous: readonly PlacedProof[]): JsonObject {
  return previous.length === 0 ? document : { ...document, proof: previous.map(({ proof }) => proof) }
}
