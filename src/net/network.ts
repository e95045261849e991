/** The gatekeeper: the only way from this library to the network. */
import { loadTransport } from '#transport'
import { wrongOption } from '../errors.js'
import type { Limits } from '../limits.js'
import { createOutcomeCache, type OutcomeCache } from './cache.js'
import { readNetworkOptions, type NetworkOptions } from './network-options.js'
import { createSession, type Fetched, type NetworkSession, type SessionOptions } from './session.js'
import { toTransport, type FetchFunction, type Transport } from './transport.js'

export type { FetchRequest } from './exchange.js'
export type { NetworkOptions } from './network-options.js'
export type { Fetched, FetchRecord, NetworkSession, SessionOptions } from './session.js'
export { isOurStop } from './failure.js'
export type { FetchFunction } from './transport.js'

/** The network as one verifier may use it. */
export interface Network {
  /**
   * Opens the session of one verification: its budget, its deadline and its records start anew, the
   * cache is shared.
   *
   * @param options - see `createSession`
   */
  open(options?: SessionOptions): NetworkSession
  /** The origins that may be asked although they may be private, for the report to echo. */
  readonly privateOrigins: readonly string[]
}

/** What a verifier's network is made of. */
export interface NetworkSetup {
  readonly limits: Limits
  /** Milliseconds since 1970, for the age of cached answers and the times in records. */
  readonly clock: () => number
  /** Carries the requests in place of the library's own transport; the rules stay the same. */
  readonly fetch?: FetchFunction | undefined
  readonly network?: NetworkOptions | undefined
  /** Whether answers are used again by other verifications. Default: `'memory'`. */
  readonly cache?: 'memory' | 'off' | undefined
  /** Milliseconds of a clock that never goes back. Default: the runtime's. */
  readonly monotonic?: (() => number) | undefined
}

/**
 * Makes the network of one verifier. Nothing is loaded and nobody is asked before the first request.
 *
 * Every request obeys the URL rules, goes to public addresses only, is capped in bytes and time,
 * counts against the budget of its verification, and is recorded. With an injected `fetch` all of
 * this holds but one thing: the library cannot see which address a host name leads to.
 *
 * @param setup - see there
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function createNetwork(setup: NetworkSetup): Network {
  const { limits, clock, fetch, monotonic = () => performance.now() } = setup
  if (fetch !== undefined && typeof fetch !== 'function') throw wrongOption('fetch', 'a function', typeof fetch)
  const options = readNetworkOptions(setup.network ?? {}, fetch === undefined ? 'own' : 'injected')
  const privateOrigins = [...(options.allowPrivateOrigins ?? [])]
  const shared = createOutcomeCache<Fetched>(limits)
  let transport: Promise<Transport | undefined> | undefined

  function loadOnce(): Promise<Transport | undefined> {
    transport ??= fetch === undefined ? loadTransport(ownTransportOptions()) : Promise.resolve(toTransport(fetch))
    return transport
  }

  function ownTransportOptions(): Parameters<typeof loadTransport>[0] {
    const { ca, lookup } = options
    return {
      allowPrivateOrigins: privateOrigins,
      connectTimeoutMilliseconds: limits.connectTimeoutMilliseconds,
      ...(ca === undefined ? {} : { ca }),
      ...(lookup === undefined ? {} : { lookup }),
    }
  }

  const means = { loadTransport: loadOnce, limits, privateOrigins, clock, monotonic }
  // Within one verification nothing is asked for twice, whatever the caller says.
  const cacheOf = (): OutcomeCache<Fetched> => (setup.cache === 'off' ? createOutcomeCache<Fetched>(limits) : shared)
  return { privateOrigins, open: (session) => createSession(means, cacheOf(), session) }
}
