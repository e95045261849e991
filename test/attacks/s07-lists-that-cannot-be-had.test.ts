/** S7: whoever holds a revoked badge keeps its list from the verifier, or spoils it, so that nothing says that the badge was revoked. */
import { describe, expect, it } from 'vitest'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import {
  listBy,
  listCredential,
  listHost,
  listUrl,
  signList,
  statusEntry,
  type HostedAnswer,
} from '../support/status-lists.js'
import { thrownBy } from '../support/thrown-by.js'
import { attacker, signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const set = [94_567]
const revoking = await listBy(victim, { set })
const clear = await listBy(victim)
const second = 'https://school.example/status/2'

interface Said {
  readonly verdict: string
  readonly outcome: string
  readonly codes: readonly string[]
}

/** What is said of a badge with this status, while its host answers so. */
async function judge(answer: HostedAnswer, status: unknown, policy: VerifyPolicy = {}): Promise<Said> {
  const host = listHost({ [listUrl]: answer, [second]: revoking })
  const verifier = createVerifier({
    trustedIssuers: [school],
    fetch: (url, request) => {
      // One address never answers.
      if (url.endsWith('/silent')) return new Promise(() => undefined)
      return host.fetch(url, request)
    },
    now: () => judgedAt,
    limits: { fetchTimeoutMilliseconds: 50, maxStatusListBytes: 10_000, maxRevocationListBytes: 10_000 },
  })
  const report = await verifier.verify(await signToken({ ...victimBadge(), credentialStatus: status }), policy)
  const check = report.checks.find((each) => each.check === 'status')!
  return {
    verdict: report.verdict,
    outcome: check.outcome,
    codes: problemCodesOf(check),
  }
}

const status =
  (code: number, body = 'none') =>
  (): Response =>
    new Response(body, { status: code })

/** A body that begins and does not end. */
const endless = (): Response =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) }))

const [head, payload] = clear.split('.')

type Row = readonly [what: string, answer: HostedAnswer, code: string]

/** Whoever stands between the verifier and the host can bring these about. */
const withheld: readonly Row[] = [
  ['no answer', undefined, 'STATUS_LIST_UNREACHABLE'],
  ['404', status(404), 'STATUS_LIST_UNREACHABLE'],
  ['410', status(410), 'STATUS_LIST_UNREACHABLE'],
  ['403', status(403), 'STATUS_LIST_UNREACHABLE'],
  ['429', status(429), 'STATUS_LIST_UNREACHABLE'],
  ['500', status(500), 'STATUS_LIST_UNREACHABLE'],
  ['503', status(503), 'STATUS_LIST_UNREACHABLE'],
  ['a list that clears, with a 404', status(404, clear), 'STATUS_LIST_UNREACHABLE'],
  ['a list that clears, with a 503', status(503, clear), 'STATUS_LIST_UNREACHABLE'],
  ['an answer that does not end', endless, 'STATUS_LIST_UNREACHABLE'],
  [
    'a redirect to another host',
    () => new Response(clear, { status: 302, headers: { location: 'https://elsewhere.example/list' } }),
    'STATUS_LIST_UNREACHABLE',
  ],
  [
    'a redirect to http',
    () => new Response(clear, { status: 301, headers: { location: 'http://school.example/status/1' } }),
    'STATUS_LIST_UNREACHABLE',
  ],
  [
    'a redirect to itself',
    () => new Response(clear, { status: 302, headers: { location: listUrl } }),
    'STATUS_LIST_UNREACHABLE',
  ],
]

/** These are answers, and wrong ones; nothing forgives them. */
const spoilt: readonly Row[] = [
  ['nothing at all', '', 'STATUS_LIST_INVALID'],
  ['half a list', clear.slice(0, 200), 'STATUS_LIST_INVALID'],
  ['text that is no JSON', '{"id":', 'STATUS_LIST_INVALID'],
  ['a page for people', '<!doctype html><title>Moved</title>', 'STATUS_LIST_INVALID'],
  ['JSON that says nothing', '{}', 'STATUS_LIST_INVALID'],
  ['null', 'null', 'STATUS_LIST_INVALID'],
  ['a status of its own words', '{"revoked":false}', 'STATUS_LIST_INVALID'],
  ['more than is read', 'x'.repeat(10_001), 'STATUS_LIST_NOT_READ'],
]

describe('control: a list that can be had', () => {
  it.each(['reject', 'accept'] as const)('decides, whatever is forgiven: %s', async (whenStatusUnknown) => {
    expect(await judge(clear, statusEntry(), { whenStatusUnknown })).toMatchObject({ verdict: 'verified', codes: [] })
    expect(await judge(revoking, statusEntry(), { whenStatusUnknown })).toMatchObject({ verdict: 'revoked' })
  })
})

