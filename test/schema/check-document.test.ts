import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { checkDocument } from '../../src/schema/check-document.js'
import {
  fullBadge,
  fullEndorsement,
  placesOf,
  smallBadge,
  smallEndorsement,
  valueAt,
  without,
  withValue,
} from './documents.js'

/** Codes and places of the problems, such as `PROPERTY_MISSING /issuer`. */
function problemsOf(document: JsonObject, kind: 'badge' | 'endorsement' = 'badge'): string[] {
  return checkDocument(document, kind).problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)
}

/** Every place of the full badge that the data model knows, but for contexts and single types: those have rules of their own. */
const places = placesOf(fullBadge).filter((place) => !/\/endorsement\/0\/|^\/@context|\/type\/\d+$/.test(place))

/** The places of the full badge whose values are of a kind. */
function placesWhere(isMeant: (value: JsonValue, place: string) => boolean): string[] {
  const found = places.filter((place) => isMeant(valueAt(fullBadge, place), place))
  expect(found).not.toEqual([])
  return found
}

/** What is said when every one of these places has another value. */
function problemsAt(where: readonly string[], replace: (value: JsonValue, place: string) => JsonValue): string[] {
  return where.flatMap((place) => problemsOf(withValue(fullBadge, place, replace(valueAt(fullBadge, place), place))))
}

/** The last name in a place: `/evidence/0/id` → `id`, `/evidence/0` → `evidence`. */
function nameOf(place: string): string {
  return place.split('/').findLast((step) => !/^\d+$/.test(step))!
}

