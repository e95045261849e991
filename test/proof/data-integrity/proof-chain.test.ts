import { describe, expect, it } from 'vitest'
import type { PlacedProof } from '../../../src/envelope/envelope.js'
import type { JsonValue } from '../../../src/json/json.js'
import { findPreviousProofs, withPrevious } from '../../../src/proof/data-integrity/proof-chain.js'
import { thrownBy } from '../../support/thrown-by.js'

/** Proofs by their names, each with those that it names as previous. */
const chain = (links: Readonly<Record<string, JsonValue | undefined>>): PlacedProof[] =>
  Object.entries(links).map(([id, previousProof], index) => ({
    proof: { id, ...(previousProof === undefined ? {} : { previousProof }) },
    path: `/proof/${index}`,
  }))
const previousOf = (id: string, proofs: readonly PlacedProof[]): readonly unknown[] =>
  findPreviousProofs(
    proofs.find(({ proof }) => proof['id'] === id)!,
    proofs,
  ).map(({ proof }) => proof['id'])
const refusal = (id: string, proofs: readonly PlacedProof[]): readonly unknown[] => {
  const { code, facts, path } = thrownBy(() => previousOf(id, proofs))
  return [code, facts, path]
}

describe('findPreviousProofs', () => {
  it.each<[string, JsonValue | undefined, readonly string[]]>([
    ['none', undefined, []],
    ['an empty list', [], []],
    ['one by its name', 'a', ['a']],
    ['one in a list', ['a'], ['a']],
    ['two, in the order named', ['b', 'a'], ['b', 'a']],
    ['one that is named twice, once', ['a', 'a'], ['a']],
  ])('finds %s', (_, previous, expected) => {
    expect(previousOf('c', chain({ a: undefined, b: undefined, c: previous }))).toEqual(expected)
  })

  it('finds the next only, and follows the others to their end', () => {
    expect(previousOf('c', chain({ a: undefined, b: 'a', c: 'b' }))).toEqual(['b'])
    // Two ways to one beginning are no circle.
    expect(previousOf('d', chain({ a: undefined, b: 'a', c: 'a', d: ['b', 'c'] }))).toEqual(['b', 'c'])
  })

  it.each<[string, JsonValue, string]>([
    ['another name', 'z', '"z"'],
    ['a name in a list', ['a', 'z'], '"z"'],
    ['a number', 7, '7'],
    ['null', null, 'null'],
    ['an object', { id: 'a' }, 'an object'],
    ['a list in a list', [['a']], 'an array of 1'],
  ])('misses what is named by %s', (_, named, previous) => {
    expect(refusal('c', chain({ a: undefined, c: named }))).toEqual([
      'PREVIOUS_PROOF_MISSING',
      { previous },
      '/proof/1',
    ])
  })

  it('misses what is named by a number, also where a proof has it as its id', () => {
    const numbered = { proof: { id: 7 }, path: '/proof/0' }
    const naming = { proof: { previousProof: 7 }, path: '/proof/1' }
    expect(thrownBy(() => findPreviousProofs(naming, [numbered, naming])).code).toBe('PREVIOUS_PROOF_MISSING')
  })

  it('misses what an earlier one names, too', () => {
    expect(refusal('c', chain({ b: 'a', c: 'b' }))).toEqual(['PREVIOUS_PROOF_MISSING', { previous: '"a"' }, '/proof/0'])
  })

  it('does not take one of two with the same name', () => {
    const twins = [...chain({ a: undefined }), ...chain({ a: undefined, c: 'a' })]
    expect(refusal('c', twins)).toEqual([
      'PROOF_MALFORMED',
      { expected: 'one proof with the id "a"', found: '2' },
      '/proof/1/previousProof',
    ])
  })

  it.each<[string, Readonly<Record<string, JsonValue>>]>([
    ['to itself', { c: 'c' }],
    ['of two', { a: 'c', c: 'a' }],
    ['of three', { a: 'c', b: 'a', c: 'b' }],
  ])('refuses a circle %s', (_, links) => {
    expect(refusal('c', chain(links))).toEqual([
      'PROOF_CHAIN_CIRCULAR',
      {},
      `/proof/${Object.keys(links).length - 1}/previousProof`,
    ])
  })

  it('comes to an end in a circle that it only leads into', () => {
    expect(previousOf('c', chain({ a: 'b', b: 'a', c: 'a' }))).toEqual(['a'])
  })
})

describe('withPrevious', () => {
  const document = { id: 'urn:uuid:1' }

  it('is the document itself where nothing comes before', () => {
    expect(withPrevious(document, [])).toBe(document)
  })

  it('has the proofs that come before in the document, in their order', () => {
    expect(withPrevious(document, chain({ b: undefined, a: 'b' }))).toEqual({
      id: 'urn:uuid:1',
      proof: [{ id: 'b' }, { id: 'a', previousProof: 'b' }],
    })
    expect(document).toEqual({ id: 'urn:uuid:1' })
  })
})
