import { describe, expect, it } from 'vitest'
import { isBlank, readQuads, toLine } from '../../src/jsonld/quads.js'

describe('readQuads', () => {
  it('reads terms of every kind, and graphs', () => {
    const lines = [
      '<urn:a> <urn:p> "x \\" . y" .',
      '_:c14n0 <urn:p> <urn:b> .',
      '<urn:a> <urn:q> "1"^^<urn:t> .',
      '<urn:a> <urn:q> "en"@en-GB .',
      '<urn:a> <urn:p> "in a graph" _:c14n1 .',
    ]
    expect(readQuads(`${lines.join('\n')}\n`)).toEqual([
      { subject: '<urn:a>', predicate: '<urn:p>', object: '"x \\" . y"', graph: '' },
      { subject: '_:c14n0', predicate: '<urn:p>', object: '<urn:b>', graph: '' },
      { subject: '<urn:a>', predicate: '<urn:q>', object: '"1"^^<urn:t>', graph: '' },
      { subject: '<urn:a>', predicate: '<urn:q>', object: '"en"@en-GB', graph: '' },
      { subject: '<urn:a>', predicate: '<urn:p>', object: '"in a graph"', graph: '_:c14n1' },
    ])
  })

  it.each([
    ['plain', 'x'],
    ['quotation marks', '\\"'],
    ['backslashes', '\\\\'],
  ])('reads a literal of megabytes of %s, as status lists have them', (_, unit) => {
    const object = `"${unit.repeat(12 * 1024 * 1024)}"`
    expect(readQuads(`<urn:a> <urn:p> ${object} .\n`).map((each) => each.object === object)).toEqual([true])
  })

  it.each(['<urn:a> <urn:p> "x"', '<urn:a> <urn:p> x .', 'a b c .', '<urn:a> <urn:p> "a" "b" .'])(
    'refuses %s',
    (line) => {
      expect(() => readQuads(line)).toThrow(TypeError)
    },
  )
})

describe('toLine', () => {
  const lines = ['<urn:a> <urn:p> "x" .\n', '_:b0 <urn:p> _:b1 _:b2 .\n', '<urn:a> <urn:p> <urn:b> <urn:g> .\n']

  it.each(lines)('writes %j as it was read', (line) => {
    expect(readQuads(line).map((quad) => toLine(quad))).toEqual([line])
  })

  it('writes other terms for subject, object and graph, and never for the predicate', () => {
    const [quad] = readQuads('_:b0 <urn:p> _:b1 _:b2 .\n')
    expect(toLine(quad!, (term) => (isBlank(term) ? `${term}x` : 'wrong'))).toBe('_:b0x <urn:p> _:b1x _:b2x .\n')
  })
})
