import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { tryBuildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import { buildProfile } from '../../src/build/build-profile.js'
import type { EndorsementForm } from '../../src/build/part-inputs.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import { smallEndorsement } from '../schema/documents.js'
import { award, buildWith, placeOf, problemsOf, welding } from './support.js'

const badgeId = 'urn:uuid:5a2f1f4e-8b0a-4a52-9f7e-0d1e2c3b4a59'

/** An endorsement with a proof; nobody looks whether it holds. */
function embeddedOf(subject: string, id = `urn:x:${subject}`): EndorsementCredential {
  const proof = { type: 'DataIntegrityProof', proofValue: 'z3FXQ' }
  return { ...smallEndorsement, id, credentialSubject: { id: subject, type: 'EndorsementSubject' }, proof }
}

function tokenOf(subject: string): string {
  const payload = Buffer.from(JSON.stringify(embeddedOf(subject))).toString('base64url')
  return `eyJhbGciOiJFUzI1NiJ9.${payload}.c2ln`
}

describe('endorsements', () => {
  const embedded = embeddedOf('urn:x:1')
  const token = tokenOf('urn:x:1')
  const forms: readonly EndorsementForm[] = [
    { format: 'jwt', token },
    { format: 'data-integrity', document: embedded } as EndorsementForm,
    tokenOf('urn:x:2'),
    embeddedOf('urn:x:2'),
  ]
  const sorted = {
    endorsement: [embedded, embeddedOf('urn:x:2')],
    endorsementJwt: [token, tokenOf('urn:x:2')],
  }

  it('are sorted into the properties of the standard, wherever they may stand', () => {
    const party = { id: 'urn:x:party', endorsements: forms }
    const badge = buildWith({
      endorsements: forms,
      issuer: { id: 'did:web:school.example', name: 'S', endorsements: forms, parentOrg: { ...party, id: 'urn:x:up' } },
      achievement: { ...welding, endorsements: forms, creator: { ...party, id: 'urn:x:creator' } },
      source: { ...party, id: 'urn:x:source' },
    })
    const { issuer, credentialSubject: subject } = badge
    if (typeof issuer === 'string') throw new Error('no profile')
    const { achievement, source } = subject
    for (const carrier of [badge, issuer, issuer.parentOrg, achievement, achievement.creator, source]) {
      expect(carrier).toMatchObject(sorted)
      expect(carrier).not.toHaveProperty('endorsements')
    }
  })

  it('are sorted of profiles and achievements that are built alone', () => {
    expect(buildProfile({ id: 'urn:x:1', endorsements: forms })).toMatchObject(sorted)
    expect(buildAchievement({ ...welding, endorsements: forms })).toMatchObject(sorted)
  })

  it('stand after those that are sorted already', () => {
    const profile = buildProfile({
      id: 'urn:x:1',
      endorsements: [embeddedOf('urn:x:1', 'urn:x:second')],
      endorsement: [embedded],
    })
    expect(profile.endorsement?.map(({ id }) => id)).toEqual([embedded.id, 'urn:x:second'])
    expect(profile).not.toHaveProperty('endorsementJwt')
  })

  it('may be given back to a builder once they are sorted', () => {
    const profile = buildProfile({ id: 'did:web:school.example', endorsements: forms })
    expect(buildWith({ issuer: profile }).issuer).toEqual(profile)
  })

  it('are refused where the same stands twice, in one list or in two', () => {
    expect(
      problemsOf(() => buildWith({ endorsements: [embedded, token, embedded, { format: 'jwt', token }] })),
    ).toEqual(['MEMBER_REPEATED /endorsements/2', 'MEMBER_REPEATED /endorsements/3'])
    expect(placeOf(() => buildWith({ endorsements: [token], endorsementJwt: [token] }))).toBe('/endorsements/0')
  })

  it.each([
    ['outside an array', { format: 'jwt', token }, '/endorsements'],
    ['in an empty array', [], '/endorsements'],
    ['with one that nobody signed', [token, smallEndorsement], '/endorsements/1'],
    ['with a badge in place of one', [award], '/endorsements/0'],
  ])('are refused %s', (_, endorsements, path) => {
    expect(placeOf(() => buildWith({ endorsements }))).toBe(path)
  })
})

describe('an endorsement that speaks of', () => {
  function hintsOf(changes: Partial<CredentialInput>): readonly string[] {
    const result = tryBuildCredential({ ...award, ...changes, id: badgeId })
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join())
    return result.hints.map(({ code, path, facts }) => `${code} ${path ?? ''} ${String(facts['subject'])}`)
  }

  it.each([
    ['the badge', { endorsements: [embeddedOf(badgeId)] }],
    ['the badge, as a token', { endorsements: [tokenOf(badgeId)] }],
    ['the achievement', { achievement: { ...welding, endorsements: [tokenOf(String(welding.id))] } }],
    ['the issuer', { issuer: { ...award.issuer, endorsement: [embeddedOf(award.issuer.id)] } }],
    ['nothing that can be read', { endorsementJwt: ['a.b.c'] }],
  ])('%s, which carries it, gives no hint', (_, changes) => {
    expect(hintsOf(changes)).toEqual([])
  })

  it.each([
    ['the issuer', award.issuer.id],
    ['the achievement', String(welding.id)],
    ['the recipient', 'did:example:learner'],
  ])('%s gives a hint where the badge carries it', (_, subject) => {
    expect(hintsOf({ endorsements: [tokenOf(subject)] })).toEqual([`ENDORSEMENT_ELSEWHERE /endorsements/0 ${subject}`])
    expect(hintsOf({ endorsement: [embeddedOf(subject)] })).toEqual([`ENDORSEMENT_ELSEWHERE /endorsement/0 ${subject}`])
  })

  it('what stands only later in the badge gives the same hint', () => {
    const creator = { id: 'urn:x:creator', name: 'C' }
    const achievement = { ...welding, endorsementJwt: [tokenOf(creator.id)], creator }
    expect(hintsOf({ achievement })).toEqual([`ENDORSEMENT_ELSEWHERE /achievement/endorsementJwt/0 ${creator.id}`])
  })

  it('something outside the badge gives another, at its place', () => {
    const stranger = embeddedOf('urn:x:stranger')
    const party = { id: 'urn:x:source', parentOrg: { id: 'urn:x:up', endorsements: [stranger] } }
    expect(hintsOf({ source: party })).toEqual([
      'ENDORSEMENT_NOT_COUNTED /source/parentOrg/endorsements/0 urn:x:stranger',
    ])
    expect(hintsOf({ endorsements: [tokenOf('urn:x:stranger')] })).toEqual([
      'ENDORSEMENT_NOT_COUNTED /endorsements/0 urn:x:stranger',
    ])
  })
})
