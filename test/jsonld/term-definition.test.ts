import { describe, expect, it } from 'vitest'
import { expandIri, sameDefinition } from '../../src/jsonld/term-definition.js'
import { activeOf } from './support.js'

const active = activeOf({
  ex: 'https://example.org/',
  word: 'ex:word',
  typed: { '@id': 'ex:typed', '@type': 'ex:date', '@container': ['@set'] },
  undefinedPrefix: { '@id': 'ex:t', '@type': 'xsd:dateTime' },
  off: null,
  long: { '@id': 'https://example.org/long#' },
  marked: { '@id': 'https://example.org/marked', '@prefix': true },
  back: { '@reverse': 'ex:back' },
})

describe('term definitions', () => {
  it('expand compact IRIs by terms of the same context', () => {
    expect(active.terms.get('word')?.iri).toBe('https://example.org/word')
    expect(active.terms.get('typed')).toMatchObject({ type: 'https://example.org/date', container: ['@set'] })
  })

  it('keep a datatype whose prefix nobody defines as it is written (T-23)', () => {
    expect(active.terms.get('undefinedPrefix')?.type).toBe('xsd:dateTime')
  })

  it('know a term that is switched off', () => {
    expect(active.terms.get('off')).toMatchObject({ iri: undefined })
  })

  it('let only simple terms that end in a delimiter, or marked ones, begin compact IRIs', () => {
    expect(active.terms.get('ex')?.prefix).toBe(true)
    expect(active.terms.get('word')?.prefix).toBe(false)
    expect(active.terms.get('long')?.prefix).toBe(false)
    expect(active.terms.get('marked')?.prefix).toBe(true)
    expect(active.terms.get('back')?.reverse).toBe(true)
  })

  it.each([{ '@id': 5 }, { '@type': 5 }, 5, true])('refuse the definition %j', (definition) => {
    expect(() => activeOf({ a: definition as never })).toThrow(
      expect.objectContaining({ code: 'CONTEXT_CONFLICT' }) as Error,
    )
  })

  it.each(['@nest', '@index', '@language', '@direction'])('decline %s', (detail) => {
    expect(() => activeOf({ a: { '@id': 'https://example.org/a', [detail]: 'x' } })).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_NOT_TRANSLATED' }) as Error,
    )
  })

  it('are the same but for their protection', () => {
    const a = activeOf({ '@protected': true, a: { '@id': 'urn:a', '@context': { x: 'urn:x', y: 'urn:y' } } }).terms.get(
      'a',
    )
    const b = activeOf({ a: { '@id': 'urn:a', '@context': { y: 'urn:y', x: 'urn:x' } } }).terms.get('a')
    const c = activeOf({ a: { '@id': 'urn:a', '@context': { x: 'urn:x' } } }).terms.get('a')
    if (a === undefined || b === undefined || c === undefined) throw new Error('no definition')
    expect(sameDefinition(a, b)).toBe(true)
    expect(sameDefinition(a, c)).toBe(false)
  })
})

describe('expandIri', () => {
  it.each([
    ['@type', '@type'],
    ['word', 'https://example.org/word'],
    ['ex:other', 'https://example.org/other'],
    ['ex://other', 'ex://other'],
    ['_:b0', '_:b0'],
    ['urn:uuid:1', 'urn:uuid:1'],
    ['nothing', undefined],
    ['off', undefined],
  ])('expands %s to %s', (value, expected) => {
    expect(expandIri(value, active)).toBe(expected)
  })

  it('appends what nothing defines to the vocabulary', () => {
    expect(expandIri('nothing', activeOf({ '@vocab': 'https://example.org/v#' }))).toBe('https://example.org/v#nothing')
  })
})