describe.each<[string, Loose]>([
  ['a Bitstring Status List', statusEntry()],
  ['a Status List 2021', statusEntry({ type: 'StatusList2021Entry' })],
  ['a 1EdTech Revocation List', { id: listUrl, type: '1EdTechRevocationList' }],
])('in place of %s', (_, entry) => {
  it.each(withheld)('%s is no clear entry', async (__, answer, code) => {
    expect(await judge(answer, entry)).toEqual({ verdict: 'unknown', outcome: 'unknown', codes: [code] })
  })

  it.each(spoilt)('%s is no clear entry, and is not forgiven', async (__, answer, code) => {
    for (const whenStatusUnknown of ['reject', 'accept'] as const) {
      const { codes, ...said } = await judge(answer, entry, { whenStatusUnknown })
      expect({ ...said, code: codes[0] }).toEqual({ verdict: 'unknown', outcome: 'unknown', code })
    }
  })

  it('an address that never answers is no clear entry', async () => {
    const key = 'id' in entry ? 'id' : 'statusListCredential'
    const said = await judge(clear, { ...entry, [key]: 'https://school.example/silent' })
    expect(said).toEqual({ verdict: 'unknown', outcome: 'unknown', codes: ['STATUS_LIST_UNREACHABLE'] })
  })
})

describe('whoever accepts what could not be had', () => {
  it.each(withheld)('is told by the check that nothing is known: %s', async (_, answer, code) => {
    const said = await judge(answer, statusEntry(), { whenStatusUnknown: 'accept' })
    expect(said).toEqual({ verdict: 'verified', outcome: 'unknown', codes: [code] })
  })

  it('still sees what another list has set', async () => {
    const entries = [statusEntry(), statusEntry({ statusListCredential: second })]
    for (const both of [entries, [...entries].reverse()])
      expect(await judge(undefined, both, { whenStatusUnknown: 'accept' })).toMatchObject({ verdict: 'revoked' })
  })

  it('does not accept, beside what could not be had, what was spoilt', async () => {
    const entries = [statusEntry({ statusListCredential: 'https://gone.example/list' }), statusEntry()]
    for (const both of [entries, [...entries].reverse()])
      expect(await judge('{}', both, { whenStatusUnknown: 'accept' })).toMatchObject({ verdict: 'unknown' })
  })

  it('cannot say that the status is not to be looked at', async () => {
    const verifier = createVerifier({ trustedIssuers: [school] })
    const ignoring = { whenStatusUnknown: 'ignore' } as unknown as VerifyPolicy
    await expect(verifier.verify(await signToken(victimBadge()), ignoring)).rejects.toMatchObject({
      code: 'OPTIONS_INVALID',
    })
    const options = { trustedIssuers: [school], status: 'ignore' } as never
    expect(thrownBy(() => createVerifier(options)).code).toBe('OPTIONS_INVALID')
  })
})

describe('a list with a proof that does not hold', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['without one', () => JSON.stringify(listCredential(school)), 'STATUS_LIST_PROOF_INVALID'],
    ['cut out of another list', () => `${head}.${payload}.${revoking.split('.')[2]}`, 'STATUS_LIST_PROOF_INVALID'],
    ['by another key', () => signList(listCredential(school), attacker), 'STATUS_LIST_PROOF_INVALID'],
    [
      'of another list, in the document',
      async () => {
        const [own, other] = [
          await signList(listCredential(school), victim, 'data-integrity'),
          await signList(listCredential(school, { set }), victim, 'data-integrity'),
        ].map((text) => JSON.parse(text) as Loose)
        return JSON.stringify({ ...own, proof: other!['proof'] as Loose })
      },
      'STATUS_LIST_PROOF_INVALID',
    ],
    [
      'by an issuer whose keys cannot be had',
      () => signList(listCredential('did:web:gone.example'), victim),
      'STATUS_LIST_PROOF_UNKNOWN',
    ],
  ])('%s is not believed, and not forgiven', async (_, list, code) => {
    for (const whenStatusUnknown of ['reject', 'accept'] as const) {
      const { codes, ...said } = await judge(await list(), statusEntry(), { whenStatusUnknown })
      expect({ ...said, code: codes.at(-1) }).toEqual({ verdict: 'unknown', outcome: 'unknown', code })
    }
  })
})

it.each([
  'http://school.example/status/1',
  'https://127.0.0.1/status/1',
  'https://[::1]/status/1',
  'https://school.example:8443/status/1',
  'https://user:secret@school.example/status/1',
  'file:///etc/passwd',
  'data:application/json,null',
  'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
  'did:web:school.example',
])('a list at %s, which is not asked, is no clear entry, and not forgiven', async (url) => {
  for (const whenStatusUnknown of ['reject', 'accept'] as const) {
    const said = await judge(clear, statusEntry({ statusListCredential: url }), { whenStatusUnknown })
    expect(said).toEqual({ verdict: 'unknown', outcome: 'unknown', codes: ['STATUS_LIST_NOT_READ'] })
  }
})
