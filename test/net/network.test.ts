import { createRequire } from 'node:module'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { createNetwork, type FetchRequest, type Fetched, type NetworkSession } from '../../src/net/network.js'
import type { FetchFunction } from '../../src/net/transport.js'
import { startHttpsServer, type HttpsServer, type RouteHandler } from '../support/https-server.js'

const KILOBYTE = 'x'.repeat(1024)
const clock = (): number => Date.UTC(2026, 10, 22)
let server: HttpsServer

const undiciModules = (): number =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('node_modules/undici/')).length

/** Writes the head, then a piece every 20 ms, until the other side hangs up. */
function drip(piece: string): RouteHandler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(piece), 20)
    response.on('close', () => clearInterval(timer))
  }
}

/** Writes as fast as the other side reads, for ever. */
const flood: RouteHandler = (_request, response) => {
  const write = (): void => {
    while (!response.destroyed && response.write(KILOBYTE));
  }
  response.on('drain', write)
  write()
}

function redirectTo(location: string): RouteHandler {
  return (_request, response) => response.writeHead(302, { location }).end('moved')
}

function compressed(times: number, megabytes: number): RouteHandler {
  let body: Uint8Array = Buffer.alloc(megabytes * 1024 * 1024)
  for (let index = 0; index < times; index += 1) body = gzipSync(body)
  const encoding = Array.from({ length: times }, () => 'gzip').join(', ')
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)
}

const routes: Record<string, RouteHandler | string | Record<string, unknown>> = {
  '/did.json': { id: 'did:web:localhost' },
  '/gzip': (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small')),
  '/drip': drip(' '),
  '/drip-headers': (_request, response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => response.socket?.write('x-a: b\r\n'), 20)
    response.socket?.on('close', () => clearInterval(timer))
  },
  '/silent': () => undefined,
  '/endless': flood,
  '/bomb': compressed(1, 50),
  '/bomb-in-bomb': compressed(3, 50),
  '/many-encodings': compressed(6, 0),
  '/announced': (_request, response) => {
    response.writeHead(200, { 'content-length': '1000000000' })
    response.write('x')
  },
  '/short': (_request, response) => {
    response.writeHead(200, { 'content-length': '50' })
    response.write('x')
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '50' })
    response.write('x', () => response.destroy())
  },
  '/large-headers': (_request, response) => response.writeHead(200, { 'x-large': 'x'.repeat(100_000) }).end(),
  '/error': (_request, response) => response.writeHead(500).end(KILOBYTE.repeat(1000)),
  '/away': redirectTo('https://example.com/'),
  '/to-http': redirectTo('http://localhost/'),
  '/to-metadata': redirectTo('https://169.254.169.254/latest/meta-data/'),
  '/once': redirectTo('/did.json'),
}

beforeAll(async () => {
  server = await startHttpsServer(routes)
})
afterAll(() => server.close())

const limits: Limits = {
  ...defaultLimits,
  fetchTimeoutMilliseconds: 5_000,
  maxFetches: 1_000,
  maxFetchesPerHost: 1_000,
}

/** A session of the library's own transport that may ask the server. */
function open(changed: Partial<Limits> = {}, signal?: AbortSignal): NetworkSession {
  const network = { allowPrivateOrigins: [server.origin], ca: [server.ca] }
  return createNetwork({ limits: { ...limits, ...changed }, clock, network }).open(
    signal === undefined ? {} : { signal },
  )
}

const ask = (path: string, changed: Partial<FetchRequest> = {}): FetchRequest => ({
  url: path.startsWith('/') ? server.origin + path : path,
  accept: 'application/json',
  maxBytes: 64 * 1024,
  redirects: 'none',
  ...changed,
})

const failureOf = (fetched: Promise<Fetched>): Promise<OpenBadgesError | undefined> =>
  fetched.then(
    () => undefined,
    (error: unknown) => error as OpenBadgesError,
  )

