/**
 * The decision table of the status check, every cell: the bit × purpose × how the list can be had ×
 * who issued it × the moment asked about × the policy. The oracle below is written from the design
 * (decisions 9 to 12), not from the code.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createJwtSigner } from '../../src/issue/signer.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'
import { listCredential, listHost, listUrl, signList, statusEntry, type HostedAnswer } from '../support/status-lists.js'

const bits = ['clear', 'set'] as const
const purposes = ['revocation', 'suspension', 'message', 'refresh', 'probation'] as const
const availabilities = [
  'fresh',
  'unreachable',
  'unreachable, an older copy kept',
  'a copy a day old',
  'expired',
  'not yet valid',
  'older than the one before',
  'older than the one before, in which it was set',
  'with a status of its own',
] as const
const authors = ['the issuer', 'named by the trusted issuer', 'named by the verifier', 'a stranger'] as const
const moments = ['now', 'before the list', 'after the list', 'in the future'] as const
const policies = ['reject', 'accept'] as const

interface Cell {
  readonly bit: (typeof bits)[number]
  readonly purpose: (typeof purposes)[number]
  readonly availability: (typeof availabilities)[number]
  readonly author: (typeof authors)[number]
  readonly moment: (typeof moments)[number]
  readonly policy: (typeof policies)[number]
}

const now = Date.parse('2026-06-15T12:00:00Z')
const listed = '2026-06-10T00:00:00Z'
const asOf: Readonly<Record<Cell['moment'], string | undefined>> = {
  now: undefined,
  'before the list': '2026-06-01T00:00:00Z',
  'after the list': '2026-06-12T00:00:00Z',
  'in the future': '2026-08-01T00:00:00Z',
}

/** What the status check says, by the design; empty where it passes. */
function expectedCodes(cell: Cell): readonly string[] {
  const { bit, purpose, availability } = cell
  if (purpose === 'probation') return ['STATUS_PURPOSE_UNKNOWN']
  if (purpose === 'message' || purpose === 'refresh') return []
  if (availability === 'unreachable') return ['STATUS_LIST_UNREACHABLE']
  const wasSet = bit === 'set' || availability === 'older than the one before, in which it was set'
  // "A set bit counts from any list whose proof verifies."
  if (wasSet) return [purpose === 'revocation' ? 'REVOKED' : 'SUSPENDED']
  return expectedDoubts(cell)
}

/** Why a clear bit says nothing. */
function expectedDoubts({ purpose, availability, author, moment }: Cell): readonly string[] {
  // A list that says it begins later was made now at the latest; one that is dated after the moment is younger.
  const isYounger = moment === 'before the list' || (moment === 'after the list' && availability === 'not yet valid')
  return [
    ...(availability === 'unreachable, an older copy kept' ? ['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE'] : []),
    ...(availability === 'a copy a day old' ? ['STATUS_LIST_STALE'] : []),
    ...(availability.startsWith('older than the one before') ? ['STATUS_LIST_REPLAYED'] : []),
    ...(author === 'a stranger' ? ['STATUS_ISSUER_NOT_AUTHORIZED'] : []),
    ...(availability === 'not yet valid' ? ['STATUS_LIST_NOT_YET_VALID'] : []),
    ...(availability === 'expired' ? ['STATUS_LIST_EXPIRED'] : []),
    ...(availability === 'with a status of its own' ? ['STATUS_LIST_HAS_STATUS'] : []),
    ...(moment === 'in the future' ? ['STATUS_NOT_YET_KNOWN'] : []),
    ...(purpose === 'suspension' && isYounger ? ['STATUS_NOT_HISTORICAL'] : []),
  ]
}

/** What is told of entries that do not bear on the verdict: what they say, or that it could not be read. */
function expectedFindings(cell: Cell): readonly string[] {
  const { purpose, bit, availability } = cell
  if (purpose !== 'message' && purpose !== 'refresh') return []
  const isRead = availability !== 'unreachable' && expectedDoubts(cell).length === 0
  if (!isRead) return ['STATUS_INFORMATION_UNREAD']
  if (purpose === 'message') return ['STATUS_MESSAGE']
  return bit === 'set' ? ['STATUS_REFRESH_ANNOUNCED'] : []
}

/** "'accept' forgives unreachable and stale lists only." */
const forgivable = ['STATUS_LIST_UNREACHABLE', 'STATUS_LIST_STALE', 'STATUS_LIST_EXPIRED']

function expectedVerdict(codes: readonly string[], policy: Cell['policy']): string {
  if (codes.includes('REVOKED')) return 'revoked'
  if (codes.includes('SUSPENDED')) return 'suspended'
  const unforgiven = policy === 'accept' ? codes.filter((code) => !forgivable.includes(code)) : codes
  return unforgiven.length === 0 ? 'verified' : 'unknown'
}

const keys = new Map<Cell['author'] | 'badge', SigningKey>()
const badges = new Map<Cell['purpose'], string>()
const lists = new Map<string, string>()

