import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { findEndorsements, findMembers, nodeIdsOf } from '../../src/verify/find-contained.js'
import { endorsementOf, smallBadge } from '../support/badges.js'

const badge = smallBadge('did:example:school') as unknown as JsonObject
const endorsement = endorsementOf('did:example:school', 'did:example:guild') as unknown as JsonObject
const token = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'

const subject = badge['credentialSubject'] as JsonObject
const achievement = subject['achievement'] as JsonObject
const withAchievement = (more: JsonObject): JsonObject => ({
  ...badge,
  credentialSubject: { ...subject, achievement: { ...achievement, ...more } },
})
const onAchievement = '/credentialSubject/achievement'

describe('findEndorsements', () => {
  it.each([
    ['no endorsement', badge],
    ['empty lists of them', { ...badge, endorsement: [], endorsementJwt: [] }],
    ['a text that only reads like one', { ...badge, name: 'endorsement', description: token }],
  ])('finds none on a badge with %s', (_, document) => {
    expect(findEndorsements(document)).toEqual([])
  })

  it.each<[string, JsonObject, string[]]>([
    ['on the badge', { ...badge, endorsement: [endorsement] }, ['/endorsement/0']],
    ['as a single value', { ...badge, endorsement }, ['/endorsement']],
    ['as tokens', { ...badge, endorsementJwt: [token, token] }, ['/endorsementJwt/0', '/endorsementJwt/1']],
    [
      'of both kinds',
      { ...badge, endorsement: [endorsement], endorsementJwt: token },
      ['/endorsement/0', '/endorsementJwt'],
    ],
    ['on the issuer', { ...badge, issuer: { id: 'x:y', endorsement: [endorsement] } }, ['/issuer/endorsement/0']],
    ['on the achievement', withAchievement({ endorsementJwt: [token] }), [`${onAchievement}/endorsementJwt/0`]],
    [
      'on the creator',
      withAchievement({ creator: { endorsement: [endorsement] } }),
      [`${onAchievement}/creator/endorsement/0`],
    ],
    [
      'on a parent of the creator',
      withAchievement({ creator: { parentOrg: { endorsementJwt: [token] } } }),
      [`${onAchievement}/creator/parentOrg/endorsementJwt/0`],
    ],
    ['in lists', { ...badge, evidence: [{}, { endorsement: [endorsement] }] }, ['/evidence/1/endorsement/0']],
    ['that is none', { ...badge, endorsement: [null, 'none'] }, ['/endorsement/0', '/endorsement/1']],
  ])('finds an endorsement %s', (_, document, paths) => {
    expect(findEndorsements(document).map(({ path }) => path)).toEqual(paths)
  })

  it('says who carries it, and gives it as it stands', () => {
    const document = {
      ...badge,
      issuer: { id: 'did:example:school', endorsement: [endorsement] },
      evidence: [{ endorsement }],
    }
    expect(findEndorsements(document)).toEqual([
      { input: endorsement, path: '/issuer/endorsement/0', carrier: 'did:example:school' },
      { input: endorsement, path: '/evidence/0/endorsement', carrier: undefined },
    ])
  })

  it('leaves those of credentials inside to them', () => {
    const endorsed = { ...endorsement, issuer: { id: 'did:example:guild', endorsement: [endorsement] } }
    const record = { ...badge, credentialSubject: { verifiableCredential: [{ ...badge, endorsement }] } }
    expect(findEndorsements({ ...badge, endorsement: endorsed })).toHaveLength(1)
    expect(findEndorsements(record)).toEqual([])
  })
})

describe('findMembers', () => {
  it('finds what a presentation holds, one or many', () => {
    expect(findMembers({ verifiableCredential: [badge, token] }, 'presentation')).toEqual([
      { input: badge, path: '/verifiableCredential/0' },
      { input: token, path: '/verifiableCredential/1' },
    ])
    expect(findMembers({ verifiableCredential: badge }, 'presentation')).toEqual([
      { input: badge, path: '/verifiableCredential' },
    ])
  })

  it('finds what a record holds', () => {
    expect(findMembers({ credentialSubject: { verifiableCredential: [token] } }, 'clr')).toEqual([
      { input: token, path: '/credentialSubject/verifiableCredential/0' },
    ])
  })

  it.each([
    ['an empty presentation', {}, 'presentation'],
    ['a record without a subject', {}, 'clr'],
    ['a record with several subjects', { credentialSubject: [{ verifiableCredential: [token] }] }, 'clr'],
    ['a badge', { verifiableCredential: [token], credentialSubject: { verifiableCredential: [token] } }, 'badge'],
  ] as const)('finds nothing in %s', (_, document, kind) => {
    expect(findMembers(document as JsonObject, kind)).toEqual([])
  })
})

describe('nodeIdsOf', () => {
  it('names all that is described, but not what credentials inside describe', () => {
    const ids = nodeIdsOf({ ...badge, endorsement: { ...endorsement, id: 'urn:inside' } })
    expect([...ids]).toEqual([badge['id'], 'did:example:school', subject['id'], achievement['id']])
  })
})
