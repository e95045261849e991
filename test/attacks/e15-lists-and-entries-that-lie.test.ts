/** E15, S4: an entry or a list is written so that one reader finds another bit than the next, or none. */
import { expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { encodedBits, listBy, listHost, listUrl, statusEntry, type ListChanges } from '../support/status-lists.js'
import { signToken, victim, victimBadge, type Loose } from './genuine.js'

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly findings: readonly string[]
}

/** What is said of a badge with an entry, in a list; the badge is signed as it stands. */
async function judge(entry: Loose, list: ListChanges = {}, credential: Loose = {}): Promise<Said> {
  const host = listHost({
    [listUrl]: await listBy(victim, { ...list, credential: { ...list.credential, ...credential } }),
  })
  const verifier = createVerifier({ trustedIssuers: [issuerOf(victim)], fetch: host.fetch, now: () => judgedAt })
  const report = await verifier.verify(await signToken({ ...victimBadge(), credentialStatus: statusEntry(entry) }))
  const status = report.checks.find(({ check }) => check === 'status')!
  return {
    verdict: report.verdict,
    codes: problemCodesOf(status),
    findings: report.findings.map(({ code }) => code).filter((code) => code.startsWith('STATUS_')),
  }
}

it.each([
  '7abc',
  ' 7',
  '7 ',
  '8e0',
  '0x7',
  '-1',
  '+7',
  '07',
  '7.0',
  '',
  '٧',
  'Infinity',
  [7, 8],
  {},
  null,
  true,
  7.5,
  -7,
])('the index %j is none', async (statusListIndex) => {
  expect(await judge({ statusListIndex })).toMatchObject({ verdict: 'unknown', codes: ['STATUS_INDEX_INVALID'] })
})

it.each(['131072', String(2 ** 31), '999999999999999'])('the index %s is beyond the list', async (statusListIndex) => {
  expect(await judge({ statusListIndex })).toMatchObject({ verdict: 'unknown', codes: ['STATUS_INDEX_OUT_OF_RANGE'] })
})

it.each(['9007199254740993', '1'.repeat(400)])('the index %s is too large for any reader', async (statusListIndex) => {
  expect(await judge({ statusListIndex })).toMatchObject({ verdict: 'unknown', codes: ['STATUS_INDEX_INVALID'] })
})

it('an index as a number is read, and said', async () => {
  expect(await judge({ statusListIndex: 94_567 })).toEqual({
    verdict: 'verified',
    codes: [],
    findings: ['STATUS_INDEX_NUMBER'],
  })
  expect(await judge({ statusListIndex: 94_567 }, { set: [94_567] })).toMatchObject({ verdict: 'revoked' })
})

it('a list that calls itself otherwise is read, and said', async () => {
  const said = await judge({}, {}, { id: 'https://school.example/status/2' })
  expect(said).toEqual({ verdict: 'verified', codes: [], findings: ['STATUS_LIST_ID_DIFFERS'] })
})

it('a list of eight bits is read, and said; an entry beyond it is not clear', async () => {
  const list = { subject: { encodedList: encodedBits([], 1) } }
  expect(await judge({ statusListIndex: '7' }, list)).toEqual({
    verdict: 'verified',
    codes: [],
    findings: ['STATUS_LIST_SHORT'],
  })
  expect(await judge({ statusListIndex: '8' }, list)).toMatchObject({
    verdict: 'unknown',
    codes: ['STATUS_INDEX_OUT_OF_RANGE'],
  })
})

// Bits 14 and 15 are entry 7 of two bits each. Read as bits of one, entry 7 is bit 7, which is clear.
it('an entry of two bits is found where it stands', async () => {
  const statusMessage = [0, 1, 2, 3].map((value) => ({ status: `0x${value}`, message: `m${value}` }))
  const wide = { statusListIndex: '7', statusSize: 2, statusMessage }
  expect(await judge(wide, { set: [15] })).toMatchObject({ verdict: 'revoked' })
  expect(await judge(wide, { set: [7] })).toMatchObject({ verdict: 'verified' })
})

it.each([
  ['two bits without words for them', { statusSize: 2 }],
  [
    'two bits with words for two values only',
    {
      statusSize: 2,
      statusMessage: [
        { status: '0x0', message: 'a' },
        { status: '0x1', message: 'b' },
      ],
    },
  ],
  ['no bits', { statusSize: 0 }],
  ['half a bit', { statusSize: 0.5 }],
  ['more bits than anybody reads', { statusSize: 9 }],
  ['bits as text', { statusSize: '1' }],
])('an entry of %s has a size that is none', async (_, entry) => {
  expect(await judge(entry)).toMatchObject({ verdict: 'unknown', codes: ['STATUS_SIZE_INVALID'] })
})

it.each<[string, Loose, ListChanges, string]>([
  ['a list for another purpose', {}, { purpose: 'suspension' }, 'STATUS_LIST_PURPOSE_MISMATCH'],
  ['a list for other purposes', {}, { purpose: ['suspension', 'message'] }, 'STATUS_LIST_PURPOSE_MISMATCH'],
  ['a purpose that nobody knows', { statusPurpose: 'probation' }, { purpose: 'probation' }, 'STATUS_PURPOSE_UNKNOWN'],
  ['a purpose in capitals', { statusPurpose: 'Revocation' }, { purpose: 'Revocation' }, 'STATUS_PURPOSE_UNKNOWN'],
  ['a purpose that is no text', { statusPurpose: 1 }, {}, 'STATUS_ENTRY_INVALID'],
  ['no list', { statusListCredential: undefined }, {}, 'STATUS_ENTRY_INVALID'],
  ['a list by a name that is no address', { statusListCredential: 'list 1' }, {}, 'STATUS_ENTRY_INVALID'],
  ['an entry of the forerunner in a list of today', { type: 'StatusList2021Entry' }, {}, 'STATUS_LIST_TYPE_MISMATCH'],
  ['a list that begins later', {}, { credential: { validFrom: '2026-07-01T00:00:00Z' } }, 'STATUS_LIST_NOT_YET_VALID'],
  ['a list that has ended', {}, { credential: { validUntil: '2026-05-31T00:00:00Z' } }, 'STATUS_LIST_EXPIRED'],
  [
    'a list that may be revoked itself',
    {},
    { credential: { credentialStatus: statusEntry() } },
    'STATUS_LIST_HAS_STATUS',
  ],
])('%s clears nobody', async (_, entry, list, code) => {
  expect(await judge(entry, list)).toMatchObject({ verdict: 'unknown', codes: [code] })
})

it('a list for several purposes serves each of them', async () => {
  const list = { purpose: ['revocation', 'suspension'] }
  expect(await judge({}, list)).toMatchObject({ verdict: 'verified' })
  expect(await judge({ statusPurpose: 'suspension' }, { ...list, set: [94_567] })).toMatchObject({
    verdict: 'suspended',
  })
})
