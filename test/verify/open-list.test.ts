import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { toUtf8 } from '../../src/platform/bytes.js'
import { problem } from '../../src/messages/problem.js'
import type { Facts } from '../../src/messages/say.js'
import type { KnownList } from '../../src/verify/known-list.js'
import type { OpenedList } from '../../src/verify/list-cache.js'
import { openBitList, openIdList } from '../../src/verify/open-list.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { signToken } from '../support/tokens.js'
import { encodedBits, listBy, listCredential, listUrl, signList, type ListChanges } from '../support/status-lists.js'

const key = await fixedKey('school')
const stranger = await fixedKey('stranger')
const school = issuerOf(key)

const sourceOf = (text: string): Parameters<typeof openBitList>[0] => ({
  url: listUrl,
  fetched: {
    url: listUrl,
    bytes: toUtf8(text),
    mediaType: '',
    fetchedAt: '2026-06-01T00:00:00Z',
    fromCache: false,
    freshness: { ageSeconds: 0, maxAgeSeconds: undefined },
  },
})

const open = (text: string, means = proofMeans()): Promise<OpenedList> =>
  openBitList(sourceOf(text), { ...means, accept: ['badge'] })

function problemsOf(opened: OpenedList): readonly (readonly [string, Facts[string] | undefined])[] {
  if ('list' in opened) return []
  return opened.problems.map(({ code, facts, url }) => {
    expect(url).toBe(listUrl)
    return [code, facts['reason']]
  })
}

const document = (changes: ListChanges = {}): Promise<string> =>
  signList(listCredential(school, changes), key, 'data-integrity')

describe('a list of bits', () => {
  it.each(['jwt', 'data-integrity'] as const)('is opened as %s', async (format) => {
    const opened = await open(await signList(listCredential(school, { set: [7] }), key, format))
    expect(opened).toMatchObject({ list: { url: listUrl, issuer: school, hasStatus: false } })
  })

  it('is judged at the real time, whatever moment is asked about', async () => {
    const means = { ...proofMeans(), at: Date.parse('2020-01-01T00:00:00Z'), checkedAt: judgedAt.getTime() }
    expect(problemsOf(await open(await document(), means))).toEqual([])
  })

  it.each<[string, () => Promise<string> | string, readonly (readonly [string, string])[]]>([
    ['a page for people', () => '<html>not here</html>', [['STATUS_LIST_INVALID', 'FORMAT_UNRECOGNIZED']]],
    ['nothing', () => '', [['STATUS_LIST_INVALID', 'INPUT_EMPTY']]],
    ['JSON that is cut', () => '{"@context": [', [['STATUS_LIST_INVALID', 'JSON_SYNTAX']]],
    ['a badge', () => signList(smallBadge(school), key), [['STATUS_LIST_INVALID', 'KIND_NOT_ACCEPTED']]],
    ['a list nobody signed', () => JSON.stringify(listCredential(school)), [['STATUS_LIST_PROOF_INVALID', 'NO_PROOF']]],
    [
      'a list signed by another key than its issuer’s',
      () => signList(listCredential(school), stranger),
      [['STATUS_LIST_PROOF_INVALID', 'KEY_NOT_AUTHORIZED']],
    ],
    [
      'a list that was changed after signing',
      async () => (await document()).replace('2026-05-01', '2026-05-02'),
      [['STATUS_LIST_PROOF_INVALID', 'SIGNATURE_INVALID']],
    ],
    [
      'a list with a proof of a suite that is not known',
      async () => (await document()).replace('eddsa-rdfc-2022', 'eddsa-rdfc-2099'),
      [['STATUS_LIST_PROOF_UNKNOWN', 'SUITE_NOT_SUPPORTED']],
    ],
    [
      'a list whose issuer cannot be asked for its keys',
      () => signList(listCredential('did:web:gone.example'), key),
      [['STATUS_LIST_PROOF_UNKNOWN', 'KEY_UNREACHABLE']],
    ],
    [
      'a list without purpose',
      () => listBy(key, { subject: { statusPurpose: undefined } }),
      [['STATUS_LIST_INVALID', 'PROPERTY_MISSING']],
    ],
    [
      'a list of no purpose',
      () => listBy(key, { subject: { statusPurpose: [] } }),
      [['STATUS_LIST_INVALID', 'PROPERTY_INVALID']],
    ],
    [
      'a list of another type',
      () => listBy(key, { subject: { type: 'List' } }),
      [['STATUS_LIST_INVALID', 'VALUE_NOT_ALLOWED']],
    ],
    [
      'a list with a date that is none',
      () => signToken(listCredential(school, { credential: { validUntil: '2026-02-30T00:00:00Z' } }), key),
      [['STATUS_LIST_INVALID', 'DATE_INVALID']],
    ],
    [
      'a list that is wrong in shape and in signature',
      () => signList(listCredential(school, { subject: { encodedList: 7 } }), stranger),
      [
        ['STATUS_LIST_INVALID', 'PROPERTY_INVALID'],
        ['STATUS_LIST_PROOF_INVALID', 'KEY_NOT_AUTHORIZED'],
      ],
    ],
  ])('is refused: %s', async (_, text, expected) => {
    expect(problemsOf(await open(await text()))).toEqual(expected)
  })

  it('is refused with the address, the code of the fault, and its sentence with the place in the list', async () => {
    const opened = await open(await signList(listCredential(school, { subject: { encodedList: 7 } }), stranger))
    const [shape, proof] = 'problems' in opened ? opened.problems : []
    expect(shape?.facts).toEqual({
      url: listUrl,
      reason: 'PROPERTY_INVALID',
      detail: 'Expected a string, found 7. (at /credentialSubject/encodedList of the list)',
    })
    expect(Object.keys(proof?.facts ?? {})).toEqual(['url', 'reason', 'detail'])
  })

  it('is refused without a place, where the fault has none', async () => {
    const opened = await open('')
    const { message } = problem('INPUT_EMPTY', {})
    expect('problems' in opened && opened.problems.map(({ facts }) => facts)).toEqual([
      { url: listUrl, reason: 'INPUT_EMPTY', detail: message },
    ])
  })

  it('is refused for the first fault of its shape, however many there are', async () => {
    const subject = { statusPurpose: undefined, encodedList: 7, type: 'List' }
    const opened = await open(await listBy(key, { subject }))
    expect(problemsOf(opened).map(([code]) => code)).toEqual(['STATUS_LIST_INVALID'])
  })

  it.each<[string, string]>([
    ['bits in clear', 'uAAAA'],
    ['a cut stream', encodedBits().slice(0, -3)],
    ['bits that are not compressed with gzip', `u${Buffer.from('not gzip').toString('base64url')}`],
    [
      'two streams',
      `u${Buffer.concat([gzipSync(new Uint8Array(9)), gzipSync(new Uint8Array(9))]).toString('base64url')}`,
    ],
  ])('is refused for %s', async (_, encodedList) => {
    const opened = await open(await listBy(key, { subject: { encodedList } }))
    expect(problemsOf(opened).map(([code]) => code)).toEqual(['STATUS_LIST_ENCODING_INVALID'])
  })

  it('may be longer than any badge', async () => {
    const noise = Buffer.from(Array.from({ length: 1_500_000 }, (_, index) => (index * 2_654_435_761) >>> 24))
    const encodedList = `u${gzipSync(noise, { level: 0 }).toString('base64url')}`
    expect(encodedList.length).toBeGreaterThan(defaultLimits.maxCredentialLength)
    for (const format of ['jwt', 'data-integrity'] as const) {
      const opened = await open(await signList(listCredential(school, { subject: { encodedList } }), key, format))
      const { list } = opened as { readonly list: KnownList }
      // The bits, and some room for what it says of itself.
      expect(list.size - noise.length).toBeLessThan(1_000)
      expect(list.size).toBeGreaterThan(noise.length)
    }
  })

  it('is as small as a badge in all but its bits', async () => {
    const many = Array.from({ length: 501 }, (_, index) => `https://school.example/types#T${index}`)
    const credential = { type: ['VerifiableCredential', 'BitstringStatusListCredential', ...many] }
    expect(problemsOf(await open(await listBy(key, { credential })))).toEqual([
      ['STATUS_LIST_INVALID', 'JSON_LIMIT_EXCEEDED'],
    ])
  })
})

