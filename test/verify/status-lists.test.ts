import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import type { Problem } from '../../src/messages/problem.js'
import type { FetchFunction, NetworkSession } from '../../src/net/network.js'
import { openInquiry } from '../../src/verify/inquiry.js'
import { readVerifierOptions, type VerifierOptions } from '../../src/verify/options.js'
import { readPolicy, type VerifyPolicy } from '../../src/verify/policy.js'
import { readList, type ListAnswer } from '../../src/verify/status-lists.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { jwksOf } from '../../src/keys/publish.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { timersByHand } from '../support/timers-by-hand.js'
import { signToken } from '../support/tokens.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'
import {
  listBy,
  listHost,
  listUrl,
  signList,
  listCredential,
  encodedBits,
  statusEntry,
  type HostedAnswer,
  type ListChanges,
  type ListHost,
} from '../support/status-lists.js'

const key = await fixedKey('school')
const delegate = await fixedKey('delegate')
const school = issuerOf(key)
const start = Date.parse('2026-06-01T00:00:00Z')
const clear = await listBy(key)
const set = await listBy(key, { set: [94_567] })

async function badgeOf(changes: Record<string, unknown> = {}): Promise<string> {
  const credential = { ...smallBadge(school), credentialStatus: statusEntry(changes) }
  const signed = await createJwtSigner(key).sign(
    JSON.parse(JSON.stringify(credential)) as typeof credential & Record<string, never>,
    signedAt.getTime(),
  )
  return signed.format === 'jwt' ? signed.token : ''
}

const badge = await badgeOf()

interface Scene {
  readonly host: ListHost
  readonly verifier: Verifier
  readonly clock: { now: number }
  readonly verdict: (policy?: VerifyPolicy) => Promise<string>
}

/** A verifier, the host that it asks, and the clock that it looks at. */
function scene(options: Partial<VerifierOptions> = {}, list: HostedAnswer | null = clear): Scene {
  const host = listHost({ [listUrl]: list ?? undefined })
  const clock = { now: start }
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => clock.now, ...options })
  return { host, verifier, clock, verdict: async (policy) => (await verifier.verify(badge, policy)).verdict }
}

/** What is in the way, with its facts and its address. */
function statusProblems({ checks }: VerificationReport): readonly Pick<Problem, 'code' | 'facts' | 'url'>[] {
  const status = checks.find(({ check }) => check === 'status')!
  return 'problems' in status ? status.problems.map(({ code, facts, url = '' }) => ({ code, facts, url })) : []
}

function statusCodes({ checks }: VerificationReport): string[] {
  const status = checks.find(({ check }) => check === 'status')!
  return problemCodesOf(status)
}

const hour = 3_600_000

/** Somebody who issues lists for others, and publishes the key for it. */
const web = 'did:web:lists.example'
const listsDocument = (): Response =>
  Response.json({
    id: web,
    verificationMethod: [{ id: `${web}#1`, type: 'JsonWebKey', controller: web, publicKeyJwk: delegate.publicKey }],
    assertionMethod: [`${web}#1`],
  })

