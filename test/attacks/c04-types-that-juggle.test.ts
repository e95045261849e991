/**
 * C4: a value of another type than the data model gives, which lax programs turn into what they expect, or take for not
 * there at all since it counts as false. Everything here is signed by the issuer: only the verifier stands in the way.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { withValue } from '../support/edit-json.js'
import { badgeOf, claimsOf, signDocument } from '../support/foreign-signer.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { issuerKey, signedBy } from './layouts.js'

const badge = badgeOf(issuerKey.did)
const genuine = await signDocument(badge, issuerKey)

/** A token, and a document by a suite that signs any JSON as it stands. */
async function signedBoth(credential: JsonObject): Promise<readonly unknown[]> {
  const byJcs = { proof: { cryptosuite: 'eddsa-jcs-2022' } }
  return [signedBy(credential), await signDocument(credential, issuerKey, byJcs)]
}

/** What a program may take for false, for nothing, or for what it likes. */
const values: readonly JsonValue[] = [0, '', null, false, {}, true, 7, [[]], [null], [0], ['']]

const dates = ['/validFrom', '/validUntil', '/awardedDate'] as const
const places = [
  '/@context',
  '/id',
  '/type',
  '/issuer',
  '/issuer/id',
  '/issuer/type',
  ...dates,
  '/credentialStatus',
  '/credentialSchema',
  '/refreshService',
  '/evidence',
  '/endorsement',
  '/endorsementJwt',
  '/termsOfUse',
  '/image',
  '/credentialSubject',
  '/credentialSubject/id',
  '/credentialSubject/type',
  '/credentialSubject/identifier',
  '/credentialSubject/achievement',
  '/credentialSubject/achievement/id',
  '/credentialSubject/achievement/type',
] as const

const WRONG =
  /^(?:PROPERTY_INVALID|PROPERTY_MISSING|DATE_INVALID|ID_NOT_ABSOLUTE|VALUE_NOT_ALLOWED|CONTEXT_ORDER|NOT_AN_OPEN_BADGE|KEY_NOT_AUTHORIZED)$/

it('control: with all in its place it verifies', async () => {
  for (const input of await signedBoth(badge)) await expectGenuine(input)
})

describe.each(places)('%s', (place) => {
  it.each(values)('that is %j is wrong, and not taken for absent', async (value) => {
    for (const input of await signedBoth(withValue(badge, place, value))) {
      const codes = await codesOf(input)
      expect(codes.length).toBeGreaterThan(0)
      for (const code of codes) expect(code).toMatch(WRONG)
      const { verdict, credential } = await verifier.verify(input)
      expect([verdict, credential]).toEqual(['invalid', undefined])
    }
  })
})

describe('a date', () => {
  const moment = '2099-01-01T00:00:00Z'
  const seconds = Date.parse(moment) / 1000

  it.each(
    dates.flatMap((place) =>
      [[moment], [moment, moment], { '@value': moment }, seconds, seconds * 1000, `${seconds}`].map(
        (value) => [place, value] as const,
      ),
    ),
  )('at %s that is %j is none', async (place, value) => {
    for (const input of await signedBoth(withValue(badge, place, value))) {
      expect(['PROPERTY_INVALID', 'DATE_INVALID']).toContain((await codesOf(input))[0])
    }
  })

  it.each([0, '', null, false])('as the end that is %j does not make a badge last for ever', async (value) => {
    const endless = withValue(badge, '/validUntil', undefined)
    for (const input of await signedBoth(endless)) await expectGenuine(input)
    for (const input of await signedBoth({ ...endless, validUntil: value })) {
      const codes = await codesOf(input, { asOf: '2090-01-01T00:00:00Z' })
      expect(['PROPERTY_INVALID', 'DATE_INVALID']).toContain(codes[0])
    }
  })
})

