import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { readAddedContexts } from '../jsonld/added-contexts.js'
import type { SigningKey } from '../keys/signing-key.js'
import { deriveCredential } from '../proof/derive-credential.js'
import type { Suite } from '../proof/data-integrity/suite.js'
import { createEmbeddedSigner, type Signer } from './signer.js'

/** What a signer for selective disclosure may be told. */
export interface SelectiveDisclosureOptions {
  /**
   * JSON pointers (RFC 6901) to what holders must always show, besides what they must show in any case:
   * issuer, validity, status, terms of use, refresh, the id of the recipient (or, without one, the
   * identifiers), what the achievement is, and the status of each result. Every badge that is signed must have it.
   */
  readonly mandatoryPointers?: readonly string[]
  /** Further JSON-LD contexts, URL → JSON text, for credentials that use them. */
  readonly contexts?: Readonly<Record<string, string>>
}

/**
 * Makes a signer of badges whose holders choose what they show: suite ecdsa-sd-2023 (ECDSA
 * Cryptosuites 1.0, section 3.6).
 *
 * What it signs has a base proof, which is for the holder and nobody else: verifiers refuse it, and
 * whoever has it can show any part. Holders derive from it what they show; see `deriveCredential`.
 * Not for status lists, which everybody reads as a whole.
 *
 * @param key - a P-256 key
 * @param options - what must be shown, and contexts
 * @throws OpenBadgesError `KEY_INVALID` for a key of another kind, `OPTIONS_INVALID`; while signing,
 *   `POINTER_UNRESOLVED` for a badge that has nothing where a pointer leads
 * @example
 * const key = await generateKey({ algorithm: 'ES256' })
 * const signer = createSelectiveDisclosureSigner(key, { mandatoryPointers: ['/name'] })
 */
export function createSelectiveDisclosureSigner(key: SigningKey, options: SelectiveDisclosureOptions = {}): Signer {
  refuseUnknownNames(options, ['mandatoryPointers', 'contexts'])
  const { mandatoryPointers = [], contexts = {} } = options
  checkPointers(mandatoryPointers)
  if (key.algorithm !== 'ES256') {
    throw new OpenBadgesError('KEY_INVALID', { expected: 'a P-256 key for ecdsa-sd-2023', found: key.algorithm })
  }
  const suite = async (): Promise<Suite> => {
    const { createEcdsaSd2023 } = await import('../proof/data-integrity/ecdsa-sd/ecdsa-sd-2023.js')
    return createEcdsaSd2023(mandatoryPointers)
  }
  return {
    ...createEmbeddedSigner(key, readAddedContexts(contexts), suite),
    toShown: async (signed) => [
      await deriveCredential(signed, { disclose: [], contexts }),
      await deriveCredential(signed, { disclose: [''], contexts }),
    ],
  }
}

function checkPointers(pointers: unknown): void {
  const isList = Array.isArray(pointers) && pointers.every((pointer) => typeof pointer === 'string')
  if (!isList) throw wrongOption('mandatoryPointers', 'an array of JSON pointers', describeValue(pointers))
}
