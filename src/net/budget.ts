/** What one verification may spend on the network: requests, requests to one host, time. */
import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import type { Deadline } from './deadline.js'

/** The limits of a budget. */
export type BudgetLimits = Pick<
  Limits,
  'maxFetches' | 'maxFetchesPerHost' | 'fetchTimeoutMilliseconds' | 'verificationTimeoutMilliseconds'
>

/** Counts what one verification has spent. */
export interface Budget {
  /**
   * Pays for one request.
   *
   * @throws OpenBadgesError `FETCH_BUDGET_SPENT`
   */
  spend(url: URL): void
  /** When a request that starts now must be over. The verification's time runs from the first one. */
  deadlineFor(url: string): Deadline
  /** When all that this verification waits for must be over. */
  deadlineForAll(url: string): Deadline
  /** Whether the time of the verification is up. */
  isTimeUp(): boolean
}

/**
 * Makes the budget of one verification.
 *
 * @param limits - see `Limits`
 * @param monotonic - milliseconds of a clock that never goes back
 */
export function createBudget(limits: BudgetLimits, monotonic: () => number): Budget {
  const requestsByHost = new Map<string, number>()
  let requests = 0
  let startedAt: number | undefined

  function deadlineForAll(url: string): Deadline {
    startedAt ??= monotonic()
    const { verificationTimeoutMilliseconds: limitMilliseconds } = limits
    const milliseconds = limitMilliseconds - (monotonic() - startedAt)
    return { url, milliseconds, limit: 'verificationTimeoutMilliseconds', limitMilliseconds }
  }

  return {
    spend(url) {
      const toHost = requestsByHost.get(url.hostname) ?? 0
      if (requests >= limits.maxFetches) throw budgetSpent(url, limits.maxFetches, '')
      if (toHost >= limits.maxFetchesPerHost) throw budgetSpent(url, limits.maxFetchesPerHost, ` to ${url.hostname}`)
      requests += 1
      requestsByHost.set(url.hostname, toHost + 1)
    },

    deadlineFor(url) {
      const forAll = deadlineForAll(url)
      const { fetchTimeoutMilliseconds: milliseconds } = limits
      if (forAll.milliseconds < milliseconds) return forAll
      return { url, milliseconds, limit: 'fetchTimeoutMilliseconds', limitMilliseconds: milliseconds }
    },

    deadlineForAll,

    isTimeUp: () => startedAt !== undefined && monotonic() - startedAt >= limits.verificationTimeoutMilliseconds,
  }
}

function budgetSpent(url: URL, limit: number, scope: string): OpenBadgesError {
  return new OpenBadgesError('FETCH_BUDGET_SPENT', { url: url.href, limit, scope }, { url: url.href })
}
