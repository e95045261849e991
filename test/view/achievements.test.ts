import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { achievementOf, type ViewAchievement } from '../../src/view/achievements.js'
import { marksOf, pens, viewOf } from './support.js'

const achievement = (node: JsonObject): ViewAchievement =>
  viewOf<ViewAchievement>(achievementOf(node, 'did:web:academy.example', pens))

describe('achievementOf', () => {
  it('gives all that is said of one', () => {
    const node = {
      id: 'https://academy.example/1',
      type: ['Achievement'],
      name: 'Welding',
      description: 'Joins plates.',
      achievementType: 'Certificate',
      criteria: { id: 'https://academy.example/criteria', narrative: 'Join **four**.' },
      creator: { id: 'https://guild.example/', name: 'The Guild' },
      alignment: [{ targetName: 'W-1', targetUrl: 'https://framework.example/1' }],
      creditsAvailable: 42.5,
      fieldOfStudy: 'Metal work',
      specialization: 'Steel',
      humanCode: 'WELD-2',
      inLanguage: 'en',
      version: '2',
      tag: ['metal', 'craft'],
      otherIdentifier: [{ identifier: '2', identifierType: 'systemId' }],
    }
    expect(achievement(node)).toMatchObject({
      id: 'https://academy.example/1',
      name: 'Welding',
      description: { text: 'Joins plates.' },
      type: { term: 'Certificate', text: 'Certificate' },
      criteria: [{ addresses: [{ host: 'academy.example' }], narrative: { text: 'Join **four**.' } }],
      creators: [{ id: 'https://guild.example/', name: 'The Guild', nameIs: 'said-by-issuer' }],
      alignments: [{ name: 'W-1' }],
      creditsAvailable: '42.5',
      fieldOfStudy: 'Metal work',
      specialization: 'Steel',
      humanCode: 'WELD-2',
      language: 'en',
      version: '2',
      tags: ['metal', 'craft'],
      otherIdentifiers: [{ identifier: '2' }],
    })
  })

  it.each([
    ['as an object', { id: 'did:web:academy.example', name: 'Example Academy' }],
    ['as an id', 'did:web:academy.example'],
  ])('names no creator who is the issuer, given %s', (_, creator) => {
    expect(achievement({ creator }).creators).toEqual([])
  })

  it('shows contradicting criteria all, marked', () => {
    const draft = achievementOf({ criteria: [{ narrative: 'Pass.' }, { narrative: 'Pay.' }] }, undefined, pens)
    expect(viewOf<ViewAchievement>(draft).criteria.map(({ narrative }) => narrative?.text)).toEqual(['Pass.', 'Pay.'])
    expect(marksOf(draft)).toEqual([{ at: '/criteria', mark: 'contradictory' }])
  })

  it('does not take tags, which are many, for a contradiction', () => {
    expect(marksOf(achievementOf({ tag: ['a', 'b'] }, undefined, pens))).toEqual([])
  })
})
