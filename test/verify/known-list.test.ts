import { describe, expect, it } from 'vitest'
import { passGates, type Admitted, type GateReport } from '../../src/gates/pass-gates.js'
import { defaultLimits, limitsForStatusLists } from '../../src/limits.js'
import type { Facts } from '../../src/messages/say.js'
import type { Fetched } from '../../src/net/network.js'
import { toUtf8 } from '../../src/platform/bytes.js'
import type { Authenticated } from '../../src/proof/authentication.js'
import type { RevocationList } from '../../src/status/revocation-list.js'
import { describeBits, describeIds, isHeard, type KnownList } from '../../src/verify/known-list.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf } from '../support/signed-badges.js'
import { encodedBits, listCredential, listUrl, signList, type ListChanges } from '../support/status-lists.js'
import { signToken } from '../support/tokens.js'

const key = await fixedKey('school')
const school = issuerOf(key)
const fetchedAt = '2026-06-01T00:00:00Z'
const readAt = Date.parse(fetchedAt)

function fetchedText(text: string, freshness: Partial<Fetched['freshness']> = {}): Fetched {
  return {
    url: listUrl,
    bytes: toUtf8(text),
    mediaType: '',
    fetchedAt,
    fromCache: false,
    freshness: { ageSeconds: 0, maxAgeSeconds: undefined, ...freshness },
  }
}

/** Lets a list pass the gates, as the verifier does. */
async function known(
  text: string,
  freshness: Partial<Fetched['freshness']> = {},
  authenticated: Partial<Authenticated> = {},
): Promise<KnownList> {
  const { admitted, gates } = await admit(text)
  const changed = { ...admitted, authenticated: { ...admitted.authenticated, ...authenticated } }
  return describeBits(changed, gates, { url: listUrl, fetched: fetchedText(text, freshness) }, defaultLimits)
}

async function admit(text: string): Promise<{ readonly admitted: Admitted; readonly gates: GateReport }> {
  const limits = limitsForStatusLists(defaultLimits)
  const gates = await passGates(text, { ...proofMeans(), limits, accept: ['status-list'] })
  if (gates.admitted === undefined) throw new Error(JSON.stringify([gates.format, gates.schema, gates.proof]))
  return { admitted: gates.admitted, gates }
}

async function listed(changes: ListChanges = {}, freshness: Partial<Fetched['freshness']> = {}): Promise<KnownList> {
  return known(await signList(listCredential(school, changes), key), freshness)
}

const seconds = (list: KnownList): number => (list.freshUntil - readAt) / 1_000

describe('how long a list may be used again', () => {
  it.each<[string, ListChanges, Partial<Fetched['freshness']>, number]>([
    ['five minutes, where nobody says anything', {}, {}, 300],
    ['as long as its ttl says', { subject: { ttl: 60_000 } }, {}, 60],
    ['not at all, where its ttl is 0', { subject: { ttl: 0 } }, {}, 0],
    ['not at all, where its ttl is below 0', { subject: { ttl: -1 } }, {}, 0],
    ['an hour at most, whatever its ttl says', { subject: { ttl: 86_400_000 } }, {}, 3_600],
    ['as long as its host says, where that is less', { subject: { ttl: 60_000 } }, { maxAgeSeconds: 10 }, 10],
    ['as long as its ttl says, where the host says more', { subject: { ttl: 60_000 } }, { maxAgeSeconds: 900 }, 60],
    ['not at all, where the host forbids it', {}, { maxAgeSeconds: 0 }, 0],
    ['until its own end at most', { credential: { validUntil: '2026-06-01T00:01:00Z' } }, {}, 60],
    ['counted from when it left its origin', { subject: { ttl: 60_000 } }, { ageSeconds: 50 }, 10],
    ['no longer, where a proxy has kept it for longer', { subject: { ttl: 60_000 } }, { ageSeconds: 70 }, -10],
  ])('is %s', async (_, changes, freshness, expected) => {
    expect(seconds(await listed(changes, freshness))).toBe(expected)
  })
})

