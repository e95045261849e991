import { describe, expect, it } from 'vitest'
import { readDialect } from '../../../src/schema/inline/dialect.js'

describe('readDialect', () => {
  it.each([
    ['http://json-schema.org/draft-07/schema#', 'draft-07'],
    ['http://json-schema.org/draft-07/schema', 'draft-07'],
    ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
    ['https://json-schema.org/draft/2019-09/schema#', '2019-09'],
    ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ])('reads %s', (address, dialect) => {
    expect(readDialect(address)).toBe(dialect)
  })

  it.each([
    'http://json-schema.org/draft-04/schema#',
    'http://json-schema.org/draft-06/schema#',
    'http://json-schema.org/schema#',
    'https://json-schema.org/draft/next/schema',
    'https://example.org/meta',
    '',
    7,
    null,
  ])('does not know %j', (address) => {
    expect(readDialect(address)).toBeUndefined()
  })
})