describe('createNetwork', () => {
  it('loads its transport with the first request, not before', async () => {
    const session = open()
    expect(await failureOf(session.request(ask('http://example.com/')))).toMatchObject({ code: 'URL_NOT_ALLOWED' })
    expect(undiciModules()).toBe(0)
    await session.request(ask('/did.json'))
    expect(undiciModules()).toBeGreaterThan(0)
  })

  it('fetches from an allowed private origin', async () => {
    const fetched = await open().request(ask('/did.json'))
    expect(fetched).toMatchObject({ url: `${server.origin}/did.json`, mediaType: 'application/json', fromCache: false })
    expect(JSON.parse(new TextDecoder().decode(fetched.bytes))).toEqual({ id: 'did:web:localhost' })
  })

  it('tells which origins it was allowed', () => {
    const allowPrivateOrigins = ['https://localhost:1', 'https://wiki.corp']
    expect(createNetwork({ limits, clock, network: { allowPrivateOrigins } }).privateOrigins).toEqual(
      allowPrivateOrigins,
    )
    expect(createNetwork({ limits, clock }).privateOrigins).toEqual([])
  })

  it('refuses wrong options at once', () => {
    const network = { allowPrivateOrigins: ['http://localhost'] }
    const invalid = expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error
    expect(() => createNetwork({ limits, clock, network })).toThrow(invalid)
    expect(() => createNetwork({ limits, clock, fetch: 'fetch' as unknown as FetchFunction })).toThrow(invalid)
    expect(() => createNetwork({ limits, clock, fetch: globalThis.fetch, network: { ca: [server.ca] } })).toThrow(
      invalid,
    )
  })

  it('shares answers between sessions, unless told not to', async () => {
    const asked = async (cache: 'memory' | 'off'): Promise<number> => {
      const before = server.requests.length
      const network = createNetwork({
        limits,
        clock,
        cache,
        network: { allowPrivateOrigins: [server.origin], ca: [server.ca] },
      })
      await network.open().request(ask('/did.json'))
      await network.open().request(ask('/did.json'))
      return server.requests.length - before
    }
    expect(await asked('memory')).toBe(1)
    expect(await asked('off')).toBe(2)
  })

  it('keeps its transport, with the connections that stand, for later sessions', async () => {
    const network = createNetwork({ limits, clock, network: { allowPrivateOrigins: [server.origin], ca: [server.ca] } })
    let round = 0
    await vi.waitFor(async () => {
      const before = server.connections()
      round += 1
      await network.open().request(ask(`/did.json?${round}`))
      expect(server.connections()).toBe(before)
    })
  })
})

