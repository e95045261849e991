/** What people get wrong, each with a code and a place of its own, and all of it told at once. */
import { describe, expect, it } from 'vitest'
import { tryBuildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import { award, buildWith, problemsOf, refusalOf, welding } from './support.js'

const identity = { type: 'IdentityObject', hashed: false, identityHash: 'kari@example.org', identityType: 'email' }

const mistakes: readonly (readonly [
  what: string,
  changes: object,
  code: string,
  place: string,
  suggestion?: string,
])[] = [
  ['a null', { description: null }, 'VALUE_NULL', '/description'],
  ['an empty array', { evidence: [] }, 'ARRAY_EMPTY', '/evidence'],
  [
    'nothing where something is needed',
    { achievement: { ...welding, name: undefined } },
    'PROPERTY_MISSING',
    '/achievement/name',
  ],
  [
    'a wrong type of achievement',
    { achievement: { ...welding, achievementType: 'Certificat' } },
    'TERM_UNKNOWN',
    '/achievement/achievementType',
    'Certificate',
  ],
  [
    'a wrong type of identity',
    { recipient: { identifiers: [identity] } },
    'TERM_UNKNOWN',
    '/recipient/identifiers/0/identityType',
    'emailAddress',
  ],
  ['a name of data model 1.1', { issuanceDate: '2026-01-01T00:00:00Z' }, 'NAME_UNKNOWN', '/issuanceDate', 'validFrom'],
  ['a relative id', { achievement: { ...welding, id: 'badges/7' } }, 'ID_NOT_ABSOLUTE', '/achievement/id'],
  [
    'an address that runs',
    { issuer: { ...award.issuer, url: 'javascript:alert(1)' } },
    'ADDRESS_NOT_INERT',
    '/issuer/url',
  ],
  ['a date without a zone', { validFrom: '2026-01-01T00:00:00' }, 'DATE_NO_ZONE', '/validFrom', '2026-01-01T00:00:00Z'],
  ['a date that the calendar does not have', { validFrom: '2026-02-30T00:00:00Z' }, 'DATE_INVALID', '/validFrom'],
  [
    'an end before the start',
    { validFrom: '2026-01-01T00:00:00Z', validUntil: '2025-01-01T00:00:00Z' },
    'PERIOD_INVERTED',
    '/validUntil',
  ],
  [
    'two ends',
    { validUntil: '2030-01-01T00:00:00Z', expiresAfter: { years: 1 } },
    'CHOICES_EXCLUSIVE',
    '/expiresAfter',
  ],
  ['a picture that is none', { image: new TextEncoder().encode('%PDF-1.7') }, 'IMAGE_INVALID', '/image'],
  ['a recipient whom nothing identifies', { recipient: {} }, 'RECIPIENT_UNIDENTIFIED', '/recipient'],
  [
    'criteria that say nothing',
    { achievement: { ...welding, criteria: {} } },
    'CRITERIA_EMPTY',
    '/achievement/criteria',
  ],
  [
    'a result that answers nothing',
    { results: [{ resultDescription: 'Grade' }] },
    'REFERENCE_DANGLING',
    '/results/0/resultDescription',
  ],
  [
    'one id for two things',
    { id: 'urn:x:1', achievement: { ...welding, id: 'urn:x:1' } },
    'ID_TAKEN',
    '/achievement/id',
  ],
  ['a tag twice', { achievement: { ...welding, tag: ['metal', 'metal'] } }, 'MEMBER_REPEATED', '/achievement/tag/1'],
  ['an object of a class', { evidence: [new Map()] }, 'DATA_NOT_PLAIN', '/evidence/0'],
  ['half a character', { name: 'a\ud800' }, 'JSON_LONE_SURROGATE', '/name'],
  ['a number that no double holds', { creditsEarned: 2 ** 60 }, 'JSON_NUMBER_UNSAFE', '/creditsEarned'],
  ['a language map', { name: { en: 'Welder' } }, 'PROPERTY_INVALID', '/name'],
]

describe('bad input', () => {
  it.each(mistakes)(
    '%s is told by its own code, at its place, and suggests what was meant',
    (_what, changes, code, place, suggestion) => {
      const { problems = [] } = refusalOf(() => buildWith(changes))
      expect(problems.map((each) => `${each.code} ${each.path}`)).toEqual([`${code} ${place}`])
      expect(problems[0]!.facts.suggestion).toBe(suggestion)
      expect(problems[0]!.facts.expected).not.toBe('')
      expect(problems[0]!.facts.found).not.toBe('')
      expect(problems[0]!.message).not.toMatch(/[{}]|undefined/)
    },
  )

  it('is told all at once, by a throw and by a return alike', () => {
    const input = {
      ...award,
      id: 'badges/7',
      issuanceDate: '2026-01-01T00:00:00Z',
      achievement: { ...welding, description: null, achievementType: 'Certificat', tag: [], image: 'badge.png' },
      recipient: {},
      evidence: [{ id: 'https://school.example/1' }, { nmae: 'x' }],
      validUntil: '2026-01-01',
    }
    const expected = [
      'ID_NOT_ABSOLUTE /id',
      'VALUE_NULL /achievement/description',
      'TERM_UNKNOWN /achievement/achievementType',
      'ARRAY_EMPTY /achievement/tag',
      'ID_NOT_ABSOLUTE /achievement/image',
      'RECIPIENT_UNIDENTIFIED /recipient',
      'NAME_UNKNOWN /issuanceDate',
      'NAME_UNKNOWN /evidence/1/nmae',
      'DATE_INVALID /validUntil',
    ]
    expect(problemsOf(() => buildWith(input)).sort()).toEqual(expected.sort())
    const result = tryBuildCredential(input as unknown as CredentialInput)
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.problems.map((each) => `${each.code} ${each.path}`).sort()).toEqual(expected.sort())
  })

  it('is not mended in silence: nothing is trimmed, dropped or guessed', () => {
    expect(problemsOf(() => buildWith({ issuer: { ...award.issuer, id: ' did:web:school.example' } }))).toHaveLength(1)
    expect(problemsOf(() => buildWith({ achievement: { ...welding, tag: 'metal' } }))).toHaveLength(1)
    expect(problemsOf(() => buildWith({ creditsEarned: '10' }))).toHaveLength(1)
  })
})
