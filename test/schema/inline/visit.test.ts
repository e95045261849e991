import { describe, expect, it } from 'vitest'
import { judge } from '../../support/inline-schemas.js'

describe('visits', () => {
  it('tell the place of each fault', () => {
    const schema = {
      properties: { a: { items: { properties: { 'b/c': { type: 'string' } }, required: ['d'] } } },
    }
    expect(judge(schema, { a: [{ d: 1, 'b/c': 'x' }, { 'b/c': 1 }] })).toEqual(['/a/1 required', '/a/1/b~1c type'])
  })

  it('tell twenty faults at most', () => {
    expect(
      judge(
        { items: { type: 'string' } },
        Array.from({ length: 100 }, () => 1),
      ),
    ).toHaveLength(20)
  })

  it('never take a document for good because its faults are not told', () => {
    expect(judge({ not: { anyOf: [{ type: 'string' }, {}] } }, 1)).toEqual([' not'])
    expect(judge({ contains: { not: {} } }, [1])).toEqual([' contains'])
    expect(judge({ if: true, then: { oneOf: [false] } }, 1)).toEqual([' oneOf'])
    expect(judge(false, {})).toEqual([' false'])
  })

  it('pass what schemas of a schema looked at up to it', () => {
    const schema = {
      $ref: '#/$defs/a',
      unevaluatedProperties: false,
      $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { properties: { c: true } } },
    }
    expect(judge(schema, { c: 1 })).toEqual([])
    expect(judge(schema, { d: 1 })).toEqual(['/d false'])
  })
})
