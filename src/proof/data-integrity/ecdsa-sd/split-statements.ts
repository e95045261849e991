import { OpenBadgesError } from '../../../errors.js'
import { pointerTo } from '../../../json/json.js'
import type { DerivedProofValue } from './proof-value.js'
import { labelsIn, relabel, toLabel, toStatements } from './statements.js'

/** The statements of a document, in the words in which they were signed. */
export interface SplitStatements {
  /** Those that the issuer signed together, in their order. */
  readonly mandatory: readonly string[]
  /** Those that were signed one by one, in their order. */
  readonly single: readonly string[]
}

/**
 * Gives the statements of a document the labels that they were signed with, and tells the mandatory ones
 * from the others.
 *
 * @param nquads - the document in canonical form
 * @throws OpenBadgesError `PROOF_MALFORMED` unless every node has a label of its own, and every statement its place
 */
export function splitStatements(nquads: string, value: DerivedProofValue, path: string): SplitStatements {
  const canonical = toStatements(nquads)
  const nodes = labelsIn(canonical)
  const labels = new Map([...value.labelMap].map(([number, bytes]) => [`c14n${number}`, toLabel(bytes)]))
  // Two nodes with one label would be one node to the issuer: its properties could be shown as those of two.
  const areDistinct = new Set(labels.values()).size === nodes.size
  if (!areDistinct || [...labels.keys()].some((label) => !nodes.has(label))) {
    throw malformed(`one label for each of ${nodes.size} nodes without names`, 'others', path)
  }
  const statements = relabel(canonical, labels)
  const isMandatory = new Set(value.mandatoryIndexes)
  if (value.mandatoryIndexes.some((index) => index >= statements.length)) {
    throw malformed(`indexes of ${statements.length} statements`, 'larger ones', path)
  }
  const mandatory = statements.filter((_, index) => isMandatory.has(index))
  const single = statements.filter((_, index) => !isMandatory.has(index))
  if (statements.length === 0 || single.length !== value.signatures.length) {
    throw malformed(`${single.length} signatures, one a statement`, String(value.signatures.length), path)
  }
  return { mandatory, single }
}

function malformed(expected: string, found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('PROOF_MALFORMED', { expected, found }, { path: pointerTo(path, 'proofValue') })
}
