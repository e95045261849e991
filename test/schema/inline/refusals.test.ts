import { describe, expect, it } from 'vitest'
import { refusalsOf } from '../../../src/schema/inline/refusals.js'
import { thrownBy } from '../../support/thrown-by.js'

const url = 'https://school.example/schema.json'
const refusals = refusalsOf(url)

describe('refusalsOf', () => {
  it.each<[string, () => never, object]>([
    [
      'CREDENTIAL_SCHEMA_INVALID',
      () => refusals.invalid('/type', 'a type', 7),
      { place: '/type', expected: 'a type', found: '7' },
    ],
    ['CREDENTIAL_SCHEMA_INVALID', () => refusals.invalid('', 'a schema', null), { place: '#', found: 'null' }],
    ['CREDENTIAL_SCHEMA_NOT_SUPPORTED', () => refusals.notSupported('magic', '/a'), { needed: 'magic', place: '/a' }],
    ['CREDENTIAL_SCHEMA_TOO_COSTLY', () => refusals.tooCostly(7, 'steps'), { limit: 7, what: 'steps' }],
  ])('names the schema with %s', (code, refuse, facts) => {
    expect(thrownBy(refuse)).toMatchObject({ code, url, facts: { schema: url, ...facts } })
  })
})
