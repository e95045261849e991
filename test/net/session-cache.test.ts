import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import type { FetchRequest } from '../../src/net/exchange.js'
import { A, B, ask, codeOf, createWorld } from './world.js'

describe('a session uses again', () => {
  it('an answer for keyCacheSeconds, in every session, free of charge, and says so', async () => {
    const world = createWorld(undefined, { maxFetches: 1 })
    await world.open().request(ask(A))
    world.now += (defaultLimits.keyCacheSeconds - 1) * 1000
    const session = world.open()
    expect(await session.request(ask(A))).toMatchObject({ fromCache: true, fetchedAt: '2026-11-22T12:00:00Z' })
    expect(await codeOf(session.request(ask(B)))).toBe('fetched')
    expect(
      session.records().map(({ url, fromCache, fetchedAt, outcome }) => [url, fromCache, fetchedAt, outcome]),
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
    expect(session.records()).toMatchObject([{ outcome: code, fromCache: true }])
    expect(world.asked.length).toBe(1)
    world.now += 1000
    expect(await codeOf(world.open().request(ask(A)))).toBe(code)
    expect(world.asked.length).toBe(2)
  })

  it('what an answer said of its age, as it said it', async () => {
    const headers = { age: '7', 'cache-control': 'max-age=10' }
    const world = createWorld(() => new Response('{}', { headers }))
    const first = await world.open().request(ask(A))
    world.now += 60_000
    const again = await world.open().request(ask(A))
    expect([first.fromCache, again.fromCache]).toEqual([false, true])
    expect([first.freshness, again.freshness]).toEqual([
      { ageSeconds: 7, maxAgeSeconds: 10 },
      { ageSeconds: 7, maxAgeSeconds: 10 },
    ])
  })

  it('no answer that the caller keeps itself', async () => {
    const world = createWorld()
    await world.open().request(ask(A, { keep: 'failures' }))
    expect((await world.open().request(ask(A, { keep: 'failures' }))).fromCache).toBe(false)
    expect((await world.open().request(ask(A))).fromCache).toBe(false)
    expect(world.asked).toEqual([A, A, A])
  })

  it('an answer for all, where one caller did not keep it itself', async () => {
    const world = createWorld()
    await world.open().request(ask(A, { keep: 'everything' }))
    expect((await world.open().request(ask(A, { keep: 'failures' }))).fromCache).toBe(true)
    expect((await world.open().request(ask(A))).fromCache).toBe(true)
  })

  it('a failure of the host even where the caller keeps answers itself', async () => {
    const world = createWorld(() => new Response('', { status: 503 }))
    expect(await codeOf(world.open().request(ask(A, { keep: 'failures' })))).toBe('FETCH_STATUS')
    expect(await codeOf(world.open().request(ask(A, { keep: 'failures' })))).toBe('FETCH_STATUS')
    expect(world.asked).toEqual([A])
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
