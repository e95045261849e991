import { OpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import type { ContextLibrary } from '../../jsonld/context-library.js'
import { translate, translateProofOptions } from '../../jsonld/translate.js'
import type { SigningKey } from '../../keys/signing-key.js'
import type { Limits } from '../../limits.js'
import { signWith } from '../sign-with.js'
import { EDDSA_RDFC_2022, hashForEddsa, toEddsaProofValue } from './eddsa-rdfc-2022.js'

/** What signing needs besides credential and key. */
export interface ProofDetails {
  /** When the proof is made: RFC 3339. */
  readonly created: string
  readonly contexts: ContextLibrary
  readonly limits: Limits
}

/**
 * Signs a credential with an embedded proof of suite eddsa-rdfc-2022 (Data Integrity EdDSA
 * Cryptosuites 1.0, section 3.2.1).
 *
 * The credential must be in compacted form, every term of it defined, or it is refused: nothing is
 * signed that a verifier would not read in full.
 *
 * @param credential - without proof
 * @param key - an Ed25519 key of the issuer
 * @param details - date, contexts, limits
 * @returns the credential with its proof
 * @throws OpenBadgesError `KEY_INVALID`, `SIGNING_FAILED`, and what `translate` throws
 */
export async function signDataIntegrity(
  credential: JsonObject,
  key: SigningKey,
  { created, contexts, limits }: ProofDetails,
): Promise<JsonObject> {
  if (key.algorithm !== 'Ed25519') {
    throw new OpenBadgesError('KEY_INVALID', { expected: 'an Ed25519 key for eddsa-rdfc-2022', found: key.algorithm })
  }
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: EDDSA_RDFC_2022,
    created,
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod',
  }
  const document = await translate(credential, contexts, limits)
  const options = await translateProofOptions({ proof, path: '/proof' }, credential, contexts, limits)
  const signature = await signWith(key, hashForEddsa(options, document.nquads))
  return { ...credential, proof: { ...proof, proofValue: toEddsaProofValue(signature) } }
}
