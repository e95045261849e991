/**
 * The decision table of the life of keys, every cell: what its issuer says of the key × where it says so × when the proof
 * says it was made × the moment asked about × the form of the badge × whether the issuer is trusted. The oracle below is
 * written from the design (decisions 1 to 3 and 9) and from docs/trust-and-keys.md, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { jwksOf } from '../../src/keys/publish.js'
import type { FetchFunction } from '../../src/net/network.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { badgeOf, claimsOf, ed25519Key, signDocument, signPayload } from '../support/foreign-signer.js'
import { everyCell, findingsOf, said, titled, type CellOf } from './cells.js'
import { spell, zones, type Zone } from './moments.js'

const key = ed25519Key(71)
const other = ed25519Key(72)
const day = 86_400_000
const now = Date.parse('2026-06-01T12:00:00Z')

/** Moments before and after all of which a key may have been changed. */
const long = { ago: Date.parse('2026-02-01T00:00:00Z'), hence: Date.parse('2027-02-01T00:00:00Z') }
const asked = { now, 'before now': now - 90 * day, 'after now': now + 90 * day } as const

type Dates = { readonly expires?: number; readonly revoked?: number }

/** What is said of the key, where a badge is judged at this moment. */
const states = {
  active: () => ({}),
  'expiring after every moment': () => ({ expires: long.hence }),
  'expiring between now and the later moment': () => ({ expires: now + 45 * day }),
  'expired between the earlier moment and now': () => ({ expires: now - 45 * day }),
  'expired before every moment': () => ({ expires: long.ago }),
  'expiring at the very moment asked about': (at: number) => ({ expires: at }),
  'expired a millisecond before the moment asked about': (at: number) => ({ expires: at - 1 }),
  'to be revoked after every moment': () => ({ revoked: long.hence }),
  'to be revoked between now and the later moment': () => ({ revoked: now + 45 * day }),
  'revoked between the earlier moment and now': () => ({ revoked: now - 45 * day }),
  'revoked before every moment': () => ({ revoked: long.ago }),
  'revoked at this very moment': () => ({ revoked: now }),
  'to be revoked in a millisecond': () => ({ revoked: now + 1 }),
} satisfies Readonly<Record<string, (at: number) => Dates>>

const school = 'https://school.example/issuer'
const web = 'did:web:school.example'
const written = (dates: Dates): JsonObject =>
  Object.fromEntries(Object.entries(dates).map(([name, moment]) => [name, new Date(moment).toISOString()]))

/** Where the key stands, beside another of which nothing is said: the issuer, the key's name, and what its host serves. */
interface Place {
  readonly issuer: string
  readonly method: string
  readonly pages: (dates: Dates) => Readonly<Record<string, JsonObject>>
  readonly hasLifetimes: boolean
}

const methodsOf = (id: string, dates: Dates): readonly [JsonObject, JsonObject] => {
  const common = { type: 'Multikey', controller: id }
  return [
    { ...common, id: `${id}#next`, publicKeyMultibase: other.multikey },
    { ...common, id: `${id}#key-1`, publicKeyMultibase: key.multikey, ...written(dates) },
  ]
}

const places = {
  'a did:web, by reference': {
    issuer: web,
    method: `${web}#key-1`,
    pages: (dates) => ({
      'https://school.example/.well-known/did.json': {
        id: web,
        verificationMethod: methodsOf(web, dates),
        assertionMethod: [`${web}#next`, `${web}#key-1`],
      },
    }),
    hasLifetimes: true,
  },
  'an https address with a document, by value': {
    issuer: school,
    method: `${school}#key-1`,
    pages: (dates) => ({ [school]: { id: school, assertionMethod: methodsOf(school, dates) } }),
    hasLifetimes: true,
  },
  'an https address with a key set': {
    issuer: school,
    method: `${school}#key-1`,
    pages: ({ expires, revoked }) => ({
      'https://school.example/.well-known/jwks.json': jwksOf([
        { id: `${school}#next`, publicKey: other.publicJwk },
        {
          id: `${school}#key-1`,
          publicKey: key.publicJwk,
          ...(expires === undefined ? {} : { expires: new Date(expires) }),
          ...(revoked === undefined ? {} : { revoked: new Date(revoked) }),
        },
      ]),
    }),
    hasLifetimes: true,
  },
  'a did:key': { issuer: key.did, method: key.method, pages: () => ({}), hasLifetimes: false },
} satisfies Readonly<Record<string, Place>>

