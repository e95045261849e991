import { describe, expect, it } from 'vitest'
import { readAddedContexts } from '../../../src/jsonld/added-contexts.js'
import { defaultLimits } from '../../../src/limits.js'
import type { CanonicalForm } from '../../../src/proof/data-integrity/hash-suite.js'
import { rdfc } from '../../../src/proof/data-integrity/rdfc.js'
import { createSuiteMeans } from '../../../src/proof/data-integrity/suite-means.js'
import { badgeOf, canonizeElsewhere } from '../../support/foreign-signer.js'
import { thrownBy } from '../../support/thrown-by.js'
import type { JsonObject } from '../../../src/json/json.js'

const badge = badgeOf('did:example:school')
// Of several nodes without names, the hash decides which comes first.
const nameless = badgeOf('did:example:school', {
  evidence: ['one', 'two', 'three', 'four', 'five'].map((narrative) => ({ type: ['Evidence'], narrative })),
})
const proof: JsonObject = {
  type: 'DataIntegrityProof',
  cryptosuite: 'ecdsa-rdfc-2019',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: 'did:example:school#1',
  proofPurpose: 'assertionMethod',
  proofValue: 'z1',
}
const formOf = (
  document: JsonObject,
  hash: 'SHA-256' | 'SHA-384',
  stated: JsonObject = proof,
): Promise<CanonicalForm> => {
  const means = createSuiteMeans({ contexts: () => readAddedContexts({}).library(), limits: defaultLimits })
  return rdfc({ placed: { proof: stated, path: '/proof' }, document }, means, hash)
}

describe('rdfc', () => {
  it.each(['SHA-256', 'SHA-384'] as const)('has the canonical form of others, with %s', async (hash) => {
    const { proofValue: _, ...options } = proof
    const form = await formOf(nameless, hash)
    expect(form.document).toBe(await canonizeElsewhere(nameless, {}, hash))
    expect(form.options).toBe(await canonizeElsewhere({ ...options, '@context': badge['@context']! }, {}, hash))
    expect(form.shown).toEqual(nameless)
  })

  it('has another form with another hash, where nodes have no names', async () => {
    expect((await formOf(nameless, 'SHA-384')).document).not.toBe((await formOf(nameless, 'SHA-256')).document)
    expect((await formOf(badge, 'SHA-384')).document).toBe((await formOf(badge, 'SHA-256')).document)
  })

  it('leaves the value of the proof out, and nothing else', async () => {
    const other = await formOf(badge, 'SHA-256', { ...proof, proofValue: 'z2' })
    expect(other).toEqual(await formOf(badge, 'SHA-256'))
    expect(await formOf(badge, 'SHA-256', { ...proof, nonce: 'a' })).not.toEqual(other)
  })

  it('refuses what is not read as it was signed', async () => {
    expect((await thrownBy(() => formOf({ ...badge, colour: 'green' }, 'SHA-256'))).code).toBe('TERM_UNDEFINED')
    expect((await thrownBy(() => formOf({ ...badge, '@id': 'urn:a' }, 'SHA-256'))).code).toBe('NOT_COMPACTED')
  })
})
