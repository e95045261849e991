import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardOf } from '../../src/build/award-of.js'
import { buildAward, buildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import { buildProfile } from '../../src/build/build-profile.js'
import type { JsonObject } from '../../src/json/json.js'
import * as given from './arbitraries.js'
import { award, buildWith, now } from './support.js'

const issuer = buildProfile({ id: 'did:web:school.example', name: 'The School' })

describe('awardOf', () => {
  it('writes of any badge that was built the award that makes the same badge again', () => {
    fc.assert(
      fc.property(given.award, (input) => {
        const { credentialStatus: _, ...stated } = { ...input, issuer } as CredentialInput
        const badge = buildCredential(stated, { now: () => now })
        const { validFrom } = badge
        const again = buildAward({ ...(awardOf(badge) as never as CredentialInput), validFrom }, issuer, {
          now: () => now,
        })
        expect(again).toEqual(badge)
      }),
      { numRuns: 60, seed: 20_261_126 },
    )
  })

  it('leaves out what the issuer sets', () => {
    const badge = { ...buildWith({ validUntil: '2030-01-01T00:00:00Z' }), proof: {}, credentialStatus: {} }
    expect(Object.keys(awardOf(badge)).sort()).toEqual(['achievement', 'id', 'name', 'recipient', 'validUntil'])
  })

  it('takes the end of data model 1.1 for the end', () => {
    const { validUntil: _, ...rest } = buildWith({})
    expect(awardOf({ ...rest, expirationDate: '2030-01-01T00:00:00Z' })).toMatchObject({
      validUntil: '2030-01-01T00:00:00Z',
    })
  })

  it('keeps contexts of the badge itself, and leaves out those that come with the standard', () => {
    const own = 'https://school.example/context.json'
    const contexts = [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      'https://w3id.org/security/suites/ed25519-2020/v1',
      own,
    ]
    expect(awardOf({ ...buildWith({}), '@context': contexts })['contexts']).toEqual([own])
  })

  it.each([
    ['at the top', { favouriteColour: 'blue' }, { favouriteColour: 'blue' }],
    ['in the subject', { credentialSubject: { favouriteColour: 'blue' } }, { recipient: { favouriteColour: 'blue' } }],
    ['of a type', { type: ['VerifiableCredential', 'urn:x:1'] }, { type: ['VerifiableCredential', 'urn:x:1'] }],
    [
      'of a type of the subject',
      { credentialSubject: { type: ['AchievementSubject', 'Profile'] } },
      { recipient: { type: ['AchievementSubject', 'Profile'] } },
    ],
    ['in an inline context', { '@context': [{ a: 'urn:x:a' }] }, { contexts: [{ a: 'urn:x:a' }] }],
    ['in a second subject', { credentialSubject: [{}, { id: 'urn:x:2' }] }, { credentialSubject: [{ id: 'urn:x:2' }] }],
  ] as readonly (readonly [string, JsonObject, JsonObject])[])(
    'leaves nothing out in silence %s',
    (_, change, expected) => {
      expect(awardOf({ ...buildWith({}), ...change })).toMatchObject(expected)
    },
  )

  it('makes an award of an empty object, for the builder to refuse', () => {
    expect(awardOf({})).toEqual({ recipient: {} })
    expect(award.recipient).not.toEqual({})
  })
})