const dimensions = {
  place: Object.keys(places) as readonly (keyof typeof places)[],
  state: Object.keys(states) as readonly (keyof typeof states)[],
  made: ['at no stated time', 'a day before the change', 'a day after the change'],
  moment: Object.keys(asked) as readonly (keyof typeof asked)[],
  form: ['a document', 'a token'],
  trust: ['trusted', 'not trusted'],
} as const
type Cell = CellOf<typeof dimensions>

const placeOf = ({ place }: Cell): Place => places[place]
const datesOf = ({ state, moment }: Cell): Dates => states[state](asked[moment])

/** When the proof says that it was made; of a key that never changes, around a day long ago. */
function madeAt(cell: Cell): number | undefined {
  const { expires, revoked } = datesOf(cell)
  const change = expires ?? revoked ?? long.ago
  if (cell.made === 'at no stated time') return undefined
  return cell.made === 'a day before the change' ? change - day : change + day
}

/** Every reason for which the proof does not hold; which of them is told first is not decided anywhere. */
function expectedReasons(cell: Cell): readonly string[] {
  const { expires, revoked } = placeOf(cell).hasLifetimes ? datesOf(cell) : {}
  const at = asked[cell.moment]
  const made = madeAt(cell)
  return [
    // "A key's `revoked` is judged at the real time, whatever `asOf` says." Its moment is the first that is not believed.
    ...(revoked !== undefined && revoked <= now ? ['KEY_REVOKED'] : []),
    // "`expires` … judged at `at`": no tolerance at an end, and the end itself still counts.
    ...(expires !== undefined && expires < at ? ['KEY_EXPIRED'] : []),
    // Only embedded proofs have `created`; what a token says in `iat` is no claim that is judged.
    ...(cell.form === 'a document' && made !== undefined && made > at + 60_000 ? ['PROOF_CREATED_IN_FUTURE'] : []),
  ]
}

function expectedIssuer(cell: Cell): string {
  if (expectedReasons(cell).length > 0) return 'skipped: gate-closed'
  return cell.trust === 'trusted' ? 'passed' : 'failed: ISSUER_NOT_TRUSTED'
}

function expectedVerdict(cell: Cell): string {
  if (expectedReasons(cell).length > 0) return 'invalid'
  return cell.trust === 'trusted' ? 'verified' : 'untrusted'
}

/** Badges are signed once: many cells show the same one. */
const signed = new Map<string, Promise<string | JsonObject>>()

function badgeFor(cell: Cell): Promise<string | JsonObject> {
  const made = madeAt(cell)
  const name = [cell.place, cell.form, made].join()
  const badge = signed.get(name) ?? sign(placeOf(cell), cell.form, made)
  signed.set(name, badge)
  return badge
}

async function sign(
  { issuer, method }: Pick<Place, 'issuer' | 'method'>,
  form: Cell['form'],
  made?: number,
): Promise<string | JsonObject> {
  const badge = badgeOf(issuer, { validFrom: '2025-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' })
  if (form === 'a token') {
    const claims = { ...claimsOf(badge), ...(made === undefined ? {} : { iat: Math.floor(made / 1000) }) }
    return signPayload({ ...badge, ...claims }, key, { kid: method })
  }
  const created = made === undefined ? undefined : new Date(made).toISOString()
  return signDocument(badge, key, { proof: { verificationMethod: method, created } })
}

let served: Readonly<Record<string, JsonObject>> = {}

const fetch: FetchFunction = (url) =>
  Promise.resolve(served[url] === undefined ? new Response('', { status: 404 }) : Response.json(served[url]))

