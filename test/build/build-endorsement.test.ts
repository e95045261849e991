import { describe, expect, it } from 'vitest'
import { buildEndorsement, type EndorsementInput } from '../../src/build/build-endorsement.js'
import { credentialsV2Context, newestOpenBadgesContext, openBadgesExtensionsContext } from '../../src/model/contexts.js'
import { countingRandom, isDeeplyFrozen, now, placeOf, refusalOf } from './support.js'

const word: EndorsementInput = {
  issuer: { id: 'did:web:guild.example', name: 'The Guild' },
  subject: { id: 'did:web:school.example', comment: 'Teaches *well*.' },
  name: 'Accredited school',
}

describe('buildEndorsement', () => {
  it('makes a complete endorsement', () => {
    const built = buildEndorsement(
      { ...word, expiresAfter: { years: 1 } },
      { now: () => new Date(now), random: countingRandom() },
    )
    expect(built).toEqual({
      '@context': [credentialsV2Context, newestOpenBadgesContext],
      id: 'urn:uuid:01020304-0506-4708-890a-0b0c0d0e0f10',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Accredited school',
      issuer: { id: 'did:web:guild.example', type: ['Profile'], name: 'The Guild' },
      validFrom: '2026-11-22T09:00:00Z',
      validUntil: '2027-11-22T09:00:00Z',
      credentialSubject: {
        id: 'did:web:school.example',
        type: ['EndorsementSubject'],
        endorsementComment: 'Teaches *well*.',
      },
    })
    expect(isDeeplyFrozen(built)).toBe(true)
  })

  it('names the extensions where its refresh service needs them', () => {
    const { '@context': contexts } = buildEndorsement({ ...word, refreshService: { id: 'urn:x:1' } })
    expect(contexts[2]).toBe(openBadgesExtensionsContext)
  })

  it.each(['issuer', 'subject', 'name'])('refuses an endorsement without %s', (name) => {
    expect(placeOf(() => buildEndorsement({ ...word, [name]: undefined }))).toBe(`/${name}`)
  })

  it.each([
    [{ subject: 'did:web:school.example' }, '/subject'],
    [{ subject: { comment: 'x' } }, '/subject/id'],
    [{ subject: { id: 'school' } }, '/subject/id'],
    [{ id: 'did:web:school.example' }, '/subject/id'],
    [{ validUntil: '2000-01-01T00:00:00Z' }, '/validUntil'],
    [{ evidence: [{ narrative: 'x' }] }, '/evidence'],
  ])('refuses %j', (changes, place) => {
    expect(placeOf(() => buildEndorsement({ ...word, ...changes } as EndorsementInput))).toBe(place)
  })

  it('suggests how it calls the comment', () => {
    const subject = { id: 'urn:x:1', endorsementComment: 'x' }
    expect(refusalOf(() => buildEndorsement({ ...word, subject })).facts).toMatchObject({ suggestion: 'comment' })
  })
})
