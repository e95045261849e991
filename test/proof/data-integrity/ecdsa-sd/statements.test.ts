import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  labelsIn,
  relabel,
  secretLabel,
  toLabel,
  toStatements,
} from '../../../../src/proof/data-integrity/ecdsa-sd/statements.js'

const labels = new Map([
  ['c14n0', 'uZ'],
  ['c14n1', 'uA'],
  ['c14-n', 'u-_'],
])

describe('statements', () => {
  it('are lines, each with its end', () => {
    expect(toStatements('<a> <b> "c" .\n<d> <e> "f" .\n')).toEqual(['<a> <b> "c" .\n', '<d> <e> "f" .\n'])
    expect(toStatements('')).toEqual([])
  })

  it.each([
    ['as a subject', '_:c14n0 <p> "o" .\n', '_:uZ <p> "o" .\n'],
    ['as an object', '<s> <p> _:c14n1 .\n', '<s> <p> _:uA .\n'],
    ['as both', '_:c14n0 <p> _:c14n1 .\n', '_:uZ <p> _:uA .\n'],
    ['as the name of a graph', '<s> <p> "o" _:c14n1 .\n', '<s> <p> "o" _:uA .\n'],
    ['everywhere', '_:c14n0 <p> _:c14n1 _:c14n0 .\n', '_:uZ <p> _:uA _:uZ .\n'],
    ['in a graph, after a text with a type', '_:c14n0 <p> "a b"^^<t> _:c14n0 .\n', '_:uZ <p> "a b"^^<t> _:uZ .\n'],
    ['not in a text', '<s> <p> "_:c14n0 and _:c14n1 ." .\n', '<s> <p> "_:c14n0 and _:c14n1 ." .\n'],
    ['not at the end of a text', '<s> <p> "see _:c14n0" .\n', '<s> <p> "see _:c14n0" .\n'],
    ['not in a text with quotation marks', '<s> <p> "\\" _:c14n0 ." .\n', '<s> <p> "\\" _:c14n0 ." .\n'],
    ['not in an IRI', '<s> <p> <urn:_:c14n0> .\n', '<s> <p> <urn:_:c14n0> .\n'],
    ['not where the label is none of them', '_:c14n2 <p> _:n1 _:g .\n', '_:c14n2 <p> _:n1 _:g .\n'],
    ['not at the end of a text in a graph', '<s> <p> "_:c14n0 ." _:c14n1 .\n', '<s> <p> "_:c14n0 ." _:uA .\n'],
    ['not before the end of the line', '<s> <p> "a _:c14n0 .\\n" .\n', '<s> <p> "a _:c14n0 .\\n" .\n'],
    ['by a label with a hyphen', '<s> <p> "o" _:c14-n .\n', '<s> <p> "o" _:u-_ .\n'],
  ])('get other labels where a node stands %s', (_where, statement, expected) => {
    expect(relabel([statement], labels)).toEqual([expected])
  })

  it('are put in their new order', () => {
    expect(relabel(['_:c14n0 <p> "o" .\n', '_:c14n1 <p> "o" .\n'], labels)).toEqual([
      '_:uA <p> "o" .\n',
      '_:uZ <p> "o" .\n',
    ])
  })

  it('name their nodes, each once', () => {
    const statements = ['_:c14n0 <p> _:c14n1 _:c14n2 .\n', '_:c14n0 <p> "_:c14n9" .\n', '<s> <p> <o> .\n']
    expect([...labelsIn(statements)]).toEqual(['c14n0', 'c14n1', 'c14n2'])
  })

  it('take a long text without running out of stack', () => {
    const statement = `_:c14n0 <p> "${'a _:c14n1 '.repeat(200_000)}" .\n`
    expect(relabel([statement], labels)[0]?.startsWith('_:uZ <p> "a _:c14n1 a')).toBe(true)
  })
})

describe('labels', () => {
  it('are the HMAC of the canonical label, in base64url after u', () => {
    const key = new Uint8Array(32).fill(7)
    expect(secretLabel(key, 'c14n0')).toBe(`u${createHmac('sha256', key).update('c14n0').digest('base64url')}`)
  })

  it('are written from bytes', () => {
    expect(toLabel(Uint8Array.of(255, 254))).toBe('u__4')
  })
})
