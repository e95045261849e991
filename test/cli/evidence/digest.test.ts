import { expect, it } from 'vitest'
import { digestOf } from '../../../src/cli/evidence/digest.js'

it('is SHA-256 (FIPS 180-4, the test vector of three letters)', () => {
  expect(digestOf(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
