import { describe, expect, it } from 'vitest'
import { toArray, type JsonObject } from '../../src/json/json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { checkEndorsedNodes } from '../../src/jsonld/endorsed-nodes.js'
import { readDocument } from '../../src/jsonld/engine.js'
import { defaultLimits } from '../../src/limits.js'
import { badgeContexts, badgeOf } from '../support/foreign-signer.js'
import { thrownBy } from '../support/thrown-by.js'

const school = 'https://school.example/issuer'
const badge = badgeOf(school)
const { achievement } = badge['credentialSubject'] as { achievement: JsonObject }
const profile = (id: string, more: JsonObject = {}): JsonObject => ({ id, type: ['Profile'], ...more })

const endorsement = (subject: JsonObject, issuer: JsonObject | string = 'https://guild.example/'): JsonObject => ({
  '@context': badgeContexts,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer,
  credentialSubject: {
    ...subject,
    type: ['EndorsementSubject', ...toArray(subject['type'])],
    endorsementComment: 'Good.',
  },
})

const commentOn = (id: string): JsonObject => ({ id })

function check(document: JsonObject): void {
  checkEndorsedNodes(readDocument(document, createContextLibrary(new Map()), defaultLimits).reading)
}

function refusal(document: JsonObject): readonly unknown[] {
  const { code, path, facts } = thrownBy(() => check(document))
  return [code, path, facts['found']]
}

describe('checkEndorsedNodes', () => {
  it('has nothing against a badge without endorsements, or with comments', () => {
    check(badge)
    const { id } = achievement
    check({ ...badge, endorsement: [endorsement(commentOn(String(id))), endorsement(commentOn('urn:example:else'))] })
  })

  it('lets an endorsement say what it likes of what only it describes', () => {
    check({
      ...badge,
      endorsement: endorsement(
        profile('https://else.example/', { name: 'Else' }),
        profile('https://guild.example/', { name: 'Guild' }),
      ),
    })
  })

  it('refuses what an endorsement adds, at its place, wherever it stands', () => {
    const more = endorsement(profile(school, { url: 'https://else.example/' }))
    const found = `a second description of ${school}, by an endorsement`
    expect(refusal({ ...badge, endorsement: more })).toEqual(['NOT_COMPACTED', '/endorsement/credentialSubject', found])
    const issuer = { ...(badge['issuer'] as JsonObject), endorsement: [more] }
    expect(refusal({ ...badge, issuer })).toEqual(['NOT_COMPACTED', '/issuer/endorsement/0/credentialSubject', found])
    expect(refusal({ ...badge, issuer: school, endorsement: [endorsement(commentOn('urn:example:1')), more] })).toEqual(
      ['NOT_COMPACTED', '/endorsement/1/credentialSubject', found],
    )
  })

  it('refuses it of a node that is only named outside', () => {
    const named = {
      ...badge,
      credentialSubject: {
        ...(badge['credentialSubject'] as JsonObject),
        achievement: { ...achievement, creator: profile('https://creator.example/') },
      },
    }
    const more = endorsement(profile('https://creator.example/', { name: 'Creator' }))
    expect(refusal({ ...named, endorsement: more })[0]).toBe('NOT_COMPACTED')
    check({ ...named, endorsement: endorsement(profile('https://creator.example/')) })
  })

  it('lets it say again what is said outside, and parts without names as they may be', () => {
    const { name } = badge['issuer'] as JsonObject
    const address = { type: ['Address'], addressLocality: 'Bergen' }
    const issuer = { ...(badge['issuer'] as JsonObject), address }
    check({
      ...badge,
      issuer,
      endorsement: endorsement(profile(school, { name: name!, address: { ...address, addressLocality: 'Oslo' } })),
    })
    expect(refusal({ ...badge, endorsement: endorsement(profile(school, { name: name!, address })) })[0]).toBe(
      'NOT_COMPACTED',
    )
  })

  it('lets its own issuer be described otherwise, where that one is described outside', () => {
    const own = endorsement(commentOn(String(achievement['id'])), profile(school, { name: 'Another' }))
    check({ ...badge, endorsement: own })
    expect(refusal({ ...badge, issuer: school, endorsement: own })[1]).toBe('/endorsement/issuer')
    expect(refusal({ ...badge, issuer: profile(school), endorsement: own })[1]).toBe('/endorsement/issuer')
    const above = profile('https://guild.example/', { parentOrg: profile(school, { name: 'Another' }) })
    expect(refusal({ ...badge, endorsement: endorsement(commentOn('urn:example:1'), above) })[1]).toBe(
      '/endorsement/issuer/parentOrg',
    )
  })

  it('leaves two endorsements to each other', () => {
    const [one, other] = ['One', 'Other'].map((name) => endorsement(profile('https://guild.example/', { name })))
    check({ ...badge, endorsement: [one!, other!] })
  })
})
