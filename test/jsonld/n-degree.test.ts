import { describe, expect, it } from 'vitest'
import { hashNDegreeQuads, type CanonicalizationState } from '../../src/jsonld/n-degree.js'
import type { Quad } from '../../src/jsonld/quads.js'

/** A state in which all hash alike, and which counts; the order of paths is then told by labels alone. */
function stateOf(
  quads: readonly Quad[],
  canonical: Readonly<Record<string, string>> = {},
): CanonicalizationState & { steps: number } {
  return {
    steps: 0,
    canonicalLabel: (node) => canonical[node],
    quadsWith: (node) => quads.filter(({ subject, object, graph }) => [subject, object, graph].includes(node)),
    hashFirstDegree: () => 'first',
    hash: (text) => `#${text}#`,
    countStep() {
      this.steps++
    },
  }
}

const quad = (subject: string, object: string, graph = ''): Quad => ({ subject, predicate: '<urn:p>', object, graph })
const started = (node: string): ReadonlyMap<string, string> => new Map([[node, '_:b0']])

describe('hashNDegreeQuads', () => {
  it('hashes a node that stands alone as nothing', () => {
    const { hash, issuer } = hashNDegreeQuads('_:x', started('_:x'), stateOf([quad('<urn:a>', '_:x')]))
    expect(hash).toBe('##')
    expect([...issuer]).toEqual([['_:x', '_:b0']])
  })

  it('labels what it reaches in the order in which it is reached', () => {
    const { issuer } = hashNDegreeQuads('_:x', started('_:x'), stateOf([quad('_:x', '_:y'), quad('_:y', '_:z')]))
    expect([...issuer]).toEqual([
      ['_:x', '_:b0'],
      ['_:y', '_:b1'],
      ['_:z', '_:b2'],
    ])
  })

  it('writes the canonical label of a node that has one, and goes no further', () => {
    const state = stateOf([quad('_:x', '_:y'), quad('_:y', '_:z')], { '_:y': '_:c14n0' })
    const { hash, issuer } = hashNDegreeQuads('_:x', started('_:x'), state)
    expect(hash).toBe('##o<urn:p>_:c14n0#_:c14n0#')
    expect([...issuer.keys()]).toEqual(['_:x'])
  })

  it('says where a node stands, and leaves the predicate out for a graph', () => {
    const state = stateOf([quad('_:x', '"1"', '_:g')])
    expect(hashNDegreeQuads('_:x', started('_:x'), state).hash).toContain('#gfirst#')
  })

  it('tries one order where nothing lies beyond, and one where one node stands many times', () => {
    const leaves = Array.from({ length: 7 }, (_, index) => quad('_:x', `_:y${index}`))
    const fan = stateOf(leaves)
    hashNDegreeQuads('_:x', started('_:x'), fan)
    // There are 5,040 orders of seven.
    expect(fan.steps).toBeLessThan(50)
    const often = stateOf(Array.from({ length: 9 }, (_, index) => quad('_:x', `"${index}"`, '_:g')))
    hashNDegreeQuads('_:x', started('_:x'), often)
    expect(often.steps).toBeLessThan(20)
  })

  it('tries all orders of nodes that lead on', () => {
    const nodes = ['_:a', '_:b', '_:c', '_:d']
    const state = stateOf([...nodes.map((node) => quad('_:x', node)), ...nodes.map((node) => quad(node, `${node}2`))])
    hashNDegreeQuads('_:x', started('_:x'), state)
    expect(state.steps).toBeGreaterThan(24)
  })
})
