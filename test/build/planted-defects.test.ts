// Generated inputs, each with one defect planted somewhere, or with one value replaced by anything.
// More of them, or others: DEFECTS=1000000 DEFECT_SEED=7 npx vitest run test/build/planted-defects.test.ts
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tryBuildCredential } from '../../src/build/build-credential.js'
import { tryBuildEndorsement } from '../../src/build/build-endorsement.js'
import type { BuildResult } from '../../src/build/read-input.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import { checkDocument } from '../../src/schema/check-document.js'
import { placesOf, valueAt, withValue, without } from '../schema/documents.js'
import * as given from './arbitraries.js'

const count = Number(process.env['DEFECTS'] ?? 20_000)
const seed = Number(process.env['DEFECT_SEED'] ?? 20_261_125)

/** Defects planted into one generated input; to generate one takes longer than to build fifty. */
const EACH = 25

/** Places tried for one kind of defect; many have few that can have it. */
const ATTEMPTS = 60

/** One defect at one place, and how the builder must name it. */
interface Defect {
  readonly input: JsonObject
  readonly place: string
  readonly code: string | RegExp
}

/** Puts a defect of one kind at a place, if that place can have it. */
type Planter = (input: JsonObject, place: string, value: JsonValue) => Defect | undefined

const kinds = {
  badge: { arbitrary: given.award as fc.Arbitrary<unknown>, build: buildBadge, share: 0.8 },
  endorsement: { arbitrary: given.endorsement as fc.Arbitrary<unknown>, build: buildEndorsement, share: 0.2 },
} as const

it.each(Object.entries(kinds))(
  'every defect planted into the input of a %s is reported at its place, and by nothing else',
  { timeout: 60_000 + count * 6 },
  (kind, { arbitrary, build, share }) => {
    const tally = new Map<string, number>()
    const pick = numbers(seed)
    const inputs = fc.sample(arbitrary, { numRuns: Math.ceil((count * share) / (2 * EACH)), seed })
    for (const generated of inputs) {
      const input = JSON.parse(JSON.stringify(generated)) as JsonObject
      const places = placesOf(input)
      for (const { input: wrong, place, code } of defectsIn(input, places, pick)) {
        const result = build(wrong)
        const found = result.ok ? [] : result.problems.map((each) => `${each.code} ${each.path}`)
        if (found.length !== 1 || !isNamed(found[0]!, place, code)) {
          expect.fail(`${kind}: ${String(code)} at ${place} is reported as ${found.join()} in ${JSON.stringify(wrong)}`)
        }
        const [name = ''] = found[0]!.split(' ')
        tally.set(name, (tally.get(name) ?? 0) + 1)
      }
    }
    expect([...tally.keys()].length).toBeGreaterThan(5)
    console.log(`${kind}: ${[...tally].map(([code, times]) => `${code} ${times}`).join(', ')}`)
  },
)

it.each(Object.entries(kinds))(
  'no %s is built that the schema refuses, whatever stands in the place of one value',
  { timeout: 60_000 + count * 6 },
  (kind, { arbitrary, build, share }) => {
    const pick = numbers(seed + 1)
    const inputs = fc.sample(arbitrary, { numRuns: Math.ceil((count * share) / (2 * EACH)), seed: seed + 1 })
    const strangers = fc.sample(fc.oneof(fc.jsonValue(), fc.anything(), fc.webUrl(), fc.string()), {
      numRuns: 5_000,
      seed,
    })
    let built = 0
    for (const generated of inputs) {
      const input = JSON.parse(JSON.stringify(generated)) as JsonObject
      const places = placesOf(input)
      for (let round = 0; round < EACH; round++) {
        const value = pick(strangers) as JsonValue
        const result = build(withValue(input, pick(places), value))
        if (!result.ok) continue
        built += 1
        expect(checkDocument(result.value, kind as keyof typeof kinds).problems).toEqual([])
      }
    }
    expect(built).toBeGreaterThan(0)
    console.log(`${kind}: ${inputs.length * EACH} inputs, ${built} built`)
  },
)

function* defectsIn(
  input: JsonObject,
  places: readonly string[],
  pick: <Member>(members: readonly Member[]) => Member,
): Generator<Defect> {
  for (let planted = 0; planted < EACH;) {
    const planter = pick(planters)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const place = pick(places)
      const defect = planter(input, place, valueAt(input, place))
      if (defect === undefined) continue
      planted += 1
      yield defect
      break
    }
  }
}

