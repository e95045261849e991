import type { PlacedProof } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import { describeJson, toArray, type JsonObject } from '../../json/json.js'
import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import { suiteOf } from '../suite.js'
import { EDDSA_RDFC_2022 } from './eddsa-rdfc-2022.js'

/** The proofs that a verdict can rest on, and what is worth saying of the others. */
export interface SelectedProofs {
  /** At least one. */
  readonly known: readonly PlacedProof[]
  readonly findings: readonly Finding[]
}

/**
 * Selects the proofs to verify: those made as statements by the issuer, of suites we know.
 *
 * @param proofs - all proofs of a credential
 * @param limits - how many there may be
 * @throws OpenBadgesError `NO_PROOF`, `TOO_MANY_PROOFS`, `PROOF_PURPOSE_WRONG`, `SUITE_NOT_SUPPORTED`,
 *   `PREVIOUS_PROOF_MISSING`, `PROOF_CHAIN_NOT_SUPPORTED`
 */
export function selectProofs(proofs: readonly PlacedProof[], limits: Limits): SelectedProofs {
  if (proofs.length === 0) throw new OpenBadgesError('NO_PROOF', {})
  if (proofs.length > limits.maxProofs) {
    throw new OpenBadgesError('TOO_MANY_PROOFS', { limit: limits.maxProofs, found: proofs.length }, { path: '/proof' })
  }
  const statements = proofs.filter(({ proof }) => proof['proofPurpose'] === 'assertionMethod')
  const [first] = proofs
  if (statements.length === 0) {
    const facts = { found: describeJson(first?.proof['proofPurpose']) }
    throw new OpenBadgesError('PROOF_PURPOSE_WRONG', facts, { path: `${first?.path ?? ''}/proofPurpose` })
  }
  for (const each of statements) refuseChain(each, proofs)
  const known = statements.filter(({ proof }) => isKnown(proof))
  const [unknown] = statements
  if (known.length === 0 && unknown !== undefined) {
    const facts = { suite: suiteOf(unknown.proof), supported: [EDDSA_RDFC_2022] }
    throw new OpenBadgesError('SUITE_NOT_SUPPORTED', facts, { path: unknown.path })
  }
  const unchecked = proofs.filter((each) => !known.includes(each))
  return {
    known,
    findings: unchecked.map(({ proof, path }) => finding('PROOF_NOT_CHECKED', { suite: suiteOf(proof) }, { path })),
  }
}

function refuseChain({ proof, path }: PlacedProof, proofs: readonly PlacedProof[]): void {
  for (const previous of toArray(proof['previousProof'])) {
    const facts = { previous: describeJson(previous) }
    const exists = typeof previous === 'string' && proofs.some((other) => other.proof['id'] === previous)
    if (!exists) throw new OpenBadgesError('PREVIOUS_PROOF_MISSING', facts, { path })
    throw new OpenBadgesError('PROOF_CHAIN_NOT_SUPPORTED', facts, { path })
  }
}

function isKnown({ type, cryptosuite }: JsonObject): boolean {
  return type === 'DataIntegrityProof' && cryptosuite === EDDSA_RDFC_2022
}
