/** The requests of one verification: judged, paid for, timed, cached and recorded. */
import { hexDigest } from '#platform'
import type { Code } from '../codes.js'
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { formatInstant } from '../time.js'
import { createBudget } from './budget.js'
import type { Outcome, OutcomeCache } from './cache.js'
import { withinDeadline } from './deadline.js'
import { exchange, type FetchRequest, type HostAnswer } from './exchange.js'
import { isOurStop, toNetworkError } from './failure.js'
import type { Transport } from './transport.js'
import { readRequestUrl } from './url-rules.js'

/** The requests of one verification. */
export interface NetworkSession {
  /**
   * Asks for a document.
   *
   * @throws OpenBadgesError with a network code and `url`; the caller's abort is `FETCH_FAILED`, `aborted by the caller`
   */
  request(request: FetchRequest): Promise<Fetched>
  /**
   * Waits for what somebody else has asked for, as long as this verification may wait at all.
   *
   * @param url - what was asked, for errors
   * @throws OpenBadgesError `FETCH_TIMEOUT` of the whole verification; as `request` for the caller's abort; what
   *   `asked` throws
   */
  readonly wait: <Value>(url: string, asked: Promise<Value>) => Promise<Value>
  /** Waits until it may ask somebody: of verifications in a row, those before it ask first. */
  readonly turn: () => Promise<void>
  /** Whether this verification was stopped, or has used up its time or a budget: what failed may be its own doing. */
  readonly isSpent: () => boolean
  /** Every request that is over, refused ones too, in the order in which they were asked. */
  readonly records: () => readonly FetchRecord[]
}

/** A document as it was fetched. */
export interface Fetched extends HostAnswer {
  /** When it was read from the host: RFC 3339. */
  readonly fetchedAt: string
  readonly fromCache: boolean
}

/** What a request came to, for the report's evidence. */
export interface FetchRecord {
  /** What was asked, without fragment. */
  readonly url: string
  readonly outcome: 'fetched' | Code
  /** When it was read from the host, or failed: RFC 3339. */
  readonly fetchedAt: string
  readonly fromCache: boolean
  /** Of the bytes, in hexadecimal. */
  readonly sha256?: string
  readonly bytes?: number
  /** The URL that gave the answer, if it was another. */
  readonly servedBy?: string
}

/** What all sessions of one verifier share. */
export interface SessionMeans {
  /** @returns who carries requests; `undefined` where there is nobody */
  readonly loadTransport: () => Promise<Transport | undefined>
  readonly limits: Limits
  readonly privateOrigins: readonly string[]
  readonly clock: () => number
  readonly monotonic: () => number
}

/** What is special to one session. */
export interface SessionOptions {
  readonly signal?: AbortSignal | undefined
  readonly turn?: Promise<void> | undefined
  /** `'everything'`: remembers all answers, also large ones that are usually kept in a better form. */
  readonly keep?: 'everything' | undefined
  /** Is told of each request that is over, and of its place in the records. */
  readonly note?:
    ((place: number, request: FetchRequest, record: FetchRecord, outcome: Outcome<Fetched>) => void) | undefined
}

/**
 * Opens the session of one verification.
 *
 * @param means - what all sessions share
 * @param cache - what was answered before
 * @param options - `signal` stops the requests under way and refuses further ones; `turn` is when nobody is to
 *   be asked before: what is remembered is answered at once
 */
