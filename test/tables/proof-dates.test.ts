/**
 * The decision table of the dates of an embedded proof, every cell: which of them it has × how they say their zone ×
 * where the moment lies × whether the moment is asked about or is now. The oracle is written from the design (decisions 3
 * and 9) and from docs/data-integrity.md, where a date of a proof without zone is one of UTC, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, ed25519Key, signDocument } from '../support/foreign-signer.js'
import { everyCell, findingsOf, said, titled, type CellOf } from './cells.js'
import { isTooEarly, isTooLate, momentAt, positions, spell, zones } from './moments.js'

const school = ed25519Key(75)
const period = { start: Date.parse('2026-02-28T18:30:00Z'), end: Date.parse('2028-02-29T06:30:00Z') }
const badge = badgeOf(school.did, { validFrom: '2020-01-01T00:00:00Z', validUntil: '2040-01-01T00:00:00Z' })

const dimensions = {
  dates: ['created', 'expires', 'created and expires', 'no date'],
  zone: zones,
  position: positions,
  way: ['asked about', 'now'],
} as const
type Cell = CellOf<typeof dimensions>
const cells = everyCell(dimensions)

const has = ({ dates }: Cell, date: 'created' | 'expires'): boolean => dates.includes(date)

function expectedCodes(cell: Cell): readonly string[] {
  const at = momentAt(cell.position, period)
  return [
    ...(has(cell, 'created') && isTooEarly(at, period.start) ? ['PROOF_CREATED_IN_FUTURE'] : []),
    ...(has(cell, 'expires') && isTooLate(at, period.end) ? ['PROOF_EXPIRED'] : []),
  ]
}

const signed = new Map<string, Promise<JsonObject>>()

function badgeFor(cell: Cell): Promise<JsonObject> {
  const proof = {
    created: has(cell, 'created') ? spell(period.start, cell.zone) : undefined,
    expires: has(cell, 'expires') ? spell(period.end, cell.zone) : undefined,
  }
  const name = JSON.stringify(proof)
  const document = signed.get(name) ?? signDocument(badge, school, { proof })
  signed.set(name, document)
  return document
}

let clock = 0
const verifier = createVerifier({ trustedIssuers: [school.did], now: () => clock })

const nameOf = ({ dates, zone, position, way }: Cell): string =>
  `that has ${dates}, zone ${zone}, the moment ${position}, ${way}`

describe('the dates of a proof', () => {
  it.each(titled(cells, nameOf))('%s', async (_, cell) => {
    const at = momentAt(cell.position, period)
    const document = await badgeFor(cell)
    clock = cell.way === 'now' ? at : Date.parse('2027-03-01T00:00:00Z')
    const report = await verifier.verify(document, cell.way === 'now' ? {} : { asOf: new Date(at) })
    const codes = expectedCodes(cell)
    const proof = codes.length === 0 ? 'passed' : `failed: ${codes.join(', ')}`
    const verdict = codes.length === 0 ? 'verified' : 'invalid'
    expect([said(report, 'proof'), report.verdict]).toEqual([proof, verdict])
    const isUnzoned = cell.zone === 'none' && cell.dates !== 'no date'
    if (codes.length === 0) expect(findingsOf(report)).toEqual(isUnzoned ? ['DATE_READ_AS_UTC'] : [])
  })

  it('have a row for every combination, and are good in some of each', () => {
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(4 * 6 * 8 * 2)
    for (const dates of dimensions.dates) {
      const good = cells.filter((cell) => cell.dates === dates && expectedCodes(cell).length === 0)
      expect(good.length > 0 && (dates === 'no date' || good.length < 6 * 8 * 2)).toBe(true)
    }
  })
})
