import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { authenticate } from '../../src/proof/authenticate.js'
import type { ProofMeans } from '../../src/proof/authentication.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { claimsOf, ed25519Key, signDocument } from '../support/foreign-signer.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'
import { signToken } from '../support/tokens.js'

const school = await fixedKey('school')
const badge = smallBadge(issuerOf(school)) as unknown as JsonObject
const token = await signToken({ ...badge, ...claimsOf(badge) }, school)
const elsewhere = ed25519Key(1)
const document = await signDocument(smallBadge(elsewhere.did), elsewhere)

const noContexts: Partial<ProofMeans> = { contexts: () => Promise.reject(new Error('JSON-LD was asked for')) }

describe('authenticate', () => {
  it('authenticates a token, and asks for no contexts', async () => {
    const { proof } = await authenticate(await readEnvelope(token, defaultLimits), proofMeans(undefined, noContexts))
    expect([proof.format, proof.keyId]).toEqual(['jwt', school.id])
  })

  it('authenticates a document with an embedded proof', async () => {
    const { proof } = await authenticate(await readEnvelope(document, defaultLimits), proofMeans())
    expect([proof.format, proof.keyId]).toEqual(['data-integrity', elsewhere.method])
  })

  it('refuses a document without proof before it asks for contexts', async () => {
    const envelope = await readEnvelope(badge, defaultLimits)
    const error = await thrownBy(() => authenticate(envelope, proofMeans(undefined, noContexts)))
    expect(error.code).toBe('NO_PROOF')
  })
})
