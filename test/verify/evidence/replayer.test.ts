import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { didWebDocument } from '../../../src/keys/publish.js'
import { generateKey } from '../../../src/keys/signing-key.js'
import type { FetchRequest } from '../../../src/net/network.js'
import { replayWorld } from '../../../src/verify/evidence/replayer.js'
import type { RecordedRequest, VerificationRecord } from '../../../src/verify/evidence/verification-record.js'
import type { KnownList } from '../../../src/verify/known-list.js'
import type { World } from '../../../src/verify/world.js'
import type { VerifyPolicy } from '../../../src/verify/policy.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import { smallBadge } from '../../support/badges.js'
import { listCredential } from '../../support/status-lists.js'

import { school, listUrl, sign, badge, list, hosts, start, trusting, offline, told, recorded } from './scenes.js'
import { problemCodesIn } from '../../support/problem-codes.js'
import { thrownBy } from '../../support/thrown-by.js'

describe('the world of a record', () => {
  const asked = { url: listUrl, accept: 'application/json', maxBytes: 100, redirects: 'none' } as const
  const answered = (bytes: readonly number[], changes: object = {}): RecordedRequest => ({
    ...asked,
    record: { url: listUrl, outcome: 'fetched', fetchedAt: '2026-06-01T00:00:00Z', fromCache: false },
    answer: { url: listUrl, bytes: Uint8Array.from(bytes), mediaType: 'application/json', ageSeconds: 0 },
    ...changes,
  })
  const failure = { code: 'FETCH_TIMEOUT', facts: { url: listUrl }, url: listUrl } as const
  const worldOf = (changes: Partial<VerificationRecord>): World =>
    replayWorld({
      recordVersion: 1,
      checkedAt: '2026-06-01T00:00:00Z',
      input: { text: '' },
      policy: {},
      requests: [],
      waits: [],
      keptLists: [],
      newerLists: [],
      ...changes,
    })

  it('gives the answers to a question in their order, and the last of them for ever', async () => {
    const { session } = worldOf({ requests: [answered([1]), answered([9], { maxBytes: 7 }), answered([2])] })
    const given = [await session.request(asked), await session.request(asked), await session.request(asked)]
    expect(given.map(({ bytes }) => [...bytes])).toEqual([[1], [2], [2]])
    expect(session.records()).toHaveLength(3)
    // Whoever writes into an answer changes no other.
    given[1]?.bytes.fill(7)
    expect([...(await session.request(asked)).bytes]).toEqual([2])
  })

  it.each<[string, Partial<FetchRequest>]>([
    ['another address', { url: 'https://school.example/status/2' }],
    ['another kind', { accept: 'text/plain' }],
    ['another size', { maxBytes: 101 }],
    ['other redirects', { redirects: 'same-origin' }],
  ])('has no answer to a question for %s, and says so', async (_, changes) => {
    const { session } = worldOf({ requests: [answered([1])] })
    const url = changes.url ?? listUrl
    await expect(session.request({ ...asked, ...changes })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      facts: { url },
      url,
    })
    expect(session.records()).toEqual([
      { url, outcome: 'EVIDENCE_MISSING', fetchedAt: '2026-06-01T00:00:00Z', fromCache: false },
    ])
  })

  it('fails where it failed', async () => {
    const { session } = worldOf({ requests: [answered([], { answer: undefined, failure })] })
    await expect(session.request(asked)).rejects.toMatchObject(failure)
    expect(session.records()).toMatchObject([{ outcome: 'fetched' }])
  })

  it('waits in vain for what it waited for in vain, and has no record of what was still under way', async () => {
    const { session } = worldOf({ waits: [{ url: listUrl, failure }] })
    await expect(session.wait(listUrl, Promise.resolve(1))).rejects.toMatchObject(failure)
    await expect(session.wait(listUrl, Promise.reject(new Error('late')))).rejects.toMatchObject(failure)
    expect(await session.wait('https://school.example/status/2', Promise.resolve(1))).toBe(1)
    await expect(session.request(asked)).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
    await expect(session.turn()).resolves.toBeUndefined()
    expect([session.records(), session.isSpent()]).toEqual([[], true])
    expect(worldOf({}).session.isSpent()).toBe(false)
  })

  it('knows of a newer list by its address and its contents', () => {
    const { memory } = worldOf({ newerLists: [{ url: listUrl, digest: 'a', dated: '2026-05-20T00:00:00Z' }] })
    const newer = (url: string, digest: string): number | undefined =>
      memory.newerThan({ url, digest } as KnownList, () => true)
    expect([newer(listUrl, 'a'), newer(listUrl, 'b'), newer('https://school.example/status/2', 'a')]).toEqual([
      Date.parse('2026-05-20T00:00:00Z'),
      undefined,
      undefined,
    ])
  })
})