const planters: readonly Planter[] = [
  (input, place) => plant(input, place, null, 'VALUE_NULL'),
  (input, place) => plant(input, place, [], 'ARRAY_EMPTY'),
  // A value of another kind than the one that stands there.
  (input, place, value) => {
    if (isSigned(place)) return undefined
    const other = typeof value === 'number' || /^\/expiresAfter\//.test(place) ? 'many' : 7
    return plant(input, place, other, 'PROPERTY_INVALID')
  },
  (input, place, value) => {
    if (typeof value !== 'string') return undefined
    return plant(
      input,
      place,
      `${value}\ud800`,
      /^(?:JSON_LONE_SURROGATE|TERM_UNKNOWN|PROPERTY_INVALID|ID_NOT_ABSOLUTE|DATE_INVALID)$/,
    )
  },
  (input, place, value) => {
    if (typeof value !== 'string' || isSigned(place) || isId(place) || isTerm(place) || isDate(place)) return undefined
    return plant(input, place, '', /^(?:PROPERTY_INVALID|ID_NOT_ABSOLUTE|TERM_UNKNOWN|DATE_INVALID)$/)
  },
  (input, place) => (isId(place) ? plant(input, place, 'badges/7', 'ID_NOT_ABSOLUTE') : undefined),
  (input, place) => (isTerm(place) ? plant(input, place, 'Nonsense', 'TERM_UNKNOWN') : undefined),
  (input, place) => (isDate(place) ? plant(input, place, '2026-11-22T09:00:00', 'DATE_NO_ZONE') : undefined),
  (input, place) => (isDate(place) ? plant(input, place, '2026-02-30T09:00:00Z', 'DATE_INVALID') : undefined),
  // A name that nobody knows, and that no context could define.
  (input, place, value) => {
    if (!isJsonObject(value) || isSigned(place)) return undefined
    const at = `${place}/ex:own`
    return { input: withValue(input, at, 'x'), place: at, code: 'NAME_UNKNOWN' }
  },
  // What is needed, taken away.
  (input, place) => {
    if (isSigned(place) || !NEEDED.test(place)) return undefined
    return { input: without(input, place), place, code: 'PROPERTY_MISSING' }
  },
  // The same member again.
  (input, place, value) => {
    if (!Array.isArray(value) || isSigned(place) || !/\/(?:tag|endorsementJwt|contexts|allowedValue)$/.test(place))
      return undefined
    const at = `${place}/${value.length}`
    return { input: withValue(input, at, (value as JsonValue[])[0]), place: at, code: 'MEMBER_REPEATED' }
  },
  (input, place) => {
    if (place !== '/validFrom' || 'expiresAfter' in input) return undefined
    return {
      input: withValue(input, '/validUntil', '1900-01-01T00:00:00Z'),
      place: '/validUntil',
      code: 'PERIOD_INVERTED',
    }
  },
  (input, place) => (place === '/recipient' ? plant(input, place, {}, 'RECIPIENT_UNIDENTIFIED') : undefined),
  (input, place) => (place === '/achievement/criteria' ? plant(input, place, {}, 'CRITERIA_EMPTY') : undefined),
  (input, place, value) => {
    if (typeof value !== 'string' || isSigned(place) || !/\/(?:image|recipientImage)(?:\/id)?$/.test(place))
      return undefined
    return plant(input, place, 'data:image/png;base64,QSBiYWRnZQ==', 'IMAGE_INVALID')
  },
  (input, place) => {
    if (!/^\/results\/\d+\/(?:resultDescription|achievedLevel)$|\/requiredLevel$/.test(place)) return undefined
    return plant(input, place, 'urn:x:nowhere', 'REFERENCE_DANGLING')
  },
  (input, place) => {
    const { id } = input
    return place === '/achievement/id' && id !== undefined ? plant(input, place, id, 'ID_TAKEN') : undefined
  },
]

function plant(input: JsonObject, place: string, value: JsonValue, code: string | RegExp): Defect {
  return { input: withValue(input, place, value), place, code }
}

function isNamed(found: string, place: string, code: string | RegExp): boolean {
  const [name = '', ...rest] = found.split(' ')
  return rest.join(' ') === place && (typeof code === 'string' ? name === code : code.test(name))
}

/** What others signed is copied as it is; names and types in it are not the builder's to judge. */
function isSigned(place: string): boolean {
  return place.includes('/endorsement/')
}

function isId(place: string): boolean {
  return !isSigned(place) && /\/(?:id|url|targetUrl|statusListCredential)$/.test(place) && !place.includes('/criteria')
}

function isTerm(place: string): boolean {
  const terms =
    /\/(?:achievementType|targetType|identifierType|resultType|statusPurpose|identifiersAs)$|\/identifiers\/\d+\/type$|\/results\/\d+\/status$/
  return !isSigned(place) && terms.test(place)
}

function isDate(place: string): boolean {
  return /^\/(?:validFrom|validUntil|awardedDate|activityStartDate|activityEndDate)$/.test(place)
}

/** Required by the data model, wherever it stands. */
const NEEDED =
  /^\/(?:issuer|achievement|recipient|subject)$|^\/issuer\/id$|^\/achievement\/(?:name|description|criteria)$|\/(?:targetName|targetUrl|identifier|identifierType|resultType|latitude|longitude)$|\/rubricCriterionLevel\/\d+\/name$|\/resultDescription\/\d+\/name$|\/identifiers\/\d+\/(?:type|value)$|\/related\/\d+\/id$/

function buildBadge(input: JsonObject): BuildResult<OpenBadgeCredential> {
  return tryBuildCredential(input as never)
}

function buildEndorsement(input: JsonObject): BuildResult<EndorsementCredential> {
  return tryBuildEndorsement(input as never)
}

/** Picks members, the same ones in every run (a linear congruential generator). */
function numbers(start: number): <Member>(members: readonly Member[]) => Member {
  let state = start >>> 0
  return (members) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return members[Math.floor((state / 2 ** 32) * members.length)]!
  }
}
