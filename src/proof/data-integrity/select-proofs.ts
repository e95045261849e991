import type { PlacedProof } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import { describeJson } from '../../json/json.js'
import type { Limits } from '../../limits.js'
import { finding, type Finding } from '../../messages/problem.js'
import type { ProofPurpose } from '../../keys/candidate.js'
import { suiteOf } from '../suite.js'
import { findPreviousProofs } from './proof-chain.js'
import type { Suite } from './suite.js'
import { findSuite, suites } from './suites.js'

/** The proofs that a verdict can rest on, and what is worth saying of the others. */
export interface SelectedProofs {
  /** At least one. */
  readonly known: readonly SelectedProof[]
  readonly findings: readonly Finding[]
}

/** A proof of a suite that we know. */
export interface SelectedProof {
  readonly placed: PlacedProof
  readonly suite: Suite
  /** The proofs that it continues, as a chain; they are among those selected. */
  readonly previous: readonly PlacedProof[]
  /** Why no yes can rest on it, even if its signature holds: it continues a proof of a suite that we do not know. */
  readonly doubt: OpenBadgesError<'SUITE_NOT_SUPPORTED'> | undefined
}

/**
 * Selects the proofs to verify: those made for the purpose expected, of suites we know.
 *
 * @param proofs - all proofs of a document
 * @param purpose - `assertionMethod` for credentials
 * @param limits - how many there may be
 * @throws OpenBadgesError `NO_PROOF`, `TOO_MANY_PROOFS`, `PROOF_PURPOSE_WRONG`, `SUITE_NOT_SUPPORTED`,
 *   `PREVIOUS_PROOF_MISSING`, `PROOF_CHAIN_CIRCULAR`, `PROOF_MALFORMED`; a doubt is told of its proof, since a "no"
 *   about another one goes before it
 */
export function selectProofs(proofs: readonly PlacedProof[], purpose: ProofPurpose, limits: Limits): SelectedProofs {
  const [first] = proofs
  if (first === undefined) throw new OpenBadgesError('NO_PROOF', {})
  if (proofs.length > limits.maxProofs) {
    throw new OpenBadgesError('TOO_MANY_PROOFS', { limit: limits.maxProofs, found: proofs.length }, { path: '/proof' })
  }
  const statements = proofs.filter(({ proof }) => proof['proofPurpose'] === purpose)
  const [statement] = statements
  if (statement === undefined) throw wrongPurpose(first, purpose)
  const known: Omit<SelectedProof, 'doubt'>[] = []
  for (const placed of statements) {
    const suite = findSuite(placed.proof)
    // What `previousProof` means to a proof of another kind, only that kind knows.
    if (suite === undefined && placed.proof['type'] !== 'DataIntegrityProof') continue
    const previous = findPreviousProofs(placed, proofs)
    if (suite !== undefined) known.push({ placed, suite, previous })
  }
  if (known.length === 0) throw notSupported(statement)
  const selected = known.map(({ placed }) => placed)
  // A chain is as good as what it continues.
  const earlier = known.flatMap(({ previous }) => previous)
  const stranger = earlier.find((each) => !statements.includes(each))
  if (stranger !== undefined) throw wrongPurpose(stranger, purpose)
  const unchecked = proofs.filter((each) => !selected.includes(each))
  return {
    known: known.map((each) => {
      const unknown = each.previous.find((previous) => !selected.includes(previous))
      return { ...each, doubt: unknown && notSupported(unknown) }
    }),
    findings: unchecked.map(({ proof, path }) =>
      finding('PROOF_NOT_CHECKED', { suite: nameOnly(suiteOf(proof)) }, { path }),
    ),
  }
}

/** Nobody signed what such a proof says, and it is shown beside what somebody did: a name, or nothing of it. */
function nameOnly(suite: string): string {
  return /^[\w.:-]{1,64}$/.test(suite) ? suite : '(no name of a suite)'
}

function wrongPurpose({ proof, path }: PlacedProof, expected: ProofPurpose): OpenBadgesError {
  const facts = { expected, found: describeJson(proof['proofPurpose']) }
  return new OpenBadgesError('PROOF_PURPOSE_WRONG', facts, { path: `${path}/proofPurpose` })
}

function notSupported({ proof, path }: PlacedProof): OpenBadgesError<'SUITE_NOT_SUPPORTED'> {
  const facts = { suite: suiteOf(proof), supported: suites.map(({ name }) => name) }
  return new OpenBadgesError('SUITE_NOT_SUPPORTED', facts, { path })
}
