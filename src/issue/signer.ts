import { OpenBadgesError, wrongOption } from '../errors.js'
import { didMethodOf, splitFragment } from '../keys/did.js'
import { isAbsoluteIri } from '../json/iri.js'
import { describeValue, type JsonObject } from '../json/json.js'
import { readAddedContexts } from '../jsonld/added-contexts.js'
import type { ContextLibrary } from '../jsonld/context-library.js'
import type { SigningKey } from '../keys/signing-key.js'
import { defaultLimits } from '../limits.js'
import type { DataIntegrityProof } from '../model/proof.js'
import { issuedSuites, type IssuedSuite } from '../proof/data-integrity/issued-suites.js'
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

/** What a signer of embedded proofs may be told. */
export interface DataIntegrityOptions {
  /**
   * The suite. Default: `eddsa-rdfc-2022` for Ed25519 keys and `ecdsa-rdfc-2019` for P-256 and P-384
   * keys. Those with `jcs` in the name sign the JSON as it is; few verifiers of badges know them.
   */
  readonly suite?: IssuedSuite
  /** Further JSON-LD contexts, URL → JSON text, for credentials that use them. */
  readonly contexts?: Readonly<Record<string, string>>
}

/**
 * Makes a signer of embedded proofs (VC Data Integrity 1.0).
 *
 * @param key - an Ed25519, P-256 or P-384 key
 * @param options - suite and contexts
 * @throws OpenBadgesError `KEY_INVALID` for a key that the suite does not sign with, `OPTIONS_INVALID`
 */
export function createDataIntegritySigner(key: SigningKey, options: DataIntegrityOptions = {}): Signer {
  const suite = readSuite(options.suite, key.algorithm)
  const contexts = readAddedContexts(options.contexts ?? {})
  return {
    format: 'data-integrity',
    key,
    contexts: () => contexts.library(),
    sign: async (credential, at) => {
      const { signDataIntegrity } = await import('../proof/data-integrity/sign-data-integrity.js')
      const details = {
        suite,
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

function readSuite(stated: unknown, algorithm: SigningKey['algorithm']): IssuedSuite {
  const names = Object.keys(issuedSuites) as readonly IssuedSuite[]
  const fitting = names.filter((name) => issuedSuites[name].includes(algorithm))
  const chosen = stated === undefined ? fitting[0] : names.find((name) => name === stated)
  if (stated !== undefined && chosen === undefined) {
    throw wrongOption('suite', `one of ${names.join(', ')}`, describeValue(stated))
  }
  if (chosen !== undefined && fitting.includes(chosen)) return chosen
  const needed = chosen === undefined ? [...new Set(Object.values(issuedSuites).flat())] : issuedSuites[chosen]
  const expected = `a key for ${needed.join(' or ')}, to sign with ${chosen ?? 'an embedded proof'}`
  throw new OpenBadgesError('KEY_INVALID', { expected, found: algorithm })
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
