import { describe, expect, it } from 'vitest'
import { readKey, checkReference, checkScalar, expandType, isReservedTerm } from '../../src/jsonld/spelling.js'
import type { TermDefinition } from '../../src/jsonld/term-definition.js'
import { activeOf, badgeContexts } from './support.js'

const active = activeOf([
  ...badgeContexts,
  {
    ex: 'https://example.org/',
    when: { '@id': 'https://example.org/when', '@type': 'http://www.w3.org/2001/XMLSchema#date' },
  },
])
const VOCABULARY = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error

function term(type: string | undefined): TermDefinition {
  const iri = 'https://example.org/x'
  return activeOf({ x: type === undefined ? iri : { '@id': iri, '@type': type } }).terms.get('x')!
}

describe('readKey', () => {
  it('knows a term, and what it means', () => {
    expect(readKey('name', active, '').definition.iri).toBe('https://schema.org/name')
  })

  it.each([
    ['@id', 'NOT_COMPACTED'],
    ['schema:name', 'NOT_COMPACTED'],
    ['nickname', 'TERM_UNDEFINED'],
    ['ex', 'NOT_COMPACTED'],
  ])('refuses the key %s with %s', (key, expected) => {
    expect(() => readKey(key, active, '')).toThrow(code(expected))
  })

  it('refuses two keys of one object that mean the same', () => {
    const both = activeOf({ a: 'https://example.org/x', b: 'https://example.org/x' })
    expect(readKey('a', both, '').predicate).toBe('<https://example.org/x>')
    expect(() => readKey('b', both, '')).toThrow(code('NOT_COMPACTED'))
  })
})

describe('expandType', () => {
  it('takes a class by either of its names', () => {
    expect(expandType('OpenBadgeCredential', active, '')).toBe(expandType('AchievementCredential', active, ''))
  })

  it.each([
    ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential', 'NOT_COMPACTED'],
    ['Unheard', 'TERM_UNDEFINED'],
    ['', 'TERM_UNDEFINED'],
    ['ex:Class', 'NOT_COMPACTED'],
    ['@id', 'TERM_UNDEFINED'],
  ])('refuses %s', (type, expected) => {
    expect(() => expandType(type, active, '')).toThrow(code(expected))
  })

  it('takes the capitalised one of two names, which is that of the class', () => {
    const both = activeOf({ thing: 'https://example.org/Thing', Thing: 'https://example.org/Thing' })
    expect(expandType('Thing', both, '')).toBe('https://example.org/Thing')
    expect(() => expandType('thing', both, '')).toThrow(code('NOT_COMPACTED'))
    expect(readKey('thing', both, '').definition.iri).toBe('https://example.org/Thing')
    expect(() => readKey('Thing', both, '')).toThrow(code('NOT_COMPACTED'))
  })

  it('takes a class of the vocabulary by its short name only', () => {
    const vocabulary = activeOf({ '@vocab': 'https://example.org/' })
    expect(expandType('Thing', vocabulary, '')).toBe('https://example.org/Thing')
    expect(() => expandType('https://example.org/Thing', vocabulary, '')).toThrow(code('NOT_COMPACTED'))
  })

  it('takes the full IRI of a class that has no name here', () => {
    expect(expandType('https://w3id.org/openbadges#BadgeClass', active, '')).toBe(
      'https://w3id.org/openbadges#BadgeClass',
    )
  })
})

describe('checkReference', () => {
  it.each(['relative', '', '_:b0', 'urn:a b', 'urn:<a>'])('refuses %j', (value) => {
    expect(() => checkReference(value, active, '')).toThrow(code('ID_NOT_ABSOLUTE'))
  })

  it('refuses an IRI that a prefix would turn into another', () => {
    expect(() => checkReference('ex:thing', active, '')).toThrow(code('NOT_COMPACTED'))
    expect(checkReference('https://example.org/thing', active, '')).toBe('https://example.org/thing')
  })
})

describe('checkScalar', () => {
  it.each([
    ['text', undefined],
    [3, undefined],
    [true, undefined],
    ['2026-01-01', `${XSD}date`],
    [3, `${XSD}integer`],
    [3.5, 'https://www.w3.org/2001/XMLSchema#float'],
    [false, `${XSD}boolean`],
  ])('takes %j under the datatype %s as a literal', (value, type) => {
    expect(checkScalar(value, term(type), active, '')).toBeUndefined()
  })

  it.each([
    ['3', `${XSD}integer`],
    ['3.5', 'https://www.w3.org/2001/XMLSchema#float'],
    ['true', `${XSD}boolean`],
    [2026, `${XSD}date`],
    [true, `${XSD}dateTime`],
    [3, '@id'],
    [3, `${XSD}string`],
    [3, 'https://schema.org/Text'],
    ['3', 'https://schema.org/Number'],
  ])('refuses %j under %s, which would be a second spelling', (value, type) => {
    expect(() => checkScalar(value, term(type), active, '')).toThrow(code('NOT_COMPACTED'))
  })

  it.each([0.10000000000000002, 1e-7, 5e-324])('refuses the number %d, which would not be signed as it is', (value) => {
    expect(() => checkScalar(value, term(undefined), active, '')).toThrow(code('NOT_COMPACTED'))
  })

  it('takes coordinates as numbers, as the schema wants them, though the context calls them text', () => {
    const latitude = { ...term('https://www.w3.org/2001/XMLSchema#string'), iri: `${VOCABULARY}latitude` }
    expect(checkScalar(60.39, latitude, active, '')).toBeUndefined()
    expect(() => checkScalar(60.39, { ...latitude, iri: `${VOCABULARY}level` }, active, '')).toThrow(
      code('NOT_COMPACTED'),
    )
  })

  it('gives the IRI that a reference names', () => {
    expect(checkScalar('did:example:a', term('@id'), active, '')).toBe('did:example:a')
    expect(checkScalar('OpenBadgeCredential', term('@vocab'), active, '')).toContain('#OpenBadgeCredential')
  })
})

describe('isReservedTerm', () => {
  it('knows the names that verdicts rest on', () => {
    expect(isReservedTerm('validUntil')).toBe(true)
    expect(isReservedTerm('nickname')).toBe(false)
  })
})
