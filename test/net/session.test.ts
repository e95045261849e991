import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { A, B, ask, codeOf, createWorld } from './world.js'

describe('a session', () => {
  it('returns the document and when it was read', async () => {
    const fetched = await createWorld(() => Response.json({ a: 1 }))
      .open()
      .request(ask(A))
    expect(fetched).toMatchObject({
      url: A,
      mediaType: 'application/json',
      fetchedAt: '2026-11-22T12:00:00Z',
      fromCache: false,
    })
    expect(new TextDecoder().decode(fetched.bytes)).toBe('{"a":1}')
  })

  it('records what was fetched, with its SHA-256', async () => {
    const session = createWorld(() => new Response('abc')).open()
    await session.request(ask(`${A}#key-1`))
    expect(session.records()).toEqual([
      {
        url: A,
        outcome: 'fetched',
        fetchedAt: '2026-11-22T12:00:00Z',
        fromCache: false,
        sha256: createHash('sha256').update('abc').digest('hex'),
        bytes: 3,
      },
    ])
  })

  it('asks nobody before its turn, and then finds what those before it have fetched', async () => {
    let take = (): void => undefined
    const turn = new Promise<void>((resolve) => (take = resolve))
    const world = createWorld(() => new Response('abc'))
    const second = world.open(undefined, turn)
    const asked = [second.request(ask(A)), second.request(ask(B))]
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(world.asked).toEqual([])
    await world.open().request(ask(A))
    take()
    expect((await Promise.all(asked)).map(({ fromCache }) => fromCache)).toEqual([true, false])
    expect(world.asked).toEqual([A, B])
  })

  it('answers before its turn what is remembered', async () => {
    const world = createWorld(() => new Response('abc'))
    await world.open().request(ask(A))
    const never = new Promise<void>(() => undefined)
    expect((await world.open(undefined, never).request(ask(A))).fromCache).toBe(true)
  })

  it('records who answered after a redirect', async () => {
    const moved = createWorld(({ pathname }) =>
      pathname === '/did.json' ? new Response(null, { status: 302, headers: { location: '/new' } }) : new Response('x'),
    )
    const session = moved.open()
    await session.request(ask(A, { redirects: 'same-origin' }))
    expect(session.records()).toMatchObject([{ url: A, servedBy: 'https://a.example/new' }])
  })

  it('records refusals and failures', async () => {
    const session = createWorld(() => new Response('', { status: 404 })).open()
    expect(await codeOf(session.request(ask('http://a.example/')))).toBe('URL_NOT_ALLOWED')
    expect(await codeOf(session.request(ask(A)))).toBe('FETCH_NOT_FOUND')
    expect(session.records()).toEqual([
      { url: 'http://a.example/', outcome: 'URL_NOT_ALLOWED', fetchedAt: '2026-11-22T12:00:00Z', fromCache: false },
      { url: A, outcome: 'FETCH_NOT_FOUND', fetchedAt: '2026-11-22T12:00:00Z', fromCache: false },
    ])
  })

  it('records requests in the order in which they were asked, not in that of the answers', async () => {
    const world = createWorld(async ({ host }) => {
      await new Promise((resolve) => setTimeout(resolve, host === 'a.example' ? 30 : 0))
      return new Response(host)
    })
    const session = world.open()
    await Promise.all([session.request(ask(A)), session.request(ask(B))])
    expect(session.records().map((record) => record.url)).toEqual([A, B])
  })

  it('has no record of a request that is not over', async () => {
    const session = createWorld(() => new Promise(() => undefined)).open()
    void session.request(ask(A)).catch(() => undefined)
    await Promise.resolve()
    expect(session.records()).toEqual([])
  })

  describe('spends', () => {
    it('no more than maxFetches, and nothing on refused URLs', async () => {
      const world = createWorld(undefined, { maxFetches: 2 })
      const session = world.open()
      expect(await codeOf(session.request(ask('https://localhost/')))).toBe('URL_NOT_ALLOWED')
      const codes = await Promise.all(
        ['a', 'b', 'c'].map((host) => codeOf(session.request(ask(`https://${host}.example/`)))),
      )
      expect(codes).toEqual(['fetched', 'fetched', 'FETCH_BUDGET_SPENT'])
      expect(world.asked.length).toBe(2)
    })

    it('no more than maxFetchesPerHost', async () => {
      const session = createWorld(undefined, { maxFetchesPerHost: 1 }).open()
      const codes = await Promise.all([A, `${A}?2`, B].map((url) => codeOf(session.request(ask(url)))))
      expect(codes).toEqual(['fetched', 'FETCH_BUDGET_SPENT', 'fetched'])
    })

    it('anew in the next session', async () => {
      const world = createWorld(undefined, { maxFetches: 1 })
      expect(await codeOf(world.open().request(ask(A)))).toBe('fetched')
      expect(await codeOf(world.open().request(ask(B)))).toBe('fetched')
    })

    it('no more than verificationTimeoutMilliseconds on all requests together', async () => {
      const world = createWorld()
      const session = world.open()
      expect(await codeOf(session.request(ask(A)))).toBe('fetched')
      world.elapsed = defaultLimits.verificationTimeoutMilliseconds
      await expect(session.request(ask(B))).rejects.toMatchObject({
        code: 'FETCH_TIMEOUT',
        facts: { limit: 'verificationTimeoutMilliseconds' },
      })
      expect(world.asked).toEqual([A])
    })
  })

  it('ends a request that gets no answer after fetchTimeoutMilliseconds', async () => {
    const session = createWorld(() => new Promise(() => undefined), { fetchTimeoutMilliseconds: 20 }).open()
    await expect(session.request(ask(A))).rejects.toMatchObject({
      code: 'FETCH_TIMEOUT',
      facts: { limit: 'fetchTimeoutMilliseconds', milliseconds: 20 },
      url: A,
    })
  })

  it('is stopped by the caller', async () => {
    const caller = new AbortController()
    const session = createWorld(() => new Promise(() => undefined)).open(caller.signal)
    const pending = session.request(ask(A))
    caller.abort()
    await expect(pending).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      facts: { reason: 'aborted by the caller' },
      url: A,
    })
    await expect(session.request(ask(B))).rejects.toMatchObject({ code: 'FETCH_FAILED', url: B })
  })

  describe('waits for what another asked', () => {
    const never = new Promise<string>(() => undefined)

    it('and is told the answer, or the failure', async () => {
      const session = createWorld().open()
      expect(await session.wait(A, Promise.resolve('the answer'))).toBe('the answer')
      await expect(session.wait(A, Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
      expect(session.records()).toEqual([])
    })

    it('until its caller stops it', async () => {
      const caller = new AbortController()
      const waiting = createWorld().open(caller.signal).wait(A, never)
      caller.abort()
      await expect(waiting).rejects.toMatchObject({ facts: { reason: 'aborted by the caller' }, url: A })
    })

    it('no longer than all of its requests may take together', async () => {
      const limits = { verificationTimeoutMilliseconds: 20 }
      await expect(createWorld(undefined, limits).open().wait(A, never)).rejects.toMatchObject({
        code: 'FETCH_TIMEOUT',
      })
      const world = createWorld()
      const session = world.open()
      await session.wait(A, Promise.resolve())
      world.elapsed = defaultLimits.verificationTimeoutMilliseconds
      await expect(session.wait(A, never)).rejects.toMatchObject({
        facts: { limit: 'verificationTimeoutMilliseconds' },
      })
    })
  })

  describe('is spent', () => {
    it('by an abort', () => {
      const caller = new AbortController()
      const session = createWorld().open(caller.signal)
      expect(session.isSpent()).toBe(false)
      caller.abort()
      expect(session.isSpent()).toBe(true)
    })

    it('by a request beyond its budget, not by those within it', async () => {
      const session = createWorld(undefined, { maxFetches: 1 }).open()
      await session.request(ask(A))
      expect(session.isSpent()).toBe(false)
      await codeOf(session.request(ask(B)))
      expect(session.isSpent()).toBe(true)
    })

    it('when a request of it was ended by its own time, whatever the clock says', async () => {
      const session = createWorld(() => new Promise(() => undefined), { verificationTimeoutMilliseconds: 20 }).open()
      await codeOf(session.request(ask(A)))
      expect(session.isSpent()).toBe(true)
    })

    it('when its time is up', async () => {
      const world = createWorld()
      const session = world.open()
      await session.request(ask(A))
      world.elapsed = defaultLimits.verificationTimeoutMilliseconds - 1
      expect(session.isSpent()).toBe(false)
      world.elapsed += 1
      expect(session.isSpent()).toBe(true)
    })
  })

  it('turns whatever the transport throws into FETCH_FAILED', async () => {
    const session = createWorld(() => Promise.reject(new TypeError('fetch failed'))).open()
    await expect(session.request(ask(A))).rejects.toMatchObject({ code: 'FETCH_FAILED', url: A })
  })

  it('is told that there is no network', async () => {
    const world = createWorld()
    world.transport = undefined
    const session = world.open()
    expect(await codeOf(session.request(ask(A)))).toBe('NETWORK_UNAVAILABLE')
    expect(session.records()).toMatchObject([{ url: A, outcome: 'NETWORK_UNAVAILABLE' }])
  })
})
