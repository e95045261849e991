/**
 * D4, E23: a host answers slowly, endlessly, with a small text that becomes a large one, or with another length than it
 * says, to keep the verifier waiting or to fill its memory.
 */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { startHttpsServer, type HttpsServer, type Route, type RouteHandler } from '../support/https-server.js'
import { fetchKinds, isAtRest, serve } from './fetch-kinds.js'

const routes: Record<string, Route> = {}
let server: HttpsServer
let verifier: Verifier
let impatient: Verifier

beforeAll(async () => {
  server = await startHttpsServer(routes)
  const options = {
    trustedIssuers: anyIssuer,
    cache: 'off',
    network: { allowPrivateOrigins: [server.origin], ca: [server.ca] },
  } as const
  verifier = createVerifier(options)
  impatient = createVerifier({ ...options, limits: { fetchTimeoutMilliseconds: 250 } })
})

afterAll(() => server.close())

/** Writes a piece every 50 ms, and never ends. */
function drip(piece: string): RouteHandler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(piece), 50)
    response.on('close', () => clearInterval(timer))
  }
}

/** Writes as fast as the other side reads, for ever. */
const flood: RouteHandler = (_request, response) => {
  const write = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  }
  response.on('drain', write)
  write()
}

/** A hundred megabytes of white space, compressed so many times. */
const bombs = new Map<number, Uint8Array>()
for (let times = 1, body: Uint8Array = Buffer.alloc(100 * 1024 * 1024, 32); times <= 3; times++) {
  body = gzipSync(body)
  bombs.set(times, body)
}

function compressed(times: number): RouteHandler {
  const encoding = Array.from({ length: times }, () => 'gzip').join(', ')
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bombs.get(times))
}

function manyEncodings(times: number): RouteHandler {
  let body: Uint8Array = Buffer.from('{}')
  for (let index = 0; index < times; index++) body = gzipSync(body)
  const encoding = Array.from({ length: times }, () => 'gzip').join(', ')
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)
}

function saying(length: string, body: string, then: 'ends' | 'hangs' = 'hangs'): RouteHandler {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': length })
    response.write(body, () => {
      if (then === 'ends') response.destroy()
    })
  }
}

/** What a host does, and what comes of it. */
const quick: readonly (readonly [string, RouteHandler, string])[] = [
  ['writes without end', flood, 'FETCH_TOO_LARGE'],
  ['announces a gigabyte', saying('1000000000', '{'), 'FETCH_TOO_LARGE'],
  ['sends a hundred megabytes as a hundred kilobytes', compressed(1), 'FETCH_TOO_LARGE'],
  ['sends them compressed twice', compressed(2), 'FETCH_TOO_LARGE'],
  ['sends them compressed three times', compressed(3), 'FETCH_TOO_LARGE'],
  ['says that it compressed a hundred times', manyEncodings(100), 'FETCH_FAILED'],
  ['hangs up in the middle', saying('50', '{', 'ends'), 'FETCH_FAILED'],
  [
    'has a hundred kilobytes of headers',
    (_request, response) => response.writeHead(200, { 'x-large': 'x'.repeat(100_000) }).end('{}'),
    'FETCH_FAILED',
  ],
]

const slow: readonly (readonly [string, RouteHandler])[] = [
  ['sends a byte now and then', drip(' ')],
  ['sends nothing', () => undefined],
  ['sends less than it says', saying('50', '{')],
  [
    'sends its headers one by one, without end',
    (_request, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => response.socket?.write('x-a: b\r\n'), 50)
      response.socket?.on('close', () => clearInterval(timer))
    },
  ],
]

describe.each(fetchKinds.map((kind) => [kind.name, kind] as const))('%s: a host that', (_, kind) => {
  async function outcomeOf(answer: RouteHandler, by: Verifier): Promise<string> {
    serve(routes, { ...kind.pages(server.origin), [kind.path]: answer })
    const report = await by.verify(kind.input(server.origin + kind.path), kind.policy)
    // Without the newer version, a badge is as good as it was.
    expect(report.verified).toBe(kind.name === 'a newer version')
    const record = report.evidence.fetches.find(({ url }) => url === server.origin + kind.path)
    await vi.waitFor(() => expect(isAtRest(server)).toBe(true))
    return record?.outcome ?? 'not asked'
  }

  it('answers, control: verifies', async () => {
    serve(routes, kind.pages(server.origin))
    const { verdict } = await verifier.verify(kind.input(server.origin + kind.path), kind.policy)
    expect(verdict).toBe('verified')
  })

  it.each(quick)('%s is not listened to', async (__, answer, code) => {
    expect(await outcomeOf(answer, verifier)).toBe(code)
  })

  it.each(slow)('%s is not waited for', async (__, answer) => {
    expect(await outcomeOf(answer, impatient)).toBe('FETCH_TIMEOUT')
  })
})
