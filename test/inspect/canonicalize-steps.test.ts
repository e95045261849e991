import { createHash, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalizeSteps, type ShownSteps } from '../../src/inspect/canonicalize-steps.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { canonizeElsewhere } from '../support/foreign-signer.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const badge = smallBadge(issuerOf(key))
const at = signedAt.getTime()

async function documentOf(suite?: 'eddsa-jcs-2022'): Promise<JsonObject> {
  const signed = await createDataIntegritySigner(key, suite === undefined ? {} : { suite }).sign(badge, at)
  return signed.format === 'data-integrity' ? signed.document : expect.fail('a token')
}

async function stepsOf(input: unknown): Promise<ShownSteps> {
  const steps = await canonicalizeSteps(input)
  const [first] = steps.format === 'data-integrity' ? steps.proofs : []
  return first !== undefined && 'signed' in first ? first : expect.fail(JSON.stringify(steps))
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('canonicalizeSteps', () => {
  it('shows the graph as others make it, both hashes, and what the signature is over', async () => {
    const document = await documentOf()
    const { proof, ...unsecured } = document
    const steps = await stepsOf(document)
    expect(steps).toMatchObject({ path: '/proof', suite: 'eddsa-rdfc-2022', algorithm: 'Ed25519', hash: 'SHA-256' })
    expect(steps.canonicalDocument).toBe(await canonizeElsewhere(unsecured))
    const { proofValue: _, ...options } = proof as JsonObject
    expect(steps.canonicalOptions).toBe(await canonizeElsewhere({ '@context': document['@context']!, ...options }))
    expect([steps.optionsHash, steps.documentHash]).toEqual(
      [steps.canonicalOptions, steps.canonicalDocument].map(sha256),
    )
    expect(steps.signed).toBe(steps.optionsHash + steps.documentHash)
    const publicKey = createPublicKey({ key: { ...key.publicKey }, format: 'jwk' })
    expect(verify(null, bytes(steps.signed), publicKey, bytes(steps.signature))).toBe(true)
  })

  it('shows JSON where the suite signs JSON', async () => {
    const steps = await stepsOf(JSON.stringify(await documentOf('eddsa-jcs-2022')))
    expect(JSON.parse(steps.canonicalDocument)).toMatchObject({ name: badge.name })
    expect(sha256(steps.canonicalDocument)).toBe(steps.documentHash)
  })

  it('halves what is signed with P-384 at 48 bytes', async () => {
    const p384 = await generateKey({ algorithm: 'ES384' })
    const signed = await createDataIntegritySigner(p384).sign(smallBadge(issuerOf(p384)), at)
    const steps = await stepsOf(signed)
    expect([steps.hash, steps.optionsHash.length, steps.documentHash.length]).toEqual(['SHA-384', 96, 96])
  })

  it('shows the parts of a token as they are written', async () => {
    const signed = await createJwtSigner(key).sign(badge, at)
    const token = signed.format === 'jwt' ? signed.token : ''
    const steps = await canonicalizeSteps(token)
    const [header, payload] = token.split('.')
    expect(steps).toMatchObject({ format: 'jwt', steps: { signingInput: `${header}.${payload}` } })
    const shown = steps.format === 'jwt' ? steps.steps : expect.fail('no token')
    expect(Buffer.from(shown.payload).toString('base64url')).toBe(payload)
    expect(Buffer.from(shown.signature, 'hex').toString('base64url')).toBe(token.split('.')[2])
  })

  it('says why there are no steps', async () => {
    const document = await documentOf()
    const proof = document['proof'] as JsonObject
    const strange = {
      ...document,
      proof: [
        { ...proof, cryptosuite: 'unheard-of-2030' },
        { ...proof, proofValue: 'none' },
      ],
    }
    expect(await canonicalizeSteps(strange)).toMatchObject({
      proofs: [
        { path: '/proof/0', suite: 'unheard-of-2030', problem: undefined },
        { path: '/proof/1', problem: { code: 'PROOF_MALFORMED' } },
      ],
    })
    const undefinedTerm = { ...document, unheard: 'of' }
    expect(await canonicalizeSteps(undefinedTerm)).toMatchObject({ proofs: [{ problem: { code: 'TERM_UNDEFINED' } }] })
    expect(await canonicalizeSteps(badge)).toEqual({ format: 'data-integrity', proofs: [] })
  })

  it('reads contexts that are given, and no other options', async () => {
    const document = await documentOf()
    const more = { ...document, '@context': [...(document['@context'] as string[]), 'https://school.example/terms'] }
    expect(await canonicalizeSteps(more)).toMatchObject({ proofs: [{ problem: { code: 'CONTEXT_UNKNOWN' } }] })
    const contexts = { 'https://school.example/terms': '{"@context":{}}' }
    expect(await canonicalizeSteps(more, { contexts })).toMatchObject({
      proofs: [{ suite: 'eddsa-rdfc-2022', hash: 'SHA-256' }],
    })
    expect((await thrownBy(() => canonicalizeSteps(more, { context: contexts } as never))).code).toBe('OPTIONS_INVALID')
  })
})