/** One of each: a badge a purpose, a list a bit, a purpose, an author and a way to be dated. */
async function prepare(): Promise<void> {
  for (const author of ['badge', ...authors] as const) keys.set(author, await fixedKey(`table: ${author}`))
  keys.set('the issuer', keys.get('badge')!)
  const school = issuerOf(keys.get('badge')!)
  for (const purpose of purposes) {
    const badge = { ...smallBadge(school), credentialStatus: statusEntry({ statusPurpose: purpose }) }
    const signed = await createJwtSigner(keys.get('badge')!).sign(
      badge as Record<string, unknown> as never,
      signedAt.getTime(),
    )
    badges.set(purpose, signed.format === 'jwt' ? signed.token : '')
    for (const bit of bits) for (const author of authors) await prepareLists(purpose, bit, author)
  }
}

async function prepareLists(purpose: string, bit: Cell['bit'], author: Cell['author']): Promise<void> {
  const key = keys.get(author)!
  const variants: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    usual: { validFrom: listed },
    newer: { validFrom: '2026-06-14T00:00:00Z' },
    expired: { validFrom: listed, validUntil: '2026-06-14T00:00:00Z' },
    'not yet valid': { validFrom: '2026-06-20T00:00:00Z' },
    'with a status of its own': { validFrom: listed, credentialStatus: statusEntry({ statusListIndex: '1' }) },
  }
  for (const [variant, credential] of Object.entries(variants)) {
    const subject = { ttl: 0 }
    const list = listCredential(issuerOf(key), { set: bit === 'set' ? [94_567] : [], purpose, credential, subject })
    lists.set([variant, purpose, bit, author].join(), await signList(list, key))
  }
}

const listFor = (variant: string, { purpose, bit, author }: Cell): string =>
  lists.get([variant, purpose, bit, author].join())!

/** What the host serves before, if anything is read before, and what it serves then. */
function hosted(cell: Cell): { readonly before?: HostedAnswer; readonly then: HostedAnswer } {
  const usual = listFor('usual', cell)
  switch (cell.availability) {
    case 'fresh':
      return { then: usual }
    case 'unreachable':
      return { then: undefined }
    case 'unreachable, an older copy kept':
      return { before: usual, then: undefined }
    case 'a copy a day old':
      return { then: () => new Response(usual, { headers: { age: '86401' } }) }
    case 'older than the one before':
      return { before: listFor('newer', cell), then: usual }
    case 'older than the one before, in which it was set':
      return { before: listFor('newer', { ...cell, bit: 'set' }), then: usual }
    case 'expired':
    case 'not yet valid':
    case 'with a status of its own':
      return { then: listFor(cell.availability, cell) }
  }
}

async function judge(cell: Cell): Promise<VerificationReport> {
  const { before, then } = hosted(cell)
  const school = issuerOf(keys.get('badge')!)
  const author = issuerOf(keys.get(cell.author)!)
  const host = listHost({})
  let clock = now
  const verifier = createVerifier({
    trustedIssuers: [{ id: school, statusIssuers: cell.author === 'named by the trusted issuer' ? [author] : [] }],
    statusIssuers: cell.author === 'named by the verifier' ? [author] : [],
    fetch: host.fetch,
    now: () => clock,
  })
  const badge = badges.get(cell.purpose)!
  if (before !== undefined) {
    clock = now - 3_600_000
    host.pages[listUrl] = before
    await verifier.verify(badge)
    clock = now
  }
  host.pages[listUrl] = then
  const moment = asOf[cell.moment]
  return verifier.verify(badge, {
    whenStatusUnknown: cell.policy,
    ...(moment === undefined ? {} : { asOf: moment }),
  })
}

/** Every combination. */
const cells: readonly Cell[] = purposes.flatMap((purpose) =>
  bits.flatMap((bit) =>
    availabilities.flatMap((availability) =>
      authors.flatMap((author) =>
        moments.flatMap((moment) => policies.map((policy) => ({ purpose, bit, availability, author, moment, policy }))),
      ),
    ),
  ),
)

describe('the status of a badge', () => {
  beforeAll(prepare)

  it.each(cells)('$purpose, $bit, $availability, by $author, asked about $moment, $policy', async (cell) => {
    const report = await judge(cell)
    const status = report.checks.find(({ check }) => check === 'status')!
    const codes = problemCodesOf(status)
    const expected = expectedCodes(cell)
    const findings = report.findings.map(({ code }) => code).filter((code) => code.startsWith('STATUS_'))
    expect({ codes, findings, verdict: report.verdict }).toEqual({
      codes: expected,
      findings: expectedFindings(cell),
      verdict: expectedVerdict(expected, cell.policy),
    })
    const isNo = codes.includes('REVOKED') || codes.includes('SUSPENDED')
    expect(status.outcome).toBe(codes.length === 0 ? 'passed' : isNo ? 'failed' : 'unknown')
  })

  it('has a row for every combination', () => {
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(5 * 2 * 9 * 4 * 4 * 2)
  })

  it('is verified in few of them, and never where an entry is set', () => {
    const verdicts = cells.map((cell) => ({ cell, verdict: expectedVerdict(expectedCodes(cell), cell.policy) }))
    const accepted = verdicts.filter(({ verdict }) => verdict === 'verified').map(({ cell }) => cell)
    const judged = accepted.filter(({ purpose }) => purpose === 'revocation' || purpose === 'suspension')
    expect(judged.length).toBeGreaterThan(0)
    expect(judged.filter(({ bit, availability }) => bit === 'set' && availability !== 'unreachable')).toEqual([])
  })
})
