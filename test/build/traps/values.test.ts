/** Traps of texts, pictures and dates: T-10, T-16, T-22, T-26, T-39. */
import { describe, expect, it } from 'vitest'
import { buildAchievement, tryBuildAchievement } from '../../../src/build/build-achievement.js'
import { tryBuildCredential } from '../../../src/build/build-credential.js'
import { buildEndorsement } from '../../../src/build/build-endorsement.js'
import { buildProfile } from '../../../src/build/build-profile.js'
import type { Image } from '../../../src/model/image.js'
import { award, buildWith, problemsOf, refusalOf, welding } from '../support.js'
import { formats, issue, judge } from './issue.js'

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

  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const asData: Image = { id: 'data:image/png;base64,iVBORw0KGgo=', type: 'Image' }
  it.each([
    ['bytes', png, asData],
    ['a Buffer', Buffer.from(png), asData],
    ['bytes with a caption', { bytes: png, caption: 'A torch' }, { ...asData, caption: 'A torch' }],
    ['an Image that was built before', asData, asData],
  ])('makes an Image of %s', (_what, image, expected) => {
    expect(buildAchievement({ ...welding, image }).image).toEqual(expected)
  })

  it.each([
    ['ID_NOT_ABSOLUTE', 'badge.png'],
    ['IMAGE_INVALID', 'data:text/html,x'],
    ['IMAGE_INVALID', 'data:image/png;base64,/9j/4AAQSkZJRg=='],
    ['IMAGE_INVALID', 'javascript:alert(1)'],
    ['ID_NOT_ABSOLUTE', ''],
    ['PROPERTY_INVALID', 7],
    ['PROPERTY_INVALID', [picture]],
    ['IMAGE_INVALID', new Uint8Array(8)],
  ])('says %s of %j', (code, image) => {
    expect(problemsOf(() => buildWith({ image }))).toEqual([`${code} /image`])
  })

  it('suggests the type that the bytes of a data: URL have', () => {
    const image = 'data:image/png;base64,/9j/4AAQSkZJRg=='
    const { problems } = refusalOf(() => buildWith({ image }))
    expect(problems![0]!.facts.suggestion).toBe('data:image/jpeg;base64,/9j/4AAQSkZJRg==')
  })

  it('suggests it whole, also where it is longer', () => {
    const image = `data:image/png;base64,/9j/4AAQSkZJRg${'A'.repeat(62)}`
    const { problems } = refusalOf(() => buildWith({ image }))
    expect(problems![0]!.facts.suggestion).toBe(image.replace('png', 'jpeg'))
  })

  it('suggests a data: URL with its type where none is given', () => {
    const { problems } = refusalOf(() => buildWith({ image: 'data:;base64,/9j/4AAQSkZJRg==' }))
    expect(problems![0]!.facts.suggestion).toBe('data:image/jpeg;base64,/9j/4AAQSkZJRg==')
  })

  it('hints at pictures that make the badge large', () => {
    const image = Uint8Array.of(...png, ...new Uint8Array(100_000))
    const result = tryBuildAchievement({ ...welding, image })
    expect(result.hints).toMatchObject([{ code: 'IMAGE_LARGE', path: '/image' }])
    expect(result.ok).toBe(true)
  })
})