describe('an issuer', () => {
  const { did } = issuerKey
  const other = 'did:example:somebody-else'

  it.each<[string, JsonValue]>([
    ['by text', did],
    ['as an object', { id: did, type: ['Profile'] }],
  ])('control: %s verifies', async (_, issuer) => {
    for (const input of await signedBoth({ ...badge, issuer })) await expectGenuine(input)
  })

  it.each<[string, JsonValue]>([
    ['in an array', [did]],
    ['in an array, as an object', [{ id: did, type: ['Profile'] }]],
    ['in an array with another', [did, other]],
    ['in an array behind another', [other, did]],
    ['whose id is an array', { id: [did], type: ['Profile'] }],
    ['whose id is an array of two', { id: [did, other], type: ['Profile'] }],
    ['whose id is an object', { id: { id: did }, type: ['Profile'] }],
    ['whose id stands under the keyword', { '@id': did, type: ['Profile'] }],
    ['that is a number', Number.parseInt('7', 10)],
    ['that writes itself as text', { toString: did, valueOf: did, type: ['Profile'] }],
  ])('%s is none, whatever it would come to as text', async (_, issuer) => {
    for (const claims of [{}, { iss: did }, { iss: other }]) {
      for (const input of await signedBoth({ ...badge, ...claims, issuer })) {
        expect((await codesOf(input))[0]).toMatch(WRONG)
      }
    }
  })
})

describe('the types of a badge', () => {
  it.each<[string, JsonValue]>([
    ['one text', 'OpenBadgeCredential'],
    ['both in one text', 'VerifiableCredential OpenBadgeCredential'],
    ['both in one text with a comma', 'VerifiableCredential,OpenBadgeCredential'],
    ['an object', { 0: 'VerifiableCredential', 1: 'OpenBadgeCredential', length: 2 }],
    ['an array in an array', [['VerifiableCredential', 'OpenBadgeCredential']]],
    ['in other letters', ['verifiableCredential', 'openBadgeCredential']],
    ['with a space', ['VerifiableCredential ', ' OpenBadgeCredential']],
  ])('that are %s are none', async (_, type) => {
    for (const input of await signedBoth({ ...badge, type })) {
      expect(['NOT_AN_OPEN_BADGE', 'VALUE_NOT_ALLOWED', 'PROPERTY_INVALID']).toContain((await codesOf(input))[0])
    }
  })

  it.each(['/credentialSubject/type', '/credentialSubject/achievement/type'])(
    'at %s may be one text',
    async (place) => {
      const name = place.includes('achievement') ? 'Achievement' : 'AchievementSubject'
      for (const input of await signedBoth(withValue(badge, place, name))) await expectGenuine(input)
    },
  )
})

describe('a proof', () => {
  it.each([0, '', null, false, true, 7, 'z1', [[]], [null], [0], ['z1']] as readonly JsonValue[])(
    'that is %j is none, and does not let anything pass',
    async (proof) => {
      await expectGenuine(genuine)
      expect(await codesOf({ ...genuine, proof })).toEqual(['PROOF_MALFORMED'])
      expect(await codesOf(JSON.stringify({ ...genuine, proof }))).toEqual(['PROOF_MALFORMED'])
    },
  )

  it.each<[string, JsonValue, string]>([
    ['absent', {}, 'NO_PROOF'],
    ['an empty list', { proof: [] }, 'NO_PROOF'],
    ['an empty object', { proof: {} }, 'PROOF_PURPOSE_WRONG'],
  ])('that is %s proves nothing', async (_, proof, code) => {
    expect(await codesOf({ ...badge, ...(proof as JsonObject) })).toEqual([code])
  })

  it.each(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose', 'proofValue'])(
    'whose %s is of another type is none',
    async (name) => {
      const value = genuine.proof[name]!
      for (const changed of [0, '', null, false, true, {}, [], [value], [value, value], { '@value': value }]) {
        const codes = await codesOf({ ...genuine, proof: { ...genuine.proof, [name]: changed } })
        expect([changed, codes.length > 0]).toEqual([changed, true])
      }
    },
  )
})

it('an empty list of status entries is nothing there, and nothing that passed', async () => {
  for (const input of await signedBoth({ ...badge, ...claimsOf(badge), credentialStatus: [] })) {
    const { checks } = await verifier.verify(input)
    expect(checks.find(({ check }) => check === 'status')).toEqual({
      check: 'status',
      outcome: 'skipped',
      because: 'not-present',
    })
  }
})