const trusting = (trustedIssuers: readonly string[]): Verifier =>
  createVerifier({ trustedIssuers, fetch, cache: 'off', now: () => now })
const verifiers = { trusted: trusting([web, school, key.did]), 'not trusted': trusting([]) }

/** Every combination; of an issuer that is its key, nobody can say anything. */
const cells = everyCell(dimensions).filter((cell) => placeOf(cell).hasLifetimes || cell.state === 'active')

/** Key documents whose dates lack their zone, or say it in another way: those without are of UTC. */
const spelledDimensions = {
  place: dimensions.place.filter((place) => places[place].hasLifetimes),
  date: ['expires', 'revoked'],
  zone: zones,
  // The date, seen from now.
  shift: [-1, 0, 1],
} as const
const spelledCells = everyCell(spelledDimensions)

/** The same document, the dates of its keys spelled in another way. */
const respelled = (pages: Readonly<Record<string, JsonObject>>, zone: Zone): Readonly<Record<string, JsonObject>> => {
  const text = JSON.stringify(pages)
  const dates = /"(expires|revoked)":"([^"]*)"/g
  return JSON.parse(
    text.replace(dates, (_, name: string, date: string) => `"${name}":"${spell(Date.parse(date), zone)}"`),
  ) as Readonly<Record<string, JsonObject>>
}

const nameOf = ({ place, state, form, made, moment, trust }: Cell): string =>
  `of ${place}, ${state}: ${form} made ${made}, asked about ${moment}, ${trust}`
const spelledNameOf = ({ place, date, shift, zone }: CellOf<typeof spelledDimensions>): string =>
  `of ${place}, "${date}" ${shift} ms from now, zone ${zone}`

describe('the key of an issuer', () => {
  it.each(titled(cells, nameOf))('%s', async (_, cell) => {
    served = placeOf(cell).pages(datesOf(cell))
    const policy = cell.moment === 'now' ? {} : { asOf: new Date(asked[cell.moment]) }
    const report = await verifiers[cell.trust].verify(await badgeFor(cell), policy)
    const reasons = expectedReasons(cell)
    expect({ issuer: said(report, 'issuer'), verdict: report.verdict, findings: findingsOf(report) }).toEqual({
      issuer: expectedIssuer(cell),
      verdict: expectedVerdict(cell),
      findings: [],
    })
    expect(reasons.length === 0 ? ['passed'] : reasons.map((code) => `failed: ${code}`)).toContain(
      said(report, 'proof'),
    )
    expect('credential' in report).toBe(reasons.length === 0)
  })

  it.each(titled(spelledCells, spelledNameOf))('%s', async (_, { place, date, zone, shift }) => {
    const { issuer, method, pages } = places[place] as Place
    served = respelled(pages({ [date]: now + shift }), zone)
    expect(JSON.stringify(served)).toContain(`"${date}":"${spell(now + shift, zone)}"`)
    const report = await verifiers.trusted.verify(await sign({ issuer, method }, 'a token'))
    const isOver = date === 'revoked' ? shift <= 0 : shift < 0
    const code = date === 'revoked' ? 'KEY_REVOKED' : 'KEY_EXPIRED'
    expect([said(report, 'proof'), report.verdict]).toEqual(
      isOver ? [`failed: ${code}`, 'invalid'] : ['passed', 'verified'],
    )
    // "… a finding `DATE_READ_AS_UTC`."
    expect(findingsOf(report)).toEqual(zone === 'none' && !isOver ? ['DATE_READ_AS_UTC'] : [])
  })

  it('has a row for every combination', () => {
    expect(spelledCells).toHaveLength(3 * 2 * 6 * 3)
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe((3 * 13 + 1) * 3 * 3 * 2 * 2)
  })

  it('is never believed again by asking about another day, once it is given up', () => {
    const given = cells.filter((cell) => placeOf(cell).hasLifetimes && (datesOf(cell).revoked ?? Infinity) <= now)
    expect(new Set(given.map(({ moment }) => moment)).size).toBe(3)
    expect(new Set(given.map(expectedVerdict))).toEqual(new Set(['invalid']))
  })
})
