/** B2: a signature that its key made for something else, such as logging in, is passed off as the award of a badge. */
import { describe, expect, it } from 'vitest'
import { toMultikey } from '../../src/keys/multikey.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { badgeOf, ed25519Key, signDocument } from '../support/foreign-signer.js'
import { makeProof, proofOptions, signWithOptions } from '../support/proofs.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, signToken, victim, victimBadge } from './genuine.js'

const otherPurposes = ['authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation'] as const
const suites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const

describe.each(suites)('a proof of %s', (cryptosuite) => {
  const options = { ...proofOptions(victim.id), cryptosuite }

  it('control: made for assertionMethod, it verifies', async () => {
    await expectGenuine(await signWithOptions(victimBadge(), victim, options))
  })

  it.each(otherPurposes)('made for %s is refused, although its signature is good', async (proofPurpose) => {
    const signed = await signWithOptions(victimBadge(), victim, { ...options, proofPurpose })
    expect(await codesOf(signed)).toEqual(['PROOF_PURPOSE_WRONG'])
  })

  it.each(otherPurposes)('made for %s is refused once it says assertionMethod', async (proofPurpose) => {
    const proof = await makeProof(victimBadge(), victim, { ...options, proofPurpose })
    const codes = await codesOf({ ...victimBadge(), proof: { ...proof, proofPurpose: 'assertionMethod' } })
    expect(codes).toEqual(['SIGNATURE_INVALID'])
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['empty text', ''],
    ['the purpose in other letters', 'AssertionMethod'],
    ['the purpose with a space', 'assertionMethod '],
    ['the purpose by its IRI', 'https://w3id.org/security#assertionMethod'],
    ['the purpose in an array', ['assertionMethod']],
    ['the purpose beside another', ['authentication', 'assertionMethod']],
    ['the purpose as a node', { id: 'https://w3id.org/security#assertionMethod' }],
    ['the purpose as a value', { '@value': 'assertionMethod' }],
    ['an object with the purpose inside', { assertionMethod: [victim.id] }],
    ['a word that nobody defined', 'award'],
    ['a name that every object has', 'constructor'],
  ])('that says %s is refused', async (_, proofPurpose) => {
    const genuine = await makeProof(victimBadge(), victim, options)
    const text = JSON.stringify({ ...victimBadge(), proof: { ...genuine, proofPurpose } })
    expect(await codesOf(text)).toEqual(['PROOF_PURPOSE_WRONG'])
  })

  it.each(otherPurposes)('made for %s counts for nothing beside one by somebody else', async (proofPurpose) => {
    const stranger = await fixedKey('attacker')
    const ofVictim = await makeProof(victimBadge(), victim, { ...options, proofPurpose })
    const ofStranger = await makeProof(victimBadge(), stranger, { ...proofOptions(stranger.id), cryptosuite })
    for (const proof of [
      [ofVictim, ofStranger],
      [ofStranger, ofVictim],
    ]) {
      expect(await codesOf({ ...victimBadge(), proof })).toEqual(['KEY_NOT_AUTHORIZED'])
    }
  })
})

describe('the proof of a presentation', () => {
  it('says nothing for a badge into which it is put', async () => {
    const holder = ed25519Key(7)
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
    }
    const details = { proof: { proofPurpose: 'authentication', challenge: 'c', domain: 'https://shop.example' } }
    const { proof } = await signDocument(presentation, holder, details)
    expect(await codesOf({ ...badgeOf(holder.did), proof })).toEqual(['PROOF_PURPOSE_WRONG'])
    const said = { ...proof, proofPurpose: 'assertionMethod' }
    expect(await codesOf({ ...badgeOf(holder.did), proof: said })).toEqual(['SIGNATURE_INVALID'])
  })
})

describe('a key that its issuer published for something else', () => {
  const issuers = [
    ['did:web:victim.example', 'https://victim.example/.well-known/did.json'],
    ['https://victim.example/issuer', 'https://victim.example/issuer'],
  ] as const
  const cases = issuers.flatMap(([issuer, address]) =>
    otherPurposes.flatMap((relationship) =>
      (['by reference', 'by value'] as const).map((how) => [relationship, how, issuer, address] as const),
    ),
  )

  function verifierOf(address: string, document: object): Verifier {
    return createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      fetch: (url) =>
        Promise.resolve(url === address ? Response.json(document) : new Response('nothing', { status: 404 })),
    })
  }

  it.each(cases)('speaks for nobody: listed under %s, %s, by %s', async (relationship, how, issuer, address) => {
    const [key, other] = await Promise.all(['victim', 'guild'].map((name) => fixedKey(name, { id: `${issuer}#key` })))
    const named = (id: string, { publicKey }: typeof victim): object => ({
      id,
      type: 'Multikey',
      controller: issuer,
      publicKeyMultibase: toMultikey(publicKey),
    })
    const method = named(`${issuer}#key`, key!)
    const asserting = named(`${issuer}#other`, other!)
    const document = (listed: object): object => ({
      id: issuer,
      verificationMethod: how === 'by reference' ? [method, asserting] : [asserting],
      ...listed,
    })
    const entry = how === 'by reference' ? `${issuer}#key` : method
    const misused = verifierOf(address, document({ [relationship]: [entry], assertionMethod: [`${issuer}#other`] }))
    const badge = await signWithOptions(smallBadge(issuer), key!, proofOptions(`${issuer}#key`))
    const token = await signToken(smallBadge(issuer), key)
    expect(await codesOf(badge, {}, misused)).toEqual(['KEY_NOT_AUTHORIZED'])
    expect(await codesOf(token, {}, misused)).toEqual(['KEY_NOT_AUTHORIZED'])
    // The same key listed under the right relationship does speak.
    const meant = verifierOf(address, document({ assertionMethod: [entry] }))
    await expectGenuine(badge, meant)
    await expectGenuine(token, meant)
  })
})
