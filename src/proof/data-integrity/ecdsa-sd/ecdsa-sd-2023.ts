import type { Suite } from '../suite.js'
import { mandatoryPointersOf } from './mandatory-pointers.js'
import { prepareDerived } from './prepare-derived.js'
import { createBaseSecrets, signBase } from './sign-base.js'

/**
 * Makes the suite ecdsa-sd-2023 (ECDSA Cryptosuites 1.0, section 3.6): the issuer signs statements one by
 * one, and the holder shows some of them.
 *
 * Verifies derived proofs only. Signs base proofs, which are for holders only; see `deriveDocument`.
 *
 * @param mandatoryPointers - what holders must show besides what `mandatoryPointersOf` lists
 */
export function createEcdsaSd2023(mandatoryPointers: readonly string[] = []): Suite {
  return {
    name: 'ecdsa-sd-2023',
    type: 'DataIntegrityProof',
    algorithms: ['ES256'],
    prepare: prepareDerived,
    sign: async (unsigned, key, means) => {
      const pointers = [...new Set([...mandatoryPointersOf(unsigned.document), ...mandatoryPointers])]
      return signBase(unsigned, key, { mandatoryPointers: pointers, secrets: await createBaseSecrets() }, means)
    },
  }
}

/** The suite, with nothing mandatory but what always is. */
export const ecdsaSd2023: Suite = createEcdsaSd2023()
