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