describe('a list of ids', () => {
  const openIds = (text: string): Promise<OpenedList> => openIdList(sourceOf(text), defaultLimits)

  it('is opened, and knows which are revoked', async () => {
    const members = [{ id: 'urn:uuid:1' }, { id: 'urn:uuid:2', revoked: false }, { id: 'urn:uuid:3', revoked: true }]
    const opened = await openIds(JSON.stringify({ id: listUrl, issuer: school, revokedCredential: members }))
    expect(opened).toMatchObject({
      list: { issuer: school, contents: { kind: 'ids', revoked: new Set(['urn:uuid:1', 'urn:uuid:3']) } },
    })
  })

  it('may have many members', async () => {
    const members = Array.from({ length: 30_000 }, (_, index) => ({ id: `https://school.example/badges/${index}` }))
    expect(await openIds(JSON.stringify({ revokedCredential: members }))).toHaveProperty('list')
  })

  it.each([
    ['a page for people', '<html>', 'JSON_SYNTAX'],
    ['JSON with a key twice', '{"revokedCredential": [], "revokedCredential": []}', 'JSON_DUPLICATE_KEY'],
    ['a text', '"urn:uuid:1"', 'it has no "revokedCredential"'],
    ['JSON that is deeper than any', `${'['.repeat(40)}${']'.repeat(40)}`, 'JSON_LIMIT_EXCEEDED'],
    ['no members', '{"id": "https://school.example/"}', 'it has no "revokedCredential"'],
    ['one member that is no array', '{"revokedCredential": {"id": "urn:uuid:1"}}', 'it has no "revokedCredential"'],
  ])('is refused for %s', async (_, text, reason) => {
    expect(problemsOf(await openIds(text))).toEqual([['STATUS_LIST_INVALID', reason]])
  })

  it('is refused for bytes that are no text', async () => {
    const source = sourceOf('')
    const opened = await openIdList(
      { ...source, fetched: { ...source.fetched, bytes: Uint8Array.of(0xff, 0xfe) } },
      defaultLimits,
    )
    expect(problemsOf(opened)).toEqual([['STATUS_LIST_INVALID', 'INPUT_NOT_UTF8']])
  })
})
