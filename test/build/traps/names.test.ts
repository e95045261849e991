/** Traps of ids and types: T-11, T-12, T-13. */
import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../../src/build/build-achievement.js'
import { withValue } from '../../schema/documents.js'
import { award, buildWith, placeOf, problemsOf, refusalOf, welding } from '../support.js'
import { formats, issue, judge } from './issue.js'

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

  /** These may be names as well, so they are held against what they refer to. */
  const references: ReadonlySet<string> = new Set([
    '/achievement/resultDescription/0/requiredLevel',
    '/results/0/resultDescription',
    '/results/0/achievedLevel',
  ])

  it('builds with all of them absolute', () => {
    expect(buildWith(everything).id).toBe('urn:x:1')
  })

  it.each(places)('refuses a relative one at %s', (place) => {
    for (const id of ['1234', 'badges/7', '7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11', '#a', '_:b0', 'http://a b']) {
      const call = (): unknown => buildWith(withValue(everything as never, place, id))
      expect(problemsOf(call)).toContain(`${references.has(place) ? 'REFERENCE_DANGLING' : 'ID_NOT_ABSOLUTE'} ${place}`)
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

  it.each(formats)('lets a badge with a class of Open Badges 2.0 be issued as %s', async (format) => {
    const type = ['Achievement', 'https://w3id.org/openbadges#BadgeClass']
    expect((await judge(await issue(format, { achievement: { ...welding, type } }))).verdict).toBe('verified')
  })

  it('refuses the full IRI of a type that has a name', () => {
    const type = ['Achievement', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile']
    expect(problemsOf(() => buildAchievement({ ...welding, type }))).toEqual(['TERM_UNKNOWN /type/1'])
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
    const { problems } = refusalOf(() => buildWith({ recipient }))
    expect(problems).toMatchObject([
      { code: 'TERM_UNKNOWN', path: '/recipient/identifiers/0/type', facts: { suggestion: 'emailAddress' } },
    ])
  })

  it('refuses it in identities and entries as the standard writes them, too', () => {
    const identity = { type: 'IdentityObject', hashed: false, identityHash: 'kari@example.org', identityType: 'email' }
    const entry = { type: 'IdentifierEntry', identifier: 'kari@example.org', identifierType: 'email' }
    expect(problemsOf(() => buildWith({ recipient: { identifiers: [identity] } }))).toEqual([
      'TERM_UNKNOWN /recipient/identifiers/0/identityType',
    ])
    expect(problemsOf(() => buildWith({ issuer: { id: 'urn:x:1', otherIdentifier: [entry] } }))).toEqual([
      'TERM_UNKNOWN /issuer/otherIdentifier/0/identifierType',
    ])
  })

  it('refuses a single identifier without its array', () => {
    const recipient = { identifiers: { type: 'name', value: 'Kari' } }
    expect(problemsOf(() => buildWith({ recipient }))).toEqual(['PROPERTY_INVALID /recipient/identifiers'])
  })

  it('suggests the right names for an address in the wrong place', () => {
    const wrong: [string, string, object][] = [
      ['NAME_UNKNOWN /recipient/identifier', 'identifiers', { identifier: [] }],
      ['NAME_UNKNOWN /recipient/mail', 'email', { mail: 'kari@example.org' }],
      ['PROPERTY_INVALID /recipient/id', 'email', { id: 'kari@example.org' }],
    ]
    for (const [problem, suggestion, recipient] of wrong) {
      const call = (): unknown => buildWith({ recipient })
      expect(problemsOf(call)[0]).toBe(problem)
      expect(refusalOf(call).problems![0]!.facts.suggestion).toBe(suggestion)
    }
  })

  it('writes identifiers as an array, even a single one', () => {
    expect(buildWith({ recipient: { name: 'Kari' } }).credentialSubject.identifier).toHaveLength(1)
  })
})
