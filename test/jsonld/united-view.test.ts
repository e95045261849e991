import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { readCompacted } from '../../src/jsonld/compacted-form.js'
import { uniteDescriptions, type UnitedView } from '../../src/jsonld/united-view.js'
import { defaultLimits } from '../../src/limits.js'
import { activeOf, badge, badgeContexts } from './support.js'

const view = (document: JsonObject, limits = defaultLimits): UnitedView =>
  uniteDescriptions(readCompacted(document, activeOf(badgeContexts), limits), limits)

const subject = badge()['credentialSubject'] as JsonObject
const achievement = subject['achievement'] as JsonObject
const issuerId = 'did:web:school.example'

function withCreator(creator: JsonObject, issuer: JsonObject | string): JsonObject {
  return badge({ issuer, credentialSubject: { ...subject, achievement: { ...achievement, creator } } })
}

describe('uniteDescriptions', () => {
  it('gives the very same document where nothing is described twice', () => {
    const document = badge()
    expect(view(document)).toEqual({ document, findings: [] })
    expect(view(document).document).toBe(document)
  })

  it('shows at each place what is said at any', () => {
    const { document, findings } = view(
      withCreator(
        { id: issuerId, type: ['Profile'], url: 'https://school.example' },
        { id: issuerId, type: ['Profile'], name: 'School' },
      ),
    )
    const whole = { id: issuerId, type: ['Profile'], name: 'School', url: 'https://school.example' }
    expect(document['issuer']).toEqual(whole)
    expect(document).toHaveProperty('credentialSubject.achievement.creator', expect.objectContaining(whole))
    expect(findings.map(({ code }) => code)).toEqual(['NODE_DESCRIBED_TWICE'])
  })

  it('shows both of two names, since nobody can tell which place said which', () => {
    const { document } = view(
      withCreator({ id: issuerId, type: ['Profile'], name: 'A' }, { id: issuerId, type: ['Profile'], name: 'B' }),
    )
    expect(document).toHaveProperty('issuer.name', ['B', 'A'])
  })

  it('shows a part once that one description has twice, as if each of two had it', () => {
    const part = { type: ['IdentifierEntry'], identifier: '7', identifierType: 'systemId' }
    const rest = { id: issuerId, type: ['Profile'], name: 'School' }
    const [moved, apart] = [
      view(withCreator(rest, { ...rest, otherIdentifier: [part, part] })),
      view(withCreator({ ...rest, otherIdentifier: [part] }, { ...rest, otherIdentifier: [part] })),
    ]
    expect(moved.document).toEqual(apart.document)
    expect(moved.document).toHaveProperty('issuer.otherIdentifier', [part])
  })

  it('does not put a key where it would mean something else', () => {
    const id = 'https://school.example/a'
    const inside = { id, type: ['ResultDescription'], kid: ['https://school.example/key'] }
    const document: JsonObject = {
      '@context': badgeContexts,
      id: 'urn:b',
      cnf: inside,
      endorsement: { id, type: ['Related'] },
    }
    const { document: shown } = view(document)
    // In the scope of `cnf`, a key by that name is defined by another vocabulary than elsewhere.
    expect(shown).toHaveProperty('cnf.kid', ['https://school.example/key'])
    expect(shown).toHaveProperty('cnf.type', ['ResultDescription', 'Related'])
    expect(shown).toHaveProperty('endorsement.type', expect.arrayContaining(['Related']))
    expect(shown).not.toHaveProperty('endorsement.kid')
  })

  it('leaves a JSON value as it is signed, with what it repeats', () => {
    const rest = { id: issuerId, type: ['Profile'], name: 'School' }
    const { document } = view(withCreator(rest, { ...rest, _sd: ['x', 'x'] }))
    expect(document).toHaveProperty('issuer._sd', ['x', 'x'])
  })

  it('says nothing where two descriptions are the same', () => {
    const profile = { id: issuerId, type: ['Profile'], name: 'School' }
    expect(view(withCreator(profile, profile)).findings).toEqual([])
  })

  it('shows the profile of an issuer that is named by text and described elsewhere', () => {
    const { document, findings } = view(withCreator({ id: issuerId, type: ['Profile'], name: 'School' }, issuerId))
    expect(document['issuer']).toMatchObject({ id: issuerId, name: 'School' })
    expect(findings).toHaveLength(1)
  })

  it('ends where a node stands inside itself', () => {
    const inside = { ...subject, id: 'https://school.example/a' }
    const { document } = view(badge({ credentialSubject: inside }))
    expect(JSON.stringify(document).length).toBeLessThan(5_000)
  })

  it('refuses a view that nobody could look at', () => {
    const document = withCreator(
      { id: issuerId, type: ['Profile'], url: 'https://school.example' },
      { id: issuerId, type: ['Profile'] },
    )
    expect(() => view(document, { ...defaultLimits, maxJsonNodes: 10 })).toThrow(
      expect.objectContaining({ code: 'GRAPH_TOO_COMPLEX' }) as Error,
    )
  })
})
