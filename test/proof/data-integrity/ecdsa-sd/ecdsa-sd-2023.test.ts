import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/json/json.js'
import { defaultLimits } from '../../../../src/limits.js'
import { createEcdsaSd2023, ecdsaSd2023 } from '../../../../src/proof/data-integrity/ecdsa-sd/ecdsa-sd-2023.js'
import { readBaseProofValue } from '../../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { findSuite } from '../../../../src/proof/data-integrity/suites.js'
import { smallBadge } from '../../../support/badges.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import { suiteMeans } from '../../../support/selective-disclosure.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const document = smallBadge(key.id.split('#')[0] ?? '') as unknown as JsonObject
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'ecdsa-sd-2023',
  verificationMethod: key.id,
  proofPurpose: 'assertionMethod',
}

describe('the suite ecdsa-sd-2023', () => {
  it('stands in the table', () => {
    expect(findSuite(proof)).toBe(ecdsaSd2023)
    const facts = { name: 'ecdsa-sd-2023', type: 'DataIntegrityProof', algorithms: ['ES256'] }
    expect(ecdsaSd2023).toMatchObject(facts)
    expect(createEcdsaSd2023(['/name'])).toMatchObject(facts)
  })

  it('makes mandatory what always is, and what is asked for, each once', async () => {
    const suite = createEcdsaSd2023(['/name', '/issuer'])
    const proofValue = await suite.sign({ document, placed: { path: '/proof', proof } }, key, suiteMeans)
    const { mandatoryPointers } = readBaseProofValue({ path: '/proof', proof: { proofValue } }, defaultLimits)
    expect(mandatoryPointers.slice(0, 5)).toEqual(['/id', '/type', '/issuer', '/validFrom', '/validUntil'])
    expect(mandatoryPointers.filter((pointer) => ['/name', '/issuer'].includes(pointer))).toEqual(['/issuer', '/name'])
  })
})