export function createSession(
  means: SessionMeans,
  cache: OutcomeCache<Fetched>,
  { signal, turn, keep, note }: SessionOptions = {},
): NetworkSession {
  const { limits, privateOrigins, clock } = means
  const budget = createBudget(limits, means.monotonic)
  const slots: (FetchRecord | undefined)[] = []
  let isStopped = false

  async function settle(request: FetchRequest): Promise<Settled> {
    const url = tryReadUrl(request.url)
    if (isOpenBadgesError(url)) return { url: url.url ?? '', outcome: { failure: url }, fromCache: false }
    const key = [url.href, request.redirects, request.maxBytes, request.accept].join(' ')
    const known = request.isReload === true ? undefined : (cache.recall(key, clock()) ?? (await recallInTurn(key)))
    if (known !== undefined) return { url: url.href, outcome: known, fromCache: true }
    const outcome = await askHost(url, request)
    const isKept = 'failure' in outcome || request.keep !== 'failures' || keep === 'everything'
    if (isKept && isWorthRemembering(outcome, signal)) cache.remember(key, outcome, clock())
    return { url: url.href, outcome, fromCache: false }
  }

  /** Those before this one may have asked for the same. */
  async function recallInTurn(key: string): Promise<Outcome<Fetched> | undefined> {
    if (turn === undefined) return undefined
    await turn
    return cache.recall(key, clock())
  }

  function tryReadUrl(text: string): URL | OpenBadgesError {
    try {
      return readRequestUrl(text, limits, privateOrigins)
    } catch (error) {
      return toNetworkError(error, text)
    }
  }

  async function askHost(url: URL, request: FetchRequest): Promise<Outcome<Fetched>> {
    try {
      // Loading is not the host's time.
      const transport = await means.loadTransport()
      if (transport === undefined) throw unavailable(url.href)
      const answer = await withinDeadline({ ...budget.deadlineFor(url.href), signal }, (stop) =>
        exchange(url, request, { transport, budget, limits, privateOrigins, signal: stop }),
      )
      return { answer: { ...answer, fetchedAt: formatInstant(clock()), fromCache: false } }
    } catch (cause) {
      const failure = toNetworkError(cause, url.href)
      isStopped ||= isOurStop(failure)
      return { failure }
    }
  }

  return {
    records: () => slots.filter((record) => record !== undefined),
    async request(request) {
      const slot = slots.push(undefined) - 1
      const settled = await settle(request)
      const record = recordOf(settled, clock())
      slots[slot] = record
      note?.(slot, request, record, settled.outcome)
      if ('failure' in settled.outcome) throw settled.outcome.failure
      return { ...settled.outcome.answer, fromCache: settled.fromCache }
    },
    async wait(url, asked) {
      try {
        return await withinDeadline({ ...budget.deadlineForAll(url), signal }, () => asked)
      } catch (error) {
        isStopped ||= isOpenBadgesError(error) && isOurStop(error)
        throw error
      }
    },
    turn: () => turn ?? Promise.resolve(),
    isSpent: () => isStopped || signal?.aborted === true || budget.isTimeUp(),
  }
}

interface Settled {
  readonly url: string
  readonly outcome: Outcome<Fetched>
  readonly fromCache: boolean
}

/** Only what the host did is remembered: not our refusals, our lack of time, or the caller's change of mind. */
function isWorthRemembering(outcome: Outcome<Fetched>, signal: AbortSignal | undefined): boolean {
  if ('answer' in outcome) return true
  const { failure } = outcome
  return HOST_FAULTS.has(failure.code) && !isOurStop(failure) && signal?.aborted !== true
}

function recordOf({ url, outcome, fromCache }: Settled, now: number): FetchRecord {
  if ('failure' in outcome) return { url, outcome: outcome.failure.code, fetchedAt: formatInstant(now), fromCache }
  const { answer } = outcome
  return {
    url,
    outcome: 'fetched',
    fetchedAt: answer.fetchedAt,
    fromCache,
    sha256: hexDigest('SHA-256', answer.bytes),
    bytes: answer.bytes.length,
    ...(answer.url === url ? {} : { servedBy: answer.url }),
  }
}

function unavailable(url: string): OpenBadgesError {
  return new OpenBadgesError('NETWORK_UNAVAILABLE', { url }, { url })
}

const HOST_FAULTS: ReadonlySet<Code> = new Set<Code>([
  'HOST_NOT_PUBLIC',
  'FETCH_FAILED',
  'FETCH_NOT_FOUND',
  'FETCH_STATUS',
  'FETCH_REDIRECTED',
  'FETCH_TIMEOUT',
  'FETCH_TOO_LARGE',
])
