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
const refused = (changes: Partial<typeof value>, graph = nquads): string =>
  thrownBy(() => splitStatements(graph, { ...value, ...changes }, '/proof')).code

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
    ['a label missing', { labelMap: new Map([[0, first]]) }],
    ['a label too many', { labelMap: new Map([...value.labelMap, [2, new Uint8Array(32)]]) }],
    [
      'a label for another node',
      {
        labelMap: new Map([
          [0, first],
          [2, second],
        ]),
      },
    ],
    [
      'two nodes with one label',
      {
        labelMap: new Map([
          [0, first],
          [1, first],
        ]),
      },
    ],
    ['an index out of range', { mandatoryIndexes: [3] }],
    ['a signature missing', { signatures: [signature] }],
    ['a signature too many', { signatures: [signature, signature, signature] }],
    ['a mandatory statement too many for the signatures', { mandatoryIndexes: [0, 1] }],
  ])('refuses %s', (_what, changes) => {
    expect(refused(changes)).toBe('PROOF_MALFORMED')
  })

  it('refuses a document that states nothing', () => {
    expect(refused({ labelMap: new Map(), signatures: [], mandatoryIndexes: [] }, '')).toBe('PROOF_MALFORMED')
  })
})
