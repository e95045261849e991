import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { checkStatus, type StatusJudgement } from '../../src/verify/check-status.js'
import { openInquiry } from '../../src/verify/inquiry.js'
import { readVerifierOptions } from '../../src/verify/options.js'
import { readPolicy } from '../../src/verify/policy.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { encodedBits, listBy, listHost, listUrl, statusEntry, type HostedAnswer } from '../support/status-lists.js'

const key = await fixedKey('school')
const school = issuerOf(key)
const other = 'https://school.example/status/2'
const clear = await listBy(key)
const set = await listBy(key, { set: [94_567] })

/** Judges entries as they stand, without a badge around them. */
async function judge(
  credentialStatus: JsonValue | undefined,
  pages: Record<string, HostedAnswer> = { [listUrl]: clear, [other]: clear },
  badge: JsonObject = { id: 'urn:uuid:badge' },
): Promise<StatusJudgement & { readonly asked: readonly string[] }> {
  const host = listHost(pages)
  const setup = readVerifierOptions({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt, cache: 'off' })
  const inquiry = openInquiry(setup, readPolicy({}, judgedAt.getTime()), judgedAt.getTime())
  const document: JsonObject = { ...badge, ...(credentialStatus === undefined ? {} : { credentialStatus }) }
  return { ...(await checkStatus(document, () => inquiry.statusOf(school))), asked: host.asked }
}

const entry = (changes: Record<string, unknown> = {}): JsonValue => statusEntry(changes) as JsonObject
const elsewhere = entry({ statusListCredential: other })

const codesOf = ({ outcome }: StatusJudgement): string[] => problemCodesOf(outcome)