describe('a list that was read', () => {
  it('is used again for a thousand badges, and asked for once', async () => {
    const { host, verifier } = scene()
    const inputs = Array.from({ length: 1_000 }, () => badge)
    const verdicts = new Set<string>()
    for await (const { report } of verifier.verifyAll(inputs)) verdicts.add(report.verdict)
    expect(verdicts).toEqual(new Set(['verified']))
    expect(host.asked).toEqual([listUrl])
  })

  it('is asked for once by a hundred verifications at the same time', async () => {
    const { host, verifier } = scene()
    const reports = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(badge)))
    expect(new Set(reports.map(({ verdict }) => verdict))).toEqual(new Set(['verified']))
    expect(host.asked).toEqual([listUrl])
    expect(reports.filter(({ evidence }) => evidence.lists[0]?.fromCache === false)).toHaveLength(1)
  })

  it('is asked for by each that waited, where the first does not get it', async () => {
    let tellAsked = (): void => undefined
    const asked = new Promise<void>((resolve) => (tellAsked = resolve))
    let requests = 0
    // The first request is answered never.
    const fetch: FetchFunction = (_, { signal }) => {
      requests += 1
      if (requests > 1) return Promise.resolve(new Response(clear))
      tellAsked()
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new TypeError('stopped'))))
    }
    const { verifier } = scene({ fetch })
    const stop = new AbortController()
    const first = verifier.verify(badge, { signal: stop.signal })
    await asked
    const second = verifier.verify(badge)
    // It waits for the first one by then.
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    expect(requests).toBe(1)
    stop.abort()
    // Nobody may forgive what the caller did itself.
    expect(statusCodes(await first)).toEqual(['STATUS_LIST_NOT_READ'])
    expect((await second).verdict).toBe('verified')
    expect(requests).toBe(2)
  })

  it.each<[string, Partial<VerifierOptions>, string, ListChanges, readonly string[], readonly string[]]>([
    ['nobody is asked', { trustedIssuers: [] }, school, {}, ['NOT_CONTACTED'], []],
    ['no keys are asked for', {}, web, {}, ['STATUS_LIST_PROOF_UNKNOWN'], ['STATUS_ISSUER_NOT_AUTHORIZED']],
    [
      'no keys are asked for, and it is wrong besides',
      {},
      web,
      { subject: { encodedList: 7 } },
      ['STATUS_LIST_INVALID', 'STATUS_LIST_PROOF_UNKNOWN'],
      ['STATUS_LIST_INVALID'],
    ],
  ])('is opened by who waits, where %s for the first', async (_, options, issuer, changes, first, second) => {
    const signer = issuer === web ? await fixedKey('delegate', { id: `${web}#1` }) : key
    const host = listHost({
      [listUrl]: await signList(listCredential(issuer, changes), signer),
      'https://lists.example/.well-known/did.json': listsDocument,
    })
    const { verifier } = scene({ ...options, fetch: host.fetch })
    const reports = await Promise.all([verifier.verify(badge, { contact: 'trusted' }), verifier.verify(badge)])
    expect(reports.map(statusCodes)).toEqual([first, second])
  })

  it.each(['no list', 'a bomb'])(
    'is asked for once by a hundred at the same time, also where it is %s',
    async (what) => {
      const bomb = encodedBits([], 32 * 1024 * 1024)
      const list = what === 'a bomb' ? await listBy(key, { subject: { encodedList: bomb } }) : 'no list'
      const { host, verifier } = scene({}, list)
      const reports = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(badge)))
      const code = what === 'a bomb' ? 'STATUS_LIST_TOO_LARGE' : 'STATUS_LIST_INVALID'
      expect(reports.map(statusCodes)).toEqual(reports.map(() => [code]))
      expect(host.asked).toEqual([listUrl])
    },
  )

  it('is asked for once by hundreds that come one after the other, by the clock on the wall', async () => {
    const { host, verifier } = scene({ now: Date.now }, await listBy(key, { subject: { ttl: 60_000 } }))
    const running: Promise<VerificationReport>[] = []
    for (let turn = 0; turn < 300; turn++) {
      running.push(verifier.verify(badge))
      await new Promise((resolve) => setTimeout(resolve, turn % 3))
    }
    const reports = await Promise.all(running)
    expect(new Set(reports.flatMap(statusCodes))).toEqual(new Set())
    expect(host.asked).toEqual([listUrl])
  })

  it('keeps nobody who waits for it from leaving', async () => {
    const pass = timersByHand()
    const asked: string[] = []
    const { verifier } = scene({ fetch: (url) => new Promise(() => asked.push(url)) })
    const gone: string[] = []
    const note = async (name: string, running: Promise<VerificationReport>): Promise<string[]> => {
      const report = await running
      gone.push(name)
      return statusCodes(report)
    }
    const first = note('first', verifier.verify(badge))
    const stop = new AbortController()
    const second = note('second', verifier.verify(badge, { signal: stop.signal }))
    await vi.waitUntil(() => asked.length > 0)
    for (let turn = 0; turn < 100; turn++) await setImmediate()
    stop.abort()
    expect(await second).toEqual(['STATUS_LIST_NOT_READ'])
    pass(defaultLimits.fetchTimeoutMilliseconds)
    expect(await first).toEqual(['STATUS_LIST_UNREACHABLE'])
    expect(gone).toEqual(['second', 'first'])
  })

  it.each<[string, () => Promise<string>]>([
    ['its own end', () => listBy(key, { subject: { ttl: hour }, credential: { validUntil: '2026-06-01T00:01:00Z' } })],
    [
      'the end of its proof',
      async () => {
        const list = listCredential(school, { subject: { ttl: hour } })
        const options = { ...proofOptions(key.id), expires: '2026-06-01T00:01:00Z' }
        return JSON.stringify(await signWithOptions(list, key, options))
      },
    ],
  ])('is not used again beyond %s, whatever its ttl', async (_, text) => {
    const { host, clock, verdict } = scene({}, await text())
    expect(await verdict()).toBe('verified')
    clock.now += 59_999
    expect(await verdict()).toBe('verified')
    expect(host.asked).toHaveLength(1)
    clock.now += 2
    host.pages[listUrl] = set
    expect(await verdict()).toBe('revoked')
  })

  it('is read where the limits were raised for it', async () => {
    const large = await listBy(key, { subject: { encodedList: encodedBits([], 17 * 1024 * 1024) } })
    expect(await scene({}, large).verdict()).toBe('unknown')
    const limits = { maxStatusBitBytes: 17 * 1024 * 1024 }
    expect(await scene({ limits }, large).verdict()).toBe('verified')
  })

  it('says in the evidence that it was read before, and when', async () => {
    const { verifier, clock } = scene()
    await verifier.verify(badge)
    clock.now += 60_000
    const { evidence } = await verifier.verify(badge)
    expect(evidence.lists).toMatchObject([{ url: listUrl, fromCache: true, fetchedAt: '2026-06-01T00:00:00Z' }])
    expect(evidence.fetches).toEqual([])
  })

  it('is asked for again after five minutes, and then says what it says now', async () => {
    const { host, clock, verdict } = scene()
    expect(await verdict()).toBe('verified')
    host.pages[listUrl] = set
    clock.now += 299_999
    expect(await verdict()).toBe('verified')
    clock.now += 1
    expect(await verdict()).toBe('revoked')
  })

  it.each([
    ['a ttl of 0', () => listBy(key, { subject: { ttl: 0 } }), {}],
    ['a host that forbids keeping it', () => Promise.resolve(clear), { 'cache-control': 'no-store' }],
  ])('is asked for each time, with %s: a revocation counts in the very next verification', async (_, text, headers) => {
    const list = await text()
    const { host, verdict } = scene({}, () => new Response(list, { headers }))
    expect(await verdict()).toBe('verified')
    host.pages[listUrl] = set
    expect(await verdict()).toBe('revoked')
  })

  it('is asked for each time without a cache: a revocation counts in the very next verification', async () => {
    const { host, verdict } = scene({ cache: 'off' })
    expect(await verdict()).toBe('verified')
    host.pages[listUrl] = set
    expect(await verdict()).toBe('revoked')
  })

  it('is asked for again where its bytes are kept longer than it lets itself be used', async () => {
    const keeping = (body: string): Response => new Response(body, { headers: { 'cache-control': 'max-age=300' } })
    // Records hold all bytes that counted, so those of lists are kept for them.
    const short = (bits: readonly number[]): Promise<string> => listBy(key, { set: bits, subject: { ttl: 60_000 } })
    const { host, clock, verifier } = scene()
    const verdict = async (): Promise<string> => (await verifier.verifyRecorded(badge)).report.verdict
    const [before, after] = [await short([]), await short([94_567])]
    host.pages[listUrl] = () => keeping(before)
    expect(await verdict()).toBe('verified')
    clock.now += 30_000
    expect([await verdict(), host.asked.length]).toEqual(['verified', 1])
    clock.now += 30_000
    host.pages[listUrl] = () => keeping(after)
    expect([await verdict(), host.asked.length]).toEqual(['revoked', 2])
  })

  it('is unknown where it may not be used any more, and cannot be had again', async () => {
    const { host, clock, verifier } = scene()
    const short = await listBy(key, { subject: { ttl: 60_000 } })
    host.pages[listUrl] = () => new Response(short, { headers: { 'cache-control': 'max-age=300' } })
    expect((await verifier.verifyRecorded(badge)).report.verdict).toBe('verified')
    clock.now += 120_000
    host.pages[listUrl] = () => new Response('', { status: 500 })
    const { report } = await verifier.verifyRecorded(badge)
    expect([report.verdict, statusCodes(report)]).toEqual(['unknown', ['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE']])
    expect(host.asked).toEqual([listUrl, listUrl])
  })

  it('is not used again where the clock was set back', async () => {
    const { host, clock, verdict } = scene()
    await verdict()
    // As long as a verification may take: that one began before.
    clock.now -= 20_000
    await verdict()
    expect(host.asked).toHaveLength(1)
    clock.now -= 1
    await verdict()
    expect(host.asked).toHaveLength(2)
  })

  it('is not used again after its key has been given up', async () => {
    const https = 'https://school.example'
    const revoked = '2026-06-01T00:01:00Z'
    const named = await fixedKey('school', { id: `${https}/keys/1` })
    const keys = jwksOf([{ id: named.id, publicKey: named.publicKey, revoked }])
    const list = await signList(listCredential(https), named)
    const host = listHost({
      [listUrl]: list,
      [`${https}/.well-known/jwks.json`]: () => Response.json(keys),
      [https]: () => new Response('', { status: 404 }),
      [`${https}/`]: () => new Response('', { status: 404 }),
    })
    const clock = { now: start }
    const options = { trustedIssuers: [school], statusIssuers: [https], fetch: host.fetch, now: () => clock.now }
    const verifier = createVerifier(options)
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    clock.now += 59_000
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    clock.now += 1_000
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_PROOF_INVALID', 'STATUS_LIST_STALE'])
  })
})

