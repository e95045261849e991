/** The traps of the standard that concern issuing, by the numbers of the requirement catalogue. */
import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { buildProfile } from '../../src/build/build-profile.js'
import {
  credentialsV1Context,
  newestOpenBadgesContext,
  openBadgesContexts,
  openBadgesExtensionsContext,
} from '../../src/model/contexts.js'
import { withValue } from '../schema/documents.js'
import { award, buildWith, placeOf, refusalOf, welding } from './support.js'

describe('T-2: contexts that clash with data model 2.0', () => {
  const clashing = [credentialsV1Context, ...openBadgesContexts.map(({ url }) => url)]
  it.each(clashing)('refuses %s', (context) => {
    expect(placeOf(() => buildWith({ contexts: [context] }))).toBe('/contexts/0')
  })
})

describe('T-3: terms of 1EdTech need a context of their own', () => {
  const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
  it.each([
    ['a refresh service', { refreshService: { id: 'https://school.example/refresh/1' } }],
    ['a schema', { credentialSchema: { id: schema } }],
    [
      'a revocation list',
      { credentialStatus: { id: 'https://school.example/revoked', type: '1EdTechRevocationList' } },
    ],
  ])('adds it for %s', (_what, changes) => {
    expect(buildWith(changes)['@context'].slice(2)).toEqual([openBadgesExtensionsContext])
  })

  it('adds it before the contexts of one’s own', () => {
    const own = 'https://school.example/context.json'
    const { '@context': contexts } = buildWith({ refreshService: { id: 'urn:x:1' }, contexts: [own] })
    expect(contexts.slice(2)).toEqual([openBadgesExtensionsContext, own])
  })

  it('does not add it where no term needs it', () => {
    expect(buildWith({})['@context']).toHaveLength(2)
  })

  it('does not add it twice', () => {
    const changes = { refreshService: { id: 'urn:x:1' }, contexts: [openBadgesExtensionsContext] }
    expect(buildWith(changes)['@context'].slice(2)).toEqual([openBadgesExtensionsContext])
  })
})

describe('T-5: a token can hold whole seconds only', () => {
  it.each([
    ['2026-11-22T09:00:00.999Z', '2026-11-22T09:00:00Z'],
    ['2026-11-22T10:30:00+01:30', '2026-11-22T09:00:00Z'],
    [new Date(Date.UTC(2026, 10, 22, 9, 0, 0, 1)), '2026-11-22T09:00:00Z'],
  ])('cuts validFrom %s to %s', (validFrom, expected) => {
    expect(buildWith({ validFrom }).validFrom).toBe(expected)
  })

  it('cuts validUntil and the clock as well', () => {
    const built = buildWith({ validUntil: '2028-11-22T10:00:00.5+01:00' })
    expect(built.validUntil).toBe('2028-11-22T09:00:00Z')
    expect(built.validFrom).toBe('2026-11-22T09:00:00Z')
  })
})

describe('T-10: an image is an object', () => {
  const picture = { id: 'https://school.example/badge.png', type: 'Image' }
  it.each(['image', 'recipientImage'])('makes an Image of the address in %s', (name) => {
    const built = buildWith({ [name]: picture.id })
    expect(name === 'image' ? built.image : built.credentialSubject.image).toEqual(picture)
  })

  it('makes an Image of a data: URL', () => {
    const url = 'data:image/png;base64,iVBORw0KGgo='
    expect(buildProfile({ id: 'urn:x:1', image: url }).image).toEqual({ id: url, type: 'Image' })
  })

  it('keeps the caption', () => {
    const image = { id: picture.id, caption: 'A torch' }
    expect(buildAchievement({ ...welding, image }).image).toEqual({ ...picture, caption: 'A torch' })
  })

  it.each(['badge.png', 'data:text/html,x', 'javascript:alert(1)', '', 7, new Uint8Array(8)])('refuses %j', (image) => {
    expect(placeOf(() => buildWith({ image }))).toBe('/image')
  })

  it('refuses an array of one image', () => {
    expect(placeOf(() => buildWith({ image: [picture] }))).toBe('/image')
  })
})

