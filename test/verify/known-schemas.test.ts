import { describe, expect, it } from 'vitest'
import { readKnownSchemas } from '../../src/verify/known-schemas.js'
import { thrownBy } from '../support/thrown-by.js'

describe('readKnownSchemas', () => {
  it('reads schemas by their URL', () => {
    expect([...readKnownSchemas({ 'https://a.example/s': '{"type":"object"}' })]).toEqual([
      ['https://a.example/s', { type: 'object' }],
    ])
  })

  const option = "schemas['https://a.example/s']"
  const expected = 'a JSON object as text'

  it.each<[string, unknown, object]>([
    ['no object', 7, { option: 'schemas', expected: 'an object', found: '7' }],
    ['null', null, { option: 'schemas', expected: 'an object', found: 'null' }],
    ['no text', { 'https://a.example/s': { type: 'object' } }, { option, expected, found: 'an object' }],
    ['no JSON', { 'https://a.example/s': '{' }, { option, expected, found: '"{"' }],
    ['no object as text', { 'https://a.example/s': '[]' }, { option, expected, found: '"[]"' }],
    ['no URL', { schema: '{}' }, { option: 'schemas', expected: 'schemas by their URL', found: 'schema' }],
  ])('refuses %s', (_, given, facts) => {
    expect(thrownBy(() => readKnownSchemas(given as never))).toMatchObject({ code: 'OPTIONS_INVALID', facts })
  })
})