describe('a list that cannot be had', () => {
  it('leaves the answer unknown, and the report names its address', async () => {
    const { verifier } = scene({}, null)
    const report = await verifier.verify(badge)
    expect(report.verdict).toBe('unknown')
    expect(report.checks.find(({ check }) => check === 'status')).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'STATUS_LIST_UNREACHABLE', url: listUrl, path: '/credentialStatus' }],
    })
    expect(report.evidence.lists).toEqual([])
  })

  it.each([
    ['404', () => new Response('gone', { status: 404 }), 'STATUS_LIST_UNREACHABLE', 'FETCH_NOT_FOUND'],
    ['410', () => new Response('gone', { status: 410 }), 'STATUS_LIST_UNREACHABLE', 'FETCH_NOT_FOUND'],
    ['503', () => new Response('busy', { status: 503 }), 'STATUS_LIST_UNREACHABLE', 'FETCH_STATUS'],
    ['too much', () => new Response('x'.repeat(100)), 'STATUS_LIST_NOT_READ', 'FETCH_TOO_LARGE'],
    [
      'a redirect to another host',
      () => new Response('', { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      'STATUS_LIST_UNREACHABLE',
      'FETCH_REDIRECTED',
    ],
  ])('where its host answers %s', async (_, answer, code, reason) => {
    const { verifier } = scene({ limits: { maxStatusListBytes: 99 } }, answer)
    const report = await verifier.verify(badge)
    expect(report.verdict).toBe('unknown')
    expect(report.checks.find(({ check }) => check === 'status')).toMatchObject({
      problems: [{ code, facts: { reason } }],
    })
  })

  it.each(['http://school.example/status/1', 'https://127.0.0.1/status', 'urn:uuid:list', 'file:///etc/passwd'])(
    'is not asked for at %s',
    async (statusListCredential) => {
      const { host, verifier } = scene()
      const report = await verifier.verify(await badgeOf({ statusListCredential }))
      expect(statusCodes(report)).toEqual(['STATUS_LIST_NOT_READ'])
      expect(host.asked).toEqual([])
    },
  )

  it('is not asked for again within half a minute', async () => {
    const { host, clock, verdict } = scene({}, null)
    await verdict()
    host.pages[listUrl] = clear
    clock.now += 29_000
    expect(await verdict()).toBe('unknown')
    clock.now += 1_000
    expect(await verdict()).toBe('verified')
  })

  it('gives way to the copy that was kept, in doubt, and no longer than a day', async () => {
    const { host, clock, verifier } = scene()
    await verifier.verify(badge)
    host.pages[listUrl] = undefined
    clock.now = start + hour
    const stale = await verifier.verify(badge)
    expect(statusProblems(stale)).toEqual([
      expect.objectContaining({ code: 'STATUS_LIST_UNREACHABLE', url: listUrl }),
      { code: 'STATUS_LIST_STALE', facts: { url: listUrl, seconds: 3_600 }, url: listUrl },
    ])
    expect(stale.evidence.lists).toMatchObject([{ fromCache: true }])
    clock.now = start + 24 * hour + 1
    const late = await verifier.verify(badge)
    expect(statusCodes(late)).toEqual(['STATUS_LIST_UNREACHABLE'])
    expect(late.evidence.lists).toEqual([])
  })

  it.each([
    ['a day', 86_400, []],
    ['longer', 86_401, ['STATUS_LIST_STALE']],
  ])('but as a copy that others have kept for %s: age %d', async (_, age, codes) => {
    const { verifier } = scene({}, () => new Response(clear, { headers: { age: `${age}` } }))
    const report = await verifier.verify(badge)
    expect(statusCodes(report)).toEqual(codes)
    for (const { facts } of statusProblems(report)) expect(facts).toEqual({ url: listUrl, seconds: age })
  })

  it('follows a redirect within its own host', async () => {
    const { host, verdict } = scene({}, () => new Response('', { status: 302, headers: { location: '/status/2' } }))
    host.pages['https://school.example/status/2'] = set
    expect(await verdict()).toBe('revoked')
  })
})

