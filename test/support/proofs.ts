/** Signs with proof options that no honest signer would write. */
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { createSuiteMeans } from '../../src/proof/data-integrity/suite-means.js'
import { findSuite } from '../../src/proof/data-integrity/suites.js'

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
  const means = createSuiteMeans({ contexts: () => readAddedContexts({}).library(), limits: defaultLimits })
  const proofValue = await findSuite(options)!.sign(
    { placed: { proof: options, path: '/proof' }, document },
    key,
    means,
  )
  return { ...options, proofValue }
}

/** Signs a credential with just these proof options. */
export async function signWithOptions(credential: object, key: SigningKey, options: JsonObject): Promise<JsonObject> {
  return { ...(credential as JsonObject), proof: await makeProof(credential, key, options) }
}
