import { OpenBadgesError, wrongOption } from '../errors.js'
import { didMethodOf, splitFragment } from '../keys/did.js'
import { isAbsoluteIri } from '../json/iri.js'
import type { JsonObject } from '../json/json.js'
import { readAddedContexts } from '../jsonld/added-contexts.js'
import type { ContextLibrary } from '../jsonld/context-library.js'
import type { SigningKey } from '../keys/signing-key.js'
import { defaultLimits } from '../limits.js'
import type { DataIntegrityProof } from '../model/proof.js'
import { signJwt } from '../proof/jwt/sign-jwt.js'
import { formatInstant } from '../time.js'
import type { SignedCredential } from './signed-credential.js'

/** Signs complete credentials in one format with one key. */
export interface Signer {
  readonly format: SignedCredential['format']
  readonly key: SigningKey
  /** The JSON-LD contexts that it knows. */
  readonly contexts: () => Promise<ContextLibrary>
  /**
   * Signs a credential as it stands. Checks neither it nor the result: `createIssuer` does both.
   *
   * @param credential - complete, of data model 2.0, without proof
   * @param at - when it is signed, in milliseconds
   * @throws OpenBadgesError `SIGNING_FAILED`, `KEY_INVALID`, a JSON-LD code
   */
  sign<Credential extends JsonObject>(credential: Credential, at: number): Promise<SignedCredential<Credential>>
}

/**
 * Makes a signer of VC-JWTs (Open Badges 3.0, "JSON Web Token Proof Format").
 *
 * @param key - of any algorithm; certification asks for RS256
 */
export function createJwtSigner(key: SigningKey): Signer {
  return {
    format: 'jwt',
    key,
    contexts: () => readAddedContexts({}).library(),
    sign: async (credential, at) => ({ format: 'jwt', token: await signJwt(credential, key, at) }),
  }
}

/**
 * Makes a signer of embedded proofs, suite eddsa-rdfc-2022 (VC Data Integrity 1.0).
 *
 * @param key - an Ed25519 key
 * @param options - `contexts`: further JSON-LD contexts, URL → JSON text, for credentials that use them
 * @throws OpenBadgesError `KEY_INVALID` for a key of another algorithm, `OPTIONS_INVALID`
 */
export function createDataIntegritySigner(
  key: SigningKey,
  options: { readonly contexts?: Readonly<Record<string, string>> } = {},
): Signer {
  if (key.algorithm !== 'Ed25519') {
    throw new OpenBadgesError('KEY_INVALID', { expected: 'an Ed25519 key for eddsa-rdfc-2022', found: key.algorithm })
  }
  const contexts = readAddedContexts(options.contexts ?? {})
  return {
    format: 'data-integrity',
    key,
    contexts: () => contexts.library(),
    sign: async (credential, at) => {
      const { signDataIntegrity } = await import('../proof/data-integrity/sign-data-integrity.js')
      const details = {
        created: formatInstant(at),
        contexts: await contexts.library(),
        limits: defaultLimits,
      }
      const document: JsonObject = await signDataIntegrity(credential, key, details)
      // The credential as it was given, and the proof that was made for it.
      return { format: 'data-integrity', document: document as typeof credential & { proof: DataIntegrityProof } }
    },
  }
}

/**
 * Checks that verifiers can find a signer's key from the issuer: a DID's keys are named under it; an
 * https issuer publishes its keys where it likes, but each has an address (spec.md T-8).
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function checkKeyName(issuerId: string, { key }: Signer): void {
  if (didMethodOf(issuerId) === undefined) {
    if (!isAbsoluteIri(key.id)) throw wrongOption('signer', 'a key whose id is an absolute IRI', JSON.stringify(key.id))
  } else if (splitFragment(key.id).did !== issuerId) {
    throw wrongOption('signer', `a key whose id begins with ${issuerId}#`, key.id)
  }
}