describe('a list that is wrong', () => {
  it('is not asked for again within half a minute', async () => {
    const { host, clock, verdict } = scene({}, 'no list')
    await verdict()
    await verdict()
    expect(host.asked).toHaveLength(1)
    host.pages[listUrl] = clear
    clock.now += 30_001
    expect(await verdict()).toBe('verified')
  })

  it.each<[string, Partial<ListChanges>]>([
    ['only', {}],
    ['also', { subject: { encodedList: 7 } }],
  ])('is asked for again at once, where %s the keys of its issuer could not be had', async (_, changes) => {
    const list = await signList(listCredential('did:web:gone.example', changes), key)
    const { host, verdict } = scene({}, list)
    await verdict()
    await verdict()
    expect(host.asked.filter((url) => url === listUrl)).toHaveLength(2)
  })
})

describe('a list older than the one before', () => {
  it('does not take its place: the newer one stays known', async () => {
    const newer = await listBy(key, { credential: { validFrom: '2026-05-20T00:00:00Z' }, subject: { ttl: 0 } })
    const { host, verifier } = scene({}, newer)
    await verifier.verify(badge)
    host.pages[listUrl] = clear
    for (let turn = 0; turn < 3; turn++) {
      expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_REPLAYED'])
    }
    host.pages[listUrl] = newer
    expect((await verifier.verify(badge)).verdict).toBe('verified')
  })
})

describe('a list older than one that was read long ago', () => {
  it.each<[string, Partial<VerifierOptions>]>([
    ['after a day, when no bit of it is left', {}],
    ['without a cache', { cache: 'off' }],
    ['where no list is kept', { limits: { maxCachedStatusLists: 0 } }],
  ])('is doubted %s', async (_, options) => {
    const newer = await listBy(key, { credential: { validFrom: '2026-05-20T00:00:00Z' } })
    const { host, verifier, clock } = scene(options, newer)
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    host.pages[listUrl] = clear
    clock.now += 3 * 24 * hour
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_REPLAYED'])
  })

  it('still revokes by what the newer one said, as long as that is kept', async () => {
    const changes = { set: [94_567], subject: { ttl: 0 }, credential: { validFrom: '2026-05-20T00:00:00Z' } }
    const { host, verdict } = scene({}, await listBy(key, changes))
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = clear
    expect(await verdict()).toBe('revoked')
  })
})