describe('a host that means harm', () => {
  it.each([
    ['/cut', 'FETCH_FAILED'],
    ['/endless', 'FETCH_TOO_LARGE'],
    ['/announced', 'FETCH_TOO_LARGE'],
    ['/bomb', 'FETCH_TOO_LARGE'],
    ['/bomb-in-bomb', 'FETCH_TOO_LARGE'],
    ['/many-encodings', 'FETCH_FAILED'],
    ['/large-headers', 'FETCH_FAILED'],
    ['/error', 'FETCH_STATUS'],
    ['/nothing', 'FETCH_NOT_FOUND'],
  ])('%s ends with %s and leaves nothing under way', async (path, code) => {
    const session = open()
    expect(await failureOf(session.request(ask(path)))).toMatchObject({ code, url: server.origin + path })
    expect(session.records()).toMatchObject([{ url: server.origin + path, outcome: code }])
    await vi.waitFor(() => expect(server.openRequests()).toBe(0))
  })

  it.each(['/drip', '/drip-headers', '/silent', '/short'])(
    '%s ends at the deadline and leaves nothing under way',
    async (path) => {
      const session = open({ fetchTimeoutMilliseconds: 300 })
      expect(await failureOf(session.request(ask(path)))).toMatchObject({
        code: 'FETCH_TIMEOUT',
        url: server.origin + path,
      })
      await vi.waitFor(() => expect(server.openRequests()).toBe(0))
    },
  )

  it.each(['/once', '/away', '/to-http', '/to-metadata'])('is not followed where nothing may be: %s', async (path) => {
    expect(await failureOf(open().request(ask(path)))).toMatchObject({ code: 'FETCH_REDIRECTED' })
  })

  it.each(['/away', '/to-http', '/to-metadata'])('is not followed away from its origin: %s', async (path) => {
    const failure = await failureOf(open().request(ask(path, { redirects: 'same-origin' })))
    expect(failure).toMatchObject({ code: 'FETCH_REDIRECTED' })
  })

  it('is followed within its origin', async () => {
    const fetched = await open().request(ask('/once', { redirects: 'same-origin' }))
    expect(fetched.url).toBe(`${server.origin}/did.json`)
  })

  it('may send a compressed answer that was not asked for', async () => {
    const fetched = await open().request(ask('/gzip'))
    expect(new TextDecoder().decode(fetched.bytes)).toBe('small')
  })

  it('cannot hold a verification longer than verificationTimeoutMilliseconds by many slow answers', async () => {
    const session = open({ fetchTimeoutMilliseconds: 100, verificationTimeoutMilliseconds: 250 })
    const failures: (OpenBadgesError | undefined)[] = []
    for (let index = 0; index < 6; index += 1) failures.push(await failureOf(session.request(ask(`/drip?${index}`))))
    expect(failures.every((failure) => failure?.code === 'FETCH_TIMEOUT')).toBe(true)
    expect(failures[0]?.facts).toMatchObject({ limit: 'fetchTimeoutMilliseconds' })
    expect(failures[5]?.facts).toMatchObject({ limit: 'verificationTimeoutMilliseconds' })
    expect(server.requests.filter((path) => path.startsWith('/drip?')).length).toBeLessThan(6)
  })

  it('is let go when the caller aborts', async () => {
    const caller = new AbortController()
    const pending = open({ fetchTimeoutMilliseconds: 20_000 }, caller.signal).request(ask('/drip?abort'))
    await vi.waitFor(() => expect(server.requests).toContain('/drip?abort'))
    caller.abort()
    expect(await failureOf(pending)).toMatchObject({ code: 'FETCH_FAILED', facts: { reason: 'aborted by the caller' } })
  })

  it('may accept a connection and never speak', async () => {
    const sockets = new Set<Socket>()
    const mute = createTcpServer((socket) => sockets.add(socket))
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const origin = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`
    const network = { allowPrivateOrigins: [origin] }
    const session = createNetwork({ limits: { ...limits, fetchTimeoutMilliseconds: 300 }, clock, network }).open()
    expect(await failureOf(session.request(ask(`${origin}/`)))).toMatchObject({ code: 'FETCH_TIMEOUT' })
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => mute.close(resolve))
  })

  it('may be absent', async () => {
    const gone = await startHttpsServer({})
    await gone.close()
    const network = createNetwork({ limits, clock, network: { allowPrivateOrigins: [gone.origin] } })
    expect(await failureOf(network.open().request(ask(`${gone.origin}/`)))).toMatchObject({
      code: 'FETCH_FAILED',
      facts: { reason: 'its host refused the connection' },
    })
  })
})

describe('an injected fetch', () => {
  const openWith = (fetch: FetchFunction, changed: Partial<Limits> = {}): NetworkSession =>
    createNetwork({ limits: { ...limits, ...changed }, clock, fetch }).open()

  it('carries the request', async () => {
    const session = openWith((url) => Promise.resolve(Response.json({ url })))
    const fetched = await session.request(ask('https://issuer.example/did.json'))
    expect(new TextDecoder().decode(fetched.bytes)).toBe('{"url":"https://issuer.example/did.json"}')
  })

  it('is not called for a URL that is not allowed', async () => {
    const fetch = vi.fn<FetchFunction>()
    expect(await failureOf(openWith(fetch).request(ask('https://127.0.0.1/')))).toMatchObject({
      code: 'URL_NOT_ALLOWED',
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('may ask a private origin that is allowed', async () => {
    const fetch: FetchFunction = () => Promise.resolve(new Response('x'))
    const network = createNetwork({
      limits,
      clock,
      fetch,
      network: { allowPrivateOrigins: ['https://localhost:8443'] },
    })
    expect(await failureOf(network.open().request(ask('https://localhost:8443/')))).toBeUndefined()
  })

  it('is not called with itself as part of our options', async () => {
    let self: unknown = 'not called'
    await openWith(function (this: unknown) {
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      self = this
      return Promise.resolve(new Response('x'))
    }).request(ask('https://issuer.example/'))
    expect(self).toBeUndefined()
  })

  it.each<[string, FetchFunction, string]>([
    ['too many bytes', () => Promise.resolve(new Response(KILOBYTE.repeat(65))), 'FETCH_TOO_LARGE'],
    ['no answer, whatever the signal says', () => new Promise(() => undefined), 'FETCH_TIMEOUT'],
    [
      'a body that never ends, whatever the signal says',
      () => Promise.resolve(new Response(new ReadableStream())),
      'FETCH_TIMEOUT',
    ],
    ['an opaque redirect', () => Promise.resolve(opaqueRedirect()), 'FETCH_REDIRECTED'],
    ['a redirect it followed', () => Promise.resolve(followed()), 'FETCH_REDIRECTED'],
    ['an error', () => Promise.reject(new TypeError('Failed to fetch')), 'FETCH_FAILED'],
    [
      'an error thrown at once',
      () => {
        throw new TypeError('Failed to fetch')
      },
      'FETCH_FAILED',
    ],
    ['nothing', () => Promise.resolve(undefined as unknown as Response), 'FETCH_FAILED'],
    ['something else', () => Promise.resolve({ status: 200 } as unknown as Response), 'FETCH_FAILED'],
  ])('is held to the same rules: %s', async (_case, fetch, code) => {
    const session = openWith(fetch, { fetchTimeoutMilliseconds: 100 })
    const failure = await failureOf(session.request(ask('https://issuer.example/')))
    expect(failure).toMatchObject({ code, url: 'https://issuer.example/' })
  })

  it('lets go of an answer that comes too late', async () => {
    let cancelled = false
    const late = new ReadableStream({ cancel: () => void (cancelled = true) })
    const fetch: FetchFunction = () => new Promise((resolve) => setTimeout(() => resolve(new Response(late)), 60))
    const failure = await failureOf(
      openWith(fetch, { fetchTimeoutMilliseconds: 20 }).request(ask('https://issuer.example/')),
    )
    expect(failure).toMatchObject({ code: 'FETCH_TIMEOUT' })
    await vi.waitFor(() => expect(cancelled).toBe(true))
  })

  it('takes the fetch of the runtime, whose redirects stay unfollowed', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const session = createNetwork({
      limits,
      clock,
      fetch: globalThis.fetch,
      network: { allowPrivateOrigins: [server.origin] },
    }).open()
    expect(await failureOf(session.request(ask('/did.json')))).toBeUndefined()
    expect(await failureOf(session.request(ask('/to-metadata')))).toMatchObject({ code: 'FETCH_REDIRECTED' })
    vi.unstubAllEnvs()
  })
})

function opaqueRedirect(): Response {
  return Object.defineProperty(new Response(''), 'type', { value: 'opaqueredirect' })
}

function followed(): Response {
  return Object.defineProperty(new Response(''), 'redirected', { value: true })
}
