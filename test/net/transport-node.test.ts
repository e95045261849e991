import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toNetworkError } from '../../src/net/failure.js'
import { loadTransport } from '../../src/net/transport-node.js'
import type { Transport, TransportOptions, TransportResponse } from '../../src/net/transport.js'
import { startHttpsServer, type HttpsServer } from '../support/https-server.js'

const HOST = 'issuer.example'
let server: HttpsServer
let seen: NodeJS.Dict<string | string[]> = {}

beforeAll(async () => {
  server = await startHttpsServer(
    {
      '/a': (request, response) => {
        seen = request.headers
        response.end('a')
      },
      '/moved': (_request, response) => response.writeHead(302, { location: '/a' }).end(),
    },
    { hostNames: [HOST] },
  )
})
afterAll(() => server.close())
afterEach(() => vi.unstubAllEnvs())

async function load(options: Partial<TransportOptions> = {}): Promise<Transport> {
  const transport = await loadTransport({
    allowPrivateOrigins: [server.origin],
    ca: [server.ca],
    connectTimeoutMilliseconds: 1_000,
    lookup: () => Promise.resolve(['127.0.0.1']),
    ...options,
  })
  return transport!
}

function send(transport: Transport, url: string): Promise<TransportResponse> {
  const { signal } = new AbortController()
  return transport(new URL(url), { headers: { 'accept-encoding': 'identity' }, signal, redirect: 'manual' })
}

async function failureOf(transport: Transport, url: string): Promise<ReturnType<typeof toNetworkError> | 'no failure'> {
  try {
    await (await send(transport, url)).body?.cancel()
    return 'no failure'
  } catch (error) {
    return toNetworkError(error, url)
  }
}

