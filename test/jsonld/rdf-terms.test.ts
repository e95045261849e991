import { describe, expect, it } from 'vitest'
import { blankTerm, iriTerm, jsonTerm, literalTerm } from '../../src/jsonld/rdf-terms.js'

const XSD = 'http://www.w3.org/2001/XMLSchema#'

describe('literalTerm', () => {
  it.each([
    ['text', undefined, '"text"'],
    ['text', `${XSD}string`, '"text"'],
    ['2026-01-01T00:00:00Z', `${XSD}dateTime`, `"2026-01-01T00:00:00Z"^^<${XSD}dateTime>`],
    [
      'a "b" \\ \n \r \t \b \f \u0001 \u007f é 😀',
      undefined,
      '"a \\"b\\" \\\\ \\n \\r \\t \\b \\f \\u0001 \\u007F é 😀"',
    ],
    [true, undefined, `"true"^^<${XSD}boolean>`],
    [false, 'https://example.org/flag', '"false"^^<https://example.org/flag>'],
    [42, undefined, `"42"^^<${XSD}integer>`],
    [42.0, 'https://www.w3.org/2001/XMLSchema#float', '"42"^^<https://www.w3.org/2001/XMLSchema#float>'],
    [42.5, 'https://www.w3.org/2001/XMLSchema#float', '"4.25E1"^^<https://www.w3.org/2001/XMLSchema#float>'],
    [0.1, undefined, `"1.0E-1"^^<${XSD}double>`],
    [1e21, undefined, `"1.0E21"^^<${XSD}double>`],
    [-3, undefined, `"-3"^^<${XSD}integer>`],
    [3, `${XSD}double`, `"3.0E0"^^<${XSD}double>`],
  ])('writes %j of %s as %s (T-23)', (value, datatype, expected) => {
    expect(literalTerm(value, datatype)).toBe(expected)
  })
})

describe('iriTerm, blankTerm, jsonTerm', () => {
  it('write the other terms', () => {
    expect(iriTerm('https://example.org/a')).toBe('<https://example.org/a>')
    expect(blankTerm(3)).toBe('_:b3')
    expect(jsonTerm({ b: 1, a: [true] })).toBe(
      '"{\\"a\\":[true],\\"b\\":1}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>',
    )
  })
})
