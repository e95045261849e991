import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/json/json.js'
import { defaultLimits } from '../../../../src/limits.js'
import { readBaseProofValue, toBaseProofValue } from '../../../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import { createBaseSecrets, signBase } from '../../../../src/proof/data-integrity/ecdsa-sd/sign-base.js'
import {
  holds,
  proofValueOf,
  securedOf,
  show,
  signForHolder,
  suiteMeans,
} from '../../../support/selective-disclosure.js'
import { badgesOf, issuerOf } from '../../../support/signed-badges.js'
import { thrownBy } from '../../../support/thrown-by.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const badges = await badgesOf(issuerOf(key))
const small = await signForHolder(badges.small, key)
const full = await signForHolder(badges.full, key)
const withBase = (change: object, signed = small): JsonObject => {
  const { placed } = securedOf(signed)
  const proofValue = toBaseProofValue({ ...readBaseProofValue(placed, defaultLimits), ...change })
  return { ...signed, proof: { ...placed.proof, proofValue } }
}

describe('deriveDocument', () => {
  it('shows what is mandatory, and nothing else unless asked', async () => {
    const { name: _, credentialSubject, proof: _proof, ...rest } = badges.small as unknown as JsonObject
    const subject = credentialSubject as JsonObject
    const { achievementType: _type, ...achievement } = subject['achievement'] as JsonObject
    const { proof, ...shown } = await show(small, [])
    expect(shown).toEqual({ ...rest, credentialSubject: { ...subject, achievement } })
    expect(proof).toMatchObject({ cryptosuite: 'ecdsa-sd-2023', verificationMethod: key.id })
  })

  it('shows what is asked for, in its place', async () => {
    const shown = await show(small, ['/name', '/credentialSubject/achievement/achievementType'])
    const { proof: _, ...document } = shown
    expect(document).toEqual(badges.small)
    expect(await holds(shown, key)).toBe(true)
  })

  it.each([
    ['nothing more', []],
    ['everything', ['']],
    ['one of two alike', ['/credentialSubject/identifier/1']],
    ['results and evidence', ['/credentialSubject/result', '/evidence']],
    ['an embedded endorsement with its proof', ['/credentialSubject/achievement/endorsement/0']],
    ['a list', ['/credentialSubject/achievement/resultDescription']],
  ])('shows parts of a badge of every class that hold: %s', async (_what, disclose) => {
    expect(await holds(await show(full, disclose), key)).toBe(true)
  })

  it('names as mandatory the same statements whatever else is shown', async () => {
    const counts = await Promise.all(
      [[], [''], ['/name']].map(async (each) => proofValueOf(await show(small, each)).mandatoryIndexes.length),
    )
    expect(new Set(counts).size).toBe(1)
  })

  it('passes nothing on of the secret of the base, nor the signature of anything hidden', async () => {
    const { hmacKey, signatures } = readBaseProofValue(securedOf(small).placed, defaultLimits)
    const { proofValue } = (await show(small, []))['proof'] as { readonly proofValue: string }
    const bytes = Buffer.from(proofValue.slice(1), 'base64url')
    for (const secret of [hmacKey, ...signatures]) expect(bytes.includes(Buffer.from(secret))).toBe(false)
  })

  it('does not change the original', async () => {
    const before = JSON.stringify(small)
    await show(small, ['/name'])
    expect(JSON.stringify(small)).toBe(before)
  })

  const unsignedName = '<urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11> <https://schema.org/name> "Baker"'
  it.each<readonly [string, () => JsonObject, readonly string[], readonly [string, string | undefined, object]]>([
    ['a pointer to nothing', () => small, ['/evidence'], ['POINTER_UNRESOLVED', undefined, { pointer: '"/evidence"' }]],
    [
      'nothing at all',
      () => withBase({ mandatoryPointers: [] }),
      [],
      ['POINTER_UNRESOLVED', undefined, { pointer: 'none at all' }],
    ],
    [
      'a base with a signature too few',
      () => withBase({ signatures: [] }),
      [''],
      ['PROOF_MALFORMED', '/proof/proofValue', { expected: '2 signatures, one a statement', found: '0' }],
    ],
    [
      'a base whose mandatory pointers lead nowhere',
      () => withBase({ mandatoryPointers: ['/evidence'] }),
      [''],
      ['POINTER_UNRESOLVED', undefined, { pointer: '"/evidence"' }],
    ],
    [
      'a document that was changed',
      () => ({ ...small, name: 'Baker' }),
      ['/name'],
      ['STATEMENT_NOT_SIGNED', '/proof', { statement: unsignedName }],
    ],
  ])('refuses %s', async (_what, document, disclose, refusal) => {
    const { code, path, facts } = await thrownBy(() => show(document(), disclose))
    expect([code, path, facts]).toEqual(refusal)
  })

  it('refuses a base with another secret', async () => {
    const document = withBase({ hmacKey: new Uint8Array(32) }, full)
    expect((await thrownBy(() => show(document, ['']))).code).toBe('STATEMENT_NOT_SIGNED')
  })

  it('numbers the labels of nodes without names, and has the bytes that they are written from', async () => {
    const numbers = [...proofValueOf(await show(full, [''])).labelMap.keys()]
    expect(numbers.length).toBeGreaterThan(11)
    expect(numbers).toEqual(numbers.map((_, index) => index))
    const labels = [...proofValueOf(await show(full, [''])).labelMap.values()]
    expect(labels.every((label) => label.length === 32)).toBe(true)
  })

  it('takes a document nothing of which is mandatory', async () => {
    const secrets = await signForHolder({ ...badges.small }, key)
    const { placed, document } = securedOf(secrets)
    const means = { mandatoryPointers: [], secrets: await createBaseSecrets() }
    const proofValue = await signBase({ placed, document }, key, means, suiteMeans)
    const shown = await show({ ...document, proof: { ...placed.proof, proofValue } }, ['/name'])
    expect(proofValueOf(shown).mandatoryIndexes).toEqual([])
    expect(await holds(shown, key)).toBe(true)
  })

  it('refuses to derive from what was derived', async () => {
    const shown = await show(small, [''])
    expect((await thrownBy(() => show(shown, []))).code).toBe('PROOF_MALFORMED')
  })
})