describe('T-11: every id is an absolute IRI', () => {
  const level = { name: 'Mastered' }
  const description = { name: 'Grade', resultType: 'RubricCriterionLevel', rubricCriterionLevel: [level] }
  const alignment = { targetName: 'MIG', targetUrl: 'https://framework.example/7' }
  const everything = {
    ...award,
    id: 'urn:x:1',
    achievement: {
      ...welding,
      criteria: { id: 'https://school.example/criteria' },
      alignment: [alignment],
      creator: { id: 'urn:x:2' },
      related: [{ id: 'urn:x:3' }],
      resultDescription: [
        {
          id: 'urn:x:4',
          ...description,
          requiredLevel: 'urn:x:5',
          rubricCriterionLevel: [{ id: 'urn:x:5', ...level }],
        },
      ],
    },
    issuer: { id: 'urn:x:6', url: 'https://school.example/', parentOrg: { id: 'urn:x:7' } },
    evidence: [{ id: 'urn:x:8' }],
    results: [{ resultDescription: 'urn:x:4', achievedLevel: 'urn:x:5' }],
    source: { id: 'urn:x:9' },
    refreshService: { id: 'urn:x:10' },
    credentialStatus: {
      id: 'urn:x:11',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '0',
      statusListCredential: 'https://school.example/status/1',
    },
    termsOfUse: [{ id: 'urn:x:12', type: 'https://school.example/terms#Terms' }],
    contexts: ['https://school.example/context.json'],
  }
  const places = [
    '/id',
    '/achievement/id',
    '/achievement/criteria/id',
    '/achievement/alignment/0/targetUrl',
    '/achievement/creator/id',
    '/achievement/related/0/id',
    '/achievement/resultDescription/0/id',
    '/achievement/resultDescription/0/requiredLevel',
    '/achievement/resultDescription/0/rubricCriterionLevel/0/id',
    '/issuer/id',
    '/issuer/url',
    '/issuer/parentOrg/id',
    '/recipient/id',
    '/evidence/0/id',
    '/results/0/resultDescription',
    '/results/0/achievedLevel',
    '/source/id',
    '/refreshService/id',
    '/credentialStatus/id',
    '/credentialStatus/statusListCredential',
    '/termsOfUse/0/id',
    '/contexts/0',
  ]

  it('builds with all of them absolute', () => {
    expect(buildWith(everything).id).toBe('urn:x:1')
  })

  it.each(places)('refuses a relative one at %s', (place) => {
    for (const id of ['1234', 'badges/7', '7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11', '#a', '_:b0', 'http://a b']) {
      expect(placeOf(() => buildWith(withValue(everything as never, place, id)))).toBe(place)
    }
  })

  it('suggests urn:uuid: for a bare UUID', () => {
    const id = '7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11'
    expect(refusalOf(() => buildWith({ id })).facts).toMatchObject({ suggestion: `urn:uuid:${id}` })
  })

  it('makes absolute ids where none is given', () => {
    const { id: _id, ...unnamed } = welding
    const built = buildAchievement({ ...unnamed, resultDescription: [description as never] })
    const [made] = built.resultDescription!
    const ids = [built.id, made!.id, made!.rubricCriterionLevel![0]!.id]
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })
})

describe('T-12: types', () => {
  it('keeps further types beside the class’s own', () => {
    const type = ['https://w3id.org/openbadges#BadgeClass', 'Achievement']
    expect(buildAchievement({ ...welding, type }).type).toEqual(type)
  })

  it.each([
    ['/achievement/type', ['Badge']],
    ['/achievement/type', 'BadgeClass'],
    ['/achievement/type', ['https://w3id.org/openbadges#BadgeClass']],
    ['/achievement/type', []],
    ['/issuer/type', ['Issuer']],
  ])('refuses at %s %j, which lacks the class’s own', (place, type) => {
    expect(placeOf(() => buildWith(withValue(award as never, place, type)))).toMatch(new RegExp(`^${place}(/0)?$`))
  })

  it('refuses a type that no context defines, and takes it with a context of one’s own', () => {
    const achievement = { ...welding, type: ['Achievement', 'Course'] }
    expect(placeOf(() => buildWith({ achievement }))).toBe('/achievement/type/1')
    const built = buildWith({ achievement, contexts: ['https://school.example/context.json'] })
    expect(built.credentialSubject.achievement.type).toEqual(['Achievement', 'Course'])
  })

  const closed = [
    ['an Image', { image: { id: 'urn:x:1', type: ['Image'] } }, '/image/type'],
    [
      'an IdentityObject',
      {
        recipient: {
          identifiers: [{ type: ['IdentityObject'], identityHash: 'a', hashed: false, identityType: 'name' }],
        },
      },
      '/recipient/identifiers/0/type',
    ],
    [
      'an IdentifierEntry',
      {
        issuer: {
          id: 'urn:x:1',
          otherIdentifier: [{ type: ['IdentifierEntry'], identifier: 'a', identifierType: 'name' }],
        },
      },
      '/issuer/otherIdentifier/0/type',
    ],
    [
      'GeoCoordinates',
      { issuer: { id: 'urn:x:1', address: { geo: { type: ['GeoCoordinates'], latitude: 1, longitude: 2 } } } },
      '/issuer/address/geo/type',
    ],
  ] as const
  it.each(closed)('refuses an array as the type of %s', (_what, changes, place) => {
    expect(placeOf(() => buildWith(changes))).toBe(place)
  })

  it('writes the single types as text', () => {
    const issuer = {
      id: 'urn:x:1',
      image: 'https://school.example/logo.png',
      address: { geo: { latitude: 60.39, longitude: 5.32 } },
      otherIdentifier: [{ identifier: '974 767 880', identifierType: 'ext:organisationNumber' }],
    }
    const { issuer: built } = buildWith({ issuer })
    expect(built).toMatchObject({
      image: { type: 'Image' },
      address: { type: ['Address'], geo: { type: 'GeoCoordinates' } },
      otherIdentifier: [{ type: 'IdentifierEntry' }],
    })
  })
})

