import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlank, readQuads, toSortedText, toLine } from '../../src/jsonld/quads.js'

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
})

describe('toSortedText', () => {
  const same = (term: string): string => term

  it('writes other terms for nodes without names, and nothing else', () => {
    const quads = readQuads('_:b0 <urn:p> _:b1 _:b2 .\n<urn:a> <urn:p> "_:b0" .\n')
    const label = (term: string): string => (isBlank(term) ? `${term}x` : 'wrong')
    expect(toSortedText(quads, label)).toBe('<urn:a> <urn:p> "_:b0" .\n_:b0x <urn:p> _:b1x _:b2x .\n')
  })

  it('writes each once where it is asked to, be it the same before or only after it is labelled', () => {
    const quads = readQuads('_:b0 <urn:p> "x" .\n_:b1 <urn:p> "x" .\n_:b0 <urn:p> "x" .\n')
    const two = '_:b0 <urn:p> "x" .\n_:b1 <urn:p> "x" .\n'
    expect(toSortedText(quads, same, 'each once')).toBe(two)
    expect(toSortedText(quads, () => '_:z', 'each once')).toBe('_:z <urn:p> "x" .\n')
    expect(toSortedText(quads, () => '_:z')).toBe('_:z <urn:p> "x" .\n'.repeat(3))
  })

  it('puts them in the order of their lines, also where one term begins another', () => {
    const iris = ['<urn:a>', '<urn:ab>', '<urn:a#b>', '_:b1', '_:b10', '_:b2']
    const objects = [
      ...iris,
      '"a"',
      '"a b"',
      '"ab"',
      '"a"@en',
      '"a"@en-gb',
      '"a"^^<urn:t>',
      '"a"^^<urn:tt>',
      '"\u{1f600}"',
      '"\ufb33"',
    ]
    const term = fc.constantFrom(...iris)
    const named = fc.constantFrom(...iris.slice(0, 3))
    const quad = fc.record({
      subject: term,
      predicate: named,
      object: fc.constantFrom(...objects),
      graph: fc.constantFrom('', ...iris),
    })
    fc.assert(
      fc.property(fc.array(quad, { maxLength: 30 }), (quads) => {
        const lines = [...new Set(quads.map(toLine))].sort()
        expect(toSortedText(quads, same, 'each once')).toBe(lines.join(''))
      }),
    )
  })
})
