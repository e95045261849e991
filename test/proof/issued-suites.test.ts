import { expect, it } from 'vitest'
import { issuedSuites } from '../../src/proof/issued-suites.js'

it('gives a key for any algorithm its suite by RDFC first, which the most verifiers know', () => {
  const firstFor = (algorithm: string): string | undefined =>
    Object.entries(issuedSuites).find(([, algorithms]) => algorithms.some((each) => each === algorithm))?.[0]
  expect(['Ed25519', 'ES256', 'ES384', 'ES512', 'RS256'].map(firstFor)).toEqual([
    'eddsa-rdfc-2022',
    'ecdsa-rdfc-2019',
    'ecdsa-rdfc-2019',
    undefined,
    undefined,
  ])
})