describe('an older list', () => {
  const delegated = { trustedIssuers: [{ id: school, statusIssuers: [issuerOf(delegate)] }] }
  const dated = (
    validFrom: string,
    changes: Partial<Parameters<typeof listBy>[1]> = {},
  ): Parameters<typeof listBy>[1] => ({
    subject: { ttl: 0 },
    credential: { validFrom },
    ...changes,
  })

  it('is noticed also where the newer one was signed by another who may speak', async () => {
    const older = await listBy(key, dated('2026-05-10T00:00:00Z'))
    const newer = await listBy(delegate, dated('2026-05-20T00:00:00Z', { set: [94_567] }))
    const { host, verifier, clock, verdict } = scene(delegated, older)
    expect(await verdict()).toBe('verified')
    host.pages[listUrl] = newer
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = older
    expect(await verdict()).toBe('revoked')
    clock.now += 25 * hour
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_REPLAYED'])
  })

  it('is noticed where the clock of the issuer is ahead', async () => {
    const older = await listBy(key, dated('2026-06-01T00:00:20Z'))
    const { host, verifier, clock } = scene({}, await listBy(key, dated('2026-06-01T00:00:50Z')))
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    host.pages[listUrl] = older
    for (const later of [0, 31_000, hour]) {
      clock.now = start + later
      expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_REPLAYED'])
    }
  })

  it('does not look new for ever, where a newer one was dated far ahead by mistake', async () => {
    const mistaken = await listBy(key, dated('2036-01-01T00:00:00Z'))
    const { host, verifier, clock, verdict } = scene({}, mistaken)
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_NOT_YET_VALID'])
    clock.now += 30 * hour
    host.pages[listUrl] = await listBy(key, dated('2026-06-02T01:00:00Z'))
    expect(await verdict()).toBe('verified')
  })

  it('of the same second does not clear what another has set, as long as that is kept', async () => {
    const first = await listBy(key, dated('2026-05-20T00:00:00Z', { set: [94_567] }))
    const second = await listBy(key, dated('2026-05-20T00:00:00Z', { set: [4_711] }))
    const other = await badgeOf({ statusListIndex: '4711' })
    const { host, verifier } = scene({}, first)
    expect((await verifier.verify(badge)).verdict).toBe('revoked')
    for (const list of [second, first, second]) {
      host.pages[listUrl] = list
      expect((await verifier.verify(badge)).verdict).toBe('revoked')
      expect((await verifier.verify(other)).verdict).toBe('revoked')
    }
    host.pages[listUrl] = await listBy(key, dated('2026-05-20T00:00:01Z'))
    expect((await verifier.verify(badge)).verdict).toBe('verified')
  })
})

describe('two documents of one second', () => {
  const signedIn = async (millisecond: number, set: readonly number[]): Promise<string> => {
    const list = JSON.parse(JSON.stringify(listCredential(school, { set, subject: { ttl: 0 } }))) as JsonObject
    const signed = await createDataIntegritySigner(key).sign(list, start - 5_000 + millisecond)
    return 'document' in signed ? JSON.stringify(signed.document) : ''
  }

  it('are told apart by the millisecond: what the later one cleared is clear, the earlier one is old', async () => {
    const [first, second] = [await signedIn(100, [94_567]), await signedIn(101, [])]
    const { host, verifier, verdict } = scene({}, first)
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = second
    expect(await verdict()).toBe('verified')
    host.pages[listUrl] = await signedIn(99, [])
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_REPLAYED'])
  })
})

describe('tokens of one list', () => {
  const made = (set: readonly number[], iat: string | undefined, validFrom?: string): Promise<string> => {
    const seconds = (date: string | undefined): number | undefined =>
      date === undefined ? undefined : Date.parse(date) / 1000
    const list = listCredential(school, { set, subject: { ttl: 0 }, credential: { validFrom } })
    const claims = { iss: school, jti: listUrl, sub: `${listUrl}#list`, iat: seconds(iat), nbf: seconds(validFrom) }
    return signToken(JSON.parse(JSON.stringify(list)) as object, key, { claims })
  }
  const noon = '2026-05-20T12:00:00Z'

  it.each(['memory', 'off'] as const)('of one second do not go back, cache %s', async (cache) => {
    const [one, two] = [await made([], noon), await made([94_567], noon)]
    const { host, verifier } = scene({ cache }, one)
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    host.pages[listUrl] = two
    expect((await verifier.verify(badge)).verdict).toBe('revoked')
    host.pages[listUrl] = one
    expect((await verifier.verify(badge)).verdict).not.toBe('verified')
  })

  it('of one second are one list in every spelling, however many are sent', async () => {
    const [one, two] = [await made([94_567], noon), await made([], noon)]
    const { host, verdict } = scene({ limits: { maxCachedStatusLists: 5 } }, one)
    expect(await verdict()).toBe('revoked')
    for (let spaces = 0; spaces < 20; spaces++) {
      host.pages[listUrl] = two + ' '.repeat(spaces)
      expect(await verdict()).toBe('revoked')
    }
  })

  it('without any date do not replace one with', async () => {
    const { host, verifier } = scene({}, await made([94_567], noon, noon))
    expect((await verifier.verify(badge)).verdict).toBe('revoked')
    host.pages[listUrl] = await made([], undefined)
    const report = await verifier.verify(badge)
    expect([report.verdict, statusCodes(report)]).toEqual(['revoked', ['REVOKED']])
  })

  it('without any date are doubted after one with, and the report says so', async () => {
    const { host, verifier } = scene({ cache: 'off' }, await made([], noon, noon))
    await verifier.verify(badge)
    host.pages[listUrl] = await made([], undefined)
    const facts = { url: listUrl, found: 'no date', known: '2026-05-20T12:00:00Z' }
    expect(statusProblems(await verifier.verify(badge))).toEqual([
      { code: 'STATUS_LIST_REPLAYED', facts, url: listUrl },
    ])
  })

  it.each([
    ['the first', noon, undefined],
    ['the second', undefined, noon],
  ])('both have a say where only %s says when it was signed, and both begin at once', async (_, one, other) => {
    const { host, verdict } = scene({}, await made([94_567], one, noon))
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = await made([], other, noon)
    expect(await verdict()).toBe('revoked')
  })

  it('replace each other where neither says when it was signed, and both begin at once', async () => {
    const { host, verdict } = scene({}, await made([94_567], undefined, noon))
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = await made([], undefined, noon)
    expect(await verdict()).toBe('verified')
  })

  it('are ordered by when they begin where they were signed in the far future', async () => {
    const [later, earlier] = [
      await made([94_567], '2027-05-20T10:00:00Z', noon),
      await made([], '2027-05-20T10:00:01Z', '2026-05-20T10:00:00Z'),
    ]
    const { host, verifier, verdict } = scene({ cache: 'off' }, later)
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = earlier
    expect(statusProblems(await verifier.verify(badge)).map(({ code }) => code)).toEqual(['STATUS_LIST_REPLAYED'])
  })

  it('are ordered by when they were signed, not by when they begin', async () => {
    const earlier = await made([], '2026-05-20T10:00:00Z', '2026-05-21T00:00:00Z')
    const later = await made([94_567], noon, noon)
    const { host, verifier, verdict } = scene({ cache: 'off' }, later)
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = earlier
    const facts = { url: listUrl, found: '2026-05-20T10:00:00Z', known: '2026-05-20T12:00:00Z' }
    expect(statusProblems(await verifier.verify(badge))).toEqual([
      { code: 'STATUS_LIST_REPLAYED', facts, url: listUrl },
    ])
  })
})

