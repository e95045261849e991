/**
 * Verdicts that depend on where the machine is: one program, run by itself in five zones, judges badges, proofs, keys and
 * lists whose dates lie at the nights in which clocks of these zones change, on leap days and at the turns of years, with
 * a zone and without. What it prints is the same everywhere, byte for byte, and what the design says (decisions 3 and 9).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { compileLibrary, type CompiledLibrary } from '../support/compiled-library.js'
import { badgeOf, claimsOf, ed25519Key, proofOf, signPayload } from '../support/foreign-signer.js'
import { listCredential, listUrl, statusEntry } from '../support/status-lists.js'
import { spell, zones, type Zone } from './moments.js'

const school = ed25519Key(83)
const address = 'https://school.example/issuer'

/** Each zone, and when the last day of 2025 begins there. */
const places = {
  UTC: '2025-12-31T00:00:00.000Z',
  'America/St_Johns': '2025-12-31T03:30:00.000Z',
  'Asia/Kathmandu': '2025-12-30T18:15:00.000Z',
  'Pacific/Kiritimati': '2025-12-30T10:00:00.000Z',
  'Africa/Casablanca': '2025-12-30T23:00:00.000Z',
} as const

/** Moments at which one of these zones has another hour, or another day, than its neighbours expect. */
const moments = [
  // Newfoundland: from 02:00 to 03:00, and back.
  '2026-03-08T05:30:00Z',
  '2026-11-01T04:30:00Z',
  // The hour that its clocks do not show, and the one that they show twice, as if they were hours of UTC.
  '2026-03-08T02:30:00Z',
  '2026-11-01T01:30:00Z',
  // Morocco: back for Ramadan, and forward after it.
  '2026-02-15T02:00:00Z',
  '2026-03-22T02:00:00Z',
  '2026-02-15T02:30:00Z',
  '2026-03-22T02:30:00Z',
  // Nepal, which moved by fifteen minutes, and Kiribati, which left out a day.
  '1985-12-31T18:30:00Z',
  '1994-12-31T12:00:00Z',
  // Leap days and the turns of months and years, when it is another day in most of these places.
  '2024-02-29T00:00:00Z',
  '2024-02-29T23:59:59Z',
  '2000-02-29T12:00:00Z',
  '2026-12-31T23:59:59Z',
  '2027-01-01T00:00:00Z',
  '2026-05-31T12:15:00Z',
] as const

/** What the program is given, and what the design makes of it. */
interface Case {
  readonly input: string | JsonObject
  readonly pages: Readonly<Record<string, JsonObject>>
  readonly now: number
  readonly asOf?: string
  readonly verdict: string
}

const wide = { validFrom: '1980-01-01T00:00:00Z', validUntil: '2040-01-01T00:00:00Z' }
const bare = (text: string): string => spell(Date.parse(text), 'none')
const tokenOf = (badge: JsonObject, header: object = {}): string =>
  signPayload({ ...badge, ...claimsOf(badge) }, school, { ...header })

/** The document that says until when the key of the issuer counts, and the list that says until when it is in force. */
const keyPage = (expires: string): JsonObject => ({
  id: address,
  assertionMethod: [
    { id: `${address}#key-1`, type: 'Multikey', controller: address, publicKeyMultibase: school.multikey, expires },
  ],
})

async function listPage(validUntil: string): Promise<JsonObject> {
  const list = listCredential(school.did, {
    credential: { validFrom: '1980-01-01T00:00:00', validUntil },
  }) as JsonObject
  return { ...list, proof: await proofOf(list, school, { proof: { created: undefined } }) }
}

/** All that is judged at one moment, and a millisecond after it. */
async function casesAt(text: string, place: number): Promise<readonly Case[]> {
  const moment = Date.parse(text)
  const zone = (['Z', '-11:00', '+05:30'] satisfies readonly Zone[])[place % 3]!
  const elsewhen = Date.parse('2030-07-01T00:00:00Z')
  const asked = (at: number): string => spell(at, zones[place % 5]!)
  const ending = badgeOf(school.did, { ...wide, validUntil: spell(moment, zone) })
  const document = { ...ending, proof: await proofOf(ending, school, { proof: { created: undefined } }) }
  const starting = tokenOf(badgeOf(school.did, { ...wide, validFrom: spell(moment, zone) }))
  const unzoned = tokenOf(badgeOf(school.did, { ...wide, validUntil: bare(text) }))
  const lasting = badgeOf(school.did, wide)
  const times = { created: '1980-01-01T00:00:00', expires: bare(text) }
  const briefly = { ...lasting, proof: await proofOf(lasting, school, { proof: times }) }
  const published = tokenOf(badgeOf(address, wide), { kid: `${address}#key-1` })
  const revocable = tokenOf(badgeOf(school.did, { ...wide, credentialStatus: statusEntry() as JsonObject }))
  const pages = { [address]: keyPage(bare(text)), [listUrl]: await listPage(bare(text)) }
  const at = (input: Case['input'], when: number, verdict: string): Case => {
    return { input, pages, now: elsewhen, asOf: asked(when), verdict }
  }
  return [
    at(document, moment, 'verified'),
    at(document, moment + 1, 'expired'),
    at(starting, moment - 60_000, 'verified'),
    at(starting, moment - 60_001, 'not-yet-valid'),
    at(unzoned, moment, 'invalid'),
    at(briefly, moment, 'verified'),
    at(briefly, moment + 1, 'invalid'),
    at(published, moment, 'verified'),
    at(published, moment + 1, 'invalid'),
    // Lists are judged by the clock.
    { input: revocable, pages, now: moment, verdict: 'verified' },
    { input: revocable, pages, now: moment + 1, verdict: 'unknown' },
  ]
}

