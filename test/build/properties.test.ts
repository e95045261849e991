import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { buildCredential } from '../../src/build/build-credential.js'
import { buildEndorsement } from '../../src/build/build-endorsement.js'
import { buildProfile } from '../../src/build/build-profile.js'
import { hashIdentity } from '../../src/build/hash-identity.js'
import { isOpenBadgesError } from '../../src/errors.js'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { translate } from '../../src/jsonld/translate.js'
import { defaultLimits } from '../../src/limits.js'
import { checkDocument } from '../../src/schema/check-document.js'
import { placesOf, withValue } from '../schema/documents.js'
import * as given from './arbitraries.js'
import { award, buildWith, isDeeplyFrozen, valuesOf, welding } from './support.js'

const runs = { numRuns: 150 }

describe('whatever good input is given', () => {
  it('a badge has the shape of the schema', () => {
    fc.assert(
      fc.property(given.award, (input) => {
        expect(checkDocument(buildCredential(input), 'badge').problems).toEqual([])
      }),
      runs,
    )
  })

  it('an endorsement has the shape of the schema', () => {
    fc.assert(
      fc.property(given.endorsement, (input) => {
        expect(checkDocument(buildEndorsement(input), 'endorsement').problems).toEqual([])
      }),
      runs,
    )
  })

  it('a profile and an achievement that were built stay as they are when built again', () => {
    fc.assert(
      fc.property(given.profile, given.achievement, (profile, achievement) => {
        const [issuer, definition] = [buildProfile(profile), buildAchievement(achievement)]
        expect(buildProfile(issuer)).toEqual(issuer)
        expect(buildAchievement(definition)).toEqual(definition)
      }),
      runs,
    )
  })

  it('what is built is frozen, and holds no null, no undefined and no empty array', () => {
    fc.assert(
      fc.property(given.award, (input) => {
        const built = buildCredential(input)
        expect(isDeeplyFrozen(built)).toBe(true)
        const hollow = [...valuesOf(built)].filter((value) => value === null || value === undefined || isEmpty(value))
        expect(hollow).toEqual([])
      }),
      runs,
    )
  })

  it('the input stays as it was', () => {
    fc.assert(
      fc.property(given.award, (input) => {
        const before = structuredClone(input)
        buildCredential(input)
        expect(input).toEqual(before)
      }),
      runs,
    )
  })

  it('nothing that was given is lost', () => {
    fc.assert(
      fc.property(given.award, (input) => {
        const built = JSON.stringify(buildCredential(input))
        const { recipient: _recipient, ...rest } = input
        const texts = [...valuesOf(rest as unknown as JsonObject)].filter((value) => typeof value === 'string')
        expect(texts.filter((text) => !MOMENT.test(text) && !built.includes(JSON.stringify(text)))).toEqual([])
      }),
      runs,
    )
  })

  it('a badge passes the guard and the graph check of Data Integrity', async () => {
    const library = createContextLibrary(new Map())
    await fc.assert(
      fc.asyncProperty(given.award, async (input) => {
        const { nquads } = await translate(buildCredential(input), library, defaultLimits)
        expect(nquads).not.toBe('')
      }),
      { numRuns: 40 },
    )
  })
})

describe('whatever is given', () => {
  const builders: [string, (input: never) => unknown][] = [
    ['buildCredential', buildCredential],
    ['buildAchievement', buildAchievement],
    ['buildProfile', buildProfile],
    ['buildEndorsement', buildEndorsement],
    ['hashIdentity', hashIdentity],
  ]
  it.each(builders)('%s refuses it with INPUT_INVALID and a path, or builds', (_name, build) => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withMap: true, withTypedArray: true, withSparseArray: true }),
        (input) => {
          expect(codeOf(() => build(input as never))).toBe('INPUT_INVALID')
        },
      ),
      runs,
    )
  })

  it('a badge with one value replaced by anything is refused, or still has the shape of the schema', () => {
    const small: JsonObject = {
      ...award,
      achievement: { ...welding, alignment: [{ targetName: 'a', targetUrl: 'urn:x:1' }] },
    } as never
    const places = placesOf(small)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(fc.jsonValue(), fc.anything()), (place, value) => {
        const input = withValue(small, place, value as JsonValue)
        const code = codeOf(() => {
          expect(checkDocument(buildWith(input), 'badge').problems).toEqual([])
        })
        expect([undefined, 'INPUT_INVALID']).toContain(code)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** The code of what is thrown, which must be an error of ours with a path. */
function codeOf(call: () => unknown): string | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    expect(error.path).toMatch(/^(\/.*)?$/s)
    return error.code
  }
}

function isEmpty(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T/
