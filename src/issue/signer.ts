import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { didMethodOf, splitFragment } from '../keys/did.js'
import { isAbsoluteIri } from '../json/iri.js'
import { describeValue, type JsonObject } from '../json/json.js'
import { readAddedContexts, type AddedContexts } from '../jsonld/added-contexts.js'
import type { ContextLibrary } from '../jsonld/context-library.js'
import type { SigningKey } from '../keys/signing-key.js'
import { defaultLimits } from '../limits.js'
import type { DataIntegrityProof } from '../model/proof.js'
import { once } from '../platform/once.js'
import type { Suite } from '../proof/data-integrity/suite.js'
import { issuedSuites, type IssuedSuite } from '../proof/issued-suites.js'
import { signJwt } from '../proof/jwt/sign-jwt.js'
import { formatInstant } from '../time.js'
import type { SignedCredential } from '../model/signed-credential.js'

/** Signs complete credentials in one format, usually with one key. */
export interface Signer {
  readonly format: SignedCredential['format']
  readonly key: SigningKey
  /** The keys that sign as well: those of the embedded proofs in a token, or of the further proofs of a set. */
  readonly otherKeys?: readonly SigningKey[]
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
  /**
   * Makes of what was signed what verifiers are shown: the least that can be shown, and all of it. Where
   * this is absent, they are shown what was signed.
   */
  readonly toShown?: (signed: SignedCredential<JsonObject>) => Promise<readonly object[]>
}

/** A signer of embedded proofs. */
export type DataIntegritySigner = Signer & { readonly format: 'data-integrity' }

/** How tokens are signed. */
export interface JwtSignerOptions {
  /**
   * Makes the embedded proofs that stand inside the token, so that the badge is proven twice: by
   * `createDataIntegritySigner` or `createProofSetSigner`. Default: none.
   */
  readonly embed?: DataIntegritySigner
}

/**
 * Makes a signer of VC-JWTs (Open Badges 3.0, "JSON Web Token Proof Format").
 *
 * With `embed`, each credential gets its embedded proofs first, and the token is wrapped around it
 * and them (Open Badges 3.0, "Proofs"). The claims of the token are added after the embedded proofs
 * were made: without `iss`, `sub`, `jti`, `nbf`, `exp` and `iat`, the payload is a credential with
 * embedded proofs that verifies by itself. Verifiers rely on the token, or on what is inside.
 *
 * @param key - of any algorithm; certification asks for RS256
 * @param options - what is embedded
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * createJwtSigner(rsaKey, { embed: createDataIntegritySigner(ed25519Key) })
 */
export function createJwtSigner(key: SigningKey, options: JwtSignerOptions = {}): Signer {
  refuseUnknownNames(options, ['embed'])
  const { embed } = options
  if (embed === undefined) {
    return {
      format: 'jwt',
      key,
      contexts: () => readAddedContexts({}).library(),
      sign: async (credential, at) => ({ format: 'jwt', token: await signJwt(credential, key, at) }),
    }
  }
  readEmbedder(embed, 'embed')
  return {
    format: 'jwt',
    key,
    otherKeys: keysOf(embed),
    contexts: embed.contexts,
    sign: async (credential, at) => {
      const embedded = documentOf(await embed.sign(credential, at))
      return { format: 'jwt', token: await signJwt(embedded, key, at) }
    },
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
  /**
   * Has the `jsonld` package bring each credential into canonical form as well, and signs nothing that comes to
   * another one: a wrong signature lives for years. Takes some 50 times as long; not in browsers. Default: `false`.
   */
  readonly crossCheck?: boolean
}

/**
 * Makes a signer of embedded proofs (VC Data Integrity 1.0).
 *
 * @param key - an Ed25519, P-256 or P-384 key
 * @param options - suite and contexts
 * @throws OpenBadgesError `KEY_INVALID` for a key that the suite does not sign with, `OPTIONS_INVALID`
 */
export function createDataIntegritySigner(key: SigningKey, options: DataIntegrityOptions = {}): DataIntegritySigner {
  const suite = readSuite(options.suite, key.algorithm)
  const engine = options.crossCheck === true ? 'both' : 'own'
  return createEmbeddedSigner(key, readAddedContexts(options.contexts ?? {}, engine), () => Promise.resolve(suite))
}

/** Makes a signer of embedded proofs of any suite, which is asked for when first needed. The key has been looked at. */
export function createEmbeddedSigner(
  key: SigningKey,
  contexts: AddedContexts,
  suite: () => Promise<IssuedSuite | Suite>,
): DataIntegritySigner {
  return {
    format: 'data-integrity',
    key,
    contexts: () => contexts.library(),
    sign: async (credential, at) => {
      const { signDataIntegrity } = await embedding()
      const details = {
        suite: await suite(),
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

const embedding = once(() => import('../proof/data-integrity/sign-data-integrity.js'))

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

/** Every key that a signer signs with. */
export function keysOf({ key, otherKeys = [] }: Signer): readonly [SigningKey, ...SigningKey[]] {
  return [key, ...otherKeys]
}

/**
 * Checks that verifiers can find a signer's keys from the issuer: a DID's keys are named under it; an
 * https issuer publishes its keys where it likes, but each has an address (spec.md T-8).
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function checkKeyNames(issuerId: string, signer: Signer): void {
  for (const { id } of keysOf(signer)) {
    if (didMethodOf(issuerId) === undefined) {
      if (!isAbsoluteIri(id)) throw wrongOption('signer', 'a key whose id is an absolute IRI', JSON.stringify(id))
    } else if (splitFragment(id).did !== issuerId) {
      throw wrongOption('signer', `a key whose id begins with ${issuerId}#`, id)
    }
  }
}

/**
 * Takes a value for a signer of embedded proofs; callers without types may pass anything, such as a
 * signer of tokens.
 *
 * @param option - the option that it was given as, named by the error
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readEmbedder(signer: unknown, option: string): DataIntegritySigner {
  const expected = 'a signer of embedded proofs, made by `createDataIntegritySigner`'
  if (typeof signer !== 'object' || signer === null || !('sign' in signer)) {
    throw wrongOption(option, expected, describeValue(signer))
  }
  if (!('format' in signer) || signer.format !== 'data-integrity')
    throw wrongOption(option, expected, 'a signer of tokens')
  // A base proof is for the holder alone, and no verifier takes it.
  if ('toShown' in signer) throw wrongOption(option, expected, 'a signer for selective disclosure')
  return signer as unknown as DataIntegritySigner
}

/**
 * Takes the document out of what a signer of embedded proofs made.
 *
 * @throws OpenBadgesError `SIGNING_FAILED` for a token
 */
export function documentOf<Credential>(
  signed: SignedCredential<Credential>,
): Extract<SignedCredential<Credential>, { readonly format: 'data-integrity' }>['document'] {
  if (signed.format === 'data-integrity') return signed.document
  throw new OpenBadgesError('SIGNING_FAILED', { reason: 'a signer of embedded proofs made a token' })
}
