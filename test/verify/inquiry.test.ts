import { describe, expect, it } from 'vitest'
import type { FetchFunction } from '../../src/net/network.js'
import { defaultLimits, limitsForStatusLists } from '../../src/limits.js'
import { openInquiry, type Inquiry } from '../../src/verify/inquiry.js'
import { readVerifierOptions, type VerifierOptions } from '../../src/verify/options.js'
import { readPolicy, type VerifyPolicy } from '../../src/verify/policy.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const web = 'did:web:school.example'
const now = Date.parse('2026-06-01T00:00:00Z')
const reference = { method: `${web}#key-1`, embedded: undefined, path: '/proof', purpose: 'assertionMethod' } as const

/** An inquiry, and what was asked of whom on its behalf. */
function open(
  trustedIssuers: Trust,
  policy: VerifyPolicy = {},
  options: Partial<VerifierOptions> = {},
): Inquiry & { readonly requested: string[] } {
  const requested: string[] = []
  const fetch: FetchFunction = (url) => {
    requested.push(url)
    return Promise.resolve(new Response('nothing', { status: 404 }))
  }
  const setup = readVerifierOptions({ trustedIssuers, fetch, now: () => now, cache: 'off', ...options })
  return { ...openInquiry(setup, readPolicy(policy, now), now), requested }
}

const findKey = ({ means }: Inquiry): Promise<unknown> => means.findKey(web, reference, () => true)

describe('an inquiry', () => {
  it('carries the moment asked about and the real clock, apart', () => {
    const { means } = open(anyIssuer, { asOf: '2030-01-01T00:00:00Z', accept: ['endorsement'] })
    expect(means).toMatchObject({ at: Date.parse('2030-01-01T00:00:00Z'), checkedAt: now, accept: ['endorsement'] })
  })

  it.each([
    ['badge', {}, defaultLimits],
    ['badge', { accept: ['endorsement', 'badge'] }, defaultLimits],
    ['status-list', { accept: ['badge', 'status-list'] }, limitsForStatusLists(defaultLimits)],
  ] as const)('lets its input be as large as a %s, where it accepts %j', (sizes, policy, limits) => {
    const { facts, means } = open(anyIssuer, policy)
    expect(facts.sizes).toBe(sizes)
    expect(means.limits).toEqual(limits)
  })

  it('asks about an issuer once, and the next inquiry asks again', async () => {
    const asked: string[] = []
    const lookup = (id: string): string => {
      asked.push(id)
      return id
    }
    const inquiry = open(lookup)
    await Promise.all([inquiry.trustOf(web), inquiry.trustOf(web), inquiry.means.pinnedKeys(web)])
    await inquiry.trustOf('did:web:guild.example')
    expect(asked).toEqual([web, 'did:web:guild.example'])
    await open(lookup).trustOf(web)
    expect(asked).toEqual([web, 'did:web:guild.example', web])
  })

  it('gives the pinned keys of an issuer for that issuer only', async () => {
    const { means } = open([{ id: web, keys: [key.publicKey] }, 'did:web:guild.example'])
    expect((await means.pinnedKeys(web)).map(({ jwk }) => jwk.x)).toEqual([key.publicKey.x])
    expect(await means.pinnedKeys('did:web:guild.example')).toEqual([])
    expect(await means.pinnedKeys('did:web:intruder.example')).toEqual([])
  })

  it('needs nobody’s answer for keys that were pinned from the beginning', () => {
    const pinned = open([{ id: web, keys: [key.publicKey] }]).means.pinnedKeys(web)
    expect(pinned).toMatchObject([{ jwk: { x: key.publicKey.x } }])
  })

  it('gives the keys that a look-up names, and none of an issuer that it does not know', async () => {
    const { means } = open((id) => (id === web ? { id, keys: [key.publicKey] } : undefined))
    expect(await means.pinnedKeys(web)).toMatchObject([{ jwk: { x: key.publicKey.x } }])
    expect(await means.pinnedKeys('did:web:guild.example')).toEqual([])
  })

  it('asks for what the caller named, whoever is trusted', async () => {
    const inquiry = open([], { contact: 'trusted' })
    const url = 'https://school.example/badge'
    const error = await thrownBy(() =>
      inquiry.request({ url, accept: 'application/json', maxBytes: 9, redirects: 'none' }),
    )
    expect([error.code, inquiry.requested]).toEqual(['FETCH_NOT_FOUND', [url]])
  })

  it('looks into as many credentials inside others as the limit says', () => {
    const inquiry = open(anyIssuer, {}, { limits: { maxContained: 2 } })
    const looked = Array.from({ length: 4 }, () => inquiry.mayLookInto())
    expect(looked).toEqual([true, true, false, false])
  })

  it('has no pinned keys where any issuer will do, or the look-up fails', async () => {
    expect(await open(anyIssuer).means.pinnedKeys(web)).toEqual([])
    expect(await open(() => Promise.reject(new Error('down'))).means.pinnedKeys(web)).toEqual([])
  })

  it('records the requests made', async () => {
    const inquiry = open(anyIssuer)
    expect(inquiry.fetches()).toEqual([])
    expect((await thrownBy(() => findKey(inquiry))).code).toBe('ISSUER_PUBLISHES_NO_KEYS')
    expect(inquiry.fetches()).toMatchObject([
      { url: 'https://school.example/.well-known/did.json', outcome: 'FETCH_NOT_FOUND' },
    ])
    expect(inquiry.requested).toEqual(['https://school.example/.well-known/did.json'])
  })

  it('makes no request after the caller’s signal', async () => {
    const inquiry = open(anyIssuer, { signal: AbortSignal.abort() })
    expect((await thrownBy(() => findKey(inquiry))).code).toBe('KEY_UNREACHABLE')
    expect(inquiry.requested).toEqual([])
  })

  it('finds the keys of issuers that are their own key without any request', async () => {
    const inquiry = open([], { contact: 'trusted' })
    const own = issuerOf(key)
    const found = await inquiry.means.findKey(own, { ...reference, method: key.id }, () => true)
    expect(found).toMatchObject({ source: 'did', id: key.id })
    expect(inquiry.requested).toEqual([])
  })
})

