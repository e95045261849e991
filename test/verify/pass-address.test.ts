import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { defaultLimits } from '../../src/limits.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { pngOf } from '../support/pictures.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const signed = await createJwtSigner(key).sign(smallBadge(issuer), signedAt.getTime())
const token = signed.format === 'jwt' ? signed.token : ''

/** A verifier to whom one host serves these, by path, and what it was asked for. */
function verifierAsking(served: Readonly<Record<string, string | Uint8Array>>): {
  readonly verifier: ReturnType<typeof createVerifier>
  readonly asked: string[]
} {
  const asked: string[] = []
  const fetch: FetchFunction = (url) => {
    asked.push(url)
    const body = served[new URL(url).pathname]
    return Promise.resolve(new Response(body as string, { status: body === undefined ? 404 : 200 }))
  }
  return { verifier: createVerifier({ trustedIssuers: [issuer], now: () => judgedAt, fetch }), asked }
}

const formatCodes = ({ checks }: VerificationReport): unknown => {
  const format = checks.find(({ check }) => check === 'format')
  return format !== undefined && 'problems' in format
    ? [format.outcome, format.problems.map(({ code }) => code)]
    : format?.outcome
}

describe('an address', () => {
  it('stands for what is served there, be it text or a picture, and the request is recorded', async () => {
    const { verifier } = verifierAsking({ '/a': token, '/a.png': bakeImage(pngOf(), token) })
    for (const [path, container] of [
      ['/a', undefined],
      ['/a.png', 'png'],
    ] as const) {
      const { verdict, evidence } = await verifier.verify(new URL(`https://badges.example${path}`))
      expect([verdict, evidence.inputKind, evidence.container]).toEqual(['verified', 'bytes', container])
      expect(evidence.fetches).toMatchObject([{ url: `https://badges.example${path}`, outcome: 'fetched' }])
    }
  })

  it('is asked by the rules for every request, and what could not be had is unknown', async () => {
    const { verifier, asked } = verifierAsking({ '/large': 'x'.repeat(defaultLimits.maxInputBytes + 1) })
    for (const [url, code] of [
      ['https://badges.example/missing', 'FETCH_NOT_FOUND'],
      ['https://badges.example/large', 'FETCH_TOO_LARGE'],
      ['http://badges.example/a', 'URL_NOT_ALLOWED'],
      ['https://localhost/a', 'URL_NOT_ALLOWED'],
      ['file:///etc/passwd', 'URL_NOT_ALLOWED'],
    ] as const) {
      const report = await verifier.verify(new URL(url))
      expect([url, report.verdict, formatCodes(report)]).toEqual([url, 'unknown', ['unknown', [code]]])
    }
    expect(asked).toHaveLength(2)
  })

  it('that is given as text is text', async () => {
    const { verifier, asked } = verifierAsking({ '/a': token })
    const report = await verifier.verify('https://badges.example/a')
    expect([report.verdict, formatCodes(report), asked]).toEqual(['invalid', ['failed', ['FORMAT_UNRECOGNIZED']], []])
  })

  it('is a real URL only: what claims to be one is asked nothing', async () => {
    const { verifier, asked } = verifierAsking({ '/a': token })
    const url = new URL('https://badges.example/a')
    const revoked = Proxy.revocable(url, {})
    revoked.revoke()
    const liar = Object.create(URL.prototype, { href: { value: url.href } }) as object
    for (const input of [new Proxy(url, {}), revoked.proxy, liar]) {
      expect(formatCodes(await verifier.verify(input))).toEqual(['failed', ['INPUT_NOT_JSON']])
      expect((await verifier.verifyRecorded(input)).record).toBeUndefined()
    }
    expect(asked).toEqual([])
  })

  it('is asked in its turn among many', async () => {
    const { verifier, asked } = verifierAsking({ '/a': token, '/b': token })
    const inputs = [new URL('https://badges.example/a'), token, new URL('https://badges.example/b')]
    const verdicts: string[] = []
    for await (const { report } of verifier.verifyAll(inputs, {}, { workers: 1 })) verdicts.push(report.verdict)
    expect(verdicts).toEqual(['verified', 'verified', 'verified'])
    expect(asked).toEqual(['https://badges.example/a', 'https://badges.example/b'])
  })
})
