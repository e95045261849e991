/** S8: a genuine list of yesterday, in which the badge is still clear, is served in place of today’s, or an old one for ever. */
import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { proofOptions, signWithOptions } from '../support/proofs.js'
import { issuerOf } from '../support/signed-badges.js'
import {
  listCredential,
  listHost,
  listUrl,
  statusEntry,
  type HostedAnswer,
  type ListChanges,
} from '../support/status-lists.js'
import { signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const now = Date.parse('2026-06-15T12:00:00Z')
const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000]
const set = [94_567]

/** A list as it was signed at a moment, from when on it is in force. */
async function listOf(at: number, format: 'jwt' | 'data-integrity', changes: ListChanges = {}): Promise<string> {
  const credential = { validFrom: new Date(at).toISOString(), ...changes.credential }
  const list = JSON.parse(JSON.stringify(listCredential(school, { ...changes, credential }))) as Record<string, string>
  const signer = format === 'jwt' ? createJwtSigner(victim) : createDataIntegritySigner(victim)
  const signed = await signer.sign(list, at)
  return signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document)
}

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
}

interface Scene {
  readonly serve: (answer: HostedAnswer) => void
  readonly judge: (entry?: Loose, policy?: VerifyPolicy) => Promise<Said>
  readonly clock: { now: number }
  readonly asked: readonly string[]
}

/** One verifier, one host, and the clock on the wall. */
function scene(answer: HostedAnswer, options: Partial<VerifierOptions> = {}): Scene {
  const host = listHost({ [listUrl]: answer })
  const clock = { now }
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => clock.now, ...options })
  return {
    serve: (other) => (host.pages[listUrl] = other),
    judge: async (entry = statusEntry(), policy = {}) => {
      const report = await verifier.verify(await signToken({ ...victimBadge(), credentialStatus: entry }), policy)
      const status = report.checks.find(({ check }) => check === 'status')!
      return {
        verdict: report.verdict,
        codes: problemCodesOf(status),
      }
    },
    clock,
    asked: host.asked,
  }
}

const neighbour = statusEntry({ statusListIndex: '7' })

describe.each(['jwt', 'data-integrity'] as const)('yesterday’s list after today’s, as %s', (format) => {
  const today = (changes: ListChanges = {}): Promise<string> => listOf(now - minute, format, changes)
  const yesterday = (changes: ListChanges = {}): Promise<string> => listOf(now - day, format, changes)
  const always = { subject: { ttl: 0 } }

  it('control: today’s after yesterday’s is read, and counts', async () => {
    const { serve, judge } = scene(await yesterday(always))
    expect((await judge()).verdict).toBe('verified')
    serve(await today({ set, ...always }))
    expect((await judge()).verdict).toBe('revoked')
    expect((await judge(neighbour)).verdict).toBe('verified')
  })

  it('does not give a revoked badge back', async () => {
    const { serve, judge, clock } = scene(await today({ set, ...always }))
    expect((await judge()).verdict).toBe('revoked')
    serve(await yesterday(always))
    for (const later of [second, minute, hour, 23 * hour]) {
      clock.now = now + later
      expect((await judge()).verdict, String(later)).toBe('revoked')
    }
  })

  it.each([
    ['at once', 0],
    ['an hour later', hour],
    ['three days later', 3 * day],
    ['a year later', 365 * day],
  ])('clears no other badge of the list either: %s', async (_, later) => {
    const { serve, judge, clock } = scene(await today(always))
    expect((await judge()).verdict).toBe('verified')
    serve(await yesterday(always))
    clock.now = now + later
    expect(await judge(neighbour)).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_REPLAYED'] })
    expect((await judge(neighbour, { whenStatusUnknown: 'accept' })).verdict).toBe('unknown')
  })

  it.each<[string, Partial<VerifierOptions>]>([
    ['keeps nothing', { cache: 'off' }],
    ['has no room for lists', { limits: { maxCachedStatusLists: 0 } }],
  ])('is noticed by a verifier that %s', async (_, options) => {
    const { serve, judge } = scene(await today({ set, ...always }), options)
    expect((await judge()).verdict).toBe('revoked')
    serve(await yesterday(always))
    for (const entry of [statusEntry(), neighbour])
      expect(await judge(entry)).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_REPLAYED'] })
  })

  it('is noticed however often it is served, and forgotten when the new one is back', async () => {
    const [old, newest] = [await yesterday(always), await today(always)]
    const { serve, judge } = scene(newest)
    await judge()
    for (let turn = 0; turn < 5; turn++) {
      serve(old)
      expect((await judge()).codes).toEqual(['STATUS_LIST_REPLAYED'])
      serve(newest)
      expect((await judge()).verdict).toBe('verified')
    }
  })

  it('that says it is good for ten years is asked for again within the hour', async () => {
    const { serve, judge, clock, asked } = scene(await yesterday({ subject: { ttl: 10 * 365 * day } }))
    expect((await judge()).verdict).toBe('verified')
    serve(await today({ set }))
    clock.now = now + hour
    expect((await judge()).verdict).toBe('revoked')
    expect(asked).toHaveLength(2)
  })
})

it('a token of yesterday after a document of today is as old, and the other way round', async () => {
  for (const [newer, older] of [
    ['data-integrity', 'jwt'],
    ['jwt', 'data-integrity'],
  ] as const) {
    const { serve, judge } = scene(await listOf(now - minute, newer, { subject: { ttl: 0 } }))
    await judge()
    serve(await listOf(now - day, older, { subject: { ttl: 0 } }))
    expect((await judge()).codes).toEqual(['STATUS_LIST_REPLAYED'])
  }
})

