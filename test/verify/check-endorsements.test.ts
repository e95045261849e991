import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { checkEndorsements } from '../../src/verify/check-endorsements.js'
import { endorsementOf, smallBadge } from '../support/badges.js'

const badge = smallBadge('did:example:school') as unknown as JsonObject
const endorsement = endorsementOf('did:example:school', 'did:example:guild') as unknown as JsonObject
const token = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'

describe('checkEndorsements', () => {
  it.each([
    ['no endorsement', badge],
    ['empty lists of them', { ...badge, endorsement: [], endorsementJwt: [] }],
    ['a text that only reads like one', { ...badge, name: 'endorsement', description: token }],
  ])('skips a badge with %s', (_, document) => {
    expect(checkEndorsements(document)).toEqual({ outcome: 'skipped', because: 'not-present' })
  })

  const subject = badge['credentialSubject'] as JsonObject
  const achievement = subject['achievement'] as JsonObject
  const withAchievement = (more: JsonObject): JsonObject => ({
    ...badge,
    credentialSubject: { ...subject, achievement: { ...achievement, ...more } },
  })

  it.each<[string, JsonObject, number]>([
    ['on the badge', { ...badge, endorsement: [endorsement] }, 1],
    ['as a single value', { ...badge, endorsement }, 1],
    ['as tokens', { ...badge, endorsementJwt: [token, token] }, 2],
    ['of both kinds', { ...badge, endorsement: [endorsement], endorsementJwt: [token] }, 2],
    ['on the issuer', { ...badge, issuer: { id: 'did:example:school', endorsement: [endorsement] } }, 1],
    ['on the achievement', withAchievement({ endorsementJwt: [token] }), 1],
    ['on the creator', withAchievement({ creator: { endorsement: [endorsement] } }), 1],
    ['on a parent of the creator', withAchievement({ creator: { parentOrg: { endorsementJwt: [token] } } }), 1],
    ['on the source', { ...badge, credentialSubject: { ...subject, source: { endorsement: [endorsement] } } }, 1],
    ['in a list', { ...badge, evidence: [{}, { endorsement: [endorsement] }, { endorsementJwt: [token] }] }, 2],
    ['in a place of its own', { ...badge, evidence: [{ deep: [{ endorsement: [endorsement] }] }] }, 1],
    ['that is no endorsement', { ...badge, endorsement: [null, 'none'] }, 2],
  ])('leaves an endorsement %s unknown, and counts it', (_, document, count) => {
    expect(checkEndorsements(document)).toMatchObject({
      outcome: 'unknown',
      problems: [{ code: 'ENDORSEMENTS_NOT_SUPPORTED', facts: { count } }],
    })
  })
})
