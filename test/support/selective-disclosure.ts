/** Credentials signed with ecdsa-sd-2023, step by step, and what attackers make of them. */
import type { PlacedProof } from '../../src/envelope/envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import type { SuiteMeans } from '../../src/proof/data-integrity/suite.js'
import { createSuiteMeans } from '../../src/proof/data-integrity/suite-means.js'
import { readPublicKey } from '../../src/keys/public-key.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { deriveDocument } from '../../src/proof/data-integrity/ecdsa-sd/derive.js'
import { createEcdsaSd2023 } from '../../src/proof/data-integrity/ecdsa-sd/ecdsa-sd-2023.js'
import { prepareDerived } from '../../src/proof/data-integrity/ecdsa-sd/prepare-derived.js'
import {
  readDerivedProofValue,
  toDerivedProofValue,
  type DerivedProofValue,
} from '../../src/proof/data-integrity/ecdsa-sd/proof-value.js'

/** Contexts and limits as they ship. */
export const suiteMeans: SuiteMeans = createSuiteMeans({
  contexts: () => readAddedContexts({}).library(),
  limits: defaultLimits,
})

/** Signs a credential for its holder. */
export async function signForHolder(
  document: JsonObject,
  key: SigningKey,
  mandatoryPointers: readonly string[] = [],
): Promise<JsonObject> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: '2026-02-01T00:00:00Z',
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod',
  }
  const suite = createEcdsaSd2023(mandatoryPointers)
  const proofValue = await suite.sign({ document, placed: { path: '/proof', proof } }, key, suiteMeans)
  return { ...document, proof: { ...proof, proofValue } }
}

/** Shows a part of a credential. */
export async function show(signed: JsonObject, disclose: readonly string[]): Promise<JsonObject> {
  return deriveDocument(securedOf(signed), disclose, suiteMeans)
}

/** Verifies what is shown with a key. */
export async function holds(shown: JsonObject, key: SigningKey): Promise<boolean> {
  const { verify } = await prepareDerived(securedOf(shown), suiteMeans)
  return verify(readPublicKey(key.publicKey, defaultLimits))
}

/** Takes the proof out of a credential. */
export function securedOf({ proof, ...document }: JsonObject): { document: JsonObject; placed: PlacedProof } {
  return { document, placed: { path: '/proof', proof: proof as JsonObject } }
}

/** Reads the derived proof of what is shown. */
export function proofValueOf(shown: JsonObject): DerivedProofValue {
  return readDerivedProofValue(securedOf(shown).placed, defaultLimits)
}

/** Changes the proof of what is shown. */
export function withProofValue(shown: JsonObject, change: Partial<DerivedProofValue>): JsonObject {
  const proof = shown['proof'] as JsonObject
  return { ...shown, proof: { ...proof, proofValue: toDerivedProofValue({ ...proofValueOf(shown), ...change }) } }
}
