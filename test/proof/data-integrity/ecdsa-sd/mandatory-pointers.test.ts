import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../../src/json/json.js'
import { mandatoryPointersOf } from '../../../../src/proof/data-integrity/ecdsa-sd/mandatory-pointers.js'
import { smallBadge } from '../../../support/badges.js'

const badge = smallBadge('did:example:school') as unknown as JsonObject
const subject = badge['credentialSubject'] as JsonObject
const withSubject = (changes: JsonObject): JsonObject => ({ ...badge, credentialSubject: { ...subject, ...changes } })

describe('mandatoryPointersOf', () => {
  it('lists what a badge must have and what a verdict rests on', () => {
    expect(mandatoryPointersOf(badge)).toEqual([
      '/id',
      '/type',
      '/issuer',
      '/validFrom',
      '/validUntil',
      '/credentialSubject/id',
      '/credentialSubject/type',
      '/credentialSubject/achievement/id',
      '/credentialSubject/achievement/type',
      '/credentialSubject/achievement/name',
      '/credentialSubject/achievement/description',
      '/credentialSubject/achievement/criteria',
    ])
  })

  it.each(['credentialStatus', 'termsOfUse', 'refreshService'])('lists %s where there is one', (property) => {
    expect(mandatoryPointersOf({ ...badge, [property]: { id: 'urn:1', type: 'X' } })).toContain(`/${property}`)
  })

  it('leaves the identifier to the holder where the subject has an id, and not otherwise', () => {
    const identifier = [{ type: 'IdentityObject' }]
    expect(mandatoryPointersOf(withSubject({ identifier }))).not.toContain('/credentialSubject/identifier')
    const { id: _, ...anonymous } = subject
    const pointers = mandatoryPointersOf({ ...badge, credentialSubject: { ...anonymous, identifier } })
    expect(pointers.filter((pointer) => pointer.split('/').length === 3)).toEqual([
      '/credentialSubject/type',
      '/credentialSubject/identifier',
    ])
  })

  it('lists the status of every result that has one, and not its value', () => {
    const result = [
      { type: ['Result'], value: '30' },
      { type: ['Result'], value: '90', status: 'Failed' },
    ]
    expect(mandatoryPointersOf(withSubject({ result }))).toEqual([
      ...mandatoryPointersOf(badge),
      '/credentialSubject/result/1/status',
    ])
  })

  it('lists the status of the one result that stands without a list, and of no text', () => {
    const pointersOf = (result: JsonValue): readonly string[] =>
      mandatoryPointersOf(withSubject({ result })).filter((pointer) => pointer.includes('result'))
    expect(pointersOf({ type: ['Result'], status: 'Failed' })).toEqual(['/credentialSubject/result/status'])
    expect(pointersOf({ type: ['Result'], value: '30' })).toEqual([])
    expect(pointersOf(['status', null])).toEqual([])
  })

  it.each<[string, JsonValue]>([
    ['a name', 'https://school.example/achievements/welder'],
    ['a list', [subject['achievement']!]],
  ])('lists all of an achievement that is %s', (_, achievement) => {
    expect(
      mandatoryPointersOf(withSubject({ achievement })).filter((pointer) => pointer.includes('achievement')),
    ).toEqual(['/credentialSubject/achievement'])
  })

  it.each([
    ['no subject', undefined, []],
    ['several subjects', [subject], ['/credentialSubject']],
  ])('lists all of what it does not know: %s', (_what, credentialSubject, expected) => {
    const { credentialSubject: _, ...rest } = badge
    const document = credentialSubject === undefined ? rest : { ...rest, credentialSubject }
    expect(mandatoryPointersOf(document)).toEqual(['/id', '/type', '/issuer', '/validFrom', '/validUntil', ...expected])
  })
})
