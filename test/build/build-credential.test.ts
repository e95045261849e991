import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { buildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import { buildProfile } from '../../src/build/build-profile.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../src/model/contexts.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { checkDocument } from '../../src/schema/check-document.js'
import { fullBadge } from '../schema/documents.js'
import { award, buildWith, countingRandom, isDeeplyFrozen, now, placeOf, refusalOf, welding } from './support.js'

describe('buildCredential', () => {
  it('makes a complete badge of issuer, achievement and recipient', () => {
    expect(buildCredential(award, { now: () => now, random: countingRandom() })).toEqual({
      '@context': [credentialsV2Context, newestOpenBadgesContext],
      id: 'urn:uuid:01020304-0506-4708-890a-0b0c0d0e0f10',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Certified Welder',
      issuer: { id: 'did:web:school.example', type: ['Profile'], name: 'The School' },
      validFrom: '2026-11-22T09:00:00Z',
      credentialSubject: {
        id: 'did:example:learner',
        type: ['AchievementSubject'],
        achievement: {
          id: 'https://school.example/achievements/1',
          type: ['Achievement'],
          name: 'Certified Welder',
          description: 'Welds to standard.',
          criteria: { narrative: 'Pass the practical test.' },
        },
      },
    })
  })

  it('returns what is frozen through and through', () => {
    expect(isDeeplyFrozen(fullInput())).toBe(false)
    expect(isDeeplyFrozen(buildCredential(fullInput()))).toBe(true)
  })

  it('leaves the input as it was', () => {
    const input = fullInput()
    buildCredential(input)
    expect(input).toEqual(fullInput())
  })

  it('keeps everything that the data model knows', () => {
    const built = buildCredential(fullInput())
    const { proof: _proof, ...expected } = fullBadge
    expect({ ...built, '@context': expected['@context'] }).toEqual({
      ...withoutEndorsements(expected),
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      validUntil: '2028-01-01T00:00:00Z',
      credentialStatus: fullInput().credentialStatus,
      credentialSubject: {
        ...withoutEndorsements(expected).credentialSubject,
        type: ['AchievementSubject'],
      },
    })
    expect(checkDocument(built, 'badge').problems).toEqual([])
  })

  it('takes back the nouns that other builders returned, as they are', () => {
    const profile = buildProfile({ id: 'did:web:school.example', name: 'The School' })
    const achievement = buildAchievement(welding)
    const built = buildCredential({ ...award, issuer: profile, achievement })
    expect(built.issuer).toEqual(profile)
    expect(built.credentialSubject.achievement).toEqual(achievement)
  })

  it('makes another id for each badge', () => {
    expect(buildCredential(award).id).not.toBe(buildCredential(award).id)
  })

  it('takes the name of the achievement unless it is given one', () => {
    expect(buildWith({}).name).toBe('Certified Welder')
    expect(buildWith({ name: 'Welder of the year' }).name).toBe('Welder of the year')
  })

  it('is as good as without a property that is undefined', () => {
    const fixed = { id: 'urn:uuid:01020304-0506-4708-890a-0b0c0d0e0f10' }
    expect(buildWith({ ...fixed, description: undefined, expiresAfter: undefined })).toEqual(buildWith(fixed))
  })

  it.each(['issuer', 'achievement', 'recipient'])('refuses a badge without %s', (name) => {
    expect(placeOf(() => buildWith({ [name]: undefined }))).toBe(`/${name}`)
  })

  it.each([undefined, null, 'a badge', [], 7, new Map()])('refuses the input %j', (input) => {
    expect(placeOf(() => buildCredential(input as never))).toBe('')
  })

  it('refuses a name that it does not know, and says which was meant', () => {
    const { path, facts } = refusalOf(() => buildWith({ expiresAftr: { years: 2 } }))
    expect(path).toBe('/expiresAftr')
    expect(facts).toMatchObject({ suggestion: 'expiresAfter' })
  })

  it('refuses a name of its own at the top even with contexts', () => {
    const changes = { contexts: ['https://school.example/context.json'], courseCode: 'W-7' }
    expect(placeOf(() => buildWith(changes))).toBe('/courseCode')
  })

  it('refuses options that it does not have', () => {
    const { code, facts } = refusalOf(() => buildCredential(award, { clock: Date.now } as object))
    expect(code).toBe('OPTIONS_INVALID')
    expect(facts).toMatchObject({ option: 'clock' })
  })
})

/** The full badge of the data model, as the builders take it. */
function fullInput(): CredentialInput {
  const badge = withoutEndorsements(fullBadge)
  const { achievement, id, identifier, result, type: _type, image, ...subject } = badge.credentialSubject
  const { credentialSubject: _subject, proof: _proof, type: _types, '@context': _context, ...frame } = badge
  return {
    ...(frame as Omit<CredentialInput, 'achievement' | 'recipient'>),
    ...subject,
    achievement,
    recipient: { id: id!, identifiers: identifier! },
    results: result!,
    recipientImage: image!,
    credentialStatus: {
      id: 'https://school.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://school.example/status/1',
    },
    // The context of `TermsOfUse` is the caller's to give.
    contexts: ['https://school.example/terms.json'],
  }
}

/** Endorsements have tests of their own, with proofs. */
function withoutEndorsements(badge: OpenBadgeCredential): OpenBadgeCredential {
  const text = JSON.stringify(badge, (name, value: unknown) => (name === 'endorsement' ? undefined : value))
  return JSON.parse(text) as OpenBadgeCredential
}
