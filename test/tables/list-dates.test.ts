/**
 * The decision table of the dates of a status list, every cell: which of them it has × how they say their zone × where
 * the moment lies at which it is read × whether the entry is set × the form of the list; and the same where a day long
 * before is asked about, or where the list is judged itself. The oracle is written from the design (decisions 9 to 11)
 * and from docs/status.md, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, claimsOf, ed25519Key, signDocument, signPayload } from '../support/foreign-signer.js'
import { listCredential, listHost, listUrl, statusEntry } from '../support/status-lists.js'
import { everyCell, findingsOf, said, titled, type CellOf } from './cells.js'
import { isTooEarly, isTooLate, momentAt, positions, spell, zones } from './moments.js'

const school = ed25519Key(76)
const period = { start: Date.parse('2026-03-01T00:00:00Z'), end: Date.parse('2026-09-30T23:59:59Z') }
const badge = badgeOf(school.did, {
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: '2040-01-01T00:00:00Z',
  credentialStatus: statusEntry() as JsonObject,
})
const token = signPayload({ ...badge, ...claimsOf(badge) }, school)

const dimensions = {
  dates: ['validFrom', 'validUntil', 'validFrom and validUntil'],
  zone: zones,
  position: positions,
  bit: ['clear', 'set'],
  form: ['a document', 'a token'],
  asked: ['now'],
} as const

/** Long before the list, and before every moment at which it is read. */
const askedDimensions = { ...dimensions, zone: ['Z', 'none'], form: ['a token'], asked: ['as of long ago'] } as const

type Cell = CellOf<typeof dimensions> | CellOf<typeof askedDimensions>
const cells = everyCell(dimensions)
const askedCells = everyCell(askedDimensions)

const has = ({ dates }: Pick<Cell, 'dates'>, date: 'validFrom' | 'validUntil'): boolean => dates.includes(date)

const lists = new Map<string, Promise<string>>()

function listFor(cell: Cell): Promise<string> {
  const name = [cell.dates, cell.zone, cell.bit, cell.form].join()
  const list = lists.get(name) ?? makeList(cell)
  lists.set(name, list)
  return list
}

async function makeList(cell: Cell): Promise<string> {
  const credential = listCredential(school.did, {
    set: cell.bit === 'set' ? [94_567] : [],
    credential: {
      validFrom: has(cell, 'validFrom') ? spell(period.start, cell.zone) : undefined,
      validUntil: has(cell, 'validUntil') ? spell(period.end, cell.zone) : undefined,
    },
  })
  const list = JSON.parse(JSON.stringify(credential)) as JsonObject
  if (cell.form === 'a token') return signPayload({ ...list, iss: school.did, jti: listUrl }, school)
  return JSON.stringify(await signDocument(list, school, { proof: { created: undefined } }))
}

function expectedCodes(cell: Cell): readonly string[] {
  // "A set bit counts from any list whose proof verifies."
  if (cell.bit === 'set') return ['REVOKED']
  // "`checkedAt` (the real clock) for list validity": what moment is asked about makes no difference. A clear
  // revocation bit holds for any earlier moment.
  const readAt = momentAt(cell.position, period)
  return [
    ...(has(cell, 'validFrom') && isTooEarly(readAt, period.start) ? ['STATUS_LIST_NOT_YET_VALID'] : []),
    ...(has(cell, 'validUntil') && isTooLate(readAt, period.end) ? ['STATUS_LIST_EXPIRED'] : []),
  ]
}

/** "'accept' forgives unreachable and stale lists only"; one that has run out is stale. */
function expectedVerdict(codes: readonly string[], policy: 'reject' | 'accept'): string {
  if (codes.includes('REVOKED')) return 'revoked'
  const unforgiven = policy === 'accept' ? codes.filter((code) => code !== 'STATUS_LIST_EXPIRED') : codes
  return unforgiven.length === 0 ? 'verified' : 'unknown'
}

/** Judges the badge by a list, under either policy where there is something to forgive. */
async function expectCell(cell: Cell): Promise<void> {
  const codes = expectedCodes(cell)
  const fetch = listHost({ [listUrl]: await listFor(cell) }).fetch
  const asOf = cell.asked === 'now' ? {} : { asOf: '2021-01-01T00:00:00Z' }
  // Each its own verifier: they remember the lists that they read, and their clocks would go back.
  const verifier = createVerifier({
    trustedIssuers: [school.did],
    fetch,
    now: () => momentAt(cell.position, period),
  })
  for (const whenStatusUnknown of codes.length === 0 ? (['reject'] as const) : (['reject', 'accept'] as const)) {
    const report = await verifier.verify(token, { ...asOf, whenStatusUnknown })
    const outcome = cell.bit === 'set' ? 'failed' : 'unknown'
    expect([said(report, 'status'), report.verdict]).toEqual([
      codes.length === 0 ? 'passed' : `${outcome}: ${codes.join(', ')}`,
      expectedVerdict(codes, whenStatusUnknown),
    ])
    const told = findingsOf(report).filter((code) => code === 'DATE_READ_AS_UTC')
    expect(told).toEqual(cell.zone === 'none' ? ['DATE_READ_AS_UTC'] : [])
  }
}

/** A list that is judged itself, as an input: it is read by its own rules, at the moment that is asked about. */
const inputDimensions = { ...dimensions, bit: ['clear'], asked: ['as of that moment', 'now'] } as const
const inputCells = everyCell(inputDimensions)

let clock = 0
const judge = createVerifier({ trustedIssuers: [school.did], now: () => clock })

async function expectInput(cell: CellOf<typeof inputDimensions>): Promise<void> {
  const at = momentAt(cell.position, period)
  const list = await listFor({ ...cell, asked: 'now' })
  clock = cell.asked === 'now' ? at : Date.parse('2026-06-15T00:00:00Z')
  const asOf = cell.asked === 'now' ? {} : { asOf: new Date(at) }
  const report = await judge.verify(list, { accept: ['status-list'], ...asOf })
  const isEarly = has(cell, 'validFrom') && isTooEarly(at, period.start)
  const isLate = has(cell, 'validUntil') && isTooLate(at, period.end)
  const validity = isEarly ? 'failed: NOT_YET_VALID' : isLate ? 'failed: EXPIRED' : 'passed'
  const verdict = isEarly ? 'not-yet-valid' : isLate ? 'expired' : 'verified'
  expect([said(report, 'schema'), said(report, 'validity'), report.verdict]).toEqual(['passed', validity, verdict])
  expect(findingsOf(report).includes('DATE_READ_AS_UTC')).toBe(cell.zone === 'none')
}

const nameOf = ({ dates, zone, position, bit, form, asked }: Cell): string =>
  `${dates}, zone ${zone}, read ${position}, ${bit}, ${form}, asked about ${asked}`
const inputNameOf = ({ dates, zone, position, form, asked }: CellOf<typeof inputDimensions>): string =>
  `${dates}, zone ${zone}, judged itself ${position}, ${form}, ${asked}`

describe('the dates of a status list', () => {
  it.each(titled([...cells, ...askedCells], nameOf))('%s', (_, cell) => expectCell(cell))

  it.each(titled(inputCells, inputNameOf))('%s', (_, cell) => expectInput(cell))

  it('have a row for every combination', () => {
    expect(new Set(inputCells.map((cell) => JSON.stringify(cell))).size).toBe(3 * 6 * 8 * 2 * 2)
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(3 * 6 * 8 * 2 * 2)
    expect(new Set(askedCells.map((cell) => JSON.stringify(cell))).size).toBe(3 * 2 * 8 * 2)
  })
})
