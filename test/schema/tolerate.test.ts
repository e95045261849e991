import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { problem, type Problem } from '../../src/messages/problem.js'
import { tolerate } from '../../src/schema/tolerate.js'

const document: JsonObject = {
  image: 'https://school.example/badge.png',
  issuer: { image: 'badge.png' },
  evidence: [{ 'a/b': { image: 'urn:uuid:7' } }],
  credentialSubject: {
    image: 7,
    name: 'https://school.example/badge.png',
    achievement: [
      { achievementType: 'Program' },
      { achievementType: 'Læreprøve 2' },
      { achievementType: '' },
      { achievementType: ['Program'] },
      { achievementType: '<b>Program</b>' },
      { achievementType: 'P'.repeat(101) },
    ],
    type: 'Program',
  },
}

function said(...problems: Problem[]): { readonly problems: string[]; readonly findings: string[] } {
  const outline = ({ code, path }: { readonly code: string; readonly path?: string }): string => `${code} ${path ?? ''}`
  const { problems: left, findings } = tolerate({ problems, findings: [] }, document)
  return { problems: left.map(outline), findings: findings.map(outline) }
}

const invalid = (path: string): Problem => problem('PROPERTY_INVALID', { expected: 'an object', found: 'x' }, { path })

describe('tolerate', () => {
  it('tells of a subject that nobody names, and reads on', () => {
    expect(said(problem('SUBJECT_UNIDENTIFIED', {}, { path: '/credentialSubject' }))).toEqual({
      problems: [],
      findings: ['SUBJECT_ANONYMOUS /credentialSubject'],
    })
  })

  it.each(['/image', '/evidence/0/a~1b/image'])('tells of an image as text at %s, and reads on', (path) => {
    expect(said(invalid(path))).toEqual({ problems: [], findings: [`IMAGE_AS_TEXT ${path}`] })
  })

  it.each(['/issuer/image', '/credentialSubject/image', '/credentialSubject/name', '/nothing/image', '/image/id'])(
    'leaves what is wrong at %s a problem',
    (path) => {
      expect(said(invalid(path))).toEqual({ problems: [`PROPERTY_INVALID ${path}`], findings: [] })
    },
  )

  const notListed = (path: string): Problem =>
    problem('VALUE_NOT_ALLOWED', { expected: ['Badge'], found: 'x' }, { path })
  const achievement = '/credentialSubject/achievement'

  it.each([0, 1])('tells of a word of an issuer’s own for what was achieved (%i), and reads on', (index) => {
    const path = `${achievement}/${index}/achievementType`
    expect(said(notListed(path))).toEqual({ problems: [], findings: [`ACHIEVEMENT_TYPE_UNKNOWN ${path}`] })
  })

  it.each([
    ...[2, 3, 4, 5, 6].map((index) => `${achievement}/${index}/achievementType`),
    ...['/credentialSubject/type', '/achievementType'],
  ])('leaves what is not such a word a problem: %s', (path) => {
    expect(said(notListed(path))).toEqual({ problems: [`VALUE_NOT_ALLOWED ${path}`], findings: [] })
  })

  it('leaves other problems at a type of achievement as they are', () => {
    const path = `${achievement}/0/achievementType`
    expect(said(invalid(path))).toEqual({ problems: [`PROPERTY_INVALID ${path}`], findings: [] })
  })

  it('leaves other problems at an image as they are', () => {
    const missing = problem('PROPERTY_MISSING', { property: 'id' }, { path: '/image' })
    expect(said(missing, invalid('/image'))).toEqual({
      problems: ['PROPERTY_MISSING /image'],
      findings: ['IMAGE_AS_TEXT /image'],
    })
  })
})
