import { OpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import type { ContextLibrary } from '../../jsonld/context-library.js'
import type { SigningKey } from '../../keys/signing-key.js'
import type { Limits } from '../../limits.js'
import { createSuiteMeans } from './suite-means.js'
import type { IssuedSuite } from '../issued-suites.js'
import type { Suite } from './suite.js'
import { suiteNamed } from './suites.js'

/** What signing needs besides credential and key. */
export interface ProofDetails {
  /** By name, or a suite of the table that was made for this occasion. */
  readonly suite: IssuedSuite | Suite
  /** When the proof is made: RFC 3339. */
  readonly created: string
  readonly contexts: ContextLibrary
  readonly limits: Limits
}

/**
 * Signs a credential with an embedded proof (VC Data Integrity 1.0, "Add Proof").
 *
 * What a suite cannot sign in full is refused: one that signs the graph takes the credential in
 * compacted form only, every term of it defined.
 *
 * @param credential - without proof
 * @param key - a key of the issuer, of an algorithm of the suite
 * @param details - suite, date, contexts, limits
 * @returns the credential with its proof
 * @throws OpenBadgesError `KEY_INVALID`, `SIGNING_FAILED`, and what `translate` throws
 */
export async function signDataIntegrity(
  credential: JsonObject,
  key: SigningKey,
  { suite: stated, created, contexts, limits }: ProofDetails,
): Promise<JsonObject> {
  const suite = typeof stated === 'string' ? suiteNamed(stated) : stated
  if (!suite.algorithms.includes(key.algorithm)) {
    const expected = `a key for ${suite.algorithms.join(' or ')}, which ${suite.name} signs with`
    throw new OpenBadgesError('KEY_INVALID', { expected, found: key.algorithm })
  }
  const context = credential['@context']
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: suite.name,
    created,
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod',
    ...(suite.repeatsContexts === true && context !== undefined ? { '@context': context } : {}),
  }
  const means = createSuiteMeans({ contexts: () => Promise.resolve(contexts), limits })
  const proofValue = await suite.sign({ placed: { proof, path: '/proof' }, document: credential }, key, means)
  return { ...credential, proof: { ...proof, proofValue } }
}
