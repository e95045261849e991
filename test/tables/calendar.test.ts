/**
 * The dates of a badge at the edges of the calendar, every cell: periods that begin or end on leap days, at the ends of
 * months and years, in the first and the last year that can be written, within a second × a document, the moment being
 * asked about, or a token, the moment being now × how its dates say their zone × where the moment lies. The oracle is
 * written from the design (decisions 8 and 9), not from the code; so is the list of days that no calendar has.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, claimsOf, ed25519Key, signDocument, signPayload } from '../support/foreign-signer.js'
import { everyCell, said, titled, type CellOf } from './cells.js'
import { canBeWritten, isTooEarly, isTooLate, momentAt, positions, spell, type Zone } from './moments.js'

const school = ed25519Key(74)

const periods = {
  'a leap day': ['2024-02-29T00:00:00Z', '2024-02-29T23:59:59Z'],
  'the leap day of a century': ['2000-02-29T12:00:00Z', '2000-03-01T00:00:00Z'],
  'the end of February of a century without one': ['2100-02-28T23:59:59Z', '2100-03-01T00:00:00Z'],
  'four hundred years of leap days': ['2000-02-29T00:00:00Z', '2400-02-29T00:00:00Z'],
  'the last second of a month and the first of the next': ['2026-04-30T23:59:59Z', '2026-05-01T00:00:00Z'],
  'the last day of January until the last of February': ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z'],
  'the last second of a year and the first of the next': ['2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z'],
  'the night in which clocks of Newfoundland go forward': ['2026-03-08T05:29:59Z', '2026-03-08T05:30:00Z'],
  'the night in which clocks of Newfoundland go back': ['2026-11-01T03:30:00Z', '2026-11-01T05:30:00Z'],
  'the leap second that clocks of programs do not have': ['2016-12-31T23:59:59Z', '2017-01-01T00:00:00Z'],
  'the last second of 32 bits': ['2038-01-19T03:14:07Z', '2038-01-19T03:14:08Z'],
  'the last second before 1970': ['1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z'],
  'the ten days that Rome left out': ['1582-10-05T00:00:00Z', '1582-10-14T00:00:00Z'],
  'the year 1': ['0001-01-01T00:00:00Z', '0001-12-31T23:59:59Z'],
  'the last year': ['9999-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  'all years': ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  'one moment': ['2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z'],
  'half seconds': ['2026-06-01T00:00:00.500Z', '2026-06-02T00:00:00.500Z'],
  'a millisecond less than seconds': ['2026-05-31T23:59:59.999Z', '2026-06-01T23:59:59.999Z'],
  'an end before the start': ['2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z'],
} as const

const dimensions = {
  period: Object.keys(periods) as readonly (keyof typeof periods)[],
  form: ['a document', 'a token with nbf and exp'],
  zone: ['Z', '+05:30', '-11:00'],
  position: positions,
} as const
type Cell = CellOf<typeof dimensions>

const boundsOf = ({ period }: Pick<Cell, 'period'>): { readonly start: number; readonly end: number } => {
  const [start, end] = periods[period]
  return { start: Date.parse(start), end: Date.parse(end) }
}

const cells = everyCell(dimensions).filter((cell) => canBeWritten(momentAt(cell.position, boundsOf(cell))))

const signed = new Map<string, Promise<string | JsonObject>>()

function badgeFor({ period, form, zone }: Cell): Promise<string | JsonObject> {
  const name = [period, form, zone].join()
  const { start, end } = boundsOf({ period })
  const badge = badgeOf(school.did, { validFrom: spell(start, zone), validUntil: spell(end, zone) })
  const made = signed.get(name) ?? sign(badge, form, { nbf: Math.floor(start / 1000), exp: Math.floor(end / 1000) })
  signed.set(name, made)
  return made
}

async function sign(badge: JsonObject, form: Cell['form'], claims: JsonObject): Promise<string | JsonObject> {
  if (form === 'a document') return signDocument(badge, school, { proof: { created: undefined } })
  return signPayload({ ...badge, ...claimsOf(badge), ...claims }, school)
}

/** An offset can push a date into a year that has no four digits, and then it is no date any more. */
function expectedFaults({ period, zone }: Cell): readonly string[] {
  const { start, end } = boundsOf({ period })
  return [start, end].filter((moment) => !/^(?!0000)\d{4}-/.test(spell(moment, zone))).map(() => 'DATE_INVALID')
}

