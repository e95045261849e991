import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { createOutcomeCache } from '../../src/net/cache.js'
import type { FetchRequest } from '../../src/net/exchange.js'
import { createSession, type Fetched, type NetworkSession } from '../../src/net/session.js'
import type { Transport } from '../../src/net/transport.js'

const A = 'https://a.example/did.json'
const B = 'https://b.example/did.json'
const NOON = Date.UTC(2026, 10, 22, 12)

interface World {
  now: number
  elapsed: number
  transport: Transport | undefined
  readonly asked: string[]
  readonly open: (signal?: AbortSignal) => NetworkSession
}

/** A verifier's network with a clock set by hand, answered by a function of the URL. */
function createWorld(
  answer: (url: URL) => Response | Promise<Response> = () => new Response('{}'),
  changed: Partial<Limits> = {},
): World {
  const limits = { ...defaultLimits, ...changed }
  const cache = createOutcomeCache<Fetched>(limits)
  const asked: string[] = []
  const transport: Transport = async (url) => {
    asked.push(url.href)
    return answer(url)
  }
  const world: World = {
    transport,
    now: NOON,
    elapsed: 0,
    asked,
    open: (signal?: AbortSignal) =>
      createSession(
        {
          loadTransport: () => Promise.resolve(world.transport),
          limits,
          privateOrigins: [],
          cache,
          clock: () => world.now,
          monotonic: () => world.elapsed,
        },
        signal,
      ),
  }
  return world
}

const ask = (url: string, changed: Partial<FetchRequest> = {}): FetchRequest => ({
  url,
  accept: 'application/json',
  maxBytes: 100,
  redirects: 'none',
  ...changed,
})

const codeOf = (fetched: Promise<Fetched>): Promise<string> =>
  fetched.then(
    () => 'fetched',
    (error: unknown) => (error as OpenBadgesError).code,
  )

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
    expect(session.records).toEqual([
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

  it('records who answered after a redirect', async () => {
    const moved = createWorld(({ pathname }) =>
      pathname === '/did.json' ? new Response(null, { status: 302, headers: { location: '/new' } }) : new Response('x'),
    )
    const session = moved.open()
    await session.request(ask(A, { redirects: 'same-origin' }))
    expect(session.records).toMatchObject([{ url: A, servedBy: 'https://a.example/new' }])
  })

  it('records refusals and failures', async () => {
    const session = createWorld(() => new Response('', { status: 404 })).open()
    expect(await codeOf(session.request(ask('http://a.example/')))).toBe('URL_NOT_ALLOWED')
    expect(await codeOf(session.request(ask(A)))).toBe('FETCH_NOT_FOUND')
    expect(session.records).toEqual([
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
    expect(session.records.map((record) => record.url)).toEqual([A, B])
  })

  it('has no record of a request that is not over', async () => {
    const session = createWorld(() => new Promise(() => undefined)).open()
    void session.request(ask(A)).catch(() => undefined)
    await Promise.resolve()
    expect(session.records).toEqual([])
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

  it('turns whatever the transport throws into FETCH_FAILED', async () => {
    const session = createWorld(() => Promise.reject(new TypeError('fetch failed'))).open()
    await expect(session.request(ask(A))).rejects.toMatchObject({ code: 'FETCH_FAILED', url: A })
  })

  it('is told that there is no network', async () => {
    const world = createWorld()
    world.transport = undefined
    const session = world.open()
    expect(await codeOf(session.request(ask(A)))).toBe('NETWORK_UNAVAILABLE')
    expect(session.records).toMatchObject([{ url: A, outcome: 'NETWORK_UNAVAILABLE' }])
  })

  describe('uses again', () => {
    it('an answer for keyCacheSeconds, in every session, free of charge, and says so', async () => {
      const world = createWorld(undefined, { maxFetches: 1 })
      await world.open().request(ask(A))
      world.now += (defaultLimits.keyCacheSeconds - 1) * 1000
      const session = world.open()
      expect(await session.request(ask(A))).toMatchObject({ fromCache: true, fetchedAt: '2026-11-22T12:00:00Z' })
      expect(await codeOf(session.request(ask(B)))).toBe('fetched')
      expect(
        session.records.map(({ url, fromCache, fetchedAt, outcome }) => [url, fromCache, fetchedAt, outcome]),
      ).toEqual([
        [A, true, '2026-11-22T12:00:00Z', 'fetched'],
        [B, false, '2026-11-22T12:04:59Z', 'fetched'],
      ])
      expect(world.asked).toEqual([A, B])
    })

    it('an answer no longer than that', async () => {
      const world = createWorld()
      await world.open().request(ask(A))
      world.now += defaultLimits.keyCacheSeconds * 1000
      expect((await world.open().request(ask(A))).fromCache).toBe(false)
    })

    it.each<[string, Partial<FetchRequest>]>([
      ['another Accept', { accept: 'text/plain' }],
      ['another cap', { maxBytes: 101 }],
      ['another rule of redirects', { redirects: 'same-origin' }],
    ])('no answer to %s', async (_case, changed) => {
      const world = createWorld()
      await world.open().request(ask(A))
      expect((await world.open().request(ask(A, changed))).fromCache).toBe(false)
    })

    it.each([
      ['FETCH_NOT_FOUND', () => new Response('', { status: 404 })],
      ['FETCH_STATUS', () => new Response('', { status: 503 })],
      ['FETCH_REDIRECTED', () => new Response('', { status: 302 })],
      ['FETCH_TOO_LARGE', () => new Response('a'.repeat(101))],
      ['FETCH_FAILED', () => Promise.reject(new Error('down'))],
      ['FETCH_TIMEOUT', () => new Promise<Response>(() => undefined)],
    ])('a failure of the host for negativeCacheSeconds: %s', async (code, answer) => {
      const world = createWorld(answer, { fetchTimeoutMilliseconds: 20 })
      expect(await codeOf(world.open().request(ask(A)))).toBe(code)
      const session = world.open()
      world.now += (defaultLimits.negativeCacheSeconds - 1) * 1000
      expect(await codeOf(session.request(ask(A)))).toBe(code)
      expect(session.records).toMatchObject([{ outcome: code, fromCache: true }])
      expect(world.asked.length).toBe(1)
      world.now += 1000
      expect(await codeOf(world.open().request(ask(A)))).toBe(code)
      expect(world.asked.length).toBe(2)
    })

    it('no failure for want of budget', async () => {
      const world = createWorld(undefined, { maxFetches: 1 })
      const session = world.open()
      await session.request(ask(A))
      expect(await codeOf(session.request(ask(B)))).toBe('FETCH_BUDGET_SPENT')
      expect(await codeOf(world.open().request(ask(B)))).toBe('fetched')
    })

    it("no failure by the verification's own lack of time", async () => {
      const world = createWorld()
      const session = world.open()
      await session.request(ask(A))
      world.elapsed = defaultLimits.verificationTimeoutMilliseconds
      expect(await codeOf(session.request(ask(B)))).toBe('FETCH_TIMEOUT')
      expect(await codeOf(world.open().request(ask(B)))).toBe('fetched')
    })

    it('no abort by the caller', async () => {
      const world = createWorld()
      expect(await codeOf(world.open(AbortSignal.abort()).request(ask(A)))).toBe('FETCH_FAILED')
      expect(await codeOf(world.open().request(ask(A)))).toBe('fetched')
    })
  })
})
