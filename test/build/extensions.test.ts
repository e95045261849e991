import { describe, expect, it } from 'vitest'
import { buildAchievement } from '../../src/build/build-achievement.js'
import { buildEndorsement } from '../../src/build/build-endorsement.js'
import { readExtensions } from '../../src/build/extensions.js'
import { openBadgesExtensionsContext } from '../../src/model/contexts.js'
import { award, buildWith, placeOf, problemsOf, readWith, welding } from './support.js'

const course = {
  context: 'https://school.example/course.json',
  terms: ['courseCode', 'Lesson'],
  schema: 'https://school.example/course.schema.json',
}
const room = { context: 'https://school.example/room.json', terms: ['room'] }
const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const type = '1EdTechJsonSchemaValidator2019'

describe('extensions', () => {
  it('bring their context, their schema and the official schema where a term is used', () => {
    const built = buildWith({ achievement: { ...welding, courseCode: 'W-7' }, extensions: [course, room] })
    expect(built.credentialSubject.achievement).toMatchObject({ courseCode: 'W-7' })
    expect(built['@context'].slice(2)).toEqual([openBadgesExtensionsContext, course.context])
    expect(built.credentialSchema).toEqual([
      { id: official, type },
      { id: course.schema, type },
    ])
  })

  it('bring nothing where no term is used', () => {
    const built = buildWith({ extensions: [course, room] })
    expect(built['@context']).toHaveLength(2)
    expect(built).not.toHaveProperty('credentialSchema')
  })

  it('bring no schema where they have none', () => {
    const built = buildWith({ achievement: { ...welding, room: '7' }, extensions: [course, room] })
    expect(built['@context'].slice(2)).toEqual([room.context])
    expect(built).not.toHaveProperty('credentialSchema')
  })

  it('define types as well', () => {
    const achievement = { ...welding, type: ['Achievement', 'Lesson'] }
    expect(buildWith({ achievement, extensions: [course] })['@context'].at(-1)).toBe(course.context)
    expect(problemsOf(() => buildWith({ achievement, extensions: [room] }))).toEqual([
      'TERM_UNKNOWN /achievement/type/1',
    ])
  })

  it('define what they name and nothing else', () => {
    const achievement = { ...welding, courseCod: 'W-7' }
    expect(problemsOf(() => buildWith({ achievement, extensions: [course] }))).toEqual([
      'NAME_UNKNOWN /achievement/courseCod',
    ])
  })

  it('add to schemas and contexts that are there, each once', () => {
    const given = { id: official }
    const built = buildWith({
      achievement: { ...welding, courseCode: 'W-7' },
      credentialSchema: [given, { id: course.schema }],
      contexts: [course.context],
      extensions: [course],
    })
    expect(built['@context'].slice(2)).toEqual([openBadgesExtensionsContext, course.context])
    expect([built.credentialSchema].flat().map((each) => each?.id)).toEqual([official, course.schema])
  })

  it('serve achievements that are built alone, by option, and endorsements', () => {
    const input = { ...welding, courseCode: 'W-7' }
    const achievement = buildAchievement(input, { extensions: [course] })
    expect(achievement).toMatchObject({ courseCode: 'W-7' })
    expect(buildWith({ achievement, extensions: [course] })['@context']).toContain(course.context)
    const issuer = { ...award.issuer, room: '7' }
    const endorsement = buildEndorsement({ issuer, subject: { id: 'urn:x:1' }, name: 'Well done', extensions: [room] })
    expect(endorsement['@context']).toContain(room.context)
  })

  it.each([
    [course, ''],
    [[], ''],
    [[{ terms: ['a'] }], '/0/context'],
    [[{ context: 'a.json', terms: ['a'] }], '/0/context'],
    [[{ context: 'https://www.w3.org/ns/credentials/v2', terms: ['a'] }], '/0/context'],
    [[{ context: course.context }], '/0/terms'],
    [[{ context: course.context, terms: [] }], '/0/terms'],
    [[{ context: course.context, terms: ['ex:a'] }], '/0/terms/0'],
    [[{ context: course.context, terms: ['@id'] }], '/0/terms/0'],
    [[{ ...course, schema: 'a.json' }], '/0/schema'],
  ])('refuses %j', (extensions, place) => {
    expect(placeOf(() => readWith(readExtensions, extensions))).toBe(place)
  })
})
