import { describe, expect, it } from 'vitest'
import { suiteOf } from '../../src/proof/suite.js'

describe('suiteOf', () => {
  it.each([
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }, 'eddsa-rdfc-2022'],
    [{ type: 'Ed25519Signature2020' }, 'Ed25519Signature2020'],
    [{ type: 'DataIntegrityProof', cryptosuite: ['a'] }, 'DataIntegrityProof'],
    [{ type: ['DataIntegrityProof'] }, 'an array of 1'],
    [{}, 'nothing'],
  ])('of %j is %j', (proof, suite) => {
    expect(suiteOf(proof)).toBe(suite)
  })
})
