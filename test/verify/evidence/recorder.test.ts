import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FetchFunction } from '../../../src/net/network.js'

import { StrictJson } from '../../../src/json/strict-json.js'
import { defaultLimits } from '../../../src/limits.js'
import { createListCache } from '../../../src/verify/list-cache.js'
import { openRecordedWorld, startRecord } from '../../../src/verify/evidence/recorder.js'
import { timersByHand } from '../../support/timers-by-hand.js'
import { listUrl, badge, clear, hosts, trusting, offline, told, recorded } from './scenes.js'

describe('a record', () => {
  it('holds what was given when it was given', async () => {
    const bytes = new TextEncoder().encode(badge)
    const policy = { expectedRecipient: { id: 'did:example:ada' } }
    const recording = trusting({ fetch: hosts().fetch }).verifyRecorded(bytes, policy)
    bytes.fill(0)
    policy.expectedRecipient.id = 'did:example:bob'
    const { record } = await recording
    expect(record).toMatchObject({
      recordVersion: 1,
      checkedAt: '2026-06-01T00:00:00.123Z',
      input: { bytes: new TextEncoder().encode(badge) },
      policy: { expectedRecipient: { id: 'did:example:ada' } },
    })
  })

  it('shares no bytes with what the verifier remembers', async () => {
    const verifier = trusting({ fetch: hosts().fetch })
    const { record } = await recorded(verifier, badge)
    for (const { answer } of record.requests) answer?.bytes.fill(32)
    expect((await recorded(verifier, badge)).report.verdict).toBe('verified')
  })

  it('keeps how long an answer might be used again', async () => {
    const { served } = hosts()
    const kept: FetchFunction = (url) =>
      Promise.resolve(new Response(served[url] ?? '', { headers: { 'cache-control': 'max-age=77' } }))
    const { record } = await recorded(trusting({ fetch: kept }), badge)
    const ages = record.requests.map(({ answer }) => answer?.maxAgeSeconds)
    expect(new Set(ages)).toEqual(new Set([77]))
  })

  it('holds what was judged, of an input that says something else each time it is asked', async () => {
    const forms = [{ name: 'A' }, { name: 'B' }, { name: 'C' }]
    const input = new Proxy(
      { name: '' },
      {
        getOwnPropertyDescriptor: () => ({
          value: forms.shift()?.name,
          enumerable: true,
          configurable: true,
          writable: true,
        }),
      },
    )
    const { report, record } = await trusting({ fetch: hosts().fetch }).verifyRecorded(input)
    const [{ json }, sha256] = [record!.input as { json: string }, report.evidence.sha256]
    expect(sha256).toBe(createHash('sha256').update(json).digest('hex'))
  })

  it('holds what was parsed strictly as it is', () => {
    const begun = startRecord(new StrictJson({ a: [1] }), {}, Date.parse('2026-06-01T00:00:00Z'), defaultLimits)
    expect(begun).toEqual({
      recordVersion: 1,
      checkedAt: '2026-06-01T00:00:00Z',
      input: { json: '{"a":[1]}' },
      policy: {},
    })
  })

  it('notes nothing of a wait that ends in a fault', async () => {
    const session = { request: () => expect.fail('asked'), wait: () => Promise.reject(new TypeError('a fault')) }
    const world = openRecordedWorld(
      { network: { open: () => session }, lists: () => createListCache(defaultLimits) } as never,
      {},
    )
    await expect(world.session.wait(listUrl, Promise.resolve(1))).rejects.toThrow('a fault')
    expect(world.notes()).toEqual({ requests: [], waits: [], keptLists: [], newerLists: [] })
  })

  it('is not there for what no verifier reads', async () => {
    const { report, record } = await trusting({}).verifyRecorded(() => 'a badge')
    expect([report.verdict, record]).toEqual(['invalid', undefined])
  })

  it('of a verification that ran out of time gives the same report', async () => {
    const { served, fetch } = hosts()
    const pass = timersByHand()
    const slow: FetchFunction = (url, init) => {
      if (url !== listUrl) return fetch(url, init)
      pass(1_000)
      return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(new Error('late'))))
    }
    served[listUrl] = clear
    const verifier = trusting({ fetch: slow, limits: { verificationTimeoutMilliseconds: 1_000 } })
    const { report, record } = await recorded(verifier, badge)
    expect(report.verdict).toBe('unknown')
    expect(record.waits).toMatchObject([{ url: listUrl, failure: { code: 'FETCH_TIMEOUT' } }])
    expect(told(await offline.replay(record))).toBe(told(report))
  })
})