describe('a look-up of trust that never answers', () => {
  it('does not keep a list from others for longer than a verification may take', async () => {
    const strangers = await signList(listCredential('did:web:lists.example'), delegate)
    const pass = timersByHand()
    let isHanging = true
    const trustedIssuers = (id: string): Promise<string | undefined> => {
      if (id !== 'did:web:lists.example' || !isHanging) return Promise.resolve(id)
      pass(defaultLimits.verificationTimeoutMilliseconds)
      return new Promise(() => undefined)
    }
    const { host, verifier, verdict } = scene({ trustedIssuers }, strangers)
    expect(statusCodes(await verifier.verify(badge, { contact: 'trusted' }))).toEqual(['STATUS_LIST_NOT_READ'])
    isHanging = false
    host.pages[listUrl] = clear
    expect(await verdict()).toBe('verified')
  })
})

describe('lists that do not say when they were signed', () => {
  it('replace each other, the one read last counts', async () => {
    const unsigned = (set: readonly number[]): Promise<string> =>
      signToken(listCredential(school, { set, subject: { ttl: 0 } }), key, {
        claims: { iss: school, jti: listUrl, nbf: 1777593600, sub: `${listUrl}#list` },
      })
    const { host, verdict } = scene({}, await unsigned([94_567]))
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = await unsigned([])
    expect(await verdict()).toBe('verified')
  })
})

describe('a list that takes long to open', () => {
  it('is waited for as long as a verification may take, and running out of that is not forgiven', async () => {
    const list = await signList(listCredential(web, { set: [94_567] }), await fixedKey('delegate', { id: `${web}#1` }))
    const pages: Record<string, () => Response> = {
      [listUrl]: () => new Response(list),
      'https://lists.example/.well-known/did.json': listsDocument,
    }
    const pass = timersByHand()
    // Each of them in time, both together not.
    const fetch: FetchFunction = (url) => {
      pass(0.75 * defaultLimits.fetchTimeoutMilliseconds)
      return Promise.resolve(pages[url]!())
    }
    const { verifier } = scene({ fetch })
    const policy = { whenStatusUnknown: 'accept' } as const
    const reports = await Promise.all([verifier.verify(badge, policy), verifier.verify(badge, policy)])
    expect(reports.map(({ verdict }) => verdict)).toEqual(['revoked', 'revoked'])
  })

  it.each(['memory', 'off'] as const)(
    'and whose keys cannot be had is asked for once by all who wait, cache %s',
    async (cache) => {
      const list = await signList(listCredential('did:web:gone.example'), key)
      const host = listHost({ [listUrl]: list })
      const fetch: FetchFunction = async (url, init) => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        return host.fetch(url, init)
      }
      const { verifier } = scene({ cache, fetch })
      const reports = await Promise.all(Array.from({ length: 50 }, () => verifier.verify(badge)))
      expect(new Set(reports.flatMap(statusCodes))).toEqual(new Set(['STATUS_LIST_PROOF_UNKNOWN']))
      expect(host.asked.filter((url) => url === listUrl)).toHaveLength(cache === 'off' ? 50 : 1)
    },
  )
})