it('a list of the forerunner is noticed as one of today is', async () => {
  const changes = {
    subject: { type: 'StatusList2021' },
    credential: { type: ['VerifiableCredential', 'StatusList2021Credential'] },
  }
  const entry = statusEntry({ type: 'StatusList2021Entry' })
  const { serve, judge } = scene(await listOf(now - minute, 'jwt', changes), { cache: 'off' })
  expect((await judge(entry)).verdict).toBe('verified')
  serve(await listOf(now - day, 'jwt', changes))
  expect(await judge(entry)).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_REPLAYED'] })
})

describe('what a list says of its own time', () => {
  const at = (offset: number): string => new Date(now + offset).toISOString()
  const ended = { credential: { validUntil: at(-second) }, subject: { ttl: 365 * day } }

  it.each<[string, ListChanges, string[]]>([
    ['ends this very moment', { credential: { validUntil: at(0) } }, []],
    ['ended a second ago', ended, ['STATUS_LIST_EXPIRED']],
    ['begins in a minute', { credential: { validFrom: at(minute) } }, []],
    [
      'begins in a minute and a second',
      { credential: { validFrom: at(minute + second) } },
      ['STATUS_LIST_NOT_YET_VALID'],
    ],
  ])('a list that %s', async (_, changes, codes) => {
    const { judge } = scene(await listOf(now - day, 'jwt', changes))
    expect(await judge()).toEqual({ verdict: codes.length === 0 ? 'verified' : 'unknown', codes })
    const revoking = scene(await listOf(now - day, 'jwt', { ...changes, set }))
    expect((await revoking.judge()).verdict).toBe('revoked')
  })

  it('is not made longer by its ttl, while it is kept', async () => {
    const changes = { credential: { validUntil: at(minute) }, subject: { ttl: 365 * day } }
    const { judge, clock } = scene(await listOf(now - day, 'jwt', changes))
    expect((await judge()).verdict).toBe('verified')
    clock.now = now + minute + second
    expect(await judge()).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_EXPIRED'] })
  })

  it('is judged by the clock on the wall, whatever moment is asked about', async () => {
    const { judge } = scene(await listOf(now - day, 'jwt', ended))
    expect(await judge(statusEntry(), { asOf: at(-hour) })).toEqual({
      verdict: 'unknown',
      codes: ['STATUS_LIST_EXPIRED'],
    })
  })

  it.each<[string, Loose, string | undefined]>([
    ['was made before', { created: at(-day) }, undefined],
    ['ends a second later', { created: at(-day), expires: at(second) }, undefined],
    ['ended a second ago', { created: at(-day), expires: at(-second) }, 'STATUS_LIST_PROOF_INVALID'],
    ['is made tomorrow', { created: at(day) }, 'STATUS_LIST_PROOF_INVALID'],
  ])('a list whose proof %s', async (_, dates, code) => {
    const list = await signWithOptions(listCredential(school), victim, { ...proofOptions(victim.id), ...dates })
    const said = await scene(JSON.stringify(list)).judge()
    expect(said).toEqual(
      code === undefined ? { verdict: 'verified', codes: [] } : { verdict: 'unknown', codes: [code] },
    )
  })
})

describe('what a host says of the age of its answer', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['a day', { age: '86400' }, []],
    ['a second more than a day', { age: '86401' }, ['STATUS_LIST_STALE']],
    ['more seconds than a number holds', { age: '9'.repeat(30) }, ['STATUS_LIST_STALE']],
    [
      'a day and more, said to be good for a year',
      { age: '86401', 'cache-control': 'max-age=31536000' },
      ['STATUS_LIST_STALE'],
    ],
  ])('%s', async (_, headers, codes) => {
    const list = await listOf(now - day, 'jwt')
    const { judge } = scene(() => new Response(list, { headers }))
    expect(await judge()).toEqual({ verdict: codes.length === 0 ? 'verified' : 'unknown', codes })
    const revoking = await listOf(now - day, 'jwt', { set })
    expect((await scene(() => new Response(revoking, { headers })).judge()).verdict).toBe('revoked')
  })

  it('does not let it be used for longer than an hour', async () => {
    const list = await listOf(now - day, 'jwt', { subject: { ttl: 365 * day } })
    const { judge, serve, clock } = scene(
      () => new Response(list, { headers: { 'cache-control': 'max-age=31536000' } }),
    )
    expect((await judge()).verdict).toBe('verified')
    serve(await listOf(now - minute, 'jwt', { set }))
    clock.now = now + hour
    expect((await judge()).verdict).toBe('revoked')
  })
})

it('a copy that was kept clears nobody once its host is silent, and goes on revoking for a day', async () => {
  const { judge, serve, clock } = scene(await listOf(now - hour, 'jwt', { set }))
  expect([(await judge()).verdict, (await judge(neighbour)).verdict]).toEqual(['revoked', 'verified'])
  serve(undefined)
  clock.now = now + 23 * hour
  expect((await judge()).verdict).toBe('revoked')
  expect((await judge(neighbour)).codes).toEqual(['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE'])
  clock.now = now + day + second
  expect((await judge()).verdict).toBe('unknown')
})
