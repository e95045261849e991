/** Work that ends in time, whatever the other side does. */
import { OpenBadgesError } from '../errors.js'

/** When a request must be over. */
export interface Deadline {
  readonly url: string
  /** Milliseconds left for this request. */
  readonly milliseconds: number
  /** The limit that sets them, and its value. */
  readonly limit: 'fetchTimeoutMilliseconds' | 'verificationTimeoutMilliseconds'
  readonly limitMilliseconds: number
  /** The caller's way to stop it. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs work until it is done, the time is up, or the caller stops it; then it is not waited for
 * any longer, even if it takes no notice of the signal it was given.
 *
 * @param deadline - see there
 * @param work - is given a signal that is aborted, with the same error, when it must end
 * @throws OpenBadgesError `FETCH_TIMEOUT`; `FETCH_FAILED` with reason `aborted by the caller`; what the work throws
 */
export async function withinDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { milliseconds, signal } = deadline
  if (signal?.aborted === true) throw abortedByCaller(deadline)
  if (milliseconds <= 0) throw timeIsUp(deadline)
  const controller = new AbortController()
  const onTimeout = (): void => controller.abort(timeIsUp(deadline))
  const onAbort = (): void => controller.abort(abortedByCaller(deadline))
  const timer = setTimeout(onTimeout, Math.min(milliseconds, LONGEST_TIMER))
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    // Listened to before the work begins, which may be what stops it.
    return await Promise.race([rejectionOf(controller.signal), work(controller.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as OpenBadgesError), { once: true })
  })
}

function timeIsUp({ url, limit, limitMilliseconds }: Deadline): OpenBadgesError {
  return new OpenBadgesError('FETCH_TIMEOUT', { url, milliseconds: limitMilliseconds, limit }, { url })
}

function abortedByCaller({ url, signal }: Deadline): OpenBadgesError {
  return new OpenBadgesError('FETCH_FAILED', { url, reason: ABORTED }, { url, cause: signal?.reason })
}

/** The reason in errors of work that the caller stopped. */
export const ABORTED = 'aborted by the caller'

/** Longer ones fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1
