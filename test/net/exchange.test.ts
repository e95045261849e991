import { describe, expect, it } from 'vitest'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { createBudget } from '../../src/net/budget.js'
import { exchange, type FetchRequest, type HostAnswer } from '../../src/net/exchange.js'
import type { TransportInit, TransportResponse } from '../../src/net/transport.js'

const START = 'https://issuer.example/did.json'

interface Scripted {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly over?: Partial<TransportResponse>
}

/** A transport that answers from a script, and tells what became of its bodies. */
function scripted(...script: readonly Scripted[]): {
  asked: string[]
  inits: TransportInit[]
  cancelled: () => number
  run: (request?: Partial<FetchRequest>, signal?: AbortSignal, changed?: Partial<Limits>) => Promise<HostAnswer>
} {
  const left = [...script]
  const asked: string[] = []
  const inits: TransportInit[] = []
  let cancelled = 0
  const transport = (url: URL, init: TransportInit): Promise<TransportResponse> => {
    asked.push(url.href)
    inits.push(init)
    const { status = 200, headers = {}, body = '', over = {} } = left.shift() ?? { status: 500 }
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body))
        if (status === 200) controller.close()
      },
      cancel: () => void (cancelled += 1),
    })
    const shown = { status, headers: new Headers(headers), body: stream, url: '', redirected: false, type: 'default' }
    return Promise.resolve({ ...shown, ...over })
  }
  return {
    asked,
    inits,
    cancelled: () => cancelled,
    run: (request = {}, signal = new AbortController().signal, changed = {}) => {
      const limits = { ...defaultLimits, ...changed }
      return exchange(
        new URL(START),
        { url: START, accept: 'application/json', maxBytes: 100, redirects: 'none', ...request },
        { transport, budget: createBudget(limits, () => 0), limits, privateOrigins: [], signal },
      )
    },
  }
}

const to = (location: string, status = 302): Scripted => ({ status, headers: { location } })

