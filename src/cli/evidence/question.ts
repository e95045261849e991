/** What a run asked, as evidence keeps it: whom it trusted, and what it expected. */
import {
  anyIssuer,
  OpenBadgesError,
  type Trust,
  type TrustedIssuer,
  type VerifierOptions,
  type VerifyPolicy,
} from '../../index.js'
import { digestOf } from './digest.js'

/** What was asked, as plain JSON. */
export interface Question {
  readonly trustedIssuers: 'any-issuer' | readonly TrustedIssuer[]
  readonly statusIssuers: readonly string[]
  /** Contexts that were given: address → text. */
  readonly contexts: Readonly<Record<string, string>>
  readonly allowPrivateOrigins: readonly string[]
  /** SHA-256 of further certificate authorities; none where there are none. */
  readonly authorities?: string
  /** Whether nobody was asked. */
  readonly isOffline: boolean
  readonly policy: VerifyPolicy
}

/** The part of a verifier's options that a verdict depends on. */
export type AskedOptions = Pick<VerifierOptions, 'trustedIssuers' | 'statusIssuers' | 'contexts' | 'network'>

/** Writes down what is asked. */
export function questionOf(options: AskedOptions, policy: VerifyPolicy, isOffline = false): Question {
  const { trustedIssuers, statusIssuers = [], contexts = {}, network } = options
  return {
    trustedIssuers: listOf(trustedIssuers),
    statusIssuers,
    contexts,
    allowPrivateOrigins: network?.allowPrivateOrigins ?? [],
    ...(network?.ca === undefined ? {} : { authorities: digestOf(new TextEncoder().encode(network.ca.join('\n'))) }),
    isOffline,
    policy,
  }
}

/** The options of a verifier that asks the same. */
export function optionsOf({ trustedIssuers, statusIssuers, contexts, allowPrivateOrigins }: Question): AskedOptions {
  return {
    trustedIssuers: trustedIssuers === 'any-issuer' ? anyIssuer : trustedIssuers,
    statusIssuers,
    contexts,
    network: { allowPrivateOrigins },
  }
}

/** The command makes no functions. */
function listOf(trust: Trust): Question['trustedIssuers'] {
  if (trust === anyIssuer) return 'any-issuer'
  if (typeof trust !== 'function') return trust
  throw new OpenBadgesError('INTERNAL_ERROR', { reason: 'a trust lookup that cannot be kept' })
}
