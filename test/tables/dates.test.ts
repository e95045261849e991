/**
 * The decision table of the dates of a badge, every cell: which dates it has, in itself and in the claims of its token ×
 * how they say their zone × where the moment lies × whether the moment is asked about or is now. The oracle is written
 * from the design (decisions 8 and 9) and from docs/verification.md, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, claimsOf, ed25519Key, signDocument, signPayload } from '../support/foreign-signer.js'
import { everyCell, findingsOf, said, titled, type CellOf } from './cells.js'
import { isTooEarly, isTooLate, momentAt, positions, spell, zones, type Position, type Zone } from './moments.js'

const school = ed25519Key(73)
const period = { start: Date.parse('2026-01-01T00:00:00Z'), end: Date.parse('2028-01-01T00:00:00Z') }

/** What says when a badge begins and ends; the standard has every badge say the first itself. */
interface Bounds {
  readonly form: 'document' | 'token'
  /** Beside `validFrom`. */
  readonly nbf?: true
  readonly validUntil?: true
  readonly exp?: true
}

const bounds = {
  'a document': { form: 'document', validUntil: true },
  'a document without end': { form: 'document' },
  'a token without dates of its own': { form: 'token', validUntil: true },
  'a token with nbf': { form: 'token', nbf: true, validUntil: true },
  'a token with exp': { form: 'token', validUntil: true, exp: true },
  'a token with nbf and exp': { form: 'token', nbf: true, validUntil: true, exp: true },
  'a token with exp, of a badge without end': { form: 'token', exp: true },
  'a token with nbf and exp, of a badge without end': { form: 'token', nbf: true, exp: true },
  'a token with nbf, of a badge without end': { form: 'token', nbf: true },
  'a token without dates, of a badge without end': { form: 'token' },
} satisfies Readonly<Record<string, Bounds>>

/** The zone of each date of the badge itself; claims are numbers and have none. */
interface Spelled {
  readonly bounds: Bounds
  readonly startZone: Zone
  readonly endZone: Zone
}

const signed = new Map<string, Promise<string | JsonObject>>()

function badgeFor(spelled: Spelled): Promise<string | JsonObject> {
  const name = JSON.stringify(spelled)
  const badge = signed.get(name) ?? sign(spelled)
  signed.set(name, badge)
  return badge
}

async function sign({
  bounds: { form, nbf, validUntil, exp },
  startZone,
  endZone,
}: Spelled): Promise<string | JsonObject> {
  const { validUntil: _, ...endless } = badgeOf(school.did, { validFrom: spell(period.start, startZone) })
  const badge = { ...endless, ...(validUntil === undefined ? {} : { validUntil: spell(period.end, endZone) }) }
  if (form === 'document') return signDocument(badge, school, { proof: { created: undefined } })
  const claims = {
    ...Object.fromEntries(Object.entries(claimsOf(endless)).filter(([claim]) => claim !== 'nbf')),
    ...(nbf === undefined ? {} : { nbf: period.start / 1000 }),
    ...(exp === undefined ? {} : { exp: period.end / 1000 }),
  }
  return signPayload({ ...badge, ...claims }, school)
}

let clock = 0
const verifier = createVerifier({
  trustedIssuers: [school.did],
  fetch: () => Promise.reject(new TypeError('no network in this test')),
  now: () => clock,
})

/** Judges a badge at a moment: by the clock, or by asking about it while the clock says something else. */
async function judge(spelled: Spelled, at: number, way: 'asked about' | 'now'): Promise<VerificationReport> {
  const badge = await badgeFor(spelled)
  clock = way === 'now' ? at : Date.parse('2027-03-01T00:00:00Z')
  if (way === 'now') return verifier.verify(badge)
  // Who asks must say a zone, too.
  return verifier.verify(badge, { asOf: spell(at, spelled.endZone === 'none' ? 'Z' : spelled.endZone) })
}

interface Expected {
  readonly schema: string
  readonly validity: string
  readonly verdict: string
}

