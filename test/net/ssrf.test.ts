/** Every spelling of a private address, by every way a URL reaches the network: nothing arrives. */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits } from '../../src/limits.js'
import { createNetwork, type NetworkSession } from '../../src/net/network.js'
import { startHttpsServer, type HttpsServer } from '../support/https-server.js'
import { ssrfSpellings } from './ssrf-spellings.js'

let canaries: readonly Server[]
let server: HttpsServer
let port = 0
let hits = 0

beforeAll(async () => {
  const canary = await listen('127.0.0.1', 0)
  port = (canary.address() as AddressInfo).port
  // A machine without IPv6 has nothing to protect there.
  const canary6 = await listen('::1', port).catch(() => undefined)
  canaries = canary6 === undefined ? [canary] : [canary, canary6]
  server = await startHttpsServer({
    '/redirect': (request, response) => {
      const to = new URL(request.url ?? '', 'https://localhost').searchParams.get('to') ?? ''
      response.writeHead(302, { location: Buffer.from(to.replaceAll(CONTROL, '')).toString('latin1') }).end()
    },
  })
})

afterAll(async () => {
  await Promise.all(canaries.map((canary) => new Promise((resolve) => canary.close(resolve))))
  await server.close()
})

function listen(host: string, at: number): Promise<Server> {
  const canary = createServer((socket) => {
    hits += 1
    socket.destroy()
  })
  return new Promise((resolve, reject) => {
    canary.once('error', reject)
    canary.listen(at, host, () => resolve(canary))
  })
}

const limits = { ...defaultLimits, maxFetches: 10_000, maxFetchesPerHost: 10_000, fetchTimeoutMilliseconds: 5_000 }

function open(): NetworkSession {
  return createNetwork({
    limits,
    clock: () => 0,
    network: {
      allowPrivateOrigins: [server.origin],
      ca: [server.ca],
      // Every name that is looked up at all leads to the canaries.
      lookup: (host) => Promise.resolve(host === 'localhost' ? ['127.0.0.1'] : ['127.0.0.1', '::1']),
    },
  }).open()
}

async function codesOf(urls: readonly string[], redirects: 'none' | 'same-origin'): Promise<ReadonlySet<string>> {
  const session = open()
  const codes = new Set<string>()
  for (const url of urls) {
    const outcome = session.request({ url, accept: 'application/json', maxBytes: 1_000, redirects })
    codes.add(
      await outcome.then(
        () => 'fetched',
        (error: unknown) => (error as OpenBadgesError).code,
      ),
    )
  }
  return codes
}

describe('a private address', () => {
  it('is watched by a canary that works', async () => {
    const before = hits
    const origin = `https://127.0.0.1:${port}`
    const session = createNetwork({ limits, clock: () => 0, network: { allowPrivateOrigins: [origin] } }).open()
    const asked = session.request({ url: `${origin}/`, accept: '', maxBytes: 1, redirects: 'none' })
    await expect(asked).rejects.toMatchObject({ code: 'FETCH_FAILED' })
    expect(hits).toBe(before + 1)
  })

  it('is not reached by any spelling in a URL', async () => {
    const before = hits
    const urls = [...ssrfSpellings(''), ...ssrfSpellings(`:${port}`)]
    expect([...(await codesOf(urls, 'none'))]).toEqual(['URL_NOT_ALLOWED'])
    expect(hits).toBe(before)
  })

  it('is not reached by any spelling in a redirect', async () => {
    const before = hits
    const targets = ssrfSpellings(`:${port}`).filter((url) => /^(?:[a-z-]+:)?\/\//i.test(url))
    const urls = targets.map((to) => `${server.origin}/redirect?to=${encodeURIComponent(to.toWellFormed())}`)
    expect(urls.length).toBeGreaterThan(200)
    expect([...(await codesOf(urls, 'same-origin'))].sort()).toEqual(['FETCH_REDIRECTED', 'URL_NOT_ALLOWED'])
    expect(hits).toBe(before)
  })

  it.each([
    'localtest.example.com',
    '127.0.0.1.nip.example.com',
    '7f000001.c0a80001.rebind.example.com',
    'xn--fiqs8s.example.com',
  ])('is not reached by the public name %s', async (host) => {
    const before = hits
    expect([...(await codesOf([`https://${host}/`], 'none'))]).toEqual(['HOST_NOT_PUBLIC'])
    expect(hits).toBe(before)
  })
})

/** What no header may hold. */
const CONTROL = /[\u0000-\u001f\u007f]/g