describe('a list by a stranger, at the address of a list', () => {
  const strangers = (date: string, set: readonly number[] = []): Promise<string> =>
    listBy(delegate, { set, credential: { validFrom: `${date}T00:00:00Z` } })

  it('hides no revocation that was read before, and its host is soon asked again', async () => {
    const { host, clock, verdict } = scene({}, await listBy(key, { set: [94_567] }))
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = await listBy(delegate, { credential: { validFrom: '2026-05-30T00:00:00Z' } })
    clock.now += hour
    expect(await verdict()).toBe('revoked')
    host.pages[listUrl] = await listBy(key, { credential: { validFrom: '2026-05-31T00:00:00Z' } })
    clock.now += 30_000
    expect(await verdict()).toBe('verified')
  })

  it('is used again for half a minute, and then its host is asked anew', async () => {
    const { host, clock, verdict } = scene({}, await listBy(delegate))
    expect(await verdict()).toBe('unknown')
    clock.now += 29_999
    expect([await verdict(), host.asked.length]).toEqual(['unknown', 1])
    host.pages[listUrl] = clear
    clock.now += 1
    expect(await verdict()).toBe('verified')
  })

  const revoking = strangers('2026-05-30', [94_567])

  it.each<[string, Partial<VerifierOptions>, [Promise<string> | string, Promise<string> | string], [string, string]]>([
    ['revokes, and clears that itself', {}, [revoking, strangers('2026-05-31')], ['revoked', 'unknown']],
    // Nobody knows which is the newer one.
    ['clears nothing in the same second', {}, [revoking, strangers('2026-05-30')], ['revoked', 'revoked']],
    ['has no say any more where the issuer speaks', {}, [revoking, clear], ['revoked', 'verified']],
    [
      'takes the place of the issuer’s, once it may speak',
      { statusIssuers: [issuerOf(delegate)] },
      [set, strangers('2026-05-31')],
      ['revoked', 'verified'],
    ],
  ])('%s', async (_, options, [before, after], verdicts) => {
    const { host, clock, verdict } = scene(options, await before)
    const first = await verdict()
    host.pages[listUrl] = await after
    clock.now += hour
    expect([first, await verdict()]).toEqual(verdicts)
  })

  it('does not take its place for those who believe the stranger, either', async () => {
    const strangers = await fixedKey('delegate')
    const own = JSON.parse(
      JSON.stringify({ ...smallBadge(issuerOf(strangers)), credentialStatus: statusEntry() }),
    ) as JsonObject
    const signed = await createJwtSigner(strangers).sign(own, signedAt.getTime())
    const { host, verifier, clock, verdict } = scene({ trustedIssuers: [school, issuerOf(strangers)] })
    expect(await verdict()).toBe('verified')
    clock.now += hour
    host.pages[listUrl] = await listBy(strangers)
    expect((await verifier.verify('token' in signed ? signed.token : '')).verdict).toBe('verified')
    host.pages[listUrl] = set
    expect(await verdict()).toBe('revoked')
  })

  it('does not take the place of the issuer’s, and does not make it look old', async () => {
    const { host, verifier, clock } = scene()
    expect((await verifier.verify(badge)).verdict).toBe('verified')
    host.pages[listUrl] = await listBy(delegate, { credential: { validFrom: '2026-05-30T00:00:00Z' } })
    clock.now += hour
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_ISSUER_NOT_AUTHORIZED'])
    host.pages[listUrl] = undefined
    expect(statusCodes(await verifier.verify(badge))).toEqual(['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE'])
    host.pages[listUrl] = clear
    clock.now += 31_000
    expect((await verifier.verify(badge)).verdict).toBe('verified')
  })
})

describe('a list older than the one before, served to many at once', () => {
  it('is doubted by each of them, not only by the one that asked', async () => {
    const newer = await listBy(key, { credential: { validFrom: '2026-05-20T00:00:00Z' }, subject: { ttl: 0 } })
    const { host, verifier } = scene({}, newer)
    await verifier.verify(badge)
    host.pages[listUrl] = clear
    const reports = await Promise.all(Array.from({ length: 20 }, () => verifier.verify(badge)))
    expect(reports.map(statusCodes)).toEqual(reports.map(() => ['STATUS_LIST_REPLAYED']))
    expect(host.asked).toHaveLength(2)
  })
})

describe('readList', () => {
  const address = { kind: 'bits', url: listUrl } as const

  /** Reads as often as is said, on behalf of one credential, and notes what the session was asked. */
  async function read(times: number): Promise<{ readonly answers: ListAnswer[]; readonly steps: unknown[] }> {
    const host = listHost({ [listUrl]: clear })
    const options = readVerifierOptions({ trustedIssuers: [school], fetch: host.fetch, now: () => start })
    const { means } = await openInquiry(options, readPolicy({}, start), start).statusOf(school)
    const steps: unknown[] = []
    const session: NetworkSession = {
      ...means.session,
      turn: () => (steps.push('turn'), Promise.resolve()),
      request: (asked) => (steps.push(asked), means.session.request(asked)),
    }
    const answers: ListAnswer[] = []
    for (let turn = 0; turn < times; turn++) answers.push(await readList(address, { ...means, session }))
    return { answers, steps }
  }

  it('waits for its turn before it asks, and asks within the limits of lists', async () => {
    const { steps } = await read(1)
    const common = {
      url: listUrl,
      accept: expect.stringMatching(/^application\/vc, /),
      maxBytes: defaultLimits.maxStatusListBytes,
    }
    expect(steps).toEqual(['turn', { ...common, redirects: 'same-origin', keep: 'failures', isReload: false }])
  })

  it('waits for nothing where the list is at hand, which is not another one besides itself', async () => {
    const { answers, steps } = await read(2)
    expect(steps).toHaveLength(2)
    const list = expect.objectContaining({ url: listUrl, issuer: school })
    expect(answers).toEqual([false, true].map((fromCache) => ({ list, fromCache, doubts: [], others: [] })))
  })
})