describe('a replay', () => {
  const scenes: readonly (readonly [
    string,
    unknown,
    VerifyPolicy,
    (served: Record<string, string | undefined>) => void,
  ])[] = [
    ['a badge in force', badge, {}, () => undefined],
    ['bytes', new TextEncoder().encode(badge), {}, () => undefined],
    ['an object', { format: 'jwt', token: badge }, {}, () => undefined],
    [
      'a policy',
      badge,
      { asOf: new Date('2026-05-20T00:00:00Z'), expectedRecipient: { id: 'did:example:other' } },
      () => undefined,
    ],
    [
      'an issuer who cannot be had',
      badge,
      {},
      (served) => (served['https://school.example/.well-known/did.json'] = undefined),
    ],
    ['a list that cannot be had', badge, { whenStatusUnknown: 'accept' }, (served) => (served[listUrl] = undefined)],
    ['a list that is none', badge, {}, (served) => (served[listUrl] = 'no list')],
    ['what is no badge', '{', {}, () => undefined],
    ['an address', new URL('https://badges.example/1'), {}, (served) => (served['https://badges.example/1'] = badge)],
    ['an address of nothing', new URL('https://badges.example/1'), {}, () => undefined],
  ]

  it.each(scenes)('gives the same report on %s, and asks nobody', async (_, input, policy, prepare) => {
    const { served, fetch } = hosts()
    prepare(served)
    const { report, record } = await recorded(trusting({ fetch }), input, policy)
    expect(report.source).toBe('live')
    const again = await offline.replay(record)
    expect(told(again)).toBe(told(report))
    expect(again.source).toBe('replayed')
    expect(again.findings).toContainEqual(
      expect.objectContaining({ code: 'EVIDENCE_NOT_FETCHED_HERE', facts: { checkedAt: '2026-06-01T00:00:00.123Z' } }),
    )
    expect(JSON.stringify(await offline.replay(record))).toBe(JSON.stringify(again))
  })

  it('is the same after the record was written down and read', async () => {
    const { report, record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
    const text = JSON.stringify(record, (_, value: unknown) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    )
    const read = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'base64' in value
        ? new Uint8Array(Buffer.from(String(value.base64), 'base64'))
        : value,
    ) as VerificationRecord
    expect(told(await offline.replay(read))).toBe(told(report))
  })

  it('of badges in a row holds all that each rests on, though hosts are asked once', async () => {
    const { asked, fetch } = hosts()
    const records: (readonly [VerificationReport, VerificationRecord | undefined])[] = []
    const verifier = trusting({ fetch })
    for await (const { report, record } of verifier.verifyAll(
      [badge, badge, badge],
      {},
      { record: true, workers: 1 },
    )) {
      records.push([report, record])
    }
    expect(asked).toHaveLength(2)
    expect(
      records.map(([{ verdict, evidence }]) => [verdict, evidence.fetches.map(({ fromCache }) => fromCache)]),
    ).toEqual([
      ['verified', [false, false, true]],
      ['verified', [true, true, true]],
      ['verified', [true, true, true]],
    ])
    for (const [report, record] of records.toReversed()) expect(told(await offline.replay(record!))).toBe(told(report))
  })

  it('asks a host anew for a list that may not be used any more', async () => {
    const { asked, served, fetch } = hosts()
    let now = start
    const verifier = trusting({ fetch, now: () => now })
    served[listUrl] = await list([], {
      credentialSubject: { ...(listCredential(school)['credentialSubject'] as object), ttl: 60_000 },
    })
    await recorded(verifier, badge)
    now += 61_000
    const { report, record } = await recorded(verifier, badge)
    expect(asked.filter((url) => url === listUrl)).toHaveLength(2)
    expect(told(await offline.replay(record))).toBe(told(report))
  })

  it('knows that a list is older than one that was read before', async () => {
    const { served, fetch } = hosts()
    let now = start
    const verifier = trusting({ fetch, now: () => now })
    served[listUrl] = await list([5], { validFrom: '2026-05-30T00:00:00Z' })
    expect((await recorded(verifier, badge)).report.verdict).toBe('verified')
    now += 24 * 3_600_000
    served[listUrl] = await list([], { validFrom: '2026-05-01T00:00:00Z' })
    const { report, record } = await recorded(verifier, badge)
    expect(problemCodesIn(report)).toContain('STATUS_LIST_REPLAYED')
    expect(told(await offline.replay(record))).toBe(told(report))
  })

  it.each<readonly [string, (() => Promise<string>) | undefined]>([
    ['another list of that moment', () => list()],
    ['no list any more', undefined],
  ])('holds a list that was read before, and revokes, where the host serves %s', async (_, later) => {
    const { served, fetch } = hosts()
    let now = start
    const [plain, recording] = [trusting({ fetch, now: () => now }), trusting({ fetch, now: () => now })]
    served[listUrl] = await list([94_567])
    expect([(await plain.verify(badge)).verdict, (await recorded(recording, badge)).report.verdict]).toEqual([
      'revoked',
      'revoked',
    ])
    now += 3_600_000
    served[listUrl] = await later?.()
    const { report, record } = await recorded(recording, badge)
    expect([(await plain.verify(badge)).verdict, report.verdict]).toEqual(['revoked', 'revoked'])
    const read = JSON.parse(
      JSON.stringify(record, (_, value: unknown) => (value instanceof Uint8Array ? { bytes: [...value] } : value)),
      (_, value: unknown) =>
        typeof value === 'object' && value !== null && Object.keys(value).join() === 'bytes'
          ? new Uint8Array((value as { bytes: number[] }).bytes)
          : value,
    ) as typeof record
    expect(told(await offline.replay({ ...read, input: record.input }))).toBe(told(report))
  })

  it('judges anew as of another moment, under the keys that were published then', async () => {
    const { record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
    expect((await offline.replay(record, { asOf: '2040-01-01T00:00:00Z' })).verdict).toBe('expired')
    expect((await offline.replay(record, { asOf: '2026-05-25T00:00:00Z' })).verdict).toBe('verified')
  })

  it('is by this verifier, and what it asks that was not asked then is unknown', async () => {
    const withoutNetwork = trusting({ fetch: hosts().fetch })
    const { record } = await recorded(
      createVerifier({ trustedIssuers: [], now: () => start, fetch: hosts().fetch }),
      badge,
      {
        contact: 'trusted',
      },
    )
    const report = await withoutNetwork.replay(record)
    expect([report.verdict, problemCodesIn(report)]).toEqual(['unknown', ['KEY_UNREACHABLE']])
    expect(JSON.stringify(report.checks)).toContain('EVIDENCE_MISSING')
  })

  it('of a genuine badge whose evidence was changed is no proof of anything, and says so', async () => {
    const { record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
    const forger = await generateKey({ id: `${school}#key-1` })
    const forged = await sign(smallBadge(school), forger)
    const bytes = new TextEncoder().encode(JSON.stringify(didWebDocument(school, [forger])))
    const requestsWith = (changes: object): VerificationRecord['requests'] =>
      record.requests.map((request) =>
        request.answer !== undefined && request.url.endsWith('did.json')
          ? { ...request, answer: { ...request.answer, bytes }, record: { ...request.record, ...changes } }
          : request,
      )
    const half = offline.replay({ ...record, input: { text: forged }, requests: requestsWith({}) })
    expect(await thrownBy(() => half)).toMatchObject({ code: 'EVIDENCE_INVALID' })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const report = await offline.replay({ ...record, input: { text: forged }, requests: requestsWith({ sha256 }) })
    expect(report.evidence.fetches.map((each) => each.sha256)).toContain(sha256)
    expect([report.verdict, report.source]).toEqual(['verified', 'replayed'])
    expect(report.findings.map(({ code }) => code)).toContain('EVIDENCE_NOT_FETCHED_HERE')
  })

  it.each(['{"name":"Evil","name":"B"}', '{"__proto__":{}}', '{', ''])('of the JSON %s is refused', async (json) => {
    const { record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
    expect(await thrownBy(() => offline.replay({ ...record, input: { json } }))).toMatchObject({
      code: 'EVIDENCE_INVALID',
      facts: { reason: 'the json of the input is not strict JSON' },
    })
  })
})