describe('the transport of Node', () => {
  it('answers from an allowed private origin with a certificate of its own authority', async () => {
    const response = await send(await load(), `${server.origin}/a`)
    expect(response.status).toBe(200)
    await response.body?.cancel()
  })

  it('says who it is, and asks for no compression', async () => {
    const response = await send(await load(), `${server.origin}/a`)
    await response.body?.cancel()
    expect(seen).toMatchObject({ 'user-agent': 'openbadges-kit', 'accept-encoding': 'identity' })
    expect(seen['cookie']).toBeUndefined()
  })

  it('follows no redirect', async () => {
    const response = await send(await load(), `${server.origin}/moved`)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/a')
    await response.body?.cancel()
  })

  describe('reaches nothing', () => {
    it.each([
      ['a name with a private address', ['127.0.0.1']],
      ['a name with a public and a private address', ['1.1.1.1', '127.0.0.1']],
      ['a name with a mapped private address', ['::ffff:127.0.0.1']],
    ])('by %s, unless its origin is allowed', async (_case, addresses) => {
      const before = server.connections()
      const transport = await load({ allowPrivateOrigins: [], lookup: () => Promise.resolve(addresses) })
      expect(await failureOf(transport, `${server.origin}/a`)).toMatchObject({
        code: 'HOST_NOT_PUBLIC',
        facts: { host: HOST },
      })
      expect(server.connections()).toBe(before)
    })

    it('by another port of an allowed host', async () => {
      const transport = await load({ allowPrivateOrigins: [`https://${HOST}`] })
      const before = server.connections()
      expect(await failureOf(transport, `${server.origin}/a`)).toMatchObject({ code: 'HOST_NOT_PUBLIC' })
      expect(server.connections()).toBe(before)
    })

    it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'])(
      'by the IP literal %s',
      async (host) => {
        const before = server.connections()
        const transport = await load({ allowPrivateOrigins: [] })
        expect(await failureOf(transport, `https://${host}:${server.port}/a`)).toMatchObject({
          code: 'HOST_NOT_PUBLIC',
        })
        expect(server.connections()).toBe(before)
      },
    )

    it('by a name whose answer changes from public to loopback between look-up and connection', async () => {
      const before = server.connections()
      let lookups = 0
      const transport = await load({
        allowPrivateOrigins: [],
        // No host has the first address: the connection fails, and nobody looks a second time.
        lookup: () => Promise.resolve([lookups++ === 0 ? UNREACHABLE : '127.0.0.1']),
        connectTimeoutMilliseconds: 100,
      })
      const first = await failureOf(transport, `${server.origin}/a`)
      expect(first).toMatchObject({ code: expect.stringMatching(/^FETCH_(?:TIMEOUT|FAILED)$/) as string })
      expect(lookups).toBe(1)
      expect(await failureOf(transport, `${server.origin}/a`)).toMatchObject({ code: 'HOST_NOT_PUBLIC' })
      expect(server.connections()).toBe(before)
    })
  })

  it('asks the system for the addresses of a name unless told otherwise', async () => {
    const origin = `https://localhost:${server.port}`
    const transport = await loadTransport({
      allowPrivateOrigins: [origin],
      ca: [server.ca],
      connectTimeoutMilliseconds: 1_000,
    })
    const response = await send(transport!, `${origin}/a`)
    expect(response.status).toBe(200)
    await response.body?.cancel()
    expect(await failureOf(await load({ allowPrivateOrigins: [] }), `${origin}/a`)).toMatchObject({
      code: 'HOST_NOT_PUBLIC',
    })
  })

  describe('checks certificates', () => {
    it('of an authority that nobody named', async () => {
      const { ca: _, ...options } = { ca: undefined, allowPrivateOrigins: [server.origin] }
      const transport = await loadTransport({
        ...options,
        connectTimeoutMilliseconds: 1_000,
        lookup: () => Promise.resolve(['127.0.0.1']),
      })
      expect(await failureOf(transport!, `${server.origin}/a`)).toMatchObject({
        code: 'FETCH_FAILED',
        facts: { reason: 'the certificate of its host is signed by nobody known' },
      })
    })

    it('whatever the environment says', async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      const other = await startHttpsServer({}, { hostNames: [HOST] })
      const transport = await load({ ca: [other.ca] })
      expect(await failureOf(transport, `${server.origin}/a`)).toMatchObject({ code: 'FETCH_FAILED' })
      await other.close()
    })

    it('for the name asked', async () => {
      const origin = `https://other.example:${server.port}`
      const transport = await load({ allowPrivateOrigins: [origin] })
      expect(await failureOf(transport, `${origin}/a`)).toMatchObject({
        facts: { reason: 'the certificate of its host is for another name' },
      })
    })

    it('for their dates', async () => {
      const expired = await startHttpsServer({}, { hostNames: [HOST], validUntil: new Date(Date.now() - 3_600_000) })
      const transport = await load({ allowPrivateOrigins: [expired.origin], ca: [expired.ca] })
      expect(await failureOf(transport, `${expired.origin}/a`)).toMatchObject({
        facts: { reason: 'the certificate of its host has expired' },
      })
      await expired.close()
    })
  })

  it('reads no proxy from the environment', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9')
    const response = await send(await load(), `${server.origin}/a`)
    expect(response.status).toBe(200)
    await response.body?.cancel()
  })

  it('gives up a connection that does not come about', async () => {
    const transport = await load({ lookup: () => new Promise(() => undefined), connectTimeoutMilliseconds: 100 })
    expect(await failureOf(transport, `${server.origin}/a`)).toMatchObject({
      code: 'FETCH_TIMEOUT',
      facts: { limit: 'connectTimeoutMilliseconds', milliseconds: 100 },
    })
  })

  it('leaves the fetch of the program alone', async () => {
    await load()
    const { Agent } = await import('undici')
    const dispatcher: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'))
    expect(dispatcher).toBeDefined()
    expect(dispatcher).not.toBeInstanceOf(Agent)
  })
})

/** In a part of the address space that nobody was given, though it counts as plain unicast. */
const UNREACHABLE = '2d00::1'
