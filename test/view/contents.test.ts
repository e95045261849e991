import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import type { BadgeView } from '../../src/view/credential-view.js'
import { contentOf } from '../../src/view/contents.js'
import { badgeOf } from '../cli/badges.js'
import { academy, jsonOf, marksOf, pens, subjectOf, verify } from './support.js'

const report = await verify()
const ofKind = (kind: VerificationReport['kind']): VerificationReport => ({ ...report, kind }) as VerificationReport
const content = (document: JsonObject, kind: VerificationReport['kind'] = 'badge'): unknown =>
  jsonOf(contentOf(document, ofKind(kind), pens))
const badge = (document: JsonObject): BadgeView => content(document) as BadgeView
const image = (name: string): JsonObject => ({ id: `https://academy.example/${name}.png`, type: 'Image' })

describe('contentOf a badge', () => {
  it('has the name and description of the badge, else of the achievement', () => {
    const named = badge(badgeOf(academy.did, { name: 'Welder', description: 'Welds.' }))
    const { name, ...unnamed } = badgeOf(academy.did)
    expect(name).toBeDefined()
    expect([named.name, named.description?.text]).toEqual(['Welder', 'Welds.'])
    const { name: fallback, description } = badge(unnamed)
    expect([fallback, description?.text]).toEqual(['Welding, level 1', 'Joins steel plates.'])
  })

  it('prefers the picture made for the recipient, then that of the badge, then of the achievement', () => {
    const document = badgeOf(academy.did, {
      image: image('badge'),
      ...subjectOf({ image: image('recipient') }, { image: image('achievement') }),
    })
    const view = badge(document)
    expect(view.images.map(({ of }) => of)).toEqual(['recipient', 'credential', 'achievement'])
    expect(marksOf(contentOf(document, report, pens))).toEqual([])
  })

  it('shows pictures of one owner that contradict each other all, marked', () => {
    const document = badgeOf(academy.did, subjectOf({}, { image: [image('a'), image('b')] }))
    expect(badge(document).images).toHaveLength(2)
    expect(marksOf(contentOf(document, report, pens))).toEqual([{ at: '/images', mark: 'contradictory' }])
  })

  it('has what the recipient did and reached', () => {
    const view = badge(
      badgeOf(academy.did, {
        awardedDate: '2025-12-24T00:00:00Z',
        evidence: [{ type: ['Evidence'], name: 'A railing' }],
        ...subjectOf({
          narrative: 'Welded a railing.',
          creditsEarned: 42,
          licenseNumber: 'W-1',
          role: 'Welder',
          term: 'Autumn',
          activityStartDate: '2025-08-15T00:00:00Z',
          activityEndDate: '2025-12-20T00:00:00Z',
          source: { id: 'https://assessor.example/', name: 'Assessor' },
          result: [{ type: ['Result'], value: '5' }],
        }),
      }),
    )
    expect(view).toMatchObject({
      narrative: { text: 'Welded a railing.' },
      creditsEarned: '42',
      licenseNumber: 'W-1',
      role: 'Welder',
      term: 'Autumn',
      activityStart: { text: '15 August 2025, 00:00 UTC' },
      activityEnd: { text: '20 December 2025, 00:00 UTC' },
      sources: [{ name: 'Assessor', nameIs: 'said-by-issuer' }],
      results: [{ value: '5', description: 'none' }],
      evidence: [{ name: 'A railing' }],
      dates: { awarded: { at: '2025-12-24T00:00:00Z' } },
    })
  })

  it('reads the dates of data model 1.1', () => {
    const { dates } = badge({
      issuanceDate: '2020-01-01T00:00:00Z',
      expirationDate: '2021-01-01T00:00:00Z',
    })
    expect([dates.validFrom?.at, dates.validUntil?.at]).toEqual(['2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'])
  })

  it.each<[string, Trust, string]>([
    ['any issuer will do', anyIssuer, 'self-declared'],
    ['the issuer is listed', [academy.did], 'trusted'],
    ['a lookup says yes', (id) => id, 'trusted'],
    ['the issuer is not listed', [], 'self-declared'],
    ['the lookup fails', () => Promise.reject(new Error('no')), 'self-declared'],
    ['the trust ended yesterday', [{ id: academy.did, until: '2026-05-31T00:00:00Z' }], 'self-declared'],
  ])('says what the name of the issuer is worth where %s', async (_, trustedIssuers, nameIs) => {
    const judged = await verify({}, { options: { trustedIssuers } })
    const view = jsonOf(contentOf(judged.credential as unknown as JsonObject, judged, pens)) as BadgeView
    expect(view.issuer.nameIs).toBe(nameIs)
  })
})

describe('contentOf other kinds', () => {
  it('has of an endorsement what is endorsed, and the comment', () => {
    const credentialSubject = { id: 'https://school.example/', endorsementComment: 'Well run.' }
    const view = content(badgeOf(academy.did, { name: 'Endorsed', credentialSubject }), 'endorsement')
    expect(view).toMatchObject({
      kind: 'endorsement',
      name: 'Endorsed',
      endorsed: { href: 'https://school.example/' },
      comment: { text: 'Well run.' },
    })
    expect(view).not.toHaveProperty('recipient')
  })

  it('has of a record whose it is and how its achievements belong together', () => {
    const credentialSubject = {
      id: 'did:example:learner',
      achievement: [
        { id: 'urn:a', name: 'A' },
        { id: 'urn:b', name: 'B' },
      ],
      association: [{ type: 'Association', associationType: 'precedes', sourceId: 'urn:a', targetId: 'urn:b' }],
    }
    const document = badgeOf(academy.did, { name: 'Transcript', partial: true, credentialSubject })
    expect(content(document, 'clr')).toMatchObject({
      kind: 'clr',
      name: 'Transcript',
      isPartial: true,
      recipient: { id: 'did:example:learner' },
      achievements: [{ name: 'A' }, { name: 'B' }],
      associations: [{ type: { text: 'Comes before' }, source: 'urn:a', target: 'urn:b' }],
    })
    expect(marksOf(contentOf(document, ofKind('clr'), pens))).toEqual([])
  })

  it('has of a list or a presentation who speaks', () => {
    expect(content({ issuer: 'did:web:a.example' }, 'status-list')).toMatchObject({ issuer: { host: 'a.example' } })
    expect(content({ holder: 'did:web:b.example' }, 'presentation')).toMatchObject({ issuer: { host: 'b.example' } })
  })
})
