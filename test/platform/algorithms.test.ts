import { expect, it } from 'vitest'
import {
  algorithmsOf,
  fitsModulus,
  hashSizes,
  signatureAlgorithms,
  signatureNames,
} from '../../src/platform/algorithms.js'

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

it.each([
  [256, 2048, true],
  [255, 2048, false],
  [257, 2048, false],
  [256, 2047, true],
  [257, 2049, true],
  [64, undefined, true],
])('a signature of %i bytes by a key of %s bits: %s', (length, modulusLength, fits) => {
  expect(fitsModulus(new Uint8Array(length), modulusLength)).toBe(fits)
})