// Decision 9.
describe('who may issue the status lists of an issuer', () => {
  const lists = 'did:web:lists.example'
  const registry = 'did:web:registry.example'
  const heard = async (inquiry: Inquiry, issuer = web): Promise<readonly (string | undefined)[]> => {
    const { question } = await inquiry.statusOf(issuer)
    return [web, lists, registry, undefined, '', 'did:web:intruder.example'].filter(question.isAuthorized)
  }

  it.each<[string, Trust, Partial<VerifierOptions>, readonly string[]]>([
    ['itself', [web], {}, [web]],
    ['those that it relies on', [{ id: web, statusIssuers: [lists] }], {}, [web, lists]],
    ['those that the verifier hears for all', [web], { statusIssuers: [registry] }, [web, registry]],
    ['both', [{ id: web, statusIssuers: [lists] }], { statusIssuers: [registry] }, [web, lists, registry]],
    ['those that a look-up names', () => ({ id: web, statusIssuers: [lists] }), {}, [web, lists]],
    ['itself, where any issuer will do', anyIssuer, {}, [web]],
    ['itself, where it does not count', [], {}, [web]],
    ['itself, where the look-up fails', () => Promise.reject(new Error('down')), {}, [web]],
    ['not those of another issuer', [web, { id: 'did:web:guild.example', statusIssuers: [lists] }], {}, [web]],
  ])('%s', async (_, trust, options, expected) => {
    expect(await heard(open(trust, {}, options))).toEqual(expected)
  })

  it('is told nothing of a period in which the issuer counted', async () => {
    const past = [{ id: web, statusIssuers: [lists], until: '2020-01-01T00:00:00Z' }]
    expect(await heard(open(past))).toEqual([web, lists])
  })
})

describe('the moment at which a status is judged', () => {
  it('is the one asked about, beside the real clock', async () => {
    const { question } = await open([web], { asOf: '2026-03-01T00:00:00Z' }).statusOf(web)
    expect(question).toMatchObject({ issuer: web, at: Date.parse('2026-03-01T00:00:00Z'), checkedAt: now })
  })
})

// Decision 2.
describe("an inquiry under contact: 'trusted'", () => {
  const policy = { contact: 'trusted' } as const

  it('asks issuers on the list', async () => {
    const inquiry = open([web], policy)
    await thrownBy(() => findKey(inquiry))
    expect(inquiry.requested).toHaveLength(1)
  })

  it.each<[string, Trust, string]>([
    ['not on the list', ['did:web:guild.example'], 'NOT_CONTACTED'],
    ['not known to the look-up', () => undefined, 'NOT_CONTACTED'],
    ['that nobody was asked about', anyIssuer, 'NOT_CONTACTED'],
    // Nobody has said that it is not trusted.
    ['whose look-up fails', () => Promise.reject(new Error('down')), 'KEY_UNREACHABLE'],
  ])('sends nothing on behalf of an issuer %s: %s', async (_, trust, code) => {
    const inquiry = open(trust, policy)
    const error = await thrownBy(() => findKey(inquiry))
    expect(error.code).toBe(code)
    if (code === 'KEY_UNREACHABLE') expect(error.facts['reason']).toBe('ISSUER_LOOKUP_FAILED')
    expect(inquiry.requested).toEqual([])
    expect(inquiry.fetches()).toEqual([])
  })

  it.each<[string, Trust, string]>([
    ['is not trusted', [], 'NOT_CONTACTED'],
    ['cannot be looked up', () => Promise.reject(new Error('down')), 'ISSUER_LOOKUP_FAILED'],
  ])('says on whose behalf nobody was asked, and what: the issuer %s', async (_, trust, code) => {
    const session = await open(trust, policy).sessionFor(web)
    const url = 'https://school.example/status/1'
    const error = await thrownBy(() => session.request({ url, accept: '', maxBytes: 9, redirects: 'none' }))
    expect({ ...error }).toMatchObject({ code, facts: { issuer: web }, url })
  })
})
