import { refuseUnknownNames, wrongOption } from '../errors.js'
import { readAddedContexts, type AddedContexts } from '../jsonld/added-contexts.js'
import type { JsonLdEngine } from '../jsonld/context-library.js'
import { describeValue, type JsonValue } from '../json/json.js'
import { defaultLimits, type Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { createNetwork, type FetchFunction, type Network, type NetworkOptions } from '../net/network.js'
import { readClock } from '../time.js'
import { readKnownSchemas } from './known-schemas.js'
import { createListCache, type ListCache } from './list-cache.js'
import { createListMemory, type ListMemory } from './list-memory.js'
import { createTrustDesk, readStatusIssuers, type Trust, type TrustDesk } from './trust.js'

/** What a deployment trusts, and by what means it asks. */
export interface VerifierOptions {
  /**
   * The issuers that count: a list, a function that is asked, or `anyIssuer`. Required, since there
   * is no right answer for everybody; an empty list trusts nobody.
   */
  readonly trustedIssuers: Trust
  /**
   * Issuers of status lists that may speak for any issuer, by id. An issuer may always speak for
   * itself; those that one issuer relies on stand in its entry of `trustedIssuers`. Default: none.
   */
  readonly statusIssuers?: readonly string[]
  /**
   * Carries requests instead of the library's own https client. It is transport only: which URLs
   * may be asked, how long and how much stays decided here. Needed in browsers for issuers that are
   * not their own key.
   */
  readonly fetch?: FetchFunction
  /** Exceptions for the library's own client: private origins by name, and further authorities. */
  readonly network?: NetworkOptions
  /** The clock, in milliseconds since 1970 or as a `Date`. Default: the system's. */
  readonly now?: () => number | Date
  /** Whether fetched key documents and status lists are used again for a while. Default: `'memory'`. */
  readonly cache?: 'memory' | 'off'
  /** Further JSON-LD contexts: URL → the context as JSON text. Contexts are never fetched. */
  readonly contexts?: Readonly<Record<string, string>>
  /**
   * Who makes documents with embedded proofs a graph: our own engine, the `jsonld` package in a thread of its own,
   * or both, which must then agree. Default: `'own'`; what it declines goes to `jsonld`, except in browsers.
   */
  readonly jsonLdEngine?: JsonLdEngine
  /**
   * JSON Schemas that credentials name in `credentialSchema`: URL → the schema as JSON text. They are
   * not fetched, and other schemas may refer to them. Default: none; each is fetched when a credential
   * names it.
   */
  readonly schemas?: Readonly<Record<string, string>>
  /** Limits to change, by name; see `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/** Options that were read, with nothing left open. */
export interface VerifierSetup {
  readonly trust: TrustDesk
  readonly statusIssuers: readonly string[]
  readonly network: Network
  /** The status lists that a verification may use again, and remembers for the next. */
  readonly lists: () => ListCache
  /** How new the newest copy of each list was; kept whatever else is. */
  readonly listMemory: ListMemory
  /** The real clock in milliseconds. */
  readonly now: () => number
  readonly contexts: AddedContexts
  /** Schemas that are at hand, by address. */
  readonly schemas: ReadonlyMap<string, JsonValue>
  /** Options as they were given, to be read again by workers. */
  readonly data: Required<Pick<VerifierOptions, 'contexts' | 'schemas' | 'jsonLdEngine'>>
  readonly limits: Limits
  /** What every report of this verifier has to say. */
  readonly findings: readonly Finding[]
}

/**
 * Reads the options of a verifier.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`, or a key code for a pinned key
 */
export function readVerifierOptions(options: VerifierOptions): VerifierSetup {
  const given: unknown = options
  if (typeof given !== 'object' || given === null || !('trustedIssuers' in given)) {
    throw wrongOption('trustedIssuers', 'a list of issuers, a function, or anyIssuer', 'nothing')
  }
  refuseUnknownNames(options, OPTION_NAMES)
  const limits = readLimits(options.limits)
  const now = toClock(options.now)
  const { fetch, network: networkOptions, cache = 'memory', jsonLdEngine = 'own' } = options
  if (!CACHES.has(cache)) throw wrongOption('cache', "'memory' or 'off'", describeValue(cache))
  if (!ENGINES.has(jsonLdEngine)) {
    throw wrongOption('jsonLdEngine', "'own', 'jsonld' or 'both'", describeValue(jsonLdEngine))
  }
  const network = createNetwork({ fetch, network: networkOptions, cache, limits, clock: now })
  const origins = network.privateOrigins
  const shared = createListCache(limits)
  const contexts = readAddedContexts(options.contexts ?? {}, jsonLdEngine)
  const schemas = readKnownSchemas(options.schemas ?? {})
  return {
    trust: createTrustDesk(options.trustedIssuers, limits),
    statusIssuers: readStatusIssuers(options.statusIssuers, 'statusIssuers'),
    network,
    // Without a cache, lists are shared by the entries of one credential only.
    lists: () => (cache === 'off' ? createListCache(limits) : shared),
    listMemory: createListMemory(limits),
    now,
    contexts,
    schemas,
    data: { contexts: { ...options.contexts }, schemas: { ...options.schemas }, jsonLdEngine },
    limits,
    findings: origins.length === 0 ? [] : [finding('PRIVATE_NETWORK_ALLOWED', { origins })],
  }
}

/**
 * Fills in the default limits.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID` for an unknown name or a value that is no limit
 */
export function readLimits(limits: Partial<Limits> = {}): Limits {
  const given: unknown = limits
  if (typeof given !== 'object' || given === null) throw wrongOption('limits', 'an object', describeValue(given))
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name))
      throw wrongOption(`limits.${name}`, 'a limit that exists', 'an unknown name')
    if (!Number.isSafeInteger(value) || value < 0)
      throw wrongOption(`limits.${name}`, 'a whole number', describeValue(value))
  }
  return { ...defaultLimits, ...limits }
}

/** A clock that says nothing sensible stops the verification before it begins. */
function toClock(clock: unknown = Date.now): () => number {
  if (typeof clock !== 'function') throw wrongOption('now', 'a function', describeValue(clock))
  return () => readClock(clock as () => number | Date)
}

const CACHES: ReadonlySet<string> = new Set(['memory', 'off'])

const ENGINES: ReadonlySet<string> = new Set(['own', 'jsonld', 'both'])

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'trustedIssuers',
  'statusIssuers',
  'fetch',
  'network',
  'now',
  'cache',
  'contexts',
  'jsonLdEngine',
  'schemas',
  'limits',
])
