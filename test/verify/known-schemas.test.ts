import { describe, expect, it } from 'vitest'
import { readKnownSchemas } from '../../src/verify/known-schemas.js'
import { thrownBy } from '../support/thrown-by.js'

describe('readKnownSchemas', () => {
  it('reads schemas by their URL', () => {
    expect([...readKnownSchemas({ 'https://a.example/s': '{"type":"object"}' })]).toEqual([
      ['https://a.example/s', { type: 'object' }],
    ])
  })

  it.each<[string, unknown]>([
    ['no object', 7],
    ['no text', { 'https://a.example/s': { type: 'object' } }],
    ['no JSON', { 'https://a.example/s': '{' }],
    ['no object as text', { 'https://a.example/s': '[]' }],
    ['no URL', { schema: '{}' }],
  ])('refuses %s', (_, given) => {
    expect(thrownBy(() => readKnownSchemas(given as never)).code).toBe('OPTIONS_INVALID')
  })
})
