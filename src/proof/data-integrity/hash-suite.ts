/**
 * Suites that sign the hash of the options and the hash of the document, one after the other: all of
 * Data Integrity EdDSA Cryptosuites 1.0, and of the ECDSA ones but ecdsa-sd-2023.
 */
import { digest } from '#platform'
import type { JsonObject } from '../../json/json.js'
import type { Finding } from '../../messages/problem.js'
import { signatureAlgorithms, type HashName, type SignatureAlgorithm } from '../../platform/algorithms.js'
import { concatBytes } from '../../platform/bytes.js'
import { signWith } from '../sign-with.js'
import { verifyWith } from '../verify-with.js'
import { readProofValue, toProofValue } from './proof-value.js'
import type { SecuredDocument, Suite, SuiteMeans } from './suite.js'

/** Both parts of what is signed, as texts. */
export interface CanonicalForm {
  readonly options: string
  readonly document: string
  /** What may be shown once a signature over both holds. */
  readonly shown: JsonObject
  readonly findings: readonly Finding[]
}

/** Brings a document and the options of its proof into the texts that are hashed. */
export type Canonicalize = (secured: SecuredDocument, means: SuiteMeans, hash: HashName) => Promise<CanonicalForm>

/** What makes a suite another one. */
export interface HashSuiteFacts {
  readonly name: string
  /** Default: `DataIntegrityProof`. */
  readonly type?: string
  readonly algorithms: readonly SignatureAlgorithm[]
  /** Default: false. */
  readonly repeatsContexts?: boolean
  readonly canonicalize: Canonicalize
}

/** Makes a suite. */
export function createHashSuite(facts: HashSuiteFacts): Suite {
  const { name, type = 'DataIntegrityProof', algorithms, repeatsContexts = false, canonicalize } = facts
  return {
    name,
    type,
    algorithms,
    repeatsContexts,
    prepare: async (secured, means) => {
      const { algorithm, signature } = readProofValue(secured.placed, algorithms, means.limits)
      const form = await canonicalize(secured, means, hashOf(algorithm))
      const hash = hashForm(form, algorithm)
      return {
        algorithm,
        verify: (key) => verifyWith(key, algorithm, hash, signature),
        document: form.shown,
        findings: form.findings,
      }
    },
    steps: async (secured, means) => {
      const { algorithm, signature } = readProofValue(secured.placed, algorithms, means.limits)
      const hash = hashOf(algorithm)
      const { options, document } = await canonicalize(secured, means, hash)
      return { algorithm, hash, options, document, signed: hashForm({ options, document }, algorithm), signature }
    },
    sign: async (unsigned, key, means) => {
      const form = await canonicalize(unsigned, means, hashOf(key.algorithm))
      return toProofValue(await signWith(key, hashForm(form, key.algorithm)))
    },
  }
}

/**
 * Makes the bytes that are signed: the hash of the options of the proof, then that of the document.
 *
 * @param form - both in canonical form
 * @param algorithm - that of the key; it decides the hash
 * @returns 64 bytes, or 96 for P-384
 */
export function hashForm(
  { options, document }: Pick<CanonicalForm, 'options' | 'document'>,
  algorithm: SignatureAlgorithm,
): Uint8Array {
  const hash = hashOf(algorithm)
  return concatBytes(digest(hash, options), digest(hash, document))
}

function hashOf(algorithm: SignatureAlgorithm): HashName {
  return signatureAlgorithms[algorithm].hash ?? 'SHA-256'
}
