import type { PlacedProof } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import { applyDocumentContext } from '../../jsonld/inline-context.js'
import { findSuite } from './suites.js'
import type { SuiteMeans } from './suite.js'

/**
 * Checks that the types of proofs that nobody verifies are at least defined by the document's
 * contexts. A proof of a suite that we do not know is told and left alone; one of a type that exists
 * nowhere is a mistake in the document, of which nothing is said to be right (VC Data Integrity 1.0,
 * "Securing Data Losslessly").
 *
 * @param proofs - all proofs of the document
 * @param document - the document without them
 * @param means - contexts and limits; contexts are loaded only if there is such a proof
 * @throws OpenBadgesError `TERM_UNDEFINED`, and what `applyDocumentContext` throws
 */
export async function checkProofTypes(
  proofs: readonly PlacedProof[],
  document: JsonObject,
  { contexts, limits }: Pick<SuiteMeans, 'contexts' | 'limits'>,
): Promise<void> {
  const strangers = proofs.filter(isStrange)
  if (strangers.length === 0) return
  const { active } = applyDocumentContext(document['@context'], await contexts(), limits)
  for (const { proof, path } of strangers) {
    const { type } = proof
    if (typeof type !== 'string' || type.includes(':') || active.terms.has(type)) continue
    throw new OpenBadgesError('TERM_UNDEFINED', { term: type }, { path: `${path}/type` })
  }
}

/** Whether a proof is of a suite that nobody knows here, by the contexts of its document. */
function isStrange({ proof }: PlacedProof): boolean {
  return findSuite(proof) === undefined && proof['@context'] === undefined
}