function expected({ bounds: { validUntil, exp }, startZone, endZone }: Spelled, at: number): Expected {
  const unzoned = [startZone, ...(validUntil === undefined ? [] : [endZone])].filter((zone) => zone === 'none')
  if (unzoned.length > 0) {
    const schema = `failed: ${unzoned.map(() => 'DATE_NO_ZONE').join(', ')}`
    return { schema, validity: 'skipped: gate-closed', verdict: 'invalid' }
  }
  const ends = validUntil !== undefined || exp !== undefined
  if (isTooEarly(at, period.start)) {
    return { schema: 'passed', validity: 'failed: NOT_YET_VALID', verdict: 'not-yet-valid' }
  }
  if (ends && isTooLate(at, period.end)) {
    return { schema: 'passed', validity: 'failed: EXPIRED', verdict: 'expired' }
  }
  return { schema: 'passed', validity: 'passed', verdict: 'verified' }
}

/** Open Badges wants each date of the badge in the claims of its token, too. */
function lacksClaim({ bounds: { form, nbf, validUntil, exp } }: Spelled): boolean {
  return form === 'token' && (nbf === undefined || (validUntil !== undefined && exp === undefined))
}

async function expectCell(spelled: Spelled, position: Position, way: 'asked about' | 'now'): Promise<void> {
  const at = momentAt(position, period)
  const report = await judge(spelled, at, way)
  const { schema, validity, verdict } = expected(spelled, at)
  const result = { schema: said(report, 'schema'), validity: said(report, 'validity'), verdict: report.verdict }
  expect(result).toEqual({ schema, validity, verdict })
  // Whatever the day, whether the signature holds is judged; a token is held against dates that nobody can read.
  const { form } = spelled.bounds
  if (form === 'document' || schema === 'passed') expect(said(report, 'proof')).toBe('passed')
  expect('credential' in report).toBe(schema === 'passed')
  expect(Date.parse(report.at)).toBe(at)
  if (schema === 'passed') expect(findingsOf(report)).toEqual(lacksClaim(spelled) ? ['JWT_CLAIM_MISSING'] : [])
}

const table = {
  bounds: Object.keys(bounds) as readonly (keyof typeof bounds)[],
  zone: zones,
  position: positions,
  way: ['asked about', 'now'],
} as const
const cells: readonly CellOf<typeof table>[] = everyCell(table)

const twoZones = {
  form: ['a document', 'a token with nbf and exp'],
  startZone: zones,
  endZone: zones,
  position: positions,
} as const
const twoZoneCells: readonly CellOf<typeof twoZones>[] = everyCell(twoZones)

const nameOf = (cell: CellOf<typeof table>): string =>
  `${cell.bounds}, zone ${cell.zone}, the moment ${cell.position}, ${cell.way}`
const twoZoneNameOf = ({ form, startZone, endZone, position }: CellOf<typeof twoZones>): string =>
  `${form} from zone ${startZone} until zone ${endZone}, the moment ${position}`

describe('the dates of a badge', () => {
  it.each(titled(cells, nameOf))('%s', async (_, cell) => {
    const { zone } = cell
    await expectCell({ bounds: bounds[cell.bounds], startZone: zone, endZone: zone }, cell.position, cell.way)
  })

  it.each(titled(twoZoneCells, twoZoneNameOf))('%s', async (_, cell) => {
    const { form, startZone, endZone, position } = cell
    await expectCell({ bounds: bounds[form], startZone, endZone }, position, 'asked about')
  })

  it('have a row for every combination', () => {
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(10 * 6 * 8 * 2)
    expect(new Set(twoZoneCells.map((cell) => JSON.stringify(cell))).size).toBe(2 * 6 * 6 * 8)
  })

  it('are spelled in six ways, five of which are the same moment', () => {
    const spelled = zones.map((zone) => spell(period.start, zone))
    expect(new Set(spelled).size).toBe(6)
    expect(new Set(spelled.slice(0, 5).map((date) => Date.parse(date)))).toEqual(new Set([period.start]))
  })
})