describe('T-13: identifiers', () => {
  it('refuses the type "email" and suggests "emailAddress"', () => {
    const recipient = { identifiers: [{ type: 'email', value: 'kari@example.org' }] }
    const { path, facts } = refusalOf(() => buildWith({ recipient }))
    expect(path).toBe('/recipient/identifiers/0/type')
    expect(facts).toMatchObject({ suggestion: 'emailAddress' })
  })

  it('refuses a single identifier without its array', () => {
    const recipient = { identifiers: { type: 'name', value: 'Kari' } }
    expect(placeOf(() => buildWith({ recipient }))).toBe('/recipient/identifiers')
  })

  it('writes identifiers as an array, even a single one', () => {
    expect(buildWith({ recipient: { name: 'Kari' } }).credentialSubject.identifier).toHaveLength(1)
  })
})

describe('T-16: the context has no language maps', () => {
  it('refuses a name in several languages', () => {
    const achievement = { ...welding, name: { en: 'Welder', nb: 'Sveiser' } }
    expect(placeOf(() => buildWith({ achievement }))).toBe('/achievement/name')
  })
})

describe('T-17 and T-18: one status entry, its index as text', () => {
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: 'https://school.example/status/1',
  }
  it('keeps a single entry', () => {
    expect(buildWith({ credentialStatus: entry }).credentialStatus).toEqual(entry)
  })

  it('refuses an array of entries', () => {
    expect(placeOf(() => buildWith({ credentialStatus: [entry] }))).toBe('/credentialStatus')
  })

  it.each([94567, '-1', '1.5', '007', ''])('refuses the index %j', (statusListIndex) => {
    const changes = { credentialStatus: { ...entry, statusListIndex } }
    expect(placeOf(() => buildWith(changes))).toBe('/credentialStatus/statusListIndex')
  })
})

describe('T-21: the original date survives a new issue', () => {
  it('keeps awardedDate beside a later validFrom', () => {
    const built = buildWith({ awardedDate: '2020-06-01T12:00:00+02:00', validFrom: '2026-06-01T00:00:00Z' })
    expect(built).toMatchObject({ awardedDate: '2020-06-01T12:00:00+02:00', validFrom: '2026-06-01T00:00:00Z' })
  })
})

describe('T-22: activity dates are moments', () => {
  it('keeps a date with its own zone as it was written', () => {
    const built = buildWith({ activityStartDate: '2025-08-15T00:00:00+02:00' })
    expect(built.credentialSubject.activityStartDate).toBe('2025-08-15T00:00:00+02:00')
  })

  it('writes a Date in UTC', () => {
    const built = buildWith({ activityEndDate: new Date(Date.UTC(2025, 11, 20)) })
    expect(built.credentialSubject.activityEndDate).toBe('2025-12-20T00:00:00Z')
  })

  it.each(['2025-08-15', '2025-08-15T00:00:00', '2025-02-30T00:00:00Z'])('refuses %s', (activityStartDate) => {
    expect(placeOf(() => buildWith({ activityStartDate }))).toBe('/activityStartDate')
  })
})

describe('T-26: wallets need a name', () => {
  it('always writes one', () => {
    expect(buildWith({}).name).toBe(welding.name)
  })

  it.each(['', '  ', null, 7])('refuses the name %j', (name) => {
    expect(placeOf(() => buildWith({ name }))).toBe('/name')
  })
})

describe('T-28: 3.0.2 forgot awardedDate and inLanguage', () => {
  it('names the newest context, which knows both', () => {
    const achievement = { ...welding, inLanguage: 'nb' }
    const built = buildWith({ achievement, awardedDate: '2020-06-01T12:00:00Z' })
    expect(built['@context'][1]).toBe(newestOpenBadgesContext)
    expect(built.credentialSubject.achievement.inLanguage).toBe('nb')
  })
})

describe('T-39: criteria say something', () => {
  it.each([
    ['Pass the test.', { narrative: 'Pass the test.' }],
    ['See https://school.example/criteria', { narrative: 'See https://school.example/criteria' }],
    ['https://school.example/criteria', { id: 'https://school.example/criteria' }],
    [
      { id: 'urn:x:1', narrative: 'Pass.' },
      { id: 'urn:x:1', narrative: 'Pass.' },
    ],
  ])('makes of %j %j', (criteria, expected) => {
    expect(buildAchievement({ ...welding, criteria }).criteria).toEqual(expected)
  })

  it.each([{}, '', [], null, undefined])('refuses %j', (criteria) => {
    expect(placeOf(() => buildAchievement({ ...welding, criteria } as never))).toBe('/criteria')
  })
})

describe('T-40: a badge awarded to oneself is legal', () => {
  it('takes the issuer as the recipient', () => {
    expect(buildWith({ recipient: { id: award.issuer.id } }).credentialSubject.id).toBe(award.issuer.id)
  })
})
