/** E12: a key of another controller, or one made for something else, signs a badge. */
import { describe, expect, it } from 'vitest'
import { toMultikey } from '../../src/keys/multikey.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { makeProof, proofOptions, signWithOptions } from '../support/proofs.js'
import { judgedAt } from '../support/signed-badges.js'
import { attacker, codesOf, expectGenuine, victim, victimBadge } from './genuine.js'

const did = 'did:web:victim.example'

async function verifierOf(document: (method: object, id: string) => object): Promise<Verifier> {
  const key = await fixedKey('victim')
  const id = `${did}#key-1`
  const method = { id, type: 'Multikey', controller: did, publicKeyMultibase: toMultikey(key.publicKey) }
  const body = { id: did, verificationMethod: [method], ...document(method, id) }
  return createVerifier({
    trustedIssuers: anyIssuer,
    now: () => judgedAt,
    fetch: (url) =>
      Promise.resolve(
        url === 'https://victim.example/.well-known/did.json' ? Response.json(body) : new Response('', { status: 404 }),
      ),
  })
}

async function signedByWeb(): Promise<object> {
  const key = await fixedKey('victim', { id: `${did}#key-1` })
  return signWithOptions(smallBadge(did), key, proofOptions(key.id))
}

describe('E12: a good signature by the wrong key, or for another purpose', () => {
  it('control: a key listed under assertionMethod speaks for its DID', async () => {
    await expectGenuine(await signedByWeb(), await verifierOf((_, id) => ({ assertionMethod: [id] })))
  })

  it('refuses a signature by somebody else’s did:key, and says that it holds', async () => {
    const forged = await signWithOptions(victimBadge(), attacker, proofOptions(attacker.id))
    expect(await codesOf(forged)).toEqual(['KEY_NOT_AUTHORIZED'])
  })

  it('refuses a key that is listed for logging in only', async () => {
    const other = toMultikey(attacker.publicKey)
    const assertion = { id: `${did}#key-2`, type: 'Multikey', controller: did, publicKeyMultibase: other }
    const loginOnly = await verifierOf((_, id) => ({ authentication: [id], assertionMethod: [assertion] }))
    expect(await codesOf(await signedByWeb(), {}, loginOnly)).toEqual(['KEY_NOT_AUTHORIZED'])
    const nothing = await verifierOf((_, id) => ({ authentication: [id] }))
    expect(await codesOf(await signedByWeb(), {}, nothing)).toEqual(['ISSUER_PUBLISHES_NO_KEYS'])
  })

  it.each(['authentication', 'capabilityInvocation', 'https://w3id.org/security#assertionMethod'])(
    'refuses a proof made for %s',
    async (proofPurpose) => {
      const genuine = await makeProof(victimBadge(), victim, proofOptions(victim.id))
      expect(await codesOf({ ...victimBadge(), proof: { ...genuine, proofPurpose } })).toEqual(['PROOF_PURPOSE_WRONG'])
    },
  )

  it('refuses a good proof for authentication, signed as such by the issuer', async () => {
    const options = { ...proofOptions(victim.id), proofPurpose: 'authentication' }
    expect(await codesOf(await signWithOptions(victimBadge(), victim, options))).toEqual(['PROOF_PURPOSE_WRONG'])
  })

  it('refuses a set of a good proof and a bad one, in either order', async () => {
    const good = await makeProof(victimBadge(), victim, proofOptions(victim.id))
    const bad = { ...good, created: '2026-02-02T00:00:00Z' }
    expect(await codesOf({ ...victimBadge(), proof: [good, bad] })).toEqual(['SIGNATURE_INVALID'])
    expect(await codesOf({ ...victimBadge(), proof: [bad, good] })).toEqual(['SIGNATURE_INVALID'])
    await expectGenuine({ ...victimBadge(), proof: [good, good] })
  })

  it('refuses two thousand proofs before it looks at any', async () => {
    const good = await makeProof(victimBadge(), victim, proofOptions(victim.id))
    expect(await codesOf({ ...victimBadge(), proof: Array.from({ length: 400 }, () => good) })).toEqual([
      'TOO_MANY_PROOFS',
    ])
  })
})
