import { describe, expect, it } from 'vitest'
import { splitStatements } from '../../../../src/proof/data-integrity/ecdsa-sd/split-statements.js'
import { toLabel } from '../../../../src/proof/data-integrity/ecdsa-sd/statements.js'
import { thrownBy } from '../../../support/thrown-by.js'

const [first, second] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
const nquads = '<s> <p> "o" .\n_:c14n0 <p> "a" .\n_:c14n1 <p> "b" .\n'
const signature = new Uint8Array(64)
const value = {
  baseSignature: signature,
  publicKey: new Uint8Array(35),
  signatures: [signature, signature],
  labelMap: new Map([
    [0, second],
    [1, first],
  ]),
  mandatoryIndexes: [0],
}
const refused = (changes: Partial<typeof value>, graph = nquads): readonly unknown[] => {
  const { code, path, facts } = thrownBy(() => splitStatements(graph, { ...value, ...changes }, '/proof'))
  return [code, path, facts]
}
const malformed = (expected: string, found: string): readonly unknown[] => [
  'PROOF_MALFORMED',
  '/proof/proofValue',
  { expected, found },
]
const labels = 'one label for each of 2 nodes without names'

describe('splitStatements', () => {
  it('gives labels, order, and what is mandatory', () => {
    expect(splitStatements(nquads, value, '/proof')).toEqual({
      mandatory: ['<s> <p> "o" .\n'],
      single: [`_:${toLabel(first)} <p> "b" .\n`, `_:${toLabel(second)} <p> "a" .\n`],
    })
  })

  it('takes all statements as mandatory', () => {
    const all = splitStatements(nquads, { ...value, signatures: [], mandatoryIndexes: [2, 0, 1] }, '/proof')
    expect(all.mandatory).toHaveLength(3)
    expect(all.single).toEqual([])
  })

  it.each([
    ['a label missing', { labelMap: new Map([[0, first]]) }, labels, 'others'],
    ['a label too many', { labelMap: new Map([...value.labelMap, [2, new Uint8Array(32)]]) }, labels, 'others'],
    ['a label too many that another has', { labelMap: new Map([...value.labelMap, [2, first]]) }, labels, 'others'],
    [
      'a label for another node',
      {
        labelMap: new Map([
          [0, first],
          [2, second],
        ]),
      },
      labels,
      'others',
    ],
    [
      'two nodes with one label',
      {
        labelMap: new Map([
          [0, first],
          [1, first],
        ]),
      },
      labels,
      'others',
    ],
    ['an index out of range', { mandatoryIndexes: [0, 3] }, 'indexes of 3 statements', 'larger ones'],
    ['a signature missing', { signatures: [signature] }, '2 signatures, one a statement', '1'],
    ['a signature too many', { signatures: [signature, signature, signature] }, '2 signatures, one a statement', '3'],
    [
      'a mandatory statement too many for the signatures',
      { mandatoryIndexes: [0, 1] },
      '1 signatures, one a statement',
      '2',
    ],
  ])('refuses %s', (_what, changes, expected, found) => {
    expect(refused(changes)).toEqual(malformed(expected, found))
  })

  it('refuses a document that states nothing', () => {
    const nothing = { labelMap: new Map(), signatures: [], mandatoryIndexes: [] }
    expect(refused(nothing, '')).toEqual(malformed('0 signatures, one a statement', '0'))
  })
})
