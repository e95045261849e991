/**
 * B6: a context of the holder's, at the top or inside, gives a word of the standard another meaning, or another name to
 * what it means, while the signed graph stays as it was.
 */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../src/model/contexts.js'
import { canonizeElsewhere } from '../support/foreign-signer.js'
import { at, fullDocument, fullVerifier, objectsIn } from './full-badge.js'
import { codesOf, expectGenuine } from './genuine.js'
import { problemCodesIn } from '../support/problem-codes.js'

const IRI = 'https://attacker.example/terms#'
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const refusals = ['CONTEXT_INLINE_NOT_ALLOWED', 'CONTEXT_CONFLICT']
const nodes = objectsIn(fullDocument())

/** Every key and every type of the full badge. */
const words = [
  ...new Set(
    nodes.flatMap((path) => {
      const { '@context': _, type, ...node } = at(fullDocument(), path)
      return [...Object.keys(node), ...[type ?? []].flat()] as string[]
    }),
  ),
].filter((word) => !word.includes(':'))

/** Every IRI that a key or a type of the full badge means, as other software makes it a graph. */
const graph = await canonizeElsewhere(fullDocument())
const iris = [
  ...new Set(
    [...graph.matchAll(/^\S+ <([^>]+)>(?: <([^>]+)>)?/gm)].flatMap(([, property = '', object = '']) =>
      property === RDF_TYPE ? [property, object] : [property],
    ),
  ),
].filter((iri) => iri !== RDF_TYPE)

it('control: the genuine badge verifies; it has more than a hundred words, which mean as many things', async () => {
  await expectGenuine(fullDocument(), fullVerifier)
  expect([words.length > 100, iris.length > 100]).toEqual([true, true])
})

describe('a word of the badge', () => {
  it.each(words.filter((word) => word !== 'id' && word !== 'type'))(
    '%s cannot be given another meaning',
    async (word) => {
      for (const definition of definitionsOf(word)) {
        const document = fullDocument()
        document['@context'].push({ [word]: definition })
        // Also of a word that a class defines for itself: of a node that is described in two places, it could hide what is
        // said in the one from the other.
        expect(refusals).toContain((await codesOf(document, {}, fullVerifier))[0])
      }
    },
  )

  it.each(['id', 'type'])('%s cannot be given another meaning, and may be given its own', async (word) => {
    for (const definition of [`${IRI}${word}`, null, '@nest', word === 'id' ? '@type' : '@id']) {
      const document = fullDocument()
      document['@context'].push({ [word]: definition })
      expect(refusals).toContain((await codesOf(document, {}, fullVerifier))[0])
    }
    const document = fullDocument()
    document['@context'].push({ [word]: `@${word}` })
    await expectGenuine(document, fullVerifier)
  })
})

describe('what a word of the badge means', () => {
  it.each(iris)('%s cannot be given another name', async (iri) => {
    for (const definition of [
      iri,
      { '@id': iri },
      { '@id': iri, '@type': '@id' },
      { '@id': iri, '@container': '@set' },
    ]) {
      const document = fullDocument()
      document['@context'].push({ alias: definition })
      expect(await codesOf(document, {}, fullVerifier)).toEqual(['CONTEXT_INLINE_NOT_ALLOWED'])
    }
  })

  const ends = iris.map((iri) => [iri, iri.replace(/^.*[#/:]/, '')] as const).filter(([, end]) => end !== '')

  it.each(ends.filter(([, end]) => !words.includes(end)))('%s cannot be named %s, as it ends', async (iri, end) => {
    const document = fullDocument()
    document['@context'].push({ [end]: iri })
    // What is the issuer's own may have a word for it, which would then have to be used.
    const isOwn = iri.startsWith('https://school.example/') || iri.startsWith('https://w3id.org/openbadges#')
    expect(await codesOf(document, {}, fullVerifier)).toEqual([isOwn ? 'NOT_COMPACTED' : 'CONTEXT_INLINE_NOT_ALLOWED'])
  })

  it.each(ends.filter(([, end]) => words.includes(end)))('%s cannot be named anew', async (iri, end) => {
    for (const definition of [iri, { '@id': iri, '@type': '@id' }, { '@id': iri, '@container': '@list' }]) {
      const document = fullDocument()
      document['@context'].push({ [end]: definition })
      expect(refusals).toContain((await codesOf(document, {}, fullVerifier))[0])
    }
  })
})

describe('a context inside', () => {
  const repeated = fullDocument()['@context'] as unknown
  const inside: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['a list with nothing in it', []],
    ['an object with nothing in it', {}],
    ['the contexts of the badge', repeated],
    ['the first of its contexts', credentialsV2Context],
    ['the second of its contexts', newestOpenBadgesContext],
    ['an address of the holder’s', 'https://attacker.example/context.json'],
    ['another name for a keyword', { forged: '@index' }],
    ['a new word', { forged: `${IRI}forged` }],
    ['words for everything', { '@vocab': IRI }],
    ['a context that goes no deeper', { '@propagate': false, forged: '@index' }],
    ['a context of elsewhere taken in', { '@import': credentialsV2Context }],
  ]
  const repetitions = ['a list with nothing in it', 'the contexts of the badge', 'the first of its contexts']
  const bare = nodes.filter((path) => path !== '' && at(fullDocument(), path)['@context'] === undefined)
  const carrying = nodes.filter((path) => path !== '' && at(fullDocument(), path)['@context'] !== undefined)

  it.each(inside)('that is %s is refused at every place', async (name, context) => {
    for (const path of bare) {
      const document = fullDocument()
      at(document, path)['@context'] = structuredClone(context)
      const { verdict, checks } = await fullVerifier.verify(document)
      // A proof may repeat the contexts of what it signs, from the first on, and nothing else.
      const mayRepeat = path.endsWith('/proof') && repetitions.includes(name)
      expect([path, verdict]).toEqual([path, mayRepeat ? 'verified' : 'invalid'])
      const codes = problemCodesIn({ checks })
      if (!mayRepeat) expect(codes.some((code) => code.startsWith('CONTEXT_'))).toBe(true)
    }
  })

  it.each(inside)('of an endorsement, with %s besides, makes nothing of it that was not signed', async (_, context) => {
    for (const path of carrying) {
      const document = fullDocument()
      const node = at(document, path)
      node['@context'] = [...(node['@context'] as unknown[]), structuredClone(context)].flat()
      node['forged'] = 'PhD in Medicine'
      expect((await codesOf(document, {}, fullVerifier)).length).toBeGreaterThan(0)
    }
  })
})

function definitionsOf(word: string): readonly JsonValue[] {
  return [
    `${IRI}${word}`,
    null,
    '@nest',
    '@index',
    { '@id': `${IRI}${word}` },
    { '@id': null },
    { '@id': `${IRI}${word}`, '@type': '@json' },
    { '@id': `${IRI}${word}`, '@container': '@set' },
    { '@id': `${IRI}${word}`, '@context': {} },
    { '@id': `${IRI}${word}`, '@protected': true },
  ]
}
