import { expect, it } from 'vitest'
import { algorithmsOf, hashSizes, signatureAlgorithms, signatureNames } from '../../src/platform/algorithms.js'

it.each([
  ['Ed25519', ['Ed25519']],
  ['P-256', ['ES256']],
  ['P-384', ['ES384']],
  ['P-521', ['ES512']],
  ['RSA', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
] as const)('a %s key may sign by %j, the usual one first', (keyType, algorithms) => {
  expect(algorithmsOf(keyType)).toEqual(algorithms)
})

it('each algorithm is of one kind of key, and the number in its name is that of its hash', () => {
  for (const name of signatureNames) {
    const { keyType, hash } = signatureAlgorithms[name]
    expect(algorithmsOf(keyType)).toContain(name)
    if (hash !== undefined) expect([`SHA-${name.slice(2)}`, Number(name.slice(2)) / 8]).toEqual([hash, hashSizes[hash]])
  }
})
