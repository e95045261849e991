/** What an input is, before anything in it is believed. */
import type { Container } from '../bake/baked-names.js'
import type { JsonObject } from '../json/json.js'
import type { Finding } from '../messages/problem.js'
import type { DataModel } from '../model/contexts.js'
import type { Kind } from '../model/kinds.js'

/** How the input was given. */
export type InputKind = 'bytes' | 'text' | 'object'

/** An embedded proof and its JSON pointer. */
export interface PlacedProof {
  readonly proof: JsonObject
  readonly path: string
}

/** Where a credential was read from. */
export interface Origin {
  readonly inputKind: InputKind
  /** SHA-256, hexadecimal: of the bytes given, or of the canonical JSON of an object. */
  readonly sha256: string
  /** The kind of picture that it was baked into, if it was. */
  readonly container?: Container
  /** What is unusual about that. */
  readonly findings?: readonly Finding[]
}

interface EnvelopeBase extends Origin {
  /** What the document's types say it is. */
  readonly kind: Kind
  /** The data model that its first context names; `undefined` if that is neither. */
  readonly dataModel: DataModel | undefined
  /** The credential without proofs and without the claims that a token adds. Not authentic yet. */
  readonly document: JsonObject
  /** The proofs embedded in it, as they stand. */
  readonly proofs: readonly PlacedProof[]
}

/** A credential in a compact JWS. */
export interface JwtEnvelope extends EnvelopeBase {
  readonly format: 'jwt'
  readonly token: string
  readonly header: JsonObject
  /** Everything that was signed. */
  readonly payload: JsonObject
  /** The payload without the credential: `iss`, `exp` and so on. */
  readonly claims: JsonObject
  /** Where the document stands: the payload itself, or its `vc` or `vp` claim (data model 1.1). */
  readonly layout: 'payload' | 'vc-claim' | 'vp-claim'
}

/** A credential as JSON, with embedded proofs or without any. */
export interface DataIntegrityEnvelope extends EnvelopeBase {
  readonly format: 'data-integrity'
}

/** An input that could be read. It proves nothing. */
export type Envelope = JwtEnvelope | DataIntegrityEnvelope