describe('checkStatus', () => {
  it.each([
    ['no status', undefined],
    ['an empty array', []],
  ])('skips a credential with %s: it cannot be revoked, which is no pass', async (_, status) => {
    const judged = await judge(status)
    expect(judged).toMatchObject({ outcome: { outcome: 'skipped', because: 'not-present' }, lists: [] })
    expect(judged.asked).toEqual([])
  })

  it('passes where the entry is clear, and says which list it rests on', async () => {
    const judged = await judge(entry())
    expect(judged.outcome).toEqual({ outcome: 'passed' })
    expect(judged.findings).toEqual([])
    expect(judged.lists).toEqual([
      {
        url: listUrl,
        issuer: school,
        listed: '2026-05-01T00:00:00Z',
        fetchedAt: '2026-06-01T00:00:00Z',
        fromCache: false,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('asks the same of a credential and a subject without names', async () => {
    const nameless = { credentialSubject: [{ type: 'AchievementSubject' }, { id: 'urn:a' }] }
    expect(codesOf(await judge(entry(), { [listUrl]: set }, nameless))).toEqual(['REVOKED'])
  })

  it('is not revoked, without a name, by a list that names others', async () => {
    const url = 'https://school.example/revoked'
    const list = { id: url, issuer: school, revokedCredential: [{ id: 'urn:uuid:other', revoked: true }] }
    const [status, pages] = [{ id: url, type: '1EdTechRevocationList' }, { [url]: JSON.stringify(list) }]
    expect(codesOf(await judge(status, pages, { id: 'urn:uuid:other' }))).toEqual(['REVOKED'])
    expect((await judge(status, pages, {})).outcome).toEqual({ outcome: 'passed' })
  })

  it('names entry, list and place where the entry is set', async () => {
    const judged = await judge(entry(), { [listUrl]: set })
    const facts = { index: 94_567, url: listUrl, issuer: school, listed: '2026-05-01T00:00:00Z' }
    const revoked = { code: 'REVOKED', path: '/credentialStatus', url: listUrl, facts }
    expect(judged.outcome).toMatchObject({ outcome: 'failed', problems: [revoked] })
  })

  it('reads the list of two entries once', async () => {
    const judged = await judge([entry(), entry({ statusListIndex: '7' })])
    expect(judged.outcome).toEqual({ outcome: 'passed' })
    expect(judged.asked).toEqual([listUrl])
    expect(judged.lists).toHaveLength(1)
  })

  it('says what is worth saying of a list once, however many entries it has', async () => {
    const short = await listBy(key, { subject: { encodedList: encodedBits([], 8) } })
    const judged = await judge([entry({ statusListIndex: '1' }), entry({ statusListIndex: '2' })], { [listUrl]: short })
    expect(judged.findings?.map(({ code }) => code)).toEqual(['STATUS_LIST_SHORT'])
  })

  // E18: every entry counts, and a type that nobody reads is no pass.
  it.each<[string, JsonValue, string[]]>([
    ['a revoked entry after a clear one', [elsewhere, entry()], ['REVOKED']],
    [
      'a revoked entry after one of a type that nobody reads',
      [{ type: 'X' }, entry()],
      ['STATUS_NOT_SUPPORTED', 'REVOKED'],
    ],
    [
      'a revoked entry before one that cannot be reached',
      [entry(), entry({ statusListCredential: 'https://gone.example/' })],
      ['REVOKED', 'STATUS_LIST_UNREACHABLE'],
    ],
    ['a clear entry and one of a type that nobody reads', [elsewhere, { type: 'X' }], ['STATUS_NOT_SUPPORTED']],
    ['an entry that is null', null, ['STATUS_NOT_SUPPORTED']],
    ['an entry that is text', listUrl, ['STATUS_NOT_SUPPORTED']],
    ['an entry without a type', {}, ['STATUS_NOT_SUPPORTED']],
    ['an entry of two types', { ...statusEntry(), type: ['BitstringStatusListEntry', 'X'] }, ['STATUS_NOT_SUPPORTED']],
  ])('counts %s', async (_, status, codes) => {
    const judged = await judge(status, { [listUrl]: set, [other]: clear })
    expect(codesOf(judged)).toEqual(codes)
    expect(judged.outcome.outcome).toBe(codes.includes('REVOKED') ? 'failed' : 'unknown')
  })

  it('says at which place of an array an entry stands', async () => {
    const { outcome } = await judge([elsewhere, { type: 'X' }])
    expect(outcome).toMatchObject({ problems: [{ path: '/credentialStatus/1' }] })
  })

  it.each<[string, number, number, number]>([
    ['more lists than one credential may name', 5, 5, 4],
    ['more entries than one credential may have', 17, 1, 16],
  ])('asks nobody for a badge with %s', async (_, count, lists, limit) => {
    const urlOf = (index: number): string => `https://h${index % lists}.example/status`
    const entries = Array.from({ length: count }, (__, index) => entry({ statusListCredential: urlOf(index) }))
    const pages = Object.fromEntries(entries.map((__, index) => [urlOf(index), clear]))
    const judged = await judge(entries, pages)
    expect(judged.asked).toEqual([])
    expect(judged.outcome).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'STATUS_ENTRIES_TOO_MANY', path: '/credentialStatus', facts: { found: count, limit } }],
    })
    const within = await judge(entries.slice(1), pages)
    expect(within.outcome.outcome).toBe('passed')
  })

  it('judges all entries of a list by one copy of it, also where that may not be kept', async () => {
    const fleeting = await listBy(key, { set: [5], subject: { ttl: 0 } })
    const entries = ['1', '2', '3', '4', '5', '6'].map((statusListIndex) => entry({ statusListIndex }))
    const { outcome, asked, lists } = await judge(entries, { [listUrl]: fleeting })
    expect(outcome).toMatchObject({ problems: [{ code: 'REVOKED', path: '/credentialStatus/4' }] })
    expect([asked, lists.length]).toEqual([[listUrl], 1])
  })

  it('counts a list once, however its address is written', async () => {
    const spellings = [listUrl, [listUrl], { id: listUrl }, listUrl, [listUrl]]
    const { outcome, asked } = await judge(spellings.map((statusListCredential) => entry({ statusListCredential })))
    expect(outcome.outcome).toBe('passed')
    expect(asked).toHaveLength(1)
  })
})
