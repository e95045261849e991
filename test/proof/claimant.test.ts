import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/envelope/envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import type { Kind } from '../../src/model/kinds.js'
import { readClaimant, type Claimant } from '../../src/proof/claimant.js'

const of = (kind: Kind, document: JsonObject, claims?: JsonObject): Claimant =>
  readClaimant({ kind, document, ...(claims ? { format: 'jwt', claims } : { format: 'data-integrity' }) } as Envelope)
const school = 'did:example:school'
const learner = 'did:example:learner'

describe('readClaimant', () => {
  it.each(['badge', 'endorsement', 'status-list', 'clr', 'unrecognized'] as const)(
    'finds the issuer of what is a %s, who makes statements',
    (kind) => {
      const document = { issuer: { id: school }, holder: learner }
      expect(of(kind, document)).toEqual({ id: school, purpose: 'assertionMethod' })
    },
  )

  it.each<[string, JsonObject]>([
    ['as text', { holder: learner }],
    ['as an object', { holder: { id: learner, type: 'Profile' } }],
  ])('finds the holder of a presentation, named %s, who shows who they are', (_, document) => {
    expect(of('presentation', { ...document, issuer: school })).toEqual({ id: learner, purpose: 'authentication' })
  })

  it('finds the holder in the claims of a token, if nowhere else', () => {
    expect(of('presentation', {}, { iss: learner }).id).toBe(learner)
    expect(of('presentation', { holder: school }, { iss: learner }).id).toBe(school)
    // An issuer must stand in the credential.
    expect(of('badge', {}, { iss: school }).id).toBeUndefined()
  })

  it.each<[string, JsonObject]>([
    ['nobody', {}],
    ['a number', { holder: 7 }],
    ['several', { holder: [learner, school] }],
    ['an object without id', { holder: { name: 'Kari' } }],
  ])('finds no holder where a presentation names %s', (_, document) => {
    expect(of('presentation', { issuer: school, ...document }).id).toBeUndefined()
  })
})