/** Prints where it is, then a line for each report, what is shown of it, and what is built at each moment. */
const program = `
  import { readFileSync } from 'node:fs'
  import { buildCredential, createVerifier, viewCredential } from './dist/index.js'
  console.log(new Date(2025, 11, 31).toISOString())
  const { cases, moments, issuers } = JSON.parse(readFileSync('cases.json', 'utf8'))
  let at = cases[0]
  const fetch = async (url) => (url in at.pages ? Response.json(at.pages[url]) : new Response('', { status: 404 }))
  const verifier = createVerifier({ trustedIssuers: issuers, fetch, cache: 'off', now: () => at.now })
  for (at of cases) {
    const report = await verifier.verify(at.input, at.asOf === undefined ? {} : { asOf: at.asOf })
    console.log(JSON.stringify({ report, view: viewCredential(report) }))
  }
  const achievement = { id: 'urn:a', name: 'A', description: 'A', criteria: 'A', achievementType: 'Certificate' }
  for (const moment of moments) {
    for (const expiresAfter of [{ days: 1 }, { months: 1 }, { years: 1 }, { hours: 36 }]) {
      const input = { id: 'urn:b', issuer: { id: issuers[0], name: 'S' }, achievement, recipient: { id: 'urn:c' }, expiresAfter }
      const { validFrom, validUntil } = buildCredential(input, { now: () => Date.parse(moment) })
      console.log(JSON.stringify({ validFrom, validUntil }))
    }
  }`

let compiled: CompiledLibrary
let cases: readonly Case[] = []
const printed = new Map<string, readonly string[]>()

beforeAll(async () => {
  compiled = compileLibrary()
  cases = (await Promise.all(moments.map(casesAt))).flat()
  const given = { cases, moments, issuers: [school.did, address] }
  writeFileSync(join(compiled.folder, 'cases.json'), JSON.stringify(given))
  for (const zone of Object.keys(places)) {
    const { stdout, stderr, status } = compiled.run(program, { env: { TZ: zone } })
    expect([stderr, status]).toEqual(['', 0])
    printed.set(zone, stdout.split('\n'))
  }
}, 120_000)

afterAll(() => compiled.remove())

describe.each(Object.entries(places))('in %s', (zone, lastDay) => {
  it('the program really is there', () => {
    expect(printed.get(zone)![0]).toBe(lastDay)
  })

  it('every report, and all that is shown and built, is the same byte for byte', () => {
    const [, ...here] = printed.get(zone)!
    const [, ...there] = printed.get('UTC')!
    expect(here).toHaveLength(cases.length + moments.length * 4 + 1)
    expect(here.join('\n')).toBe(there.join('\n'))
  })
})

describe('anywhere', () => {
  it('the verdicts are those of the design', () => {
    const reports = printed.get('UTC')!.slice(1, cases.length + 1)
    const verdicts = reports.map((line) => (JSON.parse(line) as { report: VerificationReport }).report.verdict)
    expect(verdicts).toEqual(cases.map(({ verdict }) => verdict))
    expect(verdicts).toHaveLength(16 * 11)
    expect(new Set(verdicts).size).toBe(5)
  })

  it('a period is counted in UTC, by the calendar', () => {
    const lines = printed.get('UTC')!.slice(cases.length + 1, -1)
    const built = lines.map((line) => JSON.parse(line) as Readonly<Record<'validFrom' | 'validUntil', string>>)
    const ends = moments.flatMap((moment) => {
      const start = Date.parse(moment)
      return [start + 86_400_000, undefined, undefined, start + 36 * 3_600_000]
    })
    const hours = built.map(
      ({ validUntil }, place) => ends[place] === undefined || Date.parse(validUntil) === ends[place],
    )
    expect(hours).toEqual(built.map(() => true))
    const yearAfterLeapDay = built.find(
      ({ validFrom, validUntil }) => validFrom === '2024-02-29T23:59:59Z' && validUntil.startsWith('2025'),
    )
    expect(yearAfterLeapDay?.validUntil).toBe('2025-02-28T23:59:59Z')
  })
})