describe('when a list was made', () => {
  it('is its validFrom, where that is later than its signature', async () => {
    expect((await listed()).listed).toBe(Date.parse('2026-05-01T00:00:00Z'))
  })

  it('is when it was read, where it does not say when it was signed: a start date may stand for years', async () => {
    const list = await known(await signToken(listCredential(school), key))
    expect(list.listed).toBe(readAt)
    expect(list.dates).toEqual({ signedAt: undefined, validFrom: Date.parse('2026-05-01T00:00:00Z') })
  })

  it('is when its proof was made, where that is later', async () => {
    const text = await signList(
      listCredential(school, { credential: { validFrom: '2026-01-01T00:00:00Z' } }),
      key,
      'data-integrity',
    )
    expect((await known(text)).listed).toBe(Date.parse('2026-02-01T00:00:00Z'))
  })

  it('is the iat of its token, where that is later', async () => {
    const iat = Date.parse('2026-05-20T00:00:00Z') / 1_000
    const text = await signToken(listCredential(school), key, { claims: { iat } })
    expect((await known(text)).listed).toBe(iat * 1_000)
  })

  it('is when it was read, where nothing is said', async () => {
    const list = await known(await signToken(listCredential(school, { credential: { validFrom: undefined } }), key))
    expect(list.listed).toBe(readAt)
    expect(list.dates).toEqual({ signedAt: undefined, validFrom: undefined })
  })

  // A date from the future would make every later list look older than this one.
  it.each([
    [9e9, undefined],
    [(readAt + 86_400_000) / 1_000 + 1, undefined],
    [(readAt + 86_400_000) / 1_000, readAt + 86_400_000],
    // No moment at all.
    [Number.MAX_SAFE_INTEGER, undefined],
    [4e15, undefined],
  ])('is when it was read, where it says it comes from the future: iat %d', async (iat, signedAt) => {
    const text = await signToken(listCredential(school), key, { claims: { iat } })
    const { listed: made, dates } = await known(text)
    expect(made).toBe(readAt)
    expect(dates.signedAt).toBe(signedAt)
  })
})

describe('when a list is in force', () => {
  it('is from validFrom to validUntil', async () => {
    const list = await listed({ credential: { validUntil: '2026-07-01T00:00:00Z' } })
    expect(list.validFrom).toBe(Date.parse('2026-05-01T00:00:00Z'))
    expect(list.validUntil).toBe(Date.parse('2026-07-01T00:00:00Z'))
  })

  it('is narrowed by the claims of its token', async () => {
    const credential = listCredential(school, { credential: { validFrom: undefined } })
    const [nbf, exp] = [1_780_000_000, 1_790_000_000]
    const list = await known(await signToken(credential, key, { claims: { nbf, exp } }))
    expect([list.validFrom, list.validUntil]).toEqual([nbf * 1_000, exp * 1_000])
  })

  it('is for ever, where nobody names an end, and not used longer for it', async () => {
    const list = await listed()
    expect(list.validUntil).toBeUndefined()
    expect(seconds(list)).toBe(300)
  })

  // A list says one thing, its token another: what both allow holds.
  it('is from the later beginning to the earlier end', async () => {
    const text = await signList(listCredential(school, { credential: { validUntil: '2026-07-01T00:00:00Z' } }), key)
    const [notBefore, notAfter] = ['2026-05-02T00:00:00Z', '2026-06-30T00:00:00Z'].map((date) => Date.parse(date))
    const narrowed = await known(text, {}, { notBefore: notBefore!, notAfter: notAfter! })
    expect([narrowed.validFrom, narrowed.validUntil]).toEqual([notBefore, notAfter])
    const [before, after] = ['2026-04-30T00:00:00Z', '2026-07-02T00:00:00Z'].map((date) => Date.parse(date))
    const wide = await known(text, {}, { notBefore: before!, notAfter: after! })
    expect([wide.validFrom, wide.validUntil]).toEqual([
      Date.parse('2026-05-01T00:00:00Z'),
      Date.parse('2026-07-01T00:00:00Z'),
    ])
  })

  it('is read as UTC where a zone is missing, with a finding that names the list', async () => {
    const credential = listCredential(school, { credential: { validFrom: '2026-05-01T00:00:00' } })
    const list = await known(await signToken(credential, key))
    expect(list.validFrom).toBe(Date.parse('2026-05-01T00:00:00Z'))
    const [finding] = list.findings.filter(({ code }) => code === 'DATE_READ_AS_UTC')
    expect(finding).toMatchObject({ url: listUrl })
    expect(finding).not.toHaveProperty('path')
  })
})