describe('T-16: the context has no language maps', () => {
  const map = { en: 'Welder', nb: 'Sveiser' }
  it.each([
    ['/achievement/name', { achievement: { ...welding, name: map } }],
    ['/achievement/description', { achievement: { ...welding, description: map } }],
    ['/achievement/criteria/narrative', { achievement: { ...welding, criteria: { narrative: map } } }],
    ['/issuer/name', { issuer: { ...award.issuer, name: map } }],
    ['/name', { name: map }],
    ['/narrative', { narrative: map }],
    ['/name', { name: ['Welder', 'Sveiser'] }],
  ])('refuses text in several languages at %s', (place, changes) => {
    expect(problemsOf(() => buildWith(changes))).toEqual([`PROPERTY_INVALID ${place}`])
  })

  it.each(formats)('takes a language and the same achievement in another, as %s', async (format) => {
    const related = [{ id: 'https://school.example/achievements/2', inLanguage: 'en' }]
    const badge = await issue(format, { achievement: { ...welding, inLanguage: 'nb', related } })
    const report = await judge(badge)
    expect(report.verdict).toBe('verified')
    expect(report.credential).toMatchObject({ credentialSubject: { achievement: { inLanguage: 'nb', related } } })
  })

  it.each(['norsk', 'NB', 'nb_NO', ''])('refuses the language %j', (inLanguage) => {
    const call = (): unknown => buildWith({ achievement: { ...welding, inLanguage } })
    expect(problemsOf(call)).toEqual(['PROPERTY_INVALID /achievement/inLanguage'])
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

  it.each([
    ['DATE_INVALID', '2025-08-15'],
    ['DATE_NO_ZONE', '2025-08-15T00:00:00'],
    ['DATE_INVALID', '2025-02-30T00:00:00Z'],
    ['DATE_INVALID', '15.08.2025'],
    ['PROPERTY_INVALID', 1_755_208_800],
    ['DATE_INVALID', new Date(Number.NaN)],
  ])('says %s of %s', (code, moment) => {
    for (const name of ['activityStartDate', 'activityEndDate', 'awardedDate', 'validFrom']) {
      expect(problemsOf(() => buildWith({ [name]: moment }))).toEqual([`${code} /${name}`])
    }
  })

  it('suggests UTC for a moment without its zone', () => {
    const { problems } = refusalOf(() => buildWith({ activityStartDate: '2025-08-15T00:00:00' }))
    expect(problems![0]!.facts.suggestion).toBe('2025-08-15T00:00:00Z')
  })

  it('refuses an end before the start', () => {
    const changes = { activityStartDate: '2025-08-15T00:00:00Z', activityEndDate: '2025-08-14T00:00:00Z' }
    expect(problemsOf(() => buildWith(changes))).toEqual(['PERIOD_INVERTED /activityEndDate'])
  })

  it.each(formats)('are signed with their zone, as %s', async (format) => {
    const changes = { activityStartDate: '2025-08-15T00:00:00+02:00', activityEndDate: '2025-12-20T12:00:00Z' }
    const report = await judge(await issue(format, changes))
    expect(report.verdict).toBe('verified')
    expect(report.credential).toMatchObject({ credentialSubject: changes })
  })
})

describe('T-26: wallets need a name', () => {
  it('always writes one', () => {
    expect(buildWith({}).name).toBe(welding.name)
  })

  it('prefers the one of the badge', () => {
    expect(buildWith({ name: 'Welder, first class' }).name).toBe('Welder, first class')
  })

  it.each([
    ['PROPERTY_INVALID', ''],
    ['PROPERTY_INVALID', '  '],
    ['PROPERTY_INVALID', '\u200b'],
    ['VALUE_NULL', null],
    ['PROPERTY_INVALID', 7],
  ])('says %s of the name %j', (code, name) => {
    expect(problemsOf(() => buildWith({ name }))).toEqual([`${code} /name`])
  })

  it('asks for one of achievements and endorsements', () => {
    const { name: _, ...nameless } = welding
    expect(problemsOf(() => buildAchievement(nameless as never))).toEqual(['PROPERTY_MISSING /name'])
    const endorsement = { issuer: award.issuer, subject: { id: 'urn:x:1' } }
    expect(problemsOf(() => buildEndorsement(endorsement as never))).toEqual(['PROPERTY_MISSING /name'])
  })

  it('hints at an issuer without one', () => {
    const result = tryBuildCredential({ ...award, issuer: { id: 'did:web:school.example' } })
    expect(result.hints).toMatchObject([{ code: 'ISSUER_UNNAMED', path: '/issuer' }])
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

  it.each([
    ['CRITERIA_EMPTY', {}],
    ['PROPERTY_INVALID', ''],
    ['ARRAY_EMPTY', []],
    ['VALUE_NULL', null],
    ['PROPERTY_MISSING', undefined],
    ['PROPERTY_INVALID', ['Pass the test.']],
  ])('says %s of %j', (code, criteria) => {
    expect(problemsOf(() => buildAchievement({ ...welding, criteria } as never))).toEqual([`${code} /criteria`])
  })

  it('says to give criteria where they are null', () => {
    const { problems } = refusalOf(() => buildAchievement({ ...welding, criteria: null } as never))
    expect(problems![0]!.message).not.toContain('or nothing at all')
  })
})
