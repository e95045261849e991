/**
 * D3, E23: a host sends the verifier elsewhere: to a machine of the verifier's own network, to a connection without
 * encryption, to another host whose word does not count, or round in circles.
 */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { startHttpsServer, type HttpsServer, type Route } from '../support/https-server.js'
import { fetchKinds, serve, type FetchKind } from './fetch-kinds.js'

const routes: Record<string, Route> = {}
let server: HttpsServer
let verifier: Verifier
let stranger: HttpsServer
let canary: Server
let hits = 0

beforeAll(async () => {
  server = await startHttpsServer(routes)
  stranger = await startHttpsServer((path) => routes[path])
  // Trusts the certificates of both, and remembers nothing.
  verifier = createVerifier({
    trustedIssuers: anyIssuer,
    cache: 'off',
    network: { allowPrivateOrigins: [server.origin, stranger.origin], ca: [server.ca, stranger.ca] },
  })
  canary = createServer((socket) => {
    hits += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await Promise.all([server.close(), stranger.close(), new Promise((resolve) => canary.close(resolve))])
})

const redirectTo =
  (location: string, status = 302): Route =>
  (_request, response) =>
    void response.writeHead(status, { location }).end()

/** Judges what makes the verifier ask, where its address answers with this; says how that request ended. */
async function judge(kind: FetchKind, answer: (good: Route) => Readonly<Record<string, Route>>): Promise<string> {
  const pages = kind.pages(server.origin)
  serve(routes, { ...pages, ...answer(pages[kind.path]!) })
  const report = await verifier.verify(kind.input(server.origin + kind.path), kind.policy)
  const [record] = report.evidence.fetches.filter(({ url }) => url === server.origin + kind.path)
  if (record?.outcome === 'fetched') return `${report.verdict} from ${new URL(record.servedBy ?? record.url).pathname}`
  // Without the newer version, a badge is as good as it was.
  expect(report.verified).toBe(kind.name === 'a newer version')
  return record?.outcome ?? 'not asked'
}

describe.each(fetchKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('control: verifies where its host answers itself', async () => {
    expect(await judge(kind, () => ({}))).toBe(`verified from ${kind.path}`)
  })

  it.each<[string, () => string]>([
    ['the cloud’s own data', () => 'https://169.254.169.254/latest/meta-data/'],
    ['this machine', () => `https://127.0.0.1:${(canary.address() as AddressInfo).port}/`],
    ['this machine by name', () => `https://localhost:${(canary.address() as AddressInfo).port}/`],
    ['this machine in other digits', () => `https://0x7f.1:${(canary.address() as AddressInfo).port}/`],
    ['this machine without encryption', () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`],
    ['the same host without encryption', () => server.origin.replace('https:', 'http:') + kind.path],
    ['the same page of another host', () => stranger.origin + kind.path],
    ['another host without its scheme', () => `${stranger.origin.replace('https:', '')}${kind.path}`],
    ['the same host with a user name', () => `${server.origin.replace('//', '//user:secret@')}${kind.path}`],
    ['a file', () => 'file:///etc/passwd'],
    ['the answer itself', () => 'data:application/json,{}'],
    ['nowhere', () => ''],
  ])('is not followed to %s', async (__, to) => {
    const before = [hits, stranger.requests.length]
    expect(await judge(kind, () => ({ [kind.path]: redirectTo(to()) }))).toBe('FETCH_REDIRECTED')
    expect([hits, stranger.requests.length]).toEqual(before)
  })

  it(`within its host is ${kind.redirects === 'none' ? 'not followed' : 'followed twice, and no third time'}`, async () => {
    const chain =
      (length: number) =>
      (good: Route): Readonly<Record<string, Route>> => ({
        [kind.path]: redirectTo(length > 0 ? '/hop/1' : '/good'),
        ...Object.fromEntries(
          Array.from({ length }, (___, index) => [
            `/hop/${index + 1}`,
            redirectTo(index + 1 < length ? `/hop/${index + 2}` : '/good'),
          ]),
        ),
        '/good': good,
      })
    const followed = kind.redirects === 'none' ? 'FETCH_REDIRECTED' : 'verified from /good'
    expect(await judge(kind, chain(0))).toBe(followed)
    expect(await judge(kind, chain(1))).toBe(followed)
    expect(await judge(kind, chain(2))).toBe('FETCH_REDIRECTED')
  })

  it.each([301, 303, 307, 308])('is not followed to another host whatever its status: %i', async (status) => {
    const before = stranger.requests.length
    const outcome = await judge(kind, () => ({ [kind.path]: redirectTo(stranger.origin + kind.path, status) }))
    expect([outcome, stranger.requests.length]).toEqual(['FETCH_REDIRECTED', before])
  })

  it('in a circle ends', async () => {
    const before = server.requests.length
    expect(await judge(kind, () => ({ [kind.path]: redirectTo(kind.path) }))).toBe('FETCH_REDIRECTED')
    expect(server.requests.length - before).toBeLessThanOrEqual(4)
  })
})