const isArray = (value: JsonValue, place: string): boolean => Array.isArray(value) && nameOf(place) !== 'type'
const isObject = (value: JsonValue): boolean => typeof value === 'object' && !Array.isArray(value)
const isText = (value: JsonValue): boolean => typeof value === 'string'

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`
const singleOrMany = new Set(['proof', 'credentialSchema', 'credentialStatus', 'termsOfUse'])
const requiredNames = new Set(
  '@context id type issuer validFrom credentialSubject achievement name description criteria targetName targetUrl identifier identifierType resultType hashed identityHash identityType latitude longitude'.split(
    ' ',
  ),
)
const closedTypes = new Set(['Image', 'IdentityObject', 'IdentifierEntry'])

describe('checkDocument', () => {
  it.each([
    ['the smallest badge', smallBadge, 'badge'],
    ['a badge with every property of the data model', fullBadge, 'badge'],
    ['the smallest endorsement', smallEndorsement, 'endorsement'],
    ['an endorsement with every property', fullEndorsement, 'endorsement'],
  ] as const)('accepts %s', (_, document, kind) => {
    expect(checkDocument(document, kind)).toEqual({ problems: [], findings: [] })
  })

  describe('what it takes for something else', () => {
    it.each<[string, JsonValue | undefined, string]>([
      ['no type at all', undefined, ''],
      ['an empty type', [], '/type'],
      ['another type', ['VerifiableCredential', 'DrivingLicence'], '/type'],
      ['a type that is no text', 7, '/type'],
      ['the name of an endorsement', ['VerifiableCredential', 'EndorsementCredential'], '/type'],
      ['the type by its full IRI', ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'], '/type'],
    ])('%s is NOT_AN_OPEN_BADGE and nothing else', (_, type, path) => {
      expect(problemsOf(withValue(smallBadge, '/type', type))).toEqual([`NOT_AN_OPEN_BADGE ${path}`])
    })

    it('a badge is no endorsement', () => {
      expect(problemsOf(smallBadge, 'endorsement')).toEqual(['NOT_AN_OPEN_BADGE /type'])
    })

    it('a badge of data model 1.1 is held against that', () => {
      const { validFrom, validUntil: _, '@context': contexts, ...rest } = smallBadge
      const [, openBadges] = contexts as readonly string[]
      const issuer = { id: 'did:example:school', type: ['Profile'] }
      const document = {
        ...rest,
        '@context': ['https://www.w3.org/2018/credentials/v1', openBadges!],
        name: 'Old',
        issuer,
      }
      expect(problemsOf({ ...document, issuanceDate: validFrom })).toEqual([])
      expect(problemsOf({ ...document, validFrom })).toEqual(['PROPERTY_MISSING '])
    })
  })

  describe('required properties', () => {
    it.each([
      '/@context',
      '/id',
      '/issuer',
      '/validFrom',
      '/credentialSubject',
      '/issuer/id',
      '/issuer/type',
      `${subject}/type`,
      achievement,
      ...['id', 'type', 'name', 'description', 'criteria'].map((name) => `${achievement}/${name}`),
      ...['type', 'targetName', 'targetUrl'].map((name) => `${achievement}/alignment/0/${name}`),
      ...['type', 'identifier', 'identifierType'].map((name) => `${achievement}/otherIdentifier/0/${name}`),
      ...['id', 'type'].map((name) => `${achievement}/related/0/${name}`),
      ...['id', 'type', 'name', 'resultType'].map((name) => `${achievement}/resultDescription/0/${name}`),
      ...['id', 'type', 'name'].map((name) => `${achievement}/resultDescription/0/rubricCriterionLevel/0/${name}`),
      ...['type', 'hashed', 'identityHash', 'identityType'].map((name) => `${subject}/identifier/0/${name}`),
      `${subject}/result/0/type`,
      '/evidence/0/type',
      ...['id', 'type'].map((name) => `/image/${name}`),
      '/issuer/address/type',
      ...['type', 'latitude', 'longitude'].map((name) => `/issuer/address/geo/${name}`),
      '/proof/0/type',
      ...['id', 'type'].map((name) => `/credentialSchema/0/${name}`),
      '/credentialStatus/0/type',
      ...['id', 'type'].map((name) => `/refreshService/${name}`),
      '/termsOfUse/0/type',
      '/endorsement/0/type',
    ])('says PROPERTY_MISSING without %s', (place) => {
      const parent = place.slice(0, place.lastIndexOf('/'))
      const { problems } = checkDocument(without(fullBadge, place), 'badge')
      expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([{ code: 'PROPERTY_MISSING', path: parent }])
      expect(problems[0]?.facts).toEqual({ property: nameOf(place) })
    })

    it.each(['/name', '/id', '/credentialSubject/id', '/credentialSubject/type'])(
      'says PROPERTY_MISSING of an endorsement without %s',
      (place) => {
        const parent = place.slice(0, place.lastIndexOf('/'))
        expect(problemsOf(without(fullEndorsement, place), 'endorsement')).toEqual([`PROPERTY_MISSING ${parent}`])
      },
    )

    it('asks for nothing else', () => {
      const properties = places.filter((place) => !/\/\d+$/.test(place))
      const required = properties.filter((place) => problemsOf(without(fullBadge, place)).length > 0)
      expect(required.map(nameOf).filter((name) => !requiredNames.has(name))).toEqual([])
      expect(required).toHaveLength(72)
    })

    it('T-26: accepts a badge without a name', () => {
      expect(problemsOf(without(fullBadge, '/name'))).toEqual([])
    })

    it('R-22: accepts criteria without id and narrative', () => {
      expect(problemsOf(withValue(fullBadge, `${achievement}/criteria`, {}))).toEqual([])
    })

    it('T-17: accepts a status without id', () => {
      expect(problemsOf(without(fullBadge, '/credentialStatus/0/id'))).toEqual([])
    })
  })

  describe('R-21: whose badge it is', () => {
    const anonymous = without(without(fullBadge, `${subject}/id`), `${subject}/identifier`)

    it('says SUBJECT_ANONYMOUS and reads on without id and identifier', () => {
      expect(problemsOf(anonymous)).toEqual([])
      expect(checkDocument(anonymous, 'badge').findings).toMatchObject([{ code: 'SUBJECT_ANONYMOUS', path: subject }])
    })

    it('says the same with an empty list of identifiers', () => {
      const { findings } = checkDocument(withValue(anonymous, `${subject}/identifier`, []), 'badge')
      expect(findings.map(({ code }) => code)).toContain('SUBJECT_ANONYMOUS')
    })

    it.each(['id', 'identifier'])('accepts %s alone', (name) => {
      const value = valueAt(fullBadge, `${subject}/${name}`)
      expect(problemsOf(withValue(anonymous, `${subject}/${name}`, value))).toEqual([])
    })
  })

  describe('R-1 to R-8: the shape of values', () => {
    it('knows every property of the data model', () => {
      expect(places).toHaveLength(228)
    })

    it('R-4: refuses null everywhere, once', () => {
      const found = problemsAt(places, () => null)
      expect(found.map((each) => each.split(' ')[1])).toEqual(places)
    })

    it('R-4: accepts an empty array wherever there may be several', () => {
      expect(problemsAt(placesWhere(isArray), () => [])).toEqual([])
    })

    it('R-2: refuses a single value where the data model has an array', () => {
      const several = placesWhere((value, place) => isArray(value, place) && !singleOrMany.has(nameOf(place)))
      expect(problemsAt(several, (value) => (value as readonly JsonValue[])[0]!)).toEqual(
        several.map((place) => `PROPERTY_INVALID ${place}`),
      )
    })

    it('R-7: accepts a single value where the standard lets it stand alone', () => {
      const several = placesWhere((value, place) => isArray(value, place) && singleOrMany.has(nameOf(place)))
      expect(several).toHaveLength(4)
      expect(problemsAt(several, (value) => (value as readonly JsonValue[])[0]!)).toEqual([])
    })

    it('R-3: refuses a text where there is an object, but for the issuer', () => {
      const objects = placesWhere((value, place) => isObject(value) && place !== '/issuer' && nameOf(place) !== 'image')
      expect(problemsAt(objects, () => 'https://school.example/')).toEqual(
        objects.map((place) => `PROPERTY_INVALID ${place}`),
      )
      expect(problemsAt(['/issuer'], () => 'https://school.example/')).toEqual([])
    })

    it('R-20: refuses an array where there is one value', () => {
      const single = placesWhere((value, place) => !Array.isArray(value) && !/\/(domain|previousProof)$/.test(place))
      const found = problemsAt(single, (value) => [value])
      expect(found.map((each) => each.split(' ')[1])).toEqual(single)
      expect(found).toContain('PROPERTY_INVALID /credentialSubject')
    })

    it('R-1: refuses a number for a text, a text for a number or a truth value', () => {
      const scalars = placesWhere((value) => typeof value !== 'object')
      const found = problemsAt(scalars, (value) => (isText(value) ? 7 : 'seven'))
      expect(found.map((each) => each.split(' ')[1])).toEqual(scalars)
    })

    it('T-16: refuses language maps', () => {
      const texts = placesWhere(isText)
      const found = problemsAt(texts, () => ({ en: 'Welder', nb: 'Sveiser' }))
      expect(found.map((each) => each.split(' ')[1])).toEqual(texts)
    })

    it('T-10: tells of a picture given as an address, and refuses one given as other text', () => {
      const { problems, findings } = checkDocument(
        withValue(fullBadge, '/image', 'https://school.example/a.png'),
        'badge',
      )
      expect(problems).toEqual([])
      expect(findings).toMatchObject([{ code: 'IMAGE_AS_TEXT', path: '/image' }])
      expect(checkDocument(withValue(fullBadge, '/image', 'a.png'), 'badge').problems).toMatchObject([
        { code: 'PROPERTY_INVALID', path: '/image', facts: { expected: 'an object', found: '"a.png"' } },
      ])
    })
  })

  describe('T-12, T-15: types', () => {
    const isClass = (_: JsonValue, place: string): boolean =>
      nameOf(place) === 'type' &&
      !/^\/(type$|proof|credentialSchema|credentialStatus|refreshService|termsOfUse)/.test(place)
    const open = placesWhere((value, place) => isClass(value, place) && Array.isArray(value))
    const closed = placesWhere((value, place) => isClass(value, place) && isText(value))

    it('knows every class', () => {
      expect({ open: open.length, closed: closed.length }).toEqual({ open: 16, closed: 8 })
    })

    it.each<[string, (name: string) => JsonValue]>([
      ['another name', () => 'Other'],
      ['names without the class’s own', () => ['https://example.com/Other']],
      ['no name', () => []],
      ['a part of the class’s name', (name) => [name.slice(0, -1), '']],
    ])('refuses %s as the type of an open class', (_, replace) => {
      expect(problemsAt(open, (value) => replace((value as readonly string[])[0]!))).toEqual(
        open.map((place) => `VALUE_NOT_ALLOWED ${place}`),
      )
    })

    it.each<[string, (name: string) => JsonValue]>([
      ['the class’s name alone', (name) => name],
      ['the class’s name among others', (name) => ['https://example.com/Other', name]],
    ])('accepts %s as the type of an open class', (_, replace) => {
      expect(problemsAt(open, (value) => replace((value as readonly string[])[0]!))).toEqual([])
    })

    it('R-8: refuses an array as the type of a class that has one', () => {
      expect(problemsAt(closed, (value) => [value])).toEqual(closed.map((place) => `VALUE_NOT_ALLOWED ${place}`))
    })

    it('refuses the name of another class that has one', () => {
      expect(problemsAt(closed, () => 'Other')).toEqual(closed.map((place) => `VALUE_NOT_ALLOWED ${place}`))
    })

    it('names the classes that were expected and found', () => {
      const { problems } = checkDocument(withValue(fullBadge, '/issuer/type', ['Person', 'Teacher']), 'badge')
      expect(problems.map(({ facts }) => facts)).toEqual([{ expected: ['Profile'], found: ['"Person"', '"Teacher"'] }])
    })

    it.each(['OpenBadgeCredential', 'AchievementCredential'])('refuses the type %s alone', (name) => {
      expect(problemsOf(withValue(fullBadge, '/type', name))).toEqual(['PROPERTY_INVALID /type'])
    })

    it('refuses types without VerifiableCredential', () => {
      expect(problemsOf(withValue(fullBadge, '/type', ['OpenBadgeCredential']))).toEqual(['VALUE_NOT_ALLOWED /type'])
    })

    it('refuses a type that is no text among others', () => {
      const type = ['VerifiableCredential', 'OpenBadgeCredential', { id: 'Foo' }]
      expect(problemsOf(withValue(fullBadge, '/type', type))).toEqual(['PROPERTY_INVALID /type/2'])
    })

    it('asks that an embedded endorsement says it is one', () => {
      expect(problemsOf(withValue(fullBadge, '/endorsement/0/type', ['VerifiableCredential']))).toEqual([
        'VALUE_NOT_ALLOWED /endorsement/0/type',
      ])
    })
  })

  describe('closed and open classes', () => {
    it('refuses further properties of closed classes only', () => {
      const objects = placesWhere(isObject)
      const closed = objects.filter((place) =>
        closedTypes.has(String((valueAt(fullBadge, place) as JsonObject)['type'])),
      )
      const found = problemsAt(objects, (value) => ({ ...(value as JsonObject), 'a/b': 'extra' }))
      expect(found).toEqual(closed.map((place) => `PROPERTY_NOT_ALLOWED ${place}/a~1b`))
      expect(closed).toHaveLength(7)
    })

    it('accepts properties that no class knows, null among them', () => {
      expect(problemsOf({ ...fullBadge, extra: null, iss: 'did:web:school.example', nbf: 1_767_225_600 })).toEqual([])
    })
  })

  describe('enumerations', () => {
    const open = [
      `${achievement}/achievementType`,
      `${achievement}/alignment/0/targetType`,
      `${achievement}/otherIdentifier/0/identifierType`,
      `${achievement}/resultDescription/0/resultType`,
      `${subject}/identifier/0/identityType`,
    ]

    it.each(open)('accepts terms of one’s own at %s', (place) => {
      expect(problemsOf(withValue(fullBadge, place, 'ext:My_term-1.0'))).toEqual([])
    })

    it('reads on at a type of achievement that is on no list, and says so', () => {
      const place = `${achievement}/achievementType`
      const { problems, findings } = checkDocument(withValue(fullBadge, place, 'Program'), 'badge')
      expect(problems).toEqual([])
      expect(findings).toMatchObject([{ code: 'ACHIEVEMENT_TYPE_UNKNOWN', path: place, facts: { found: '"Program"' } }])
    })

    it.each(open.slice(1))('refuses other words that are on no list at %s', (place) => {
      expect(problemsOf(withValue(fullBadge, place, 'Program'))).toEqual([`VALUE_NOT_ALLOWED ${place}`])
    })

    it.each(open)('refuses terms that only look like one’s own at %s', (place) => {
      expect(problemsOf(withValue(fullBadge, place, 'xext:foo bar'))).toEqual([`VALUE_NOT_ALLOWED ${place}`])
      expect(problemsOf(withValue(fullBadge, place, 'ext:foo bar'))).toEqual([`PROPERTY_INVALID ${place}`])
      expect(problemsOf(withValue(fullBadge, place, 'ext:foo\n'))).toEqual([`PROPERTY_INVALID ${place}`])
      expect(problemsOf(withValue(fullBadge, place, 'ext:'))).toEqual([`PROPERTY_INVALID ${place}`])
    })

    it('refuses terms of one’s own as the status of a result', () => {
      const place = `${subject}/result/0/status`
      expect(problemsOf(withValue(fullBadge, place, 'ext:Paused'))).toEqual([`VALUE_NOT_ALLOWED ${place}`])
    })

    it('T-13: refuses identityType "email" and names the terms', () => {
      const document = withValue(fullBadge, `${subject}/identifier/0/identityType`, 'email')
      const { problems } = checkDocument(document, 'badge')
      expect(problems.map(({ code }) => code)).toEqual(['VALUE_NOT_ALLOWED'])
      expect(problems[0]?.facts['expected']).toEqual(expect.arrayContaining(['emailAddress', 'ext:…']))
    })

    it('does not offer "ext:…" where the enumeration is closed', () => {
      const { problems } = checkDocument(withValue(fullBadge, `${subject}/result/0/status`, 'Done'), 'badge')
      expect(problems[0]?.facts['expected']).toEqual(expect.not.arrayContaining(['ext:…']))
    })
  })

  describe('ids and dates', () => {
    const dates = placesWhere((value) => /^\d{4}-\d\d-\d\dT/.test(String(value)))

    it('T-11: refuses relative ids', () => {
      const ids = placesWhere(
        (value, place) => /^(https?|did|urn|data):/.test(String(value)) && nameOf(place) !== 'previousProof',
      )
      expect(ids).toHaveLength(30)
      expect(problemsAt(ids, () => '1234')).toEqual(ids.map((place) => `ID_NOT_ABSOLUTE ${place}`))
    })

    it('T-11: refuses a relative id of the issuer given as text', () => {
      expect(problemsOf(withValue(fullBadge, '/issuer', 'school'))).toEqual(['ID_NOT_ABSOLUTE /issuer'])
    })

    it('refuses dates without zone', () => {
      expect(problemsAt(dates, () => '2026-01-01T00:00:00')).toEqual(dates.map((place) => `DATE_NO_ZONE ${place}`))
    })

    it('refuses days that the calendar lacks', () => {
      expect(dates).toHaveLength(7)
      expect(problemsAt(dates, () => '2026-02-29T00:00:00Z')).toEqual(dates.map((place) => `DATE_INVALID ${place}`))
    })

    it('refuses a date of birth with a time', () => {
      const document = withValue(fullBadge, '/issuer/dateOfBirth', '2000-02-29T00:00:00Z')
      expect(problemsOf(document)).toEqual(['PROPERTY_INVALID /issuer/dateOfBirth'])
    })

    it.each(['en', 'nb', 'es-419', 'zh-Hant-TW'])('accepts the language %s', (language) => {
      expect(problemsOf(withValue(fullBadge, `${achievement}/inLanguage`, language))).toEqual([])
    })

    it.each(['norsk bokmål', 'EN', ''])('refuses the language "%s"', (language) => {
      const place = `${achievement}/inLanguage`
      expect(problemsOf(withValue(fullBadge, place, language))).toEqual([`PROPERTY_INVALID ${place}`])
    })

    it('refuses an endorsement token that is no compact JWS', () => {
      expect(problemsOf(withValue(fullBadge, '/endorsementJwt/0', 'a.b'))).toEqual([
        'PROPERTY_INVALID /endorsementJwt/0',
      ])
    })
  })

  describe('the report', () => {
    it('names all problems at once', () => {
      const document = withValue(withValue(without(fullBadge, '/id'), '/validFrom', '2026-01-01'), '/image/id', 'x')
      expect(problemsOf(document).sort()).toEqual([
        'DATE_INVALID /validFrom',
        'ID_NOT_ABSOLUTE /image/id',
        'PROPERTY_MISSING ',
      ])
    })

    it('puts the contexts first', () => {
      const document = withValue(without(fullBadge, '/id'), '/@context/0', 'https://example.com/')
      expect(problemsOf(document)).toEqual(['CONTEXT_ORDER /@context/0', 'PROPERTY_MISSING '])
    })

    it('still names what is wrong with a closed class when a context is wrong too', () => {
      const document = withValue(withValue(fullBadge, '/image/@context', {}), '/@context', 'https://example.com/')
      expect(problemsOf(document)).toContain('PROPERTY_NOT_ALLOWED /image/@context')
    })

    it('names at most 50 problems', () => {
      const tags = Array.from({ length: 60 }, () => 7)
      expect(problemsOf(withValue(fullBadge, `${achievement}/tag`, tags))).toHaveLength(50)
    })

    it('cuts what it found', () => {
      const { problems } = checkDocument(withValue(fullBadge, '/image', 'x'.repeat(10_000)), 'badge')
      expect(String(problems[0]?.facts['found']).length).toBeLessThan(300)
    })

    it('gives the same answer twice, whatever was asked in between', () => {
      const document = without(fullBadge, '/id')
      const first = checkDocument(document, 'badge')
      checkDocument(without(fullBadge, '/issuer'), 'badge')
      expect(checkDocument(document, 'badge')).toEqual(first)
      expect(first.problems).toHaveLength(1)
    })

    it('does not take properties of a prototype for the document’s own', () => {
      const inherited = Object.assign(Object.create({ id: smallBadge.id }) as JsonObject, without(smallBadge, '/id'))
      expect(problemsOf(inherited)).toEqual(['PROPERTY_MISSING '])
    })

    it('finds schemas that were not checked and contexts that are old', () => {
      const document = {
        ...smallBadge,
        '@context': [smallBadge['@context'][0]!, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'],
        credentialSchema: { id: 'https://school.example/schema.json', type: 'JsonSchema' },
      }
      const { problems, findings } = checkDocument(document, 'badge')
      expect(problems).toEqual([])
      expect(findings.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)).toEqual([
        'CONTEXT_VERSION_OLD /@context/1',
        'SCHEMA_NOT_CHECKED /credentialSchema',
      ])
    })
  })
})
