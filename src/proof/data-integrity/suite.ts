/** What a suite of embedded proofs is to whoever verifies or signs with it. */
import type { PlacedProof } from '../../envelope/envelope.js'
import type { JsonObject } from '../../json/json.js'
import type { ContextLibrary } from '../../jsonld/context-library.js'
import type { Translation } from '../../jsonld/translate.js'
import type { PublicKey } from '../../keys/public-key.js'
import type { SigningKey } from '../../keys/signing-key.js'
import type { Limits } from '../../limits.js'
import type { Finding } from '../../messages/problem.js'
import type { HashName, SignatureAlgorithm } from '../../platform/algorithms.js'

/**
 * A suite: a way of turning a document and the options of a proof into bytes, and of signing them.
 * All suites stand in the table of `suites.ts`.
 */
export interface Suite {
  /** What reports and messages call it: the `cryptosuite` of its proofs, or their `type` if it is older than those. */
  readonly name: string
  /** The `type` of its proofs. Unless it is the name itself, proofs name the suite by `cryptosuite`. */
  readonly type: string
  /** The algorithms that its signatures may have; each decides which keys fit. */
  readonly algorithms: readonly SignatureAlgorithm[]
  /** Whether the proofs that it makes repeat the contexts of their document. Default: they do not. */
  readonly repeatsContexts?: boolean
  /**
   * Does all of verifying but what needs the key. Options that every proof has, such as dates and
   * purpose, have been looked at before.
   *
   * @throws OpenBadgesError a code of the proof check, for example `PROOF_MALFORMED`
   */
  prepare(secured: SecuredDocument, means: SuiteMeans): Promise<PreparedProof>
  /**
   * Shows the steps of verifying, for people who compare them with their own. Of suites that sign two hashes only.
   *
   * @throws OpenBadgesError as `prepare`
   */
  steps?(secured: SecuredDocument, means: SuiteMeans): Promise<SuiteSteps>
  /**
   * Signs a document.
   *
   * @param unsigned - the document, and the options of the proof, without `proofValue`
   * @param key - a key of one of the suite's algorithms; whether it is, has been looked at before
   * @returns the `proofValue`
   * @throws OpenBadgesError `SIGNING_FAILED`, and what `prepare` throws for a document that nobody could verify
   */
  sign(unsigned: SecuredDocument, key: SigningKey, means: SuiteMeans): Promise<string>
}

/** A document and one of its proofs. */
export interface SecuredDocument {
  /** The proof as it stands, and its JSON pointer. */
  readonly placed: PlacedProof
  /** The document without its proofs; where the proof continues a chain, with the earlier proofs that it covers. */
  readonly document: JsonObject
}

/** What suites need. */
export interface SuiteMeans {
  /** The contexts that JSON-LD may use; loaded when first asked for. */
  readonly contexts: () => Promise<ContextLibrary>
  readonly limits: Limits
  /** Translates a document as `translate` does, each only once for all its proofs. */
  readonly translate: (document: JsonObject, hash: HashName) => Promise<Translation>
}

/** What is signed, step by step. */
export interface SuiteSteps {
  readonly algorithm: SignatureAlgorithm
  readonly hash: HashName
  /** In canonical form: N-Quads, or JSON. */
  readonly options: string
  readonly document: string
  /** The hash of the options, then that of the document: what the signature is over. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** A proof that only lacks its key. */
export interface PreparedProof {
  /** The algorithm that the signature has; only keys for it are asked. */
  readonly algorithm: SignatureAlgorithm
  /** Tells whether the proof holds under a key of that algorithm. Does not judge whose key it is. */
  readonly verify: (key: PublicKey) => Promise<boolean>
  /** What may be shown once it holds: what was signed, and nothing else. Whoever shows it leaves `proof` out. */
  readonly document: JsonObject
  /** What is worth saying of the document or the proof. */
  readonly findings: readonly Finding[]
}
