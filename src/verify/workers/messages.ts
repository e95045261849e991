/** What the caller's thread and its workers tell each other: plain data, as `postMessage` carries it. */
import type { Code } from '../../codes.js'
import type { Fetched } from '../../net/network.js'
import type { FetchRequest } from '../../net/exchange.js'
import type { Limits } from '../../limits.js'
import type { Jwk } from '../../platform/algorithms.js'
import type { Facts } from '../../messages/say.js'
import type { GateFacts } from '../gate-means.js'
import type { VerifierOptions } from '../options.js'

/** What a worker is given when it starts: the part of the verifier's options that is data. */
export interface WorkerSetup extends Required<Pick<VerifierOptions, 'contexts' | 'schemas' | 'jsonLdEngine'>> {
  readonly limits: Limits
  /** Issuer → the keys pinned for it; `undefined` where each issuer must be asked about. */
  readonly pinned: ReadonlyMap<string, readonly SentKey[]> | undefined
}

/** A public key, with its one algorithm where it has but one. */
export type SentKey = Jwk & { readonly alg?: string }

/** An input that can travel: text, bytes, or an object as JSON text. */
export type SentInput = string | Uint8Array | { readonly json: string }

/** One pass through the gates, to be made by a worker. */
export interface SentTask {
  readonly id: number
  readonly input: SentInput
  readonly facts: GateFacts
}

/** What a worker must ask the caller's thread, for one of its tasks. */
export interface Question {
  readonly id: number
  readonly task: number
  readonly issuer: string
  /** The request to make on behalf of the issuer; without it, its pinned keys are asked for. */
  readonly request?: FetchRequest
}

/** The answer to the question of that id. */
export type Answer = { readonly id: number } & (
  { readonly keys: readonly SentKey[] } | { readonly fetched: Fetched } | { readonly error: SentError }
)

/** An error: one of this library with all that its message is made of, or the name of any other. */
export type SentError =
  | { readonly code: Code; readonly facts: Facts; readonly path?: string; readonly url?: string }
  | { readonly name: string }

/** What the gates found, as JSON texts. What was signed is left out where it is the document that was read. */
export interface SentReport {
  readonly task: number
  readonly found: string
  readonly document?: string
  readonly signed?: string
}

/** To a worker. */
export interface ToWorker {
  readonly tasks?: readonly SentTask[]
  readonly answers?: readonly Answer[]
}

/** From a worker; the first one says that it is there. */
export interface FromWorker {
  readonly reports: readonly SentReport[]
  readonly questions: readonly Question[]
}
