import { describe, expect, it } from 'vitest'
import { buildProfile, type ProfileInput } from '../../src/build/build-profile.js'
import { isDeeplyFrozen, placeOf, refusalOf } from './support.js'

const school = { id: 'did:web:school.example', name: 'The School' }

describe('buildProfile', () => {
  it('needs no more than an id, and adds the type', () => {
    expect(buildProfile({ id: school.id })).toEqual({ id: school.id, type: ['Profile'] })
  })

  it('keeps everything, completes the parts, and freezes it all', () => {
    const built = buildProfile({
      ...school,
      url: 'https://school.example/',
      phone: '+47 22 00 00 00',
      email: 'Office@school.example',
      image: { id: 'https://school.example/logo.png', caption: 'A torch' },
      address: { addressCountryCode: 'NO', geo: { latitude: 60.39, longitude: 5.32 } },
      otherIdentifier: [{ identifier: '974 767 880', identifierType: 'ext:organisationNumber' }],
      parentOrg: { id: 'https://ministry.example/' },
      dateOfBirth: '2000-02-29',
    })
    expect(built).toEqual({
      ...school,
      type: ['Profile'],
      url: 'https://school.example/',
      phone: '+47 22 00 00 00',
      email: 'Office@school.example',
      image: { id: 'https://school.example/logo.png', type: 'Image', caption: 'A torch' },
      address: {
        type: ['Address'],
        addressCountryCode: 'NO',
        geo: { type: 'GeoCoordinates', latitude: 60.39, longitude: 5.32 },
      },
      otherIdentifier: [
        { type: 'IdentifierEntry', identifier: '974 767 880', identifierType: 'ext:organisationNumber' },
      ],
      parentOrg: { id: 'https://ministry.example/', type: ['Profile'] },
      dateOfBirth: '2000-02-29',
    })
    expect(isDeeplyFrozen(built)).toBe(true)
  })

  it('puts id and type first', () => {
    const scrambled: ProfileInput = { name: 'The School', type: 'Profile', id: school.id }
    expect(Object.keys(buildProfile(scrambled))).toEqual(['id', 'type', 'name'])
  })

  it('suggests the name that was meant', () => {
    const { path, facts } = refusalOf(() => buildProfile({ ...school, website: 'https://school.example/' } as never))
    expect(path).toBe('/website')
    expect(facts).toMatchObject({ suggestion: 'url' })
  })

  it('takes properties of one’s own with the contexts that define them', () => {
    const own = { ...school, motto: 'Lux' } as ProfileInput
    expect(buildProfile(own, { contexts: ['https://school.example/context.json'] })).toMatchObject({ motto: 'Lux' })
    expect(placeOf(() => buildProfile(own))).toBe('/motto')
    expect(placeOf(() => buildProfile(own, { contexts: [] }))).toBe('/motto')
  })

  it('refuses options of other builders', () => {
    expect(refusalOf(() => buildProfile(school, { now: Date.now } as object)).code).toBe('OPTIONS_INVALID')
  })
})
