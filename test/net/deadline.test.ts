import { describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { withinDeadline, type Deadline } from '../../src/net/deadline.js'

const deadline: Deadline = {
  url: 'https://issuer.example/',
  milliseconds: 20,
  limit: 'verificationTimeoutMilliseconds',
  limitMilliseconds: 20_000,
}

const never = (): Promise<never> => new Promise(() => undefined)

describe('withinDeadline', () => {
  it('returns what the work returns', async () => {
    expect(await withinDeadline(deadline, () => Promise.resolve(1))).toBe(1)
  })

  it('throws what the work throws', async () => {
    const failure = new Error('mine')
    await expect(withinDeadline(deadline, () => Promise.reject(failure))).rejects.toBe(failure)
  })

  it('ends work that takes no notice, naming the limit', async () => {
    await expect(withinDeadline(deadline, never)).rejects.toMatchObject({
      code: 'FETCH_TIMEOUT',
      facts: { url: deadline.url, milliseconds: 20_000, limit: 'verificationTimeoutMilliseconds' },
      url: deadline.url,
    })
  })

  it('tells the work by its signal, with the same error', async () => {
    let heard: unknown
    const error: unknown = await withinDeadline(deadline, (signal) => {
      signal.addEventListener('abort', () => void (heard = signal.reason))
      return never()
    }).catch((thrown: unknown) => thrown)
    expect(heard).toBe(error)
  })

  it.each([0, -1])('starts nothing with %d milliseconds left', async (milliseconds) => {
    let started = false
    const work = (): Promise<void> => Promise.resolve(void (started = true))
    await expect(withinDeadline({ ...deadline, milliseconds }, work)).rejects.toMatchObject({ code: 'FETCH_TIMEOUT' })
    expect(started).toBe(false)
  })

  it('takes a time longer than timers can hold', async () => {
    const work = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('done'), 20))
    expect(await withinDeadline({ ...deadline, milliseconds: Infinity }, work)).toBe('done')
  })

  it('ends when the caller aborts, and keeps the reason as cause', async () => {
    const caller = new AbortController()
    const result = withinDeadline({ ...deadline, milliseconds: 10_000, signal: caller.signal }, never)
    caller.abort('changed my mind')
    await expect(result).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      facts: { reason: 'aborted by the caller' },
      cause: 'changed my mind',
      url: deadline.url,
    })
  })

  it('ends when the work itself has the caller abort, and then never ends', async () => {
    const caller = new AbortController()
    const result = withinDeadline({ ...deadline, milliseconds: 10_000, signal: caller.signal }, () => {
      caller.abort('from inside')
      return never()
    })
    await expect(result).rejects.toMatchObject({ code: 'FETCH_FAILED', cause: 'from inside' })
  })

  it('starts nothing for a caller who has aborted', async () => {
    let started = false
    const work = (): Promise<void> => Promise.resolve(void (started = true))
    const aborted = withinDeadline({ ...deadline, signal: AbortSignal.abort() }, work)
    const error = await aborted.catch((thrown: unknown) => thrown as OpenBadgesError)
    expect(error).toMatchObject({ code: 'FETCH_FAILED' })
    expect(started).toBe(false)
  })

  it('leaves no listener on the signal of the caller', async () => {
    const { signal } = new AbortController()
    let listeners = 0
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)]
    signal.addEventListener = (...call: Parameters<typeof add>) => {
      listeners += 1
      add(...call)
    }
    signal.removeEventListener = (...call: Parameters<typeof remove>) => {
      listeners -= 1
      remove(...call)
    }
    await withinDeadline({ ...deadline, signal }, () => Promise.resolve(1))
    expect(listeners).toBe(0)
  })
})
