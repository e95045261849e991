/** Signs with proof options that no honest signer would write. */
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { hashForEddsa, toEddsaProofValue } from '../../src/proof/data-integrity/eddsa-rdfc-2022.js'

/** The options that an honest signer writes. */
export function proofOptions(verificationMethod: string): JsonObject {
  return {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-02-01T00:00:00Z',
    verificationMethod,
    proofPurpose: 'assertionMethod',
  }
}

/** Makes a proof over a credential with just these options; the signature is good. */
export async function makeProof(credential: object, key: SigningKey, options: JsonObject): Promise<JsonObject> {
  const document = credential as JsonObject
  const library = await readAddedContexts({}).library()
  const { nquads } = await translate(document, library, defaultLimits)
  const proof = await translateProofOptions({ proof: options, path: '/proof' }, document, library, defaultLimits)
  return { ...options, proofValue: toEddsaProofValue(await key.sign(hashForEddsa(proof, nquads))) }
}

/** Signs a credential with just these proof options. */
export async function signWithOptions(credential: object, key: SigningKey, options: JsonObject): Promise<JsonObject> {
  return { ...(credential as JsonObject), proof: await makeProof(credential, key, options) }
}
