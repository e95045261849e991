import { describe, expect, it } from 'vitest'
import { readDefaultGraph } from '../../src/jsonld/quads.js'

describe('readDefaultGraph', () => {
  it('reads terms of every kind, and leaves named graphs out', () => {
    const lines = [
      '<urn:a> <urn:p> "x \\" . y" .',
      '_:c14n0 <urn:p> <urn:b> .',
      '<urn:a> <urn:q> "1"^^<urn:t> .',
      '<urn:a> <urn:q> "en"@en-GB .',
      '<urn:a> <urn:p> "in a graph" _:c14n1 .',
    ]
    expect(readDefaultGraph(`${lines.join('\n')}\n`)).toEqual([
      { subject: '<urn:a>', predicate: '<urn:p>', object: '"x \\" . y"' },
      { subject: '_:c14n0', predicate: '<urn:p>', object: '<urn:b>' },
      { subject: '<urn:a>', predicate: '<urn:q>', object: '"1"^^<urn:t>' },
      { subject: '<urn:a>', predicate: '<urn:q>', object: '"en"@en-GB' },
    ])
  })

  it.each([
    ['plain', 'x'],
    ['quotation marks', '\\"'],
    ['backslashes', '\\\\'],
  ])('reads a literal of megabytes of %s, as status lists have them', (_, unit) => {
    const object = `"${unit.repeat(12 * 1024 * 1024)}"`
    expect(readDefaultGraph(`<urn:a> <urn:p> ${object} .\n`).map((each) => each.object === object)).toEqual([true])
  })

  it.each(['<urn:a> <urn:p> "x"', '<urn:a> <urn:p> x .', 'a b c .', '<urn:a> <urn:p> "a" "b" .'])(
    'refuses %s',
    (line) => {
      expect(() => readDefaultGraph(line)).toThrow(TypeError)
    },
  )
})