/** Every answer that is true of the moment; a period whose end comes first has moments of which both are. */
function expectedAnswers(cell: Cell): readonly string[] {
  const { start, end } = boundsOf(cell)
  const at = momentAt(cell.position, { start, end })
  // "Validity is the intersection of `validFrom`/`nbf` and `validUntil`/`exp`", and claims are whole seconds.
  const lastMoment = cell.form === 'a document' ? end : Math.floor(end / 1000) * 1000
  return [...(isTooEarly(at, start) ? ['NOT_YET_VALID'] : []), ...(isTooLate(at, lastMoment) ? ['EXPIRED'] : [])]
}

const verdicts: Readonly<Record<string, string>> = { NOT_YET_VALID: 'not-yet-valid', EXPIRED: 'expired' }

const today = Date.parse('2026-06-01T00:00:00Z')
let clock = today
const verifier = createVerifier({
  trustedIssuers: [school.did],
  fetch: () => Promise.reject(new TypeError('no network in this test')),
  now: () => clock,
})

const nameOf = ({ period, form, zone, position }: Cell): string =>
  `${period}: ${form}, zone ${zone}, the moment ${position}`

describe('a badge that is good for', () => {
  it.each(titled(cells, nameOf))('%s', async (_, cell) => {
    const at = momentAt(cell.position, boundsOf(cell))
    const badge = await badgeFor(cell)
    clock = cell.form === 'a document' ? today : at
    const report = await verifier.verify(badge, cell.form === 'a document' ? { asOf: new Date(at) } : {})
    const faults = expectedFaults(cell)
    if (faults.length > 0) {
      expect([said(report, 'schema'), report.verdict]).toEqual([`failed: ${faults.join(', ')}`, 'invalid'])
      return
    }
    const answers = expectedAnswers(cell)
    expect([said(report, 'schema'), said(report, 'proof')]).toEqual(['passed', 'passed'])
    expect(said(report, 'validity')).toBe(answers.length === 0 ? 'passed' : `failed: ${answers.join(', ')}`)
    expect(answers.length === 0 ? ['verified'] : answers.map((code) => verdicts[code])).toContain(report.verdict)
    expect(Date.parse(report.at)).toBe(at)
  })

  it('has a row for every combination whose moment can be written', () => {
    // Three moments before the year 1 and one after the last year, each of two periods, are no moments.
    expect(cells).toHaveLength(20 * 2 * 3 * 8 - 8 * 2 * 3)
    expect(new Set(cells.map(({ period }) => period)).size).toBe(20)
  })
})

/** Days and times that are in no calendar, as they would be written in UTC. */
const never = [
  '2023-02-29T00:00:00',
  '2100-02-29T00:00:00',
  '1900-02-29T00:00:00',
  '2024-02-30T00:00:00',
  '2026-04-31T00:00:00',
  '2026-13-01T00:00:00',
  '2026-00-01T00:00:00',
  '2026-01-00T00:00:00',
  '0000-01-01T00:00:00',
  '2026-12-31T24:00:00',
  '2016-12-31T23:59:60',
  '10000-01-01T00:00:00',
] as const

const neverTable = {
  date: never,
  zone: ['Z', '+00:00', '-00:00', '+05:30', '-11:00'] satisfies readonly Zone[],
  property: ['validFrom', 'validUntil'],
  form: ['a document', 'a token with nbf and exp'],
} as const

/** Days of the calendar, which their offset pushes out of the years that can be written. */
const edges = everyCell({ ...neverTable, date: ['0001-01-01T00:00:00'], zone: ['+05:30'] } as const)
const otherEdges = everyCell({ ...neverTable, date: ['9999-12-31T23:59:59'], zone: ['-11:00'] } as const)

describe('a day that never comes', () => {
  it.each([...everyCell(neverTable), ...edges, ...otherEdges])(
    '$date, zone $zone, is no $property of $form',
    async (cell) => {
      const badge = badgeOf(school.did, { [cell.property]: `${cell.date}${cell.zone}` })
      clock = today
      const report = await verifier.verify(await sign(badge, cell.form, { nbf: 0, exp: 4_102_444_800 }))
      expect(said(report, 'schema')).toBe('failed: DATE_INVALID')
      expect([said(report, 'validity'), report.verdict]).toEqual(['skipped: gate-closed', 'invalid'])
      if (cell.form === 'a document') expect(said(report, 'proof')).toBe('passed')
    },
  )
})
