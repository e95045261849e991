/** Everything of the world that a verification met, so that it can be made again without the world. */
import type { Code } from '../../codes.js'
import type { Facts } from '../../messages/say.js'
import type { FetchRecord } from '../../net/network.js'
import type { VerifyPolicy } from '../policy.js'

/**
 * What one verification rested on besides the options of its verifier: the input, the moment, what was expected, and
 * what hosts answered. Plain JSON but for bytes.
 */
export interface VerificationRecord {
  readonly recordVersion: 1
  /** The real clock: RFC 3339. */
  readonly checkedAt: string
  /** As it was given; of an address, the address. */
  readonly input: RecordedInput
  readonly policy: RecordedPolicy
  /** Every request, in the order in which they were asked. */
  readonly requests: readonly RecordedRequest[]
  /** Addresses that were waited for in vain. */
  readonly waits: readonly { readonly url: string; readonly failure: RecordedFailure }[]
  /** Status lists that were read before and still had a say, decoded: they may revoke, whatever was read now. */
  readonly keptLists: readonly RecordedList[]
  /** Status lists that were older than another one that this verifier had read before. */
  readonly newerLists: readonly RecordedNewerList[]
}

/** An input. */
export type RecordedInput =
  { readonly bytes: Uint8Array } | { readonly text: string } | { readonly json: string } | { readonly url: string }

/** A policy, its moments as text. */
export type RecordedPolicy = Omit<VerifyPolicy, 'signal' | 'asOf'> & { readonly asOf?: string }

/** A request, and what came of it. */
export interface RecordedRequest {
  /** As it was asked. */
  readonly url: string
  readonly accept: string
  readonly maxBytes: number
  readonly redirects: 'none' | 'same-origin'
  /** As the report has it. */
  readonly record: FetchRecord
  readonly answer?: RecordedAnswer
  /** There if and only if there was no answer. */
  readonly failure?: RecordedFailure
}

/** What a host answered. */
export interface RecordedAnswer {
  readonly url: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** Seconds since it left its origin, and for how many it may be used. */
  readonly ageSeconds: number
  readonly maxAgeSeconds?: number
}

/** An error of this library. */
export interface RecordedFailure {
  readonly code: Code
  readonly facts: Facts
  readonly url?: string
}

/** A status list that was read before, as this library keeps it: written by it, and read by it only. */
export interface RecordedList {
  /** Kind and address. */
  readonly address: string
  readonly list: Readonly<Record<string, unknown>>
}

/** A newer list of the same address. */
export interface RecordedNewerList {
  readonly url: string
  /** The digest of the one that was read now. */
  readonly digest: string
  /** The date of the newer one: RFC 3339. */
  readonly dated: string
}