describe('exchange', () => {
  it('returns the bytes, the URL and the media type of a 200', async () => {
    const { run } = scripted({ body: '{}', headers: { 'content-type': 'Application/DID+JSON; charset=utf-8' } })
    const answer = await run()
    expect(answer).toMatchObject({ url: START, mediaType: 'application/did+json' })
    expect(new TextDecoder().decode(answer.bytes)).toBe('{}')
  })

  it('says that there is no media type by an empty one', async () => {
    expect((await scripted({}).run()).mediaType).toBe('')
  })

  it('says how old the answer is and how long it may be used, by its own word', async () => {
    const headers = { age: '7', 'cache-control': 'max-age=300' }
    expect((await scripted({ headers }).run()).freshness).toEqual({ ageSeconds: 7, maxAgeSeconds: 300 })
    expect((await scripted({}).run()).freshness).toEqual({ ageSeconds: 0, maxAgeSeconds: undefined })
  })

  it('says it of the last answer, not of the redirect before it', async () => {
    const moved = { status: 302, headers: { location: '/other', 'cache-control': 'max-age=86400' } }
    const answer = await scripted(moved, { headers: { 'cache-control': 'max-age=60' } }).run({
      redirects: 'same-origin',
    })
    expect(answer.freshness.maxAgeSeconds).toBe(60)
  })

  it('asks with the Accept of the request, for no compression, following nothing', async () => {
    const { run, inits } = scripted({})
    await run({ accept: 'application/did+json' })
    expect(inits).toMatchObject([
      { headers: { accept: 'application/did+json', 'accept-encoding': 'identity' }, redirect: 'manual' },
    ])
  })

  it.each([
    [404, 'FETCH_NOT_FOUND'],
    [410, 'FETCH_NOT_FOUND'],
    [201, 'FETCH_STATUS'],
    [204, 'FETCH_STATUS'],
    [206, 'FETCH_STATUS'],
    [300, 'FETCH_STATUS'],
    [304, 'FETCH_STATUS'],
    [401, 'FETCH_STATUS'],
    [403, 'FETCH_STATUS'],
    [429, 'FETCH_STATUS'],
    [500, 'FETCH_STATUS'],
    [503, 'FETCH_STATUS'],
  ])('refuses status %d with %s and lets go of the body', async (status, code) => {
    const { run, cancelled } = scripted({ status })
    await expect(run({ redirects: 'same-origin' })).rejects.toMatchObject({
      code,
      facts: { url: START, status },
      url: START,
    })
    expect(cancelled()).toBe(1)
  })

  it.each([301, 302, 303, 307, 308])('refuses status %d where no redirect is allowed', async (status) => {
    const { run, asked, cancelled } = scripted(to('/other', status))
    await expect(run()).rejects.toMatchObject({ code: 'FETCH_REDIRECTED', facts: { url: START, status }, url: START })
    expect(asked).toEqual([START])
    expect(cancelled()).toBe(1)
  })

  it.each([301, 302, 303, 307, 308])('follows status %d within the origin', async (status) => {
    const { run, asked, cancelled } = scripted(to('/other#key', status), { body: 'x' })
    expect((await run({ redirects: 'same-origin' })).url).toBe('https://issuer.example/other')
    expect(asked).toEqual([START, 'https://issuer.example/other'])
    expect(cancelled()).toBe(1)
  })

  it('follows two redirects and no third', async () => {
    const two = scripted(to('/1'), to('/2'), { body: 'x' })
    expect((await two.run({ redirects: 'same-origin' })).url).toBe('https://issuer.example/2')
    const three = scripted(to('/1'), to('/2'), to('/3'), { body: 'x' })
    await expect(three.run({ redirects: 'same-origin' })).rejects.toMatchObject({ code: 'FETCH_REDIRECTED' })
    expect(three.asked.length).toBe(3)
  })

  it('ends a redirect to itself', async () => {
    const loop = scripted(to(START), to(START), to(START), to(START))
    await expect(loop.run({ redirects: 'same-origin' })).rejects.toMatchObject({ code: 'FETCH_REDIRECTED' })
    expect(loop.asked.length).toBe(3)
  })

  it.each([
    'http://issuer.example/',
    'https://issuer.example:8443/',
    'https://www.issuer.example/',
    'https://other.example/',
    '//other.example/',
    'https://127.0.0.1/',
    'https://issuer.example@127.0.0.1/',
    'https://issuer.example./',
    'https://localhost/',
    'file:///etc/passwd',
    'data:,x',
    'https://',
    `/${'a'.repeat(2_048)}`,
  ])('never follows to %s', async (location) => {
    const { run, asked } = scripted(to(location), { body: 'x' })
    await expect(run({ redirects: 'same-origin' })).rejects.toMatchObject({ code: 'FETCH_REDIRECTED', url: START })
    expect(asked).toEqual([START])
  })

  it('refuses a redirect that does not say where to', async () => {
    await expect(scripted({ status: 302 }).run({ redirects: 'same-origin' })).rejects.toMatchObject({
      code: 'FETCH_REDIRECTED',
    })
  })

  it('pays for every hop', async () => {
    const hops = scripted(to('/1'), to('/2'), { body: 'x' })
    await expect(hops.run({ redirects: 'same-origin' }, undefined, { maxFetches: 2 })).rejects.toMatchObject({
      code: 'FETCH_BUDGET_SPENT',
      url: 'https://issuer.example/2',
    })
    expect(hops.asked.length).toBe(2)
  })

  it.each<[string, Partial<TransportResponse>]>([
    ['an opaque redirect', { type: 'opaqueredirect', status: 0 }],
    ['an answer after redirects', { redirected: true }],
    ['an answer from another URL', { url: 'https://issuer.example/other' }],
  ])('refuses %s from a transport that leaves the rules', async (_case, over) => {
    for (const redirects of ['none', 'same-origin'] as const) {
      await expect(scripted({ over }).run({ redirects })).rejects.toMatchObject({ code: 'FETCH_REDIRECTED' })
    }
  })

  it('accepts an answer that names the URL asked', async () => {
    expect((await scripted({ over: { url: START } }).run()).url).toBe(START)
  })

  it('lets go of an answer that comes after it was stopped', async () => {
    const reason = new Error('stop')
    const late = scripted({ status: 500 })
    await expect(late.run({}, AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(late.cancelled()).toBe(1)
  })
})