describe('what is worth saying of a list', () => {
  it.each<[string, ListChanges, string[]]>([
    ['nothing of an ordinary one', {}, []],
    ['that it is short', { subject: { encodedList: encodedBits([], 16_383) } }, ['STATUS_LIST_SHORT']],
    [
      'that it calls itself otherwise',
      { credential: { id: 'https://school.example/status/2' } },
      ['STATUS_LIST_ID_DIFFERS'],
    ],
    ['nothing, where it does not call itself anything', { credential: { id: undefined } }, []],
    [
      'that its bits lack their prefix',
      { subject: { encodedList: encodedBits().slice(1) } },
      ['STATUS_LIST_ENCODING_UNUSUAL'],
    ],
  ])('is %s', async (_, changes, codes) => {
    const { findings } = await listed(changes)
    // A list without an id has a token without "jti", which is another matter.
    expect(findings.map(({ code }) => code).filter((code) => code !== 'JWT_CLAIM_MISSING')).toEqual(codes)
    for (const { url } of findings) expect(url).toBe(listUrl)
  })

  it.each<[string, ListChanges, Facts]>([
    [
      'how short it is',
      { subject: { encodedList: encodedBits([], 16_383) } },
      { url: listUrl, length: 131_064, least: 131_072 },
    ],
    [
      'how it spells its bits',
      { subject: { encodedList: encodedBits().slice(1) } },
      { url: listUrl, found: 'base64url' },
    ],
    ['what it calls itself', { credential: { id: `${listUrl}0` } }, { url: listUrl, found: `${listUrl}0` }],
  ])('names %s', async (_, changes, facts) => {
    const { findings } = await listed(changes)
    expect(findings.map((each) => each.facts)).toEqual([facts])
  })

  it('keeps nothing of the document: what a finding says is a copy', async () => {
    const text = await signToken(listCredential(school, { credential: { validFrom: '2026-05-01T00:00:00' } }), key)
    const { admitted, gates } = await admit(text)
    const list = await describeBits(admitted, gates, { url: listUrl, fetched: fetchedText(text) }, defaultLimits)
    const [ours, theirs] = [list, gates].map(({ findings }) => findings.find(({ code }) => code === 'DATE_READ_AS_UTC'))
    expect(ours?.facts).toEqual(theirs?.facts)
    expect(ours?.facts).not.toBe(theirs?.facts)
  })
})

describe('a list with a status of its own', () => {
  const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '1' }
  const credentialStatus = { ...entry, statusListCredential: 'https://school.example/status/2' }

  it.each<[string, ListChanges, boolean]>([
    ['one entry', { credential: { credentialStatus } }, true],
    ['an array of entries', { credential: { credentialStatus: [credentialStatus] } }, true],
    ['no entry', {}, false],
  ])('is one with %s', async (_, changes, expected) => {
    expect((await listed(changes)).hasStatus).toBe(expected)
  })
})

describe('who is heard', () => {
  const isAuthorized = (issuer: string | undefined): boolean => issuer === school
  const stranger = 'did:web:stranger.example'

  // Nobody signed a list of ids; one that names somebody else is somebody else's.
  it.each([
    ['bits', school, true],
    ['bits', stranger, false],
    ['bits', undefined, false],
    ['ids', school, true],
    ['ids', stranger, false],
    ['ids', undefined, true],
  ] as const)('in a list of %s by %s: %s', (kind, issuer, expected) => {
    expect(isHeard({ contents: { kind } as KnownList['contents'], issuer }, isAuthorized)).toBe(expected)
  })
})

describe('a list of ids', () => {
  const idsOf = (list: Partial<RevocationList> = {}): KnownList =>
    describeIds(
      { id: undefined, issuer: undefined, revoked: new Set(['urn:uuid:1']), ...list },
      { url: listUrl, fetched: fetchedText('{}', { ageSeconds: 10 }) },
      defaultLimits,
    )

  it('is as old as it was read, and may be used again for five minutes from when it left its host', () => {
    const ids = idsOf()
    expect(ids.listed).toBe(readAt)
    expect(seconds(ids)).toBe(290)
  })

  it('has no date that anybody signed', () => {
    expect(idsOf().dates).toStrictEqual({ signedAt: undefined, validFrom: undefined })
  })

  it('is said to be unsigned', () => {
    expect(idsOf().findings).toMatchObject([{ code: 'STATUS_LIST_UNSIGNED', facts: { url: listUrl }, url: listUrl }])
  })

  it('is said to call itself otherwise, where it does', () => {
    const { findings } = idsOf({ id: 'urn:list' })
    expect(findings.map(({ code, facts }) => [code, facts])).toEqual([
      ['STATUS_LIST_UNSIGNED', { url: listUrl }],
      ['STATUS_LIST_ID_DIFFERS', { url: listUrl, found: 'urn:list' }],
    ])
    expect(idsOf({ id: listUrl }).findings).toHaveLength(1)
  })

  it('takes two bytes for each character, and room for each id', () => {
    const empty = idsOf({ revoked: new Set() }).size
    const [one, two] = ['urn:uuid:1', 'urn:uuid:22']
    // With quotation marks, and a comma between.
    expect(idsOf({ revoked: new Set([one, two]) }).size - empty).toBe(2 * (12 + 13 + 1) + 2 * 64)
    expect(idsOf({ revoked: new Set(), id: `${listUrl}/${'x'.repeat(1_000)}` }).size).toBeGreaterThan(empty + 4_000)
  })

  it.each(['statusPurpose', 'type'])('takes room for whatever it says of its %s', async (name) => {
    const usual = { type: 'BitstringStatusList', statusPurpose: 'revocation' }
    const said = [
      usual[name as keyof typeof usual],
      ...Array.from({ length: 50 }, (_, index) => `${'\u0101'.repeat(1_000)}${index}`),
    ]
    const { size } = await listed({ subject: { [name]: said } })
    expect(size - (await listed()).size).toBeGreaterThan(50 * 2_000)
  })
})
