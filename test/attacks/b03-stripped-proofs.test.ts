/** B3: of several proofs the holder takes away the one that says the most, or the one that all others build on. */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { badgeOf, ed25519Key, newKey, proofOf } from '../support/foreign-signer.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'

const issuer = 'https://school.example/issuer'
const [weaker, stronger] = [ed25519Key(31), newKey('ES384')]
const badge = badgeOf(issuer)
const method = (name: string, { multikey }: typeof weaker): JsonObject => ({
  id: `${issuer}#${name}`,
  type: 'Multikey',
  controller: issuer,
  publicKeyMultibase: multikey,
})
const document = {
  id: issuer,
  verificationMethod: [method('weaker', weaker), method('stronger', stronger)],
  assertionMethod: [`${issuer}#weaker`, `${issuer}#stronger`],
}
const by = createVerifier({
  trustedIssuers: anyIssuer,
  now: () => judgedAt,
  fetch: (url) => Promise.resolve(url === issuer ? Response.json(document) : new Response('nothing', { status: 404 })),
})
const first = await proofOf(badge, stronger, {
  proof: { id: 'urn:uuid:8f0e7d6c-0000-4000-8000-000000000001', verificationMethod: `${issuer}#stronger` },
})
const beside = await proofOf(badge, weaker, { proof: { verificationMethod: `${issuer}#weaker` } })

describe('a set of proofs', () => {
  it('control: verifies, each proof being the issuer’s', async () => {
    await expectGenuine({ ...badge, proof: [first, beside] }, by)
  })

  it.each<[string, JsonObject, string]>([
    ['the stronger', first, 'ecdsa-rdfc-2019'],
    ['the weaker', beside, 'eddsa-rdfc-2022'],
  ])('says by which it was verified once only %s is left', async (_, proof, suite) => {
    // Each proof of a set stands for itself: nothing tells that there was another. The report says what it rests on.
    const report = await by.verify({ ...badge, proof })
    expect([report.verdict, report.evidence.proof]).toMatchObject(['verified', { format: 'data-integrity', suite }])
  })

  it.each<[string, JsonValue, string]>([
    ['an empty list', [], 'NO_PROOF'],
    ['an empty object', {}, 'PROOF_PURPOSE_WRONG'],
    ['null', null, 'PROOF_MALFORMED'],
    ['text', 'proof', 'PROOF_MALFORMED'],
    ['a list of texts', ['proof'], 'PROOF_MALFORMED'],
  ])('is refused once %s is left of it', async (_, proof, code) => {
    expect(await codesOf({ ...badge, proof }, {}, by)).toEqual([code])
  })

  it('is refused once nothing is left of it', async () => {
    expect(await codesOf(badge, {}, by)).toEqual(['NO_PROOF'])
  })
})

describe('a chain of proofs', async () => {
  const chained = await chainedTo(first)

  it('control: verifies as a whole, in either order', async () => {
    await expectGenuine({ ...badge, proof: [first, chained] }, by)
    await expectGenuine({ ...badge, proof: [chained, first] }, by)
  })

  it('is refused without its first link', async () => {
    expect(await codesOf({ ...badge, proof: chained }, {}, by)).toEqual(['PREVIOUS_PROOF_MISSING'])
    expect(await codesOf({ ...badge, proof: [chained, beside] }, {}, by)).toEqual(['PREVIOUS_PROOF_MISSING'])
  })

  it('is refused with another proof under the name of its first link', async () => {
    const { id } = first
    const other = await proofOf(badge, weaker, { proof: { id: id!, verificationMethod: `${issuer}#weaker` } })
    expect(await codesOf({ ...badge, proof: [other, chained] }, {}, by)).toEqual(['SIGNATURE_INVALID'])
  })

  it('is refused with the reference to its first link taken away, or turned to itself', async () => {
    const { previousProof: _, ...loose } = chained
    expect(await codesOf({ ...badge, proof: [first, loose] }, {}, by)).toEqual(['SIGNATURE_INVALID'])
    const circular = { ...chained, id: 'urn:uuid:1', previousProof: 'urn:uuid:1' }
    expect(await codesOf({ ...badge, proof: [first, circular] }, {}, by)).toEqual(['PROOF_CHAIN_CIRCULAR'])
  })

  it('leaves the next genuine badge alone', () => expectGenuine(undefined, verifier))
})

/** A proof that builds on another: it signs the document together with that one. */
async function chainedTo(previous: JsonObject): Promise<JsonObject> {
  return proofOf({ ...badge, proof: previous }, weaker, {
    proof: { previousProof: previous['id']!, verificationMethod: `${issuer}#weaker` },
  })
}