describe('a list of the forerunner, Status List 2021, as a token of data model 1.1', () => {
  const https = 'https://school.example'
  const bits = (set: readonly number[]): string => encodedBits(set).slice(1)
  const vc = (set: readonly number[]): object => ({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/vc/status-list/2021/v1'],
    id: listUrl,
    type: ['VerifiableCredential', 'StatusList2021Credential'],
    issuer: school,
    issuanceDate: '2026-05-01T00:00:00Z',
    credentialSubject: {
      id: `${listUrl}#list`,
      type: 'StatusList2021',
      statusPurpose: 'revocation',
      encodedList: bits(set),
    },
  })
  const claims = { iss: school, jti: listUrl, nbf: 1777593600, sub: `${listUrl}#list` }

  it.each([
    ['clear', [], 'verified'],
    ['set', [94_567], 'revoked'],
  ])('is read: %s', async (_, set, verdict) => {
    const token = await signToken({ vc: vc(set) }, key, { claims })
    const { verifier } = scene({}, token)
    const report = await verifier.verify(await badgeOf({ type: 'StatusList2021Entry' }))
    expect(statusCodes(report)).toEqual(verdict === 'revoked' ? ['REVOKED'] : [])
    expect(report.verdict).toBe(verdict)
  })

  it('is refused where somebody else signed it', async () => {
    const token = await signToken({ vc: vc([]) }, delegate, { claims })
    const { verifier } = scene({}, token)
    expect(statusCodes(await verifier.verify(await badgeOf({ type: 'StatusList2021Entry' })))).toEqual([
      'STATUS_LIST_PROOF_INVALID',
    ])
  })

  it('keeps within the requests to one host, where issuer, key set and list are all there, also without a cache', async () => {
    const named = await fixedKey('school', { id: `${https}/keys/1` })
    const signed = await createJwtSigner(named).sign(
      JSON.parse(JSON.stringify({ ...smallBadge(https), credentialStatus: statusEntry() })) as JsonObject,
      signedAt.getTime(),
    )
    const host = listHost({
      [listUrl]: await signList(listCredential(https), named),
      [`${https}/.well-known/jwks.json`]: () => Response.json(jwksOf([{ id: named.id, publicKey: named.publicKey }])),
    })
    const missing: FetchFunction = (url, init) =>
      host.pages[url] === undefined
        ? (host.asked.push(url), Promise.resolve(new Response('', { status: 404 })))
        : host.fetch(url, init)
    const { verifier } = scene({ trustedIssuers: [https], fetch: missing, cache: 'off' })
    const report = await verifier.verify('token' in signed ? signed.token : '')
    expect([report.verdict, statusCodes(report)]).toEqual(['verified', []])
    expect(new Set(host.asked).size).toBe(host.asked.length)
  })
})

describe('a list of ids', () => {
  const address = 'https://school.example/revoked'
  const listing = (...ids: string[]): string =>
    JSON.stringify({ id: address, issuer: school, revokedCredential: ids.map((id) => ({ id, revoked: true })) })

  it('is asked for as JSON, within its own limit, and counts', async () => {
    const named = await badgeOf({ id: address, type: '1EdTechRevocationList' })
    const { id } = smallBadge(school)
    const host = listHost({ [address]: listing('urn:uuid:other') })
    const { verifier, clock } = scene({ fetch: host.fetch })
    expect((await verifier.verify(named)).verdict).toBe('verified')
    host.pages[address] = listing('urn:uuid:other', id)
    clock.now += hour
    expect((await verifier.verify(named)).verdict).toBe('revoked')
    expect(host.asked).toEqual([address, address])
    const narrow = scene({ fetch: host.fetch, limits: { maxRevocationListBytes: 100 } })
    expect(statusCodes(await narrow.verifier.verify(named))).toEqual(['STATUS_LIST_NOT_READ'])
  })
})

describe('whom one asks', () => {
  it('is nobody, on behalf of an issuer that is not trusted, where the caller wants that', async () => {
    const { host, verifier } = scene({ trustedIssuers: ['did:web:other.example'] })
    const report = await verifier.verify(badge, { contact: 'trusted' })
    expect(statusCodes(report)).toEqual(['NOT_CONTACTED'])
    expect(report.verdict).toBe('untrusted')
    expect(host.asked).toEqual([])
  })

  it('is the issuer of the list for its keys, where it may speak for a trusted issuer', async () => {
    const list = await signList(listCredential(web), await fixedKey('delegate', { id: `${web}#1` }))
    const host = listHost({
      [listUrl]: list,
      'https://lists.example/.well-known/did.json': listsDocument,
    })
    const common = { fetch: host.fetch, now: () => start }
    const named = createVerifier({ ...common, trustedIssuers: [{ id: school, statusIssuers: [web] }] })
    expect((await named.verify(badge, { contact: 'trusted' })).verdict).toBe('verified')
    const unnamed = createVerifier({ ...common, trustedIssuers: [school] })
    const report = await unnamed.verify(badge, { contact: 'trusted' })
    expect(report.checks.find(({ check }) => check === 'status')).toMatchObject({
      problems: [{ code: 'STATUS_LIST_PROOF_UNKNOWN', facts: { reason: 'NOT_CONTACTED' } }],
    })
  })
})
