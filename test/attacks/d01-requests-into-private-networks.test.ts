/**
 * D1: an address in a badge makes the verifier ask a machine that only the verifier can reach: its own services, those of
 * its network, those of its cloud.
 */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { ssrfSpellings } from '../net/ssrf-spellings.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { badgeContexts } from '../support/foreign-signer.js'
import { badgeWith, fetchKinds } from './fetch-kinds.js'
import { codesOf, expectGenuine } from './genuine.js'

let canary: Server
let port = 0
let hits = 0
const lookedUp: string[] = []

beforeAll(async () => {
  canary = createServer((socket) => {
    hits += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  port = (canary.address() as AddressInfo).port
})

afterAll(() => new Promise((resolve) => canary.close(resolve)))

/** A verifier with the library's own way to the network, for which every name leads to the canary. */
function verifierWith(allowPrivateOrigins: readonly string[] = []): Verifier {
  return createVerifier({
    trustedIssuers: anyIssuer,
    cache: 'off',
    network: {
      allowPrivateOrigins,
      lookup: (host) => {
        lookedUp.push(host)
        return Promise.resolve(['127.0.0.1'])
      },
    },
  })
}

describe.each(fetchKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('control: is asked for at this machine where the caller allows it by name', async () => {
    const before = hits
    const origin = `https://127.0.0.1:${port}`
    // A did:web may not have digits for a name, and a key set stands on the issuer’s own host.
    const by = verifierWith([origin, `https://localhost:${port}`])
    const host = kind.path.includes('did.json') ? `https://localhost:${port}` : origin
    const { evidence } = await by.verify(kind.input(host + kind.path), kind.policy)
    expect(evidence.fetches.map(({ outcome }) => outcome)).toContain('FETCH_FAILED')
    expect(hits).toBeGreaterThan(before)
  })

  it('is asked for at no private address, however it is written', async () => {
    const before = hits
    lookedUp.length = 0
    const by = verifierWith()
    const urls = ssrfSpellings(`:${port}`)
    expect(urls.length).toBeGreaterThan(200)
    const outcomes = new Set<string>()
    for (const url of urls) {
      const report = await by.verify(kind.input(url), kind.policy)
      for (const { outcome } of report.evidence.fetches) outcomes.add(outcome)
      // Without the newer version, a badge is as good as it was.
      if (kind.name !== 'a newer version') expect([url, report.verified]).toEqual([url, false])
    }
    // Where only the path is strange, the host is asked for by its name, and leads here, too.
    for (const outcome of outcomes) expect(['URL_NOT_ALLOWED', 'HOST_NOT_PUBLIC']).toContain(outcome)
    expect(outcomes).toContain('URL_NOT_ALLOWED')
    expect([hits, lookedUp.filter((name) => name !== 'example.com')]).toEqual([before, []])
  })

  it.each(['rebind.example.com', '127.0.0.1.nip.example.com', 'xn--fiqs8s.example.com'])(
    'is asked for at no public name that leads to a private address: %s',
    async (host) => {
      const before = hits
      const { evidence } = await verifierWith().verify(kind.input(`https://${host}${kind.path}`), kind.policy)
      expect(new Set(evidence.fetches.map(({ outcome }) => outcome))).toEqual(new Set(['HOST_NOT_PUBLIC']))
      expect(hits).toBe(before)
    },
  )
})

describe('what a badge only names', () => {
  it('is never asked for, wherever it stands', async () => {
    const asked: string[] = []
    const by = createVerifier({
      trustedIssuers: anyIssuer,
      fetch: (url) => {
        asked.push(url)
        return Promise.reject(new TypeError('nobody answers'))
      },
    })
    let count = 0
    const url = (): string => `https://names.example/${++count}`
    const image = (): JsonObject => ({ id: url(), type: 'Image' })
    const named: JsonObject = {
      id: url(),
      image: image(),
      credentialSubject: {
        id: url(),
        type: ['AchievementSubject'],
        image: image(),
        source: { id: url(), type: ['Profile'], url: url(), image: image() },
        achievement: {
          id: url(),
          type: ['Achievement'],
          name: 'Welding',
          description: 'Can weld.',
          criteria: { id: url(), narrative: `![](${url()})` },
          image: image(),
          creator: { id: url(), type: ['Profile'], url: url(), image: image() },
          alignment: [{ type: ['Alignment'], targetName: 'Welding', targetUrl: url() }],
          related: [{ id: url(), type: ['Related'] }],
        },
      },
      evidence: [{ id: url(), type: ['Evidence'], narrative: url() }],
      refreshService: { id: url(), type: '1EdTechCredentialRefresh' },
      termsOfUse: [{ id: url(), type: url() }],
    }
    const report = await by.verify(badgeWith(named), { asOf: '2026-06-01T00:00:00Z' })
    expect([report.verdict, asked, count > 20]).toEqual(['verified', [], true])
    const contexts = badgeWith({ ...named, '@context': [...badgeContexts, url()] })
    await by.verify(contexts, { asOf: '2026-06-01T00:00:00Z' })
    expect(asked).toEqual([])
  })

  it('as text, is not fetched either: only the caller can name an address by a URL', async () => {
    expect(await codesOf(`https://127.0.0.1:${port}/badge`)).toEqual(['FORMAT_UNRECOGNIZED'])
    await expectGenuine()
  })
})
