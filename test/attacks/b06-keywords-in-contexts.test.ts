/**
 * B6: a keyword of JSON-LD, said in a context of the holder's or anywhere in the badge, makes a word mean nothing, or
 * something else, while the signed graph stays as it was.
 */
import { describe, expect, it } from 'vitest'
import { at, fullDocument, fullVerifier, objectsIn } from './full-badge.js'
import { codesOf, expectGenuine, type Loose } from './genuine.js'
import { keywords } from './keywords.js'

const IRI = 'https://attacker.example/terms#forged'
const ADDRESS = 'https://attacker.example/'

/** Every way for a keyword to stand in a context that defines `forged`, and the keywords that are harmless there. */
const forms: readonly (readonly [string, (keyword: string) => Loose, readonly string[]])[] = [
  ['as what the term means', (keyword) => ({ forged: keyword }), []],
  ['as the @id of the term', (keyword) => ({ forged: { '@id': keyword } }), []],
  ['as the @type of the term', (keyword) => ({ forged: { '@id': IRI, '@type': keyword } }), ['@id']],
  ['as its container', (keyword) => ({ forged: { '@id': IRI, '@container': keyword } }), ['@list', '@set']],
  ['among its containers', (keyword) => ({ forged: { '@id': IRI, '@container': [keyword, '@set'] } }), ['@set']],
  ['in the term, true', (keyword) => ({ forged: { '@id': IRI, [keyword]: true } }), ['@protected']],
  ['in the term, null', (keyword) => ({ forged: { '@id': IRI, [keyword]: null } }), ['@protected']],
  [
    'in the term, with an IRI',
    (keyword) => ({ forged: { '@id': IRI, [keyword]: IRI } }),
    ['@id', '@protected', '@type'],
  ],
  ['in the term, with a term', (keyword) => ({ forged: { '@id': IRI, [keyword]: 'name' } }), ['@protected', '@type']],
  ['in the term, alone', (keyword) => ({ forged: { [keyword]: IRI } }), ['@id']],
  ['beside the term, null', (keyword) => ({ forged: IRI, [keyword]: null }), []],
  ['beside the term, true', (keyword) => ({ forged: IRI, [keyword]: true }), ['@protected']],
  ['beside the term, 1.1', (keyword) => ({ forged: IRI, [keyword]: 1.1 }), ['@protected', '@version']],
  ['beside the term, with an address', (keyword) => ({ forged: IRI, [keyword]: ADDRESS }), ['@protected']],
  ['beside the term, with a definition', (keyword) => ({ forged: IRI, [keyword]: { '@id': IRI } }), ['@protected']],
  ['behind another term', (keyword) => ({ middle: keyword, forged: 'middle' }), []],
  ['behind a term that comes later', (keyword) => ({ forged: 'middle', middle: { '@id': keyword } }), []],
  ['behind a prefix', (keyword) => ({ middle: `${keyword}:`, forged: 'middle:forged' }), []],
]

const refusals = ['CONTEXT_INLINE_NOT_ALLOWED', 'CONTEXT_CONFLICT', 'JSON_LD_INVALID']
const places = objectsIn(fullDocument())

it('control: the genuine badge verifies, and so it does with a new word that is not used', async () => {
  await expectGenuine(fullDocument(), fullVerifier)
  const document = fullDocument()
  document['@context'].push({ forged: IRI })
  const report = await fullVerifier.verify(document)
  expect([report.verdict, report.findings.map(({ code }) => code).includes('CONTEXT_INLINE')]).toEqual([
    'verified',
    true,
  ])
})

describe.each(forms)('a keyword %s', (_, define, harmless) => {
  it.each(keywords)('%s', async (keyword) => {
    const [used, unused] = [fullDocument(), fullDocument()]
    for (const document of [used, unused]) document['@context'].push(define(keyword))
    used['forged'] = 'PhD in Medicine'
    const [code] = await codesOf(used, {}, fullVerifier)
    if (!harmless.includes(keyword)) {
      expect(refusals).toContain(code)
      expect(refusals).toContain((await codesOf(unused, {}, fullVerifier))[0])
    } else {
      // What is said by a new word was not signed; a word that is not used changes nothing.
      expect(['SIGNATURE_INVALID', 'ID_NOT_ABSOLUTE']).toContain(code)
      const { credential } = await fullVerifier.verify(unused)
      expect(credential).toEqual({ ...(await genuineCredential()), '@context': unused['@context'] as unknown })
    }
  })
})

describe('a keyword, at each of the places of a badge with everything', () => {
  const each = async (code: readonly string[], change: (node: Loose, document: Loose) => void): Promise<void> => {
    for (const path of places) {
      const document = fullDocument()
      change(at(document, path), document)
      const codes = await codesOf(document, {}, fullVerifier)
      expect([path, codes.filter((each) => code.includes(each)).length > 0, codes]).toEqual([path, true, codes])
    }
  }

  it.each(keywords)('%s by another name', async (keyword) => {
    await each(refusals, (node, document) => {
      document['@context'].push({ forged: keyword })
      node['forged'] = 'PhD in Medicine'
    })
  })

  it.each(keywords.filter((keyword) => keyword !== '@context'))('%s itself', async (keyword) => {
    const isForNodes = ['@graph', '@included', '@list', '@nest', '@reverse', '@set'].includes(keyword)
    const value = isForNodes ? [{ type: ['Achievement'], name: 'Doctor' }] : 'PhD in Medicine'
    await each(['NOT_COMPACTED'], (node) => (node[keyword] = value))
  })

  it.each(keywords)('%s as a type', async (keyword) => {
    await each(['TERM_UNDEFINED', 'NOT_COMPACTED', 'SUITE_NOT_SUPPORTED', 'PROPERTY_INVALID'], (node) => {
      node['type'] = [node['type'] ?? [], keyword].flat()
    })
  })

  it.each(keywords)('%s as an id', async (keyword) => {
    await each(['ID_NOT_ABSOLUTE'], (node) => (node['id'] = keyword))
  })
})

async function genuineCredential(): Promise<Loose> {
  return (await fullVerifier.verify(fullDocument())).credential as unknown as Loose
}
