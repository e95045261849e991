import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/json/json.js'
import { issuedSuites, type IssuedSuite } from '../../../src/proof/issued-suites.js'
import { findSuite, suiteNamed, suites } from '../../../src/proof/data-integrity/suites.js'

describe('suites', () => {
  it('have a name each, once', () => {
    expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length)
  })

  it.each(Object.entries(issuedSuites))(
    'are there for %s, which is issued, with its algorithms',
    (name, algorithms) => {
      expect(suiteNamed(name as IssuedSuite)).toMatchObject({ name, type: 'DataIntegrityProof', algorithms })
    },
  )

  it('repeat their contexts where they sign JSON, and nowhere else', () => {
    const repeating = suites.filter(({ repeatsContexts }) => repeatsContexts === true)
    expect(repeating.map(({ name }) => name)).toEqual(['eddsa-jcs-2022', 'ecdsa-jcs-2019'])
  })

  it.each(['eddsa-2022', 'Ed25519Signature2020'])('are of Ed25519 where their names are older: %s', (name) => {
    expect(suites.find((suite) => suite.name === name)?.algorithms).toEqual(['Ed25519'])
  })

  it('refuse to be named otherwise', () => {
    expect(() => suiteNamed('bbs-2023' as IssuedSuite)).toThrow(new TypeError('no suite bbs-2023'))
  })
})

describe('findSuite', () => {
  it.each<[JsonObject, string]>([
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }, 'eddsa-rdfc-2022'],
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-2022' }, 'eddsa-2022'],
    [{ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019' }, 'ecdsa-rdfc-2019'],
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022' }, 'eddsa-jcs-2022'],
    [{ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-jcs-2019' }, 'ecdsa-jcs-2019'],
    [{ type: 'Ed25519Signature2020' }, 'Ed25519Signature2020'],
    // The type is the suite; what else is written does not matter.
    [{ type: 'Ed25519Signature2020', cryptosuite: 'bbs-2023' }, 'Ed25519Signature2020'],
  ])('knows %j', (proof, name) => {
    expect(findSuite(proof)?.name).toBe(name)
  })

  it.each<[JsonObject]>([
    [{}],
    [{ type: 'DataIntegrityProof' }],
    [{ cryptosuite: 'eddsa-rdfc-2022' }],
    [{ type: ['DataIntegrityProof'], cryptosuite: 'eddsa-rdfc-2022' }],
    [{ type: 'DataIntegrityProof', cryptosuite: ['eddsa-rdfc-2022'] }],
    [{ type: 'DataIntegrityProof', cryptosuite: 'EDDSA-RDFC-2022' }],
    [{ type: 'DataIntegrityProof', cryptosuite: ' eddsa-rdfc-2022' }],
    // A name of the specification's text that is a slip of the pen.
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdf-2022' }],
    [{ type: 'DataIntegrityProof', cryptosuite: 'Ed25519Signature2020' }],
    [{ type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' }],
    [{ type: 'DataIntegrityProof', cryptosuite: '__proto__' }],
    [{ type: 'eddsa-rdfc-2022' }],
    [{ type: 'Ed25519Signature2018' }],
    [{ type: 'RsaSignature2018' }],
    [{ type: 'JsonWebSignature2020' }],
    [{ type: 'EcdsaSecp256k1Signature2019' }],
  ])('does not know %j', (proof) => {
    expect(findSuite(proof)).toBeUndefined()
  })
})
