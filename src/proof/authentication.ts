/** What authenticating a proof needs and gives, whatever its format. */
import type { JsonObject } from '../json/json.js'
import type { ContextLibrary } from '../jsonld/context-library.js'
import type { KeyReference } from '../keys/candidate.js'
import type { IssuerKey } from '../keys/find-issuer-key.js'
import type { PublicKey } from '../keys/public-key.js'
import type { Limits } from '../limits.js'
import type { Finding } from '../messages/problem.js'

/** What authentication needs besides the credential. */
export interface ProofMeans {
  /** The moment that dates of proofs and keys are judged at, in milliseconds. */
  readonly at: number
  /** The real clock, in milliseconds: a key that was revoked is revoked, whatever `at` says. */
  readonly checkedAt: number
  readonly limits: Limits
  /** The challenge that a presentation must answer; not compared unless given. */
  readonly challenge?: string | undefined
  /** Whom a presentation must be made for; not compared unless given. */
  readonly domain?: string | undefined
  /** The keys that the caller pinned for an issuer: they speak for it without anybody's word. */
  readonly pinnedKeys: (issuer: string) => readonly PublicKey[] | Promise<readonly PublicKey[]>
  /** Finds the issuer's key; see `findIssuerKey`. */
  readonly findKey: (issuer: string, reference: KeyReference, fits: (key: PublicKey) => boolean) => Promise<IssuerKey>
  /** The contexts that JSON-LD may use; loaded when first asked for. */
  readonly contexts: () => Promise<ContextLibrary>
}

/** The proof that a verdict relies on, for the report's evidence. */
export interface ReliedProof {
  readonly format: 'jwt' | 'data-integrity'
  /** `alg` of a token, cryptosuite of an embedded proof. */
  readonly suite: string
  /** What the proof calls its key. */
  readonly verificationMethod?: string
  readonly created?: string
  /** Where it is written that the key is the issuer's. */
  readonly keySource: IssuerKey['source']
  /** The name that the key has there. */
  readonly keyId: string
  /** JWK thumbprint (RFC 7638). */
  readonly keyThumbprint: string
}

/** A credential whose proof holds: signed by a key of its issuer, and read as it was signed. */
export interface Authenticated {
  /** What was signed, without proofs and claims of the token. */
  readonly document: JsonObject
  /** Whose proof it is, by id: the issuer's, or that of a presentation's holder. Nobody else's word is in it. */
  readonly by: string
  readonly proof: ReliedProof
  readonly findings: readonly Finding[]
  /** Until when the proof holds, as far as that is known: its own end, and that of its key; in milliseconds. */
  readonly holdsUntil?: number
  /** `nbf` of a token, in milliseconds. */
  readonly notBefore?: number
  /** `exp` of a token, in milliseconds. */
  readonly notAfter?: number
  /** When it was signed, if the proof says so: `created`, or `iat` of a token; in milliseconds. */
  readonly signedAt?: number
}
