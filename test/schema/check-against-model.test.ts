import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { checkAgainstModel } from '../../src/schema/check-against-model.js'
import { fullBadge, fullEndorsement, smallBadge, smallEndorsement, without, withValue } from './documents.js'
import { fullClr, smallClr, toDataModel1p1 } from './records.js'

type Arguments = Parameters<typeof checkAgainstModel>

/** Codes and places of the problems, such as `PROPERTY_MISSING /issuer`. */
function problemsOf(...given: Arguments): string[] {
  return checkAgainstModel(...given).problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)
}

const profile = fullBadge.issuer as JsonObject
const { achievement } = fullBadge.credentialSubject
const badgeV1p1 = toDataModel1p1(fullBadge)
const endorsementV1p1 = { ...toDataModel1p1(fullEndorsement), issuer: profile }
const recordV1p1 = toDataModel1p1(fullClr)

describe('checkAgainstModel', () => {
  it.each<[string, ...Arguments]>([
    ['a badge', fullBadge, 'badge'],
    ['an endorsement', fullEndorsement, 'endorsement'],
    ['the least record', smallClr, 'clr'],
    ['a record', fullClr, 'clr'],
    ['a profile', profile, 'profile'],
    ['an achievement', achievement, 'achievement'],
    ['a profile for either data model', profile, 'profile', '1.1'],
  ])('accepts %s', (_, ...given) => {
    expect(problemsOf(...given)).toEqual([])
  })

  it.each<[string, ...Arguments]>([
    ['a badge', badgeV1p1, 'badge', '1.1'],
    ['an endorsement', endorsementV1p1, 'endorsement', '1.1'],
    ['a record', recordV1p1, 'clr', '1.1'],
  ])('accepts %s of data model 1.1', (_, ...given) => {
    expect(problemsOf(...given)).toEqual([])
  })

  it('has nothing to say of contexts and schemas of a profile or an achievement', () => {
    const own = { '@context': 'https://example.com/', credentialSchema: { id: 'urn:x:1', type: 'JsonSchema' } }
    expect(checkAgainstModel({ ...profile, ...own }, 'profile')).toEqual({ problems: [], findings: [] })
    expect(checkAgainstModel({ ...achievement, ...own }, 'achievement')).toEqual({ problems: [], findings: [] })
  })

  it.each<[string, string, JsonObject, 'profile' | 'achievement']>([
    ['PROPERTY_MISSING ', '/id', profile, 'profile'],
    ['PROPERTY_MISSING /address', '/address/type', profile, 'profile'],
    ['PROPERTY_MISSING ', '/criteria', achievement, 'achievement'],
    ['PROPERTY_MISSING /creator', '/creator/id', achievement, 'achievement'],
  ])('says "%s" without %s', (said, place, noun, kind) => {
    expect(problemsOf(without(noun, place), kind)).toEqual([said])
  })

  it('takes no profile for an achievement', () => {
    expect(problemsOf(profile, 'achievement')).toContain('VALUE_NOT_ALLOWED /type')
  })

  describe('of data model 1.1', () => {
    it.each(['/id', '/name', '/issuer', '/issuanceDate', '/credentialSubject'])('asks for %s', (place) => {
      expect(problemsOf(without(badgeV1p1, place), 'badge', '1.1')).toEqual(['PROPERTY_MISSING '])
      expect(problemsOf(without(endorsementV1p1, place), 'endorsement', '1.1')).toEqual(['PROPERTY_MISSING '])
      expect(problemsOf(without(recordV1p1, place), 'clr', '1.1')).toEqual(['PROPERTY_MISSING '])
    })

    it('takes the issuer as a profile only', () => {
      expect(problemsOf(withValue(badgeV1p1, '/issuer', 'did:web:school.example'), 'badge', '1.1')).toEqual([
        'PROPERTY_INVALID /issuer',
      ])
    })

    it('reads its dates as data model 2.0 reads its own', () => {
      const dates = { issuanceDate: '2026-01-01T00:00:00', expirationDate: '2026-02-30T00:00:00Z' }
      expect(problemsOf({ ...badgeV1p1, ...dates }, 'badge', '1.1')).toEqual([
        'DATE_NO_ZONE /issuanceDate',
        'DATE_INVALID /expirationDate',
      ])
    })

    it.each<[string, JsonObject, string[]]>([
      ['dates', { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }, []],
      ['null', { validUntil: null }, ['DATE_INVALID /validUntil']],
      ['a day', { validFrom: '2026-01-01' }, ['DATE_INVALID /validFrom']],
      ['no zone', { validUntil: '2027-01-01T00:00:00' }, ['DATE_NO_ZONE /validUntil']],
    ])('wants dates by the names of the other data model, since they count as well: %s', (_, dates, problems) => {
      expect(problemsOf({ ...badgeV1p1, ...dates }, 'badge', '1.1')).toEqual(problems)
      const [from, until] = [dates['validFrom'], dates['validUntil']]
      const others = {
        ...(from === undefined ? {} : { issuanceDate: from }),
        ...(until === undefined ? {} : { expirationDate: until }),
      }
      const renamed = problems.map((each) =>
        each.replace('validFrom', 'issuanceDate').replace('validUntil', 'expirationDate'),
      )
      expect(problemsOf({ ...fullBadge, ...others }, 'badge', '2.0')).toEqual(renamed)
      expect(problemsOf({ ...fullEndorsement, ...others }, 'endorsement', '2.0')).toEqual(renamed)
    })

    it('takes no document of the other data model', () => {
      expect(problemsOf(fullBadge, 'badge', '1.1')).toEqual(['CONTEXT_ORDER /@context/0', 'PROPERTY_MISSING '])
      expect(problemsOf(badgeV1p1, 'badge', '2.0')).toEqual(['CONTEXT_ORDER /@context/0', 'PROPERTY_MISSING '])
    })
  })

  describe('of records', () => {
    it.each<[string, JsonValue | undefined, string]>([
      ['/name', undefined, 'PROPERTY_MISSING '],
      ['/partial', 'yes', 'PROPERTY_INVALID /partial'],
      ['/credentialSubject/verifiableCredential', undefined, 'PROPERTY_MISSING /credentialSubject'],
      ['/credentialSubject/verifiableCredential', [], 'PROPERTY_INVALID /credentialSubject/verifiableCredential'],
      [
        '/credentialSubject/verifiableCredential',
        { ...smallBadge },
        'PROPERTY_INVALID /credentialSubject/verifiableCredential',
      ],
      [
        '/credentialSubject/verifiableCredential/0',
        'a.b',
        'PROPERTY_INVALID /credentialSubject/verifiableCredential/0',
      ],
      ['/credentialSubject/verifiableCredential/0', 7, 'PROPERTY_INVALID /credentialSubject/verifiableCredential/0'],
      [
        '/credentialSubject/verifiableCredential/0/type',
        ['OpenBadgeCredential'],
        'VALUE_NOT_ALLOWED /credentialSubject/verifiableCredential/0/type',
      ],
      [
        '/credentialSubject/verifiableCredential/0/type',
        undefined,
        'PROPERTY_MISSING /credentialSubject/verifiableCredential/0',
      ],
      ['/credentialSubject/type', 'AchievementSubject', 'VALUE_NOT_ALLOWED /credentialSubject/type'],
      ['/credentialSubject/achievement/0/id', undefined, 'PROPERTY_MISSING /credentialSubject/achievement/0'],
      [
        '/credentialSubject/association/0/type',
        ['Association'],
        'VALUE_NOT_ALLOWED /credentialSubject/association/0/type',
      ],
      [
        '/credentialSubject/association/0/associationType',
        'ext:isCousinOf',
        'VALUE_NOT_ALLOWED /credentialSubject/association/0/associationType',
      ],
      ['/credentialSubject/association/0/sourceId', '7', 'ID_NOT_ABSOLUTE /credentialSubject/association/0/sourceId'],
    ])('at %s refuses %j: %s', (place, value, said) => {
      expect(problemsOf(withValue(fullClr, place, value), 'clr')).toEqual([said])
    })

    it('R-21: say whose they are', () => {
      expect(problemsOf(without(smallClr, '/credentialSubject/id'), 'clr')).toEqual([
        'SUBJECT_UNIDENTIFIED /credentialSubject',
      ])
    })

    it('are looked into no further than the types of what they hold', () => {
      const held: JsonObject = { type: ['VerifiableCredential', 'DrivingLicence'], validFrom: 'soon' }
      expect(problemsOf(withValue(smallClr, '/credentialSubject/verifiableCredential/0', held), 'clr')).toEqual([])
    })
  })

  it('names at most 50 problems, of a noun too', () => {
    const tag = Array.from({ length: 60 }, () => 7)
    expect(problemsOf({ ...achievement, tag }, 'achievement')).toHaveLength(50)
  })

  it('says which schemas were not checked', () => {
    const clrSchema = 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json'
    const naming = (id: string): JsonObject => ({ ...smallClr, credentialSchema: { id, type: 'JsonSchema' } })
    expect(checkAgainstModel(naming(clrSchema), 'clr').findings).toEqual([])
    expect(checkAgainstModel(naming('urn:x:own'), 'clr').findings.map(({ code }) => code)).toEqual([
      'SCHEMA_NOT_CHECKED',
    ])
  })

  it('takes the least of each kind', () => {
    expect([problemsOf(smallBadge, 'badge'), problemsOf(smallEndorsement, 'endorsement')]).toEqual([[], []])
  })
})
