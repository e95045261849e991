import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createJwtSigner } from '../../src/issue/signer.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { VerifyProgress } from '../../src/verify/progress.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { readVerifyAllOptions, type VerifyAllOptions } from '../../src/verify/verify-all.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const issuer = issuerOf(key)
const signed = await createJwtSigner(key).sign(smallBadge(issuer), signedAt.getTime())
const token = signed.format === 'jwt' ? signed.token : ''
const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })
const many = (count: number): string[] => Array.from({ length: count }, () => token)

// Workers themselves are tested in workers/workers-node.test.ts: here, where sources are not compiled, none can start.
describe('verifyAll', () => {
  it('judges all where workers were wanted and none can start', async () => {
    const verdicts: string[] = []
    for await (const { report } of verifier.verifyAll(many(300), {}, { workers: 2 })) verdicts.push(report.verdict)
    expect(verdicts).toEqual(many(300).map(() => 'verified'))
  })

  it('judges by pinned keys where workers were wanted and none can start', async () => {
    const pinning = createVerifier({ trustedIssuers: [{ id: issuer, keys: [key.publicKey] }], now: () => judgedAt })
    const verdicts = new Set<string>()
    for await (const { report } of pinning.verifyAll(many(50), {}, { workers: 1 })) verdicts.add(report.verdict)
    expect([...verdicts]).toEqual(['verified'])
  })

  it.each([0, 1])(
    'judges what is nothing that a verifier reads, hostile proxies and all, with %i workers',
    async (workers) => {
      const proxy = new Proxy({}, { getPrototypeOf: () => expect.fail('the proxy was asked') })
      const verdicts: string[] = []
      for await (const { report } of verifier.verifyAll([proxy, token], {}, { workers })) verdicts.push(report.verdict)
      expect(verdicts).toEqual(['invalid', 'verified'])
    },
  )

  it.each([0, 1])('tells how far it is, with %i workers', async (workers) => {
    const told: VerifyProgress[] = []
    const options: VerifyAllOptions = { workers, onProgress: (progress) => told.push(progress) }
    for await (const { index } of verifier.verifyAll([...many(99), 'nothing'], {}, options)) {
      if (index < 63) expect(told).toEqual([])
    }
    expect(told).toEqual([
      { done: 64, verdicts: { verified: 64 } },
      { done: 100, verdicts: { verified: 99, invalid: 1 } },
    ])
  })

  it.each([0, 1])('ends where progress throws, with %i workers', async (workers) => {
    const onProgress = (): never => {
      throw new TypeError('enough')
    }
    let taken = 0
    await expect(async () => {
      for await (const { index } of verifier.verifyAll(many(200), {}, { workers, onProgress })) taken = index + 1
    }).rejects.toThrow('enough')
    expect(taken).toBe(63)
  })

  it.each([0, 1])('gives the reports before a wrong policy, then throws, with %i workers', async (workers) => {
    let taken = 0
    const policyOf = (input: string): object => (input === 'wrong' ? { accept: [] } : {})
    const error = await thrownBy(async () => {
      const items = verifier.verifyAll([token, token, 'wrong', token], policyOf, { workers })
      for await (const { index } of items) taken = index + 1
    })
    expect([error.code, taken]).toEqual(['OPTIONS_INVALID', 2])
  })

  it.each([0, 1])('stops the request under way when its signal aborts, with %i workers', async (workers) => {
    const stop = new AbortController()
    const signals: AbortSignal[] = []
    const fetch: FetchFunction = (_, { signal }) => {
      signals.push(signal)
      stop.abort(new Error('stopped'))
      return new Promise(() => undefined)
    }
    const web = 'did:web:school.example'
    const badge = { ...smallBadge(issuer), issuer: { id: web, type: ['Profile' as const], name: 'Welding School' } }
    const one = await createJwtSigner({ ...key, id: `${web}#key-1` }).sign(badge, signedAt.getTime())
    const slow = createVerifier({ trustedIssuers: [web], fetch, now: () => judgedAt })
    await expect(async () => {
      for await (const { report } of slow.verifyAll([one, one], {}, { workers, signal: stop.signal })) {
        expect.fail(report.verdict)
      }
    }).rejects.toThrow('stopped')
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
  })

  it.each([0, 1])('asks nothing of a source when its signal has aborted before, with %i workers', async (workers) => {
    const source = { [Symbol.iterator]: () => expect.fail('was asked') }
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(verifier.verifyAll(source, {}, { workers, signal })[Symbol.asyncIterator]().next()).rejects.toThrow(
      'stopped',
    )
  })

  it.each([0, 1])('keeps nothing listening to the signal of a policy, with %i workers', async (workers) => {
    const stop = new AbortController()
    let most = 0
    for await (const { report } of verifier.verifyAll(many(50), { signal: stop.signal }, { workers })) {
      expect(report.verdict).toBe('verified')
      most = Math.max(most, getEventListeners(stop.signal, 'abort').length)
    }
    expect(most).toBeLessThan(3)
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
  })

  it('takes an input as it was when it was read', async () => {
    const bytes = Buffer.alloc(token.length)
    function* reusing(): Generator<Uint8Array> {
      for (const text of [token, 'x'.repeat(token.length), token]) {
        bytes.write(text)
        yield bytes
      }
    }
    const verdicts: string[] = []
    for await (const { report } of verifier.verifyAll(reusing(), {}, { workers: 1 })) verdicts.push(report.verdict)
    expect(verdicts).toEqual(['verified', 'invalid', 'verified'])
  })
})

describe('the options of verifyAll', () => {
  it('are: this thread, and nobody told', () => {
    expect(readVerifyAllOptions({})).toEqual({ workers: 0, onProgress: undefined, signal: undefined, record: false })
  })

  it.each([
    ['workers', { workers: 'all' }, "'auto' or a whole number up to 256", '"all"'],
    ['record', { record: 7 }, 'true or false', '7'],
    ['onProgress', { onProgress: 7 }, 'a function', '7'],
  ])('say of a wrong %s what was expected and what was found', (option, options, expected, found) => {
    expect(thrownBy(() => readVerifyAllOptions(options as never)).facts).toEqual({ option, expected, found })
  })

  it.each([0, 256, 'auto'] as const)('may be %s workers, and a record of each', (workers) => {
    expect(readVerifyAllOptions({ workers, record: true })).toMatchObject({ workers, record: true })
  })

  it.each([
    { workers: -1 },
    { workers: 1.5 },
    { workers: 257 },
    { workers: 'all' },
    { record: 'yes' as never },
    { workers: null },
    { onProgress: 7 },
    { signal: {} },
    { worker: 1 },
  ])('refuse %j at once', (options) => {
    expect(thrownBy(() => verifier.verifyAll([token], {}, options as never)).code).toBe('OPTIONS_INVALID')
  })
})
