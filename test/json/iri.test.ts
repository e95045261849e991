import { describe, expect, it } from 'vitest'
import { isAbsoluteIri } from '../../src/json/iri.js'

describe('isAbsoluteIri', () => {
  it.each([
    'https://school.example/',
    'https://school.example/a?b=c#d',
    'HTTPS://school.example/',
    'did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH',
    'did:web:school.example%3A8443#key-1',
    'urn:uuid:7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11',
    'mailto:learner@school.example',
    'data:image/png;base64,AAAA',
    'https://skole.example/søknad/你好',
    'a:b',
    'ext+x.y-z:1',
  ])('takes %s', (text) => {
    expect(isAbsoluteIri(text)).toBe(true)
  })

  it.each([
    '',
    'school.example',
    '/badges/1',
    '//school.example/',
    '#key-1',
    '?a',
    'learner',
    ':a',
    'https:',
    '_:b0',
    '1a:b',
    'ht tps://school.example/',
    'https://school.example/a b',
    ' https://school.example/',
    'https://school.example/\n',
    'https://school.example/\u00a0',
    'https://school.example/\u2028',
    'https://school.example/\ufeff',
    'https://school.example/\u0000',
    'https://school.example/\u0085',
    'https://school.example/<',
    'https://school.example/>',
    'https://school.example/"',
    'https://school.example/{a}',
    'https://school.example/|',
    'https://school.example/\\',
    'https://school.example/^',
    'https://school.example/`',
    '__proto__',
  ])('refuses %j', (text) => {
    expect(isAbsoluteIri(text)).toBe(false)
  })

  it('takes no time over long texts', () => {
    expect(isAbsoluteIri(`${'a'.repeat(200_000)} `)).toBe(false)
    expect(isAbsoluteIri(`a:${'b'.repeat(200_000)}`)).toBe(true)
  })
})

describe('isAbsoluteIri, as schemas and builders use it', () => {
  it.each([
    'https://example.com/badges/7?x=1#y',
    'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
    'did:web:example.com%3A3000:issuers:1#key-1',
    'urn:uuid:7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11',
    'mailto:kari@example.com',
    'data:image/png;base64,iVBORw0KGgo=',
    'https://例え.jp/バッジ',
    'https://example.com/[x]',
    'x-own+scheme.1:a',
  ])('accepts %s', (text) => {
    expect(isAbsoluteIri(text)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a bare UUID', '7d3a6a4e-5b5f-4b0f-9d53-0f2d0a3f1c11'],
    ['a number as text', '1234'],
    ['a relative address', '/badges/7'],
    ['an address without scheme', '//example.com/badges/7'],
    ['a fragment', '#key-1'],
    ['a blank node', '_:b0'],
    ['a scheme alone', 'urn:'],
    ['a scheme that begins with a digit', '1a:b'],
    ['a space', 'https://example.com/a b'],
    ['a space before', ' https://example.com/'],
    ['a line break after', 'https://example.com/\n'],
    ['a no-break space', 'https://example.com/\u00a0'],
    ['a control character', 'https://example.com/\u0000'],
    ['a C1 control character', 'https://example.com/\u0085'],
    ...[...'<>"{}|\\^`'].map((character) => [`the character ${character}`, `https://example.com/${character}`]),
  ])('refuses %s', (_, text) => {
    expect(isAbsoluteIri(text)).toBe(false)
  })

  it('answers on two megabytes without delay', () => {
    expect(isAbsoluteIri(`data:image/png;base64,${'A'.repeat(2_000_000)}`)).toBe(true)
    expect(isAbsoluteIri(`data:image/png;base64,${'A'.repeat(2_000_000)} `)).toBe(false)
  })
})
