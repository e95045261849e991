import { describe, expect, it } from 'vitest'
import { judge } from '../../../support/inline-schemas.js'

describe('keywords for arrays', () => {
  it.each<[object, unknown, unknown, string]>([
    [{ minItems: 1 }, [1], [], ' minItems'],
    [{ maxItems: 1 }, [1], [1, 2], ' maxItems'],
    [
      { uniqueItems: true },
      [1, '1', [1], { a: 1 }],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ' uniqueItems',
    ],
    [{ uniqueItems: true }, [0, false, null, ''], [1, 1.0], ' uniqueItems'],
    [{ items: { type: 'number' } }, [1], [1, 'a'], '/1 type'],
    [{ prefixItems: [{ type: 'string' }] }, ['a', 1], [1], '/0 type'],
    [{ prefixItems: [true], items: false }, [1], [1, 2], '/1 false'],
    [{ contains: { const: 1 } }, [2, 1], [2], ' contains'],
    [{ contains: { const: 1 }, minContains: 2 }, [1, 1], [1, 2], ' contains'],
    [{ contains: { const: 1 }, maxContains: 1 }, [1], [1, 1], ' contains'],
    [{ prefixItems: [true], unevaluatedItems: false }, [1], [1, 2], '/1 false'],
    [{ contains: { const: 1 }, unevaluatedItems: { const: 2 } }, [1, 2], [1, 3], '/1 const'],
  ])('%j takes %j and refuses %j', (schema, good, bad, fault) => {
    expect(judge(schema, good)).toEqual([])
    expect(judge(schema, bad)).toEqual([fault])
  })

  it.each(['draft-07', '2019-09'] as const)('reads a list under "items" as %s does', (dialect) => {
    const schema = { items: [{ type: 'string' }], additionalItems: { type: 'number' } }
    expect(judge(schema, ['a', 1], { dialect })).toEqual([])
    expect(judge(schema, [1, 'a'], { dialect })).toEqual(['/0 type', '/1 type'])
    expect(judge({ items: true, additionalItems: false }, [1], { dialect })).toEqual([])
  })

  it('lets members that "contains" finds count as looked at since 2020-12 only', () => {
    const schema = { contains: { const: 1 }, unevaluatedItems: false }
    expect(judge(schema, [1], { dialect: '2020-12' })).toEqual([])
    expect(judge(schema, [1], { dialect: '2019-09' })).toEqual(['/0 false'])
  })

  it('knows no bounds of "contains" in draft 07', () => {
    expect(judge({ contains: { const: 1 }, minContains: 2 }, [1], { dialect: 'draft-07' })).toEqual([])
  })

  it.each<[object, string, string]>([
    [{ items: [true] }, 'a schema', '/items'],
    [{ prefixItems: {} }, 'an array of schemas', '/prefixItems'],
    [{ uniqueItems: 'yes' }, 'true or false', '/uniqueItems'],
    [{ contains: true, minContains: -1 }, 'a whole number from 0 on', '/contains'],
  ])('%j is no schema', (schema, expected, place) => {
    expect(judge(schema, [])).toEqual(['CREDENTIAL_SCHEMA_INVALID', expected, place])
  })
})
