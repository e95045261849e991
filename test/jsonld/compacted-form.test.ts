import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { readCompacted } from '../../src/jsonld/compacted-form.js'
import type { Quad } from '../../src/jsonld/quads.js'
import { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits } from '../../src/limits.js'
import { activeOf, badge, badgeContexts } from './support.js'

const read = (document: JsonObject): ReturnType<typeof readCompacted> =>
  readCompacted(document, activeOf(document['@context'] ?? badgeContexts), defaultLimits)

const outline = ({ predicate, object }: Quad): string => `${predicate} ${object}`

function refusal(document: JsonObject): { code: string; path: string | undefined } {
  try {
    read(document)
  } catch (error) {
    if (error instanceof OpenBadgesError) return { code: error.code, path: error.path }
    throw error
  }
  throw new Error('accepted')
}

const subject = badge()['credentialSubject'] as JsonObject

describe('readCompacted', () => {
  it('notes every statement of every node, by its place', () => {
    const [root, ...others] = read(badge()).nodes
    expect(root.id).toBe('urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11')
    expect(root.statements.map(outline)).toContain('<https://schema.org/name> "Welder"')
    expect(root.statements.map(outline)).toContain(
      '<https://www.w3.org/2018/credentials#issuer> <did:web:school.example>',
    )
    expect(others.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/issuer',
        '/credentialSubject',
        '/credentialSubject/achievement',
        '/credentialSubject/achievement/criteria',
      ]),
    )
  })

  it('reads a list as a chain', () => {
    const resultDescription = {
      id: 'urn:uuid:1',
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['C', 'B'],
    }
    const achievement = { ...(subject['achievement'] as JsonObject), resultDescription: [resultDescription] }
    const { nodes } = read(badge({ credentialSubject: { ...subject, achievement } }))
    const texts = nodes.flatMap(({ statements }) => statements.map(outline))
    expect(texts.filter((text) => text.includes('#first>'))).toHaveLength(2)
    expect(texts).toContain(
      '<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>',
    )
  })

  it('keeps what a proof container holds out of the default graph', () => {
    const endorsement = {
      '@context': badgeContexts,
      id: 'urn:uuid:2',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: 'did:web:guild.example',
      proof: { type: 'DataIntegrityProof', cryptosuite: 'x', proofPurpose: 'assertionMethod' },
    }
    const { nodes } = read(badge({ endorsement: [endorsement] }))
    const proof = nodes.find(({ path }) => path === '/endorsement/0/proof')
    expect(proof?.graph).toMatch(/^_:/)
    expect(nodes.find(({ path }) => path === '/endorsement/0')?.graph).toBe('')
  })

  it.each([
    ['null', { name: null }, 'NOT_COMPACTED', '/name'],
    ['an array in an array', { name: [['a']] }, 'NOT_COMPACTED', '/name/0'],
    ['a value object', { name: { '@value': 'a' } }, 'NOT_COMPACTED', '/name/@value'],
    ['an IRI as a key', { 'https://schema.org/name': 'a' }, 'NOT_COMPACTED', '/https:~1~1schema.org~1name'],
    ['an undefined term', { nickname: 'a' }, 'TERM_UNDEFINED', '/nickname'],
    ['a relative id', { id: 'badge-1' }, 'ID_NOT_ABSOLUTE', '/id'],
    ['an empty id', { id: '' }, 'ID_NOT_ABSOLUTE', '/id'],
    ['a blank node as id', { id: '_:b0' }, 'ID_NOT_ABSOLUTE', '/id'],
    ['an id that breaks out of its brackets', { id: 'urn:a> <urn:p' }, 'ID_NOT_ABSOLUTE', '/id'],
    ['a number as id', { id: 5 }, 'NOT_COMPACTED', '/id'],
    ['a type that is no text', { type: [5] }, 'NOT_COMPACTED', '/type'],
    ['a type that stands twice', { type: ['VerifiableCredential', 'VerifiableCredential'] }, 'NOT_COMPACTED', '/type'],
    ['a text that stands twice', { termsOfUse: ['urn:a', 'urn:a'] }, 'NOT_COMPACTED', '/termsOfUse/1'],
    [
      'a node that stands twice',
      { evidence: [{ id: 'urn:a', type: 'Evidence' }, { id: 'urn:a' }] },
      'NOT_COMPACTED',
      '/evidence/1',
    ],
    ['a proof inside that is no object', { proof: 'urn:a' }, 'NOT_COMPACTED', '/proof'],
    ['a proof inside that says nothing', { proof: { id: 'urn:a' } }, 'NOT_COMPACTED', '/proof'],
    [
      'a nested context',
      { issuer: { '@context': badgeContexts, id: 'did:web:a.example' } },
      'CONTEXT_NESTED',
      '/issuer/@context',
    ],
  ])('refuses %s at its place', (_, changes, code, path) => {
    expect(refusal(badge(changes as JsonObject))).toEqual({ code, path })
  })

  it('refuses a document that states nothing', () => {
    expect(() => readCompacted({ id: 'urn:a' }, activeOf(badgeContexts), defaultLimits)).toThrow(
      expect.objectContaining({ code: 'NOT_COMPACTED' }) as Error,
    )
  })

  it('counts the contexts of all embedded credentials against their limit', () => {
    const endorsement = Array.from({ length: 6 }, (_, index) => ({
      '@context': badgeContexts,
      id: `urn:uuid:${index}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
    }))
    const document = badge({ endorsement })
    const limited = (maxNestedContexts: number): unknown =>
      readCompacted(document, activeOf(badgeContexts), { ...defaultLimits, maxNestedContexts })
    expect(() => limited(12)).not.toThrow()
    expect(() => limited(11)).toThrow(expect.objectContaining({ code: 'GRAPH_TOO_COMPLEX' }) as Error)
  })

  it('names places from the pointer that it is given', () => {
    expect(() => readCompacted({ nickname: 'a' }, activeOf(badgeContexts), defaultLimits, '/proof/1')).toThrow(
      expect.objectContaining({ path: '/proof/1/nickname' }) as Error,
    )
  })

  it('cannot vouch for a JSON value that is said twice of one name, which others keep twice', () => {
    const id = 'https://school.example/a'
    const said = (first: JsonValue, second: JsonValue): string | undefined =>
      read({ id, _sd: first, mediaType: { id, _sd: second } }).declined
    expect(said([true], [true])).toBe('a JSON value said twice of one name')
    expect(said([true], [false])).toBeUndefined()
    expect(read({ id, _sd: [true], mediaType: { id: 'urn:b', _sd: [true] } }).declined).toBeUndefined()
  })
})
